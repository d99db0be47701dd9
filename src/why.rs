//! Why a rule did or did not fire on a text, in words.

use crate::clause::{Certainty, Clause, ClauseId, Polarity, PredicateKind};
use crate::matching::fit::{Ground, Misfit};
use crate::matching::{Match, Proposition};
use crate::reading::{Filler, Meaning, Reading, ResolvedArgument};
use crate::rule::pattern::{ArgumentPattern, ClausePattern, FillerPattern, PatternForm, name_of};
use crate::rule::{Pattern, Rule, RuleSet, Slot};

/// The pattern that came nearest to fitting, and what kept it from it.
#[derive(Clone, Debug)]
pub struct Near<'r> {
    /// The pattern.
    pub pattern: &'r Pattern,
    /// The reading of the pattern that came nearest.
    pub clause_pattern: &'r ClausePattern,
    /// The clause it came nearest to; none if no clause has its predicate.
    pub clause: Option<ClauseId>,
    /// The first thing that does not fit.
    pub misfit: Misfit,
}

/// What a rule made of a text.
#[derive(Clone, Debug)]
pub struct Account<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// What it stated.
    pub statements: Vec<String>,
    /// Where it stated nothing: the pattern that came nearest, and why it does not fit.
    pub reason: Option<String>,
    /// Whether a clause has a predicate of the rule.
    pub near: bool,
}

/// Says for each of these rules what it states of a reading, or why it states nothing.
pub fn account<'r>(
    rules: &'r RuleSet,
    reading: &'r Reading<'r>,
    asked: &[&'r Rule],
) -> Vec<Account<'r>> {
    let ground = Ground {
        vocabulary: &rules.vocabulary,
        reading,
    };
    let matches = crate::matching::find_matches(rules, reading);
    asked
        .iter()
        .map(|&rule| {
            let statements: Vec<String> = stated(&matches, rule);
            let reason = statements.is_empty().then(|| reason(ground, rule));
            let near = !statements.is_empty()
                || nearest(ground, rule).is_some_and(|near| near.clause.is_some());
            Account {
                rule,
                statements,
                reason,
                near,
            }
        })
        .collect()
}

/// What a rule states among these matches, as rule files write it.
fn stated(matches: &[Match<'_>], rule: &Rule) -> Vec<String> {
    let mine = matches
        .iter()
        .filter(|found| found.rule.is_some_and(|other| other.name == rule.name));
    mine.flat_map(|found| {
        found
            .propositions
            .iter()
            .map(|proposition| write_statement(found, proposition))
    })
    .collect()
}

/// Why a rule states nothing of a reading.
pub fn reason(ground: Ground<'_>, rule: &Rule) -> String {
    match nearest(ground, rule) {
        Some(near) => near.explain(ground),
        None => "the rule's patterns are for text that is not sentences, and none fits".to_owned(),
    }
}

/// Finds the pattern of a rule that comes nearest to fitting a clause.
pub fn nearest<'r>(ground: Ground<'r>, rule: &'r Rule) -> Option<Near<'r>> {
    let mut best: Option<(usize, Near<'r>)> = None;
    for (pattern, clause_pattern) in rule.patterns.iter().flat_map(variants) {
        for clause in 0..ground.reading.clauses.len() {
            let Err(misfit) = ground.fit(clause_pattern, &pattern.slots, clause) else {
                continue;
            };
            let reached = reached(&misfit, clause_pattern);
            let clause = (misfit != Misfit::Predicate).then_some(clause);
            if best.as_ref().is_none_or(|(most, _)| reached > *most) {
                best = Some((
                    reached,
                    Near {
                        pattern,
                        clause_pattern,
                        clause,
                        misfit,
                    },
                ));
            }
        }
    }
    let fallback = || {
        let (pattern, clause_pattern) = rule.patterns.iter().flat_map(variants).next()?;
        Some(Near {
            pattern,
            clause_pattern,
            clause: None,
            misfit: Misfit::Predicate,
        })
    };
    best.map(|(_, near)| near).or_else(fallback)
}

fn variants(pattern: &Pattern) -> impl Iterator<Item = (&Pattern, &ClausePattern)> {
    let variants = match &pattern.form {
        PatternForm::Clauses(variants) => variants.as_slice(),
        PatternForm::Text(_) => &[],
    };
    variants.iter().map(move |variant| (pattern, variant))
}

/// How far a pattern came: a part that is there but of another type is further than one that is missing.
fn reached(misfit: &Misfit, pattern: &ClausePattern) -> usize {
    match misfit {
        Misfit::Predicate => 0,
        Misfit::Missing(part) => 1 + 2 * part,
        Misfit::Filler(part) => 2 + 2 * part,
        Misfit::Attribute => 3 + 2 * pattern.arguments.len(),
    }
}

impl Near<'_> {
    /// Says what kept the pattern from fitting, and how to mend it.
    pub fn explain(&self, ground: Ground<'_>) -> String {
        let arguments = self
            .clause
            .map_or(&[][..], |clause| ground.arguments(clause));
        match self.misfit {
            Misfit::Predicate => self.explain_predicate(ground),
            Misfit::Missing(part) => self.explain_missing(part, ground, arguments),
            Misfit::Filler(part) => self.explain_filler(part, ground, arguments),
            Misfit::Attribute => "the clause says what someone is or is called, and the pattern does not ask for that; \
                                  add a slot for it, such as {description: Text}"
                .to_owned(),
        }
    }

    fn explain_predicate(&self, ground: Ground<'_>) -> String {
        let wanted = predicate_words(self.clause_pattern);
        let said: Vec<String> = ground
            .reading
            .clauses
            .iter()
            .map(|clause| quoted(&clause.predicate.lemma))
            .collect();
        if said.is_empty() {
            return format!("no clause was found in the text; the pattern wants {wanted}");
        }
        format!("no clause says {wanted}; the text says {}", said.join(", "))
    }

    fn explain_missing(
        &self,
        part: usize,
        ground: Ground<'_>,
        arguments: &[ResolvedArgument],
    ) -> String {
        let Some(argument) = self.clause_pattern.arguments.get(part) else {
            return String::new();
        };
        let there: Vec<String> = arguments
            .iter()
            .map(|argument| describe_argument(ground.reading, argument))
            .collect();
        let there = if there.is_empty() {
            "nothing".to_owned()
        } else {
            there.join(", ")
        };
        format!(
            "{} wants {}, and the clause of {} has only {there}",
            self.part_name(argument),
            functions(argument),
            self.clause
                .map_or_else(String::new, |clause| trigger(ground.reading, clause)),
        )
    }

    fn explain_filler(
        &self,
        part: usize,
        ground: Ground<'_>,
        arguments: &[ResolvedArgument],
    ) -> String {
        let Some(argument) = self.clause_pattern.arguments.get(part) else {
            return String::new();
        };
        let found = arguments
            .iter()
            .find(|found| argument.functions.contains(&found.function));
        let Some(filler) = found.and_then(|found| found.fillers.first()) else {
            return String::new();
        };
        let text = ground.reading.analysis.text(filler.span);
        match &argument.filler {
            FillerPattern::Slot(slot) => match self.pattern.slots.get(*slot) {
                Some(slot) => explain_type(slot, ground.reading, filler),
                None => String::new(),
            },
            FillerPattern::Words(_) => format!(
                "{} is wanted, and the text has \"{text}\"",
                self.part_name(argument)
            ),
            FillerPattern::Clause(inner) => {
                format!(
                    "a clause with {} is wanted, and the text has \"{text}\"",
                    predicate_words(inner)
                )
            }
        }
    }

    fn part_name(&self, argument: &ArgumentPattern) -> String {
        match &argument.filler {
            FillerPattern::Slot(slot) => {
                let role = self
                    .pattern
                    .slots
                    .get(*slot)
                    .map_or("", |slot| slot.role.as_str());
                format!("the slot {role}")
            }
            FillerPattern::Words(phrases) => {
                let words: Vec<String> = phrases
                    .iter()
                    .map(|phrase| quoted(&phrase.to_string()))
                    .collect();
                words.join(" or ")
            }
            FillerPattern::Clause(inner) => format!("the clause with {}", predicate_words(inner)),
        }
    }
}

/// Says that a slot's types do not hold, and which would.
fn explain_type(slot: &Slot, reading: &Reading<'_>, filler: &Filler) -> String {
    let text = reading.analysis.text(filler.span);
    let wanted = slot.types.join("|");
    let role = &slot.role;
    match type_of(reading, filler) {
        Some(found) => format!(
            "the slot {role} wants {}, and \"{text}\" was read as {}; did you mean {{{role}: {wanted}|{found}}}?",
            with_article(&slot.types.join(" or ")),
            with_article(found),
        ),
        None => format!(
            "the slot {role} wants {}, and nobody knows what \"{text}\" is",
            with_article(&wanted)
        ),
    }
}

/// The type that a filler was read as, if any.
pub fn type_of<'r>(reading: &'r Reading<'_>, filler: &Filler) -> Option<&'r str> {
    match &filler.meaning {
        Meaning::Entity(entity) => {
            let entity = reading.entities.get(*entity)?;
            Some(entity.kind.as_deref().unwrap_or("Thing"))
        }
        Meaning::Value(value) => Some(value.kind.as_str()),
        Meaning::Clause(_) => Some(crate::vocabulary::STATEMENT),
        Meaning::Unresolved => None,
    }
}

fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['A', 'E', 'I', 'O', 'U']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {noun}")
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

fn predicate_words(pattern: &ClausePattern) -> String {
    let words: Vec<String> = pattern
        .predicate
        .iter()
        .map(|word| quoted(&word.lemma))
        .collect();
    words.join(" or ")
}

fn functions(argument: &ArgumentPattern) -> String {
    let names: Vec<String> = argument.functions.iter().map(name_of).collect();
    match &argument.functions.first() {
        Some(crate::clause::Function::Oblique(_)) => format!("a phrase with {}", quoted(&names[0])),
        _ => format!("the {}", names.join(" or ")),
    }
}

fn describe_argument(reading: &Reading<'_>, argument: &ResolvedArgument) -> String {
    let texts: Vec<&str> = argument
        .fillers
        .iter()
        .map(|filler| reading.analysis.text(filler.span))
        .collect();
    format!("{} \"{}\"", name_of(&argument.function), texts.join(", "))
}

fn trigger(reading: &Reading<'_>, clause: ClauseId) -> String {
    let clause: Option<&Clause> = reading.clauses.get(clause);
    clause.map_or_else(String::new, |clause| match clause.predicate.kind {
        PredicateKind::Copula => "\"be\"".to_owned(),
        _ => quoted(&clause.predicate.lemma),
    })
}

/// Writes a proposition as rule files do: `(negated) Norway gifted ship; recipient Denmark`.
pub fn write_statement(found: &Match<'_>, proposition: &Proposition<'_>) -> String {
    let name = |filler: &Filler| name_of_filler(found.reading, filler);
    let status = status_words(found);
    let status = if status.is_empty() {
        String::new()
    } else {
        format!("({}) ", status.join(", "))
    };
    let mut text = format!(
        "{status}{} {} {}",
        name(&proposition.subject),
        proposition.relation,
        name(&proposition.object)
    );
    for (role, filler) in &proposition.qualifiers {
        text.push_str(&format!("; {role} {}", name(filler)));
    }
    text
}

/// The words for a match's status, none if it is plainly asserted.
fn status_words(found: &Match<'_>) -> Vec<String> {
    let mut words = Vec::new();
    let Some(id) = found.clause else { return words };
    if let Some(clause) = found.reading.clauses.get(id) {
        if clause.status.polarity == Polarity::Negated {
            words.push(Polarity::Negated.as_str().to_owned());
        }
        if clause.status.certainty != Certainty::Stated {
            words.push(clause.status.certainty.as_str().to_owned());
        }
    }
    if let Some(speaker) = found
        .reading
        .resolved
        .get(id)
        .and_then(|resolved| resolved.speaker.as_ref())
    {
        words.push(format!("says {}", name_of_filler(found.reading, speaker)));
    }
    words
}

/// The name or label of what fills an argument; for clauses and what could not be resolved, the text.
pub fn name_of_filler(reading: &Reading<'_>, filler: &Filler) -> String {
    let text = || {
        reading
            .analysis
            .text(filler.span)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    match &filler.meaning {
        Meaning::Entity(entity) => reading
            .entities
            .get(*entity)
            .map_or_else(text, |entity| entity.name.clone()),
        Meaning::Value(value) => value.text.clone(),
        Meaning::Clause(_) | Meaning::Unresolved => text(),
    }
}
