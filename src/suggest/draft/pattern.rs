//! The pattern and the statement of a proposed rule.

use super::forms::{participle, past};
use super::hole::{Hole, optional};
use crate::clause::text::one_line;
use crate::clause::{Clause, ClauseId, ComplementKind, Function, PredicateKind};
use crate::english::{Analysis, Penn};
use crate::matching::Proposition;
use crate::reading::{Filler, Meaning, MentionKind, Naming, Reading, ResolvedArgument};
use crate::rule::pattern::words::{self, WordClass};
use crate::vocabulary::{Relation, STATEMENT, VALUE_TYPES, Vocabulary};
use crate::why::name_of_filler;

/// A rule without examples.
#[derive(Clone, Debug)]
pub struct Sketch {
    /// The rule's name, which is also its relation's.
    pub name: String,
    pub(super) subject: Hole,
    pub(super) object: Hole,
    pattern: String,
    /// The predicate with what joins it to the object, in the singular: _was held in_.
    pub(super) says: String,
    /// The predicate with what joins it to the object, as a sentence about the past has it: _was held in_.
    pub(super) affirmative: String,
    /// The same, denied: _was not held in_.
    pub(super) negative: String,
    pub(super) subject_text: String,
    pub(super) object_text: String,
}

impl Sketch {
    /// Sketches a rule that states what an open statement says.
    pub fn of(
        id: ClauseId,
        proposition: &Proposition<'_>,
        reading: &Reading<'_>,
        vocabulary: &Vocabulary,
    ) -> Option<Self> {
        let clause = reading.clauses.get(id)?;
        let arguments = reading.resolved.get(id)?.arguments.as_slice();
        let from = function(arguments, &proposition.subject)?;
        let to = function(arguments, &proposition.object)?;
        let subject = Hole::of_subject(reading, &proposition.subject, from, clause, vocabulary)?;
        let object = Hole::of_object(reading, &proposition.object, to, vocabulary)?;
        let plural = is_plural(reading.analysis, proposition.subject.head);
        let said = Said::of(reading.analysis, clause, arguments, from, plural)?;
        let link = link(to);
        let taken = [subject.role, object.role];
        let further: Vec<String> = arguments
            .iter()
            .filter(|argument| argument.function != *to)
            .filter_map(|argument| optional(clause, argument, &taken))
            .collect();
        Some(Self {
            name: name(&said.pattern, &link),
            pattern: format!(
                "{} {}{link} {}{}",
                subject.written(),
                said.pattern,
                object.written(),
                further.concat()
            ),
            says: format!("{}{link}", said.pattern).replace('\'', ""),
            affirmative: format!("{}{link}", said.affirmative),
            negative: format!("{}{link}", said.negative),
            subject_text: text(reading, &proposition.subject),
            object_text: text(reading, &proposition.object),
            subject,
            object,
        })
    }

    /// The lines of the rule up to its examples, with the declaration of its relation.
    pub fn rule(&self, vocabulary: &Vocabulary) -> String {
        let Self {
            name,
            subject,
            object,
            pattern,
            ..
        } = self;
        let gloss = format!(
            "{} {} {}",
            with_article(subject.declared()),
            self.says,
            with_article(object.declared())
        );
        let relation = vocabulary.relation(name).map_or_else(
            || {
                let (from, to) = (subject.declared(), object.declared());
                format!("relation {name}: {gloss}\n  from {from} to {to}\n")
            },
            declaration,
        );
        let capital = gloss.replacen('a', "A", 1);
        format!(
            "{relation}\nrule {name}: {capital}.\n  when {pattern}\n  then {{{}}} {name} {{{}}}\n",
            subject.role, object.role
        )
    }

    /// Whether the object is a node of its own, which could be a subject too.
    pub(super) fn object_is_entity(&self) -> bool {
        self.object.types != STATEMENT && !VALUE_TYPES.contains(&self.object.types)
    }
}

/// A relation as it is declared already.
fn declaration(relation: &Relation) -> String {
    let mut text = format!("relation {}: {}\n", relation.name, relation.gloss);
    if let (Some(from), Some(to)) = (&relation.from, &relation.to) {
        text.push_str(&format!("  from {from} to {to}\n"));
    }
    if relation.symmetric {
        text.push_str("  symmetric\n");
    }
    for (scheme, value) in &relation.codes {
        text.push_str(&format!("  code {scheme} {value}\n"));
    }
    text
}

fn with_article(kind: &str) -> String {
    let article = if kind.starts_with(['A', 'E', 'I', 'O', 'U']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {kind}")
}

/// The function that a filler has in a clause.
fn function<'a>(arguments: &'a [ResolvedArgument], filler: &Filler) -> Option<&'a Function> {
    let found = arguments
        .iter()
        .find(|argument| argument.fillers.contains(filler));
    found.map(|argument| &argument.function)
}

/// A filler as a sentence may have it: a name, or a description with its article.
fn text(reading: &Reading<'_>, filler: &Filler) -> String {
    if matches!(filler.meaning, Meaning::Clause(_)) {
        let text = plain(reading.analysis.text(filler.span));
        // The word that introduces a clause is part of the link.
        let bare = text.strip_prefix("that ").or(text.strip_prefix("to "));
        return bare.unwrap_or(&text).to_owned();
    }
    let described = match filler.meaning {
        Meaning::Entity(entity) => reading
            .entities
            .get(entity)
            .is_some_and(|entity| entity.naming == Naming::Description),
        _ => true,
    };
    let pronoun = reading
        .mentions
        .iter()
        .any(|mention| mention.head == filler.head && mention.kind == MentionKind::Pronoun);
    if described && !pronoun {
        return opened_small(reading, filler);
    }
    let name = plain(&name_of_filler(reading, filler));
    if described {
        format!("the {name}")
    } else {
        name
    }
}

/// A description without the capital that it has at the head of a sentence.
fn opened_small(reading: &Reading<'_>, filler: &Filler) -> String {
    let analysis = reading.analysis;
    let text = plain(analysis.text(filler.span));
    let opening = analysis
        .tokens
        .iter()
        .find(|token| token.span.start == filler.span.start);
    let common = opening
        .is_some_and(|token| matches!(token.penn, Penn::Dt | Penn::PrpPoss | Penn::Nn | Penn::Nns));
    let mut letters = text.chars();
    let first = letters.next().filter(|_| common);
    match first {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => text,
    }
}

/// A text on one line, without quotation marks.
fn plain(text: &str) -> String {
    one_line(text).replace(['"', '“', '”'], "")
}

fn is_plural(analysis: &Analysis<'_>, token: usize) -> bool {
    analysis
        .tokens
        .get(token)
        .is_some_and(|token| matches!(token.penn, Penn::Nns | Penn::Nnps))
}

/// A predicate as a pattern writes it, and as sentences about the past have it.
struct Said {
    pattern: String,
    affirmative: String,
    negative: String,
}

impl Said {
    fn of(
        analysis: &Analysis<'_>,
        clause: &Clause,
        arguments: &[ResolvedArgument],
        from: &Function,
        plural: bool,
    ) -> Option<Self> {
        let predicate = &clause.predicate;
        let (is, was) = if plural {
            ("are", "were")
        } else {
            ("is", "was")
        };
        let be = |is: &str, rest: &str| format!("{is} {rest}").trim_end().to_owned();
        let copula = |rest: &str| Self {
            pattern: be("is", rest),
            affirmative: be(is, rest),
            negative: be(is, &format!("not {rest}")),
        };
        let (lemma, further) = match predicate.lemma.split_once(' ') {
            Some((lemma, further)) => (lemma, format!(" {further}")),
            None => (predicate.lemma.as_str(), String::new()),
        };
        let written: String = further.split_whitespace().map(further_word).collect();
        match predicate.kind {
            PredicateKind::Copula => Some(copula(&attribute(analysis, clause, arguments))),
            PredicateKind::Preposition => Some(copula(&predicate.lemma)),
            // An act named by a noun is written with its verb, which the pattern fits as well.
            PredicateKind::Verb | PredicateKind::Noun if *from == Function::Object => {
                let verb = participle(lemma);
                Some(Self {
                    pattern: format!("was {verb}{written}"),
                    affirmative: format!("{was} {verb}{further}"),
                    negative: format!("{was} not {verb}{further}"),
                })
            }
            PredicateKind::Verb | PredicateKind::Noun => {
                let verb = past(lemma);
                Some(Self {
                    pattern: format!("{verb}{written}"),
                    affirmative: format!("{verb}{further}"),
                    negative: format!("did not {lemma}{further}"),
                })
            }
        }
    }
}

/// _president_ of _is president of_, with the phrase that follows left to the link.
fn attribute(analysis: &Analysis<'_>, clause: &Clause, arguments: &[ResolvedArgument]) -> String {
    let phrases = arguments
        .iter()
        .any(|argument| matches!(argument.function, Function::Oblique(_)));
    let attribute = clause
        .argument(&Function::Attribute)
        .and_then(|attribute| attribute.members.first());
    match attribute {
        Some(attribute) if phrases => analysis.lemma(attribute.head).to_lowercase(),
        _ => String::new(),
    }
}

/// A particle as it is; a noun such as the _hands_ of _shake hands_ in this form only.
fn further_word(word: &str) -> String {
    let particle = words::is(word, WordClass::Particle) || words::is(word, WordClass::Out);
    if particle {
        format!(" {word}")
    } else {
        format!(" '{word}'")
    }
}

/// What joins the predicate to the object: nothing, or a preposition, or _that_.
fn link(to: &Function) -> String {
    match to {
        Function::Oblique(preposition) => format!(" {preposition}"),
        Function::Recipient => " to".to_owned(),
        Function::Complement(ComplementKind::That) => " that".to_owned(),
        Function::Complement(ComplementKind::Infinitive) => " to".to_owned(),
        _ => String::new(),
    }
}

/// The relation's name: the predicate and what joins it to its object, without forms of _be_.
fn name(predicate: &str, link: &str) -> String {
    let name = format!("{predicate}{link}").replace('\'', "");
    let name = name.strip_suffix(" that").unwrap_or(&name);
    let bare = name
        .strip_prefix("is ")
        .or_else(|| name.strip_prefix("was "))
        .unwrap_or(name);
    // A preposition alone would be no name: "is at".
    if bare.contains(' ') {
        bare.to_owned()
    } else {
        name.to_owned()
    }
}
