//! Reads a rule and refuses what cannot work.

use std::collections::{BTreeMap, BTreeSet};

use super::example::{self, Example, Known};
use super::fault::RuleFault;
use super::line::Piece;
use super::pattern::{self, Pattern, PatternForm};
use super::section::{Item, Keyword, Section};
use super::template::{self, RawTemplate};
use super::{NAMED_BY_TEXT, Place, Rule, StatementTemplate};
use crate::spelling::did_you_mean;
use crate::vocabulary::{RESERVED_ROLES, Vocabulary};

/// Reads a rule.
pub fn rule(
    section: &Section<'_>,
    vocabulary: &Vocabulary,
    faults: &mut Vec<RuleFault>,
    warnings: &mut Vec<RuleFault>,
) -> Rule {
    let patterns = patterns(section, vocabulary, faults);
    let exceptions = exceptions(section, vocabulary, faults);
    let templates = templates(section, vocabulary, faults);
    let read = !patterns.is_empty() && patterns.iter().all(|(_, pattern)| pattern.is_some());
    let whole = read && templates.len() == lines(section, &[Keyword::Then]).count();
    if read {
        check_roles(&templates, &patterns, faults);
        let told = if section.draft {
            &mut *warnings
        } else {
            &mut *faults
        };
        check_qualifiers(&templates, &patterns, vocabulary, told);
        check_open(&templates, &patterns, faults);
    }
    warn_of_covered(&patterns, warnings);
    let statements: Vec<StatementTemplate> =
        templates.iter().map(StatementTemplate::from).collect();
    let mut roles = roles(&patterns);
    roles.extend(["event".to_owned(), "cause".to_owned()]);
    let known = Known {
        relations: statements
            .iter()
            .map(|statement| statement.relation.as_str())
            .collect(),
        roles: &roles,
        whole,
    };
    let examples = examples(section, &known, vocabulary, faults, warnings);
    Rule {
        name: section.name.spaced(),
        gloss: section.gloss.text().to_owned(),
        place: place(section.name),
        patterns: patterns
            .into_iter()
            .filter_map(|(_, pattern)| pattern)
            .collect(),
        exceptions,
        last_resort: lines(section, &[Keyword::Otherwise]).next().is_some(),
        statements,
        examples,
    }
}

/// Reads the `except` lines.
fn exceptions(
    section: &Section<'_>,
    vocabulary: &Vocabulary,
    faults: &mut Vec<RuleFault>,
) -> Vec<Pattern> {
    let mut found = Vec::new();
    for item in lines(section, &[Keyword::Except]) {
        if item.rest.text().starts_with('/') {
            faults.push(item.rest.fault(
                "an exception is a sentence with slots; put what the text must not be into the expression itself",
            ));
        } else {
            found.extend(pattern::read(item.rest, vocabulary, faults));
        }
    }
    found
}

/// Refuses a relation named after the text where every pattern says the predicate itself.
fn check_open(templates: &[RawTemplate<'_>], patterns: &Patterns<'_>, faults: &mut Vec<RuleFault>) {
    let closed = patterns.iter().find(|(_, pattern)| {
        pattern
            .as_ref()
            .is_some_and(|pattern| !pattern.names_relation())
    });
    let Some((piece, _)) = closed else { return };
    if templates
        .iter()
        .any(|template| template.relation.text() == NAMED_BY_TEXT)
    {
        faults.push(piece.fault(
            "the relation \"any\" is named after the text's word, and this pattern leaves no word open; write any/VERB, or \
             name the relation",
        ));
    }
}

fn place(piece: Piece<'_>) -> Place {
    Place {
        file: piece.line.file.to_owned(),
        line: piece.line.number,
    }
}

/// The lines of the section with one of these keywords.
fn lines<'a, 's>(
    section: &'a Section<'s>,
    keywords: &'a [Keyword],
) -> impl Iterator<Item = &'a Item<'s>> {
    section
        .lines
        .iter()
        .filter(|item| keywords.contains(&item.keyword))
}

/// The keywords that open a pattern.
const WHEN: &[Keyword] = &[Keyword::When, Keyword::Otherwise, Keyword::Or];

type Patterns<'s> = Vec<(Piece<'s>, Option<Pattern>)>;

fn patterns<'s>(
    section: &Section<'s>,
    vocabulary: &Vocabulary,
    faults: &mut Vec<RuleFault>,
) -> Patterns<'s> {
    let found: Patterns<'s> = lines(section, WHEN)
        .map(|item| (item.rest, pattern::read(item.rest, vocabulary, faults)))
        .collect();
    if found.is_empty() {
        faults.push(lacks(
            section,
            "the rule has no pattern; add a line such as when {a: Agent} met {b: Agent}",
        ));
    }
    found
}

/// A fault of a rule as a whole, told after those of its lines.
fn lacks(section: &Section<'_>, message: &str) -> RuleFault {
    let lines = section.lines.iter().map(|item| item.line.line.number);
    let last = lines.max().unwrap_or(section.name.line.number);
    section.name.fault(message).told_after(last)
}

fn templates<'s>(
    section: &Section<'s>,
    vocabulary: &Vocabulary,
    faults: &mut Vec<RuleFault>,
) -> Vec<RawTemplate<'s>> {
    if lines(section, &[Keyword::Then]).next().is_none() {
        faults.push(lacks(
            section,
            "the rule states nothing; add a line such as then {a} met {b}",
        ));
    }
    let read = lines(section, &[Keyword::Then]).map(|item| template::read(item.rest, vocabulary));
    read.filter_map(|template| template.map_err(|fault| faults.push(fault)).ok())
        .collect()
}

/// The roles that the patterns bind, and those that any clause can fill.
fn roles(patterns: &Patterns<'_>) -> Vec<String> {
    let bound = patterns
        .iter()
        .filter_map(|(_, pattern)| pattern.as_ref())
        .flat_map(|pattern| &pattern.slots);
    let names: BTreeSet<String> = bound
        .map(|slot| slot.role.clone())
        .chain(["time".into(), "place".into()])
        .collect();
    names.into_iter().collect()
}

/// Refuses a `then` with a role that no pattern binds.
fn check_roles(
    templates: &[RawTemplate<'_>],
    patterns: &Patterns<'_>,
    faults: &mut Vec<RuleFault>,
) {
    let bound = roles(patterns);
    for role in templates.iter().flat_map(RawTemplate::roles) {
        let name = role.spaced();
        if !bound.contains(&name) {
            let cure = did_you_mean(&name, bound.iter().map(String::as_str));
            faults.push(role.fault(format!("no pattern of the rule binds \"{name}\"{cure}")));
        }
    }
}

/// Refuses a bound role that a `then` leaves over and nothing declares: it would be a qualifier without a meaning.
fn check_qualifiers(
    templates: &[RawTemplate<'_>],
    patterns: &Patterns<'_>,
    vocabulary: &Vocabulary,
    faults: &mut Vec<RuleFault>,
) {
    let mut seen = BTreeSet::new();
    for (piece, pattern) in patterns {
        for slot in pattern.iter().flat_map(|pattern| &pattern.slots) {
            let role = slot.role.as_str();
            let declared = vocabulary.role(role).is_some() || RESERVED_ROLES.contains(&role);
            let used = templates.iter().all(|template| template.uses(role));
            if declared || used || templates.is_empty() || !seen.insert(role.to_owned()) {
                continue;
            }
            let known = vocabulary.roles.iter().map(|role| role.name.as_str());
            let cure = match did_you_mean(role, known) {
                cure if cure.is_empty() => {
                    format!("; use it in a \"then\", or declare it: role {role}: what it means")
                }
                cure => cure,
            };
            faults.push(piece.fault(format!("unknown role \"{role}\"{cure}")));
        }
    }
}

/// How many earlier patterns of one predicate a pattern is held against.
const MOST_COMPARED: usize = 100;

/// Warns of a pattern that fits nothing but what an earlier one fits.
fn warn_of_covered(patterns: &Patterns<'_>, warnings: &mut Vec<RuleFault>) {
    // A pattern that covers another has all its predicates, so it is enough to look under the first.
    let mut earlier: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, (piece, pattern)) in patterns.iter().enumerate() {
        let Some(pattern) = pattern else { continue };
        let keys = pattern.predicates();
        let same = keys.first().and_then(|key| earlier.get(key));
        let same = same.into_iter().flatten().take(MOST_COMPARED);
        let covering = same.map(|&place| &patterns[place]).find(|(_, other)| {
            let other = other.as_ref();
            other.is_some_and(|other| other.covers(pattern))
        });
        if let Some((other, _)) = covering {
            let message = format!(
                "the pattern of line {} covers this one; leave one out",
                other.line.number
            );
            warnings.push(piece.fault(message));
        }
        for key in keys {
            earlier.entry(key).or_default().push(index);
        }
    }
}

impl Pattern {
    /// The dictionary forms of all predicates that it fits, each once; its text if it is an expression.
    fn predicates(&self) -> BTreeSet<&str> {
        match &self.form {
            PatternForm::Clauses(variants) => variants
                .iter()
                .flat_map(|variant| &variant.predicate)
                .map(|word| word.lemma.as_str())
                .collect(),
            PatternForm::Noun(_) | PatternForm::Text(_) => [self.text.as_str()].into(),
        }
    }

    /// Whether every reading of the other pattern is also one of this.
    fn covers(&self, other: &Self) -> bool {
        let (PatternForm::Clauses(mine), PatternForm::Clauses(others)) = (&self.form, &other.form)
        else {
            return self.text == other.text;
        };
        others.iter().all(|theirs| {
            mine.iter()
                .any(|mine| mine.covers(theirs, &self.slots, &other.slots))
        })
    }
}

/// Reads the `yes` and `no` lines.
fn examples(
    section: &Section<'_>,
    known: &Known<'_>,
    vocabulary: &Vocabulary,
    faults: &mut Vec<RuleFault>,
    warnings: &mut Vec<RuleFault>,
) -> Vec<Example> {
    let mut found: Vec<(Keyword, Piece<'_>, Example)> = Vec::new();
    for item in lines(section, &[Keyword::Yes, Keyword::No, Keyword::Arrow]) {
        match (item.keyword, found.last_mut()) {
            (Keyword::Arrow, Some((Keyword::Yes, _, example))) => {
                match example::expectation(item.rest, known, vocabulary) {
                    Ok(expectation) => example.expected.push(expectation),
                    Err(more) => faults.extend(more),
                }
            }
            (Keyword::Arrow, _) => faults.push(
                item.line
                    .fault("\"=>\" belongs under a line that opens with \"yes\""),
            ),
            _ if item.rest.is_empty() => faults.push(item.line.fault("the example has no text")),
            _ => {
                let text = item.rest.text().to_owned();
                found.push((
                    item.keyword,
                    item.line,
                    Example {
                        text,
                        place: place(item.line),
                        expected: Vec::new(),
                    },
                ));
            }
        }
    }
    check_examples(section, &found, faults, warnings);
    found.into_iter().map(|(_, _, example)| example).collect()
}

fn check_examples(
    section: &Section<'_>,
    found: &[(Keyword, Piece<'_>, Example)],
    faults: &mut Vec<RuleFault>,
    warnings: &mut Vec<RuleFault>,
) {
    let arrows: BTreeSet<usize> = arrow_owners(section);
    for (keyword, line, _) in found {
        if *keyword == Keyword::Yes && !arrows.contains(&line.line.number) {
            faults.push(line.fault(
                "the example says nothing of what is stated; add a line => SUBJECT RELATION OBJECT",
            ));
        }
    }
    if !found.iter().any(|(keyword, ..)| *keyword == Keyword::Yes) {
        faults.push(lacks(
            section,
            "the rule has no \"yes\": add a sentence that it must read, and => what it states",
        ));
    }
    if !found.iter().any(|(keyword, ..)| *keyword == Keyword::No) {
        let told = if section.draft { warnings } else { faults };
        told.push(lacks(
            section,
            "the rule has no \"no\": add a sentence that it might read by mistake",
        ));
    }
}

/// The numbers of the lines that are followed by a `=>` line.
fn arrow_owners(section: &Section<'_>) -> BTreeSet<usize> {
    let mut owners = BTreeSet::new();
    let mut owner = None;
    for item in &section.lines {
        match item.keyword {
            Keyword::Arrow => owners.extend(owner),
            _ => owner = Some(item.line.line.number),
        }
    }
    owners
}
