//! The pattern and the statement of a proposed rule.

use crate::clause::{Clause, ClauseId, ComplementKind, Function, PredicateKind};
use crate::english::Penn;
use crate::matching::Proposition;
use crate::reading::{Filler, Meaning, Reading, ResolvedArgument};
use crate::rule::pattern::words::{self, WordClass};
use crate::vocabulary::{STATEMENT, VALUE_TYPES, Vocabulary};
use crate::why::{name_of_filler, type_of};

/// A rule without examples.
#[derive(Clone, Debug)]
pub struct Sketch {
    /// The rule's name, which is also its relation's.
    pub name: String,
    /// The relation's name.
    pub relation: String,
    subject: Hole,
    object: Hole,
    pattern: String,
    /// The predicate with what joins it to the object, in plain words.
    says: String,
    subject_name: String,
    object_name: String,
}

/// A slot of the pattern.
#[derive(Clone, Debug)]
struct Hole {
    role: &'static str,
    kind: String,
}

impl Hole {
    fn written(&self) -> String {
        format!("{{{}: {}}}", self.role, self.kind)
    }
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
        let subject = hole(reading, &proposition.subject, vocabulary, true)?;
        let object = hole(reading, &proposition.object, vocabulary, false)?;
        let predicate = predicate(reading, clause, from, arguments);
        let link = link(to);
        let pattern = format!(
            "{} {predicate}{link} {}",
            subject.written(),
            object.written()
        );
        let relation = relation(&predicate, &link);
        Some(Self {
            name: relation.clone(),
            relation,
            pattern,
            says: format!("{predicate}{link}").replace('\'', ""),
            subject_name: name_of_filler(reading, &proposition.subject),
            object_name: name_of_filler(reading, &proposition.object),
            subject,
            object,
        })
    }

    /// The lines of the rule up to its examples, with or without the declaration of its relation.
    pub fn rule(&self, declare: bool) -> String {
        let Self {
            name,
            relation,
            subject,
            object,
            pattern,
            ..
        } = self;
        let declaration = if declare {
            format!(
                "relation {relation}: {relation}\n  from {} to {}\n\n",
                subject.kind, object.kind
            )
        } else {
            String::new()
        };
        format!(
            "{declaration}rule {name}: What is said by \"{relation}\".\n  when {pattern}\n  then {{{}}} {relation} {{{}}}\n",
            subject.role, object.role
        )
    }

    /// Sentences that the rule might read by mistake, the most tempting first.
    pub fn temptations(&self, _reading: &Reading<'_>) -> Vec<String> {
        let Self {
            says,
            subject_name,
            object_name,
            ..
        } = self;
        let mut found = Vec::new();
        if self.subject.kind != "Entity" {
            let other = if self.subject.kind == "Thing" {
                "Monday"
            } else {
                "The weather"
            };
            found.push(format!("{other} {says} {object_name}."));
        }
        found.push(format!(
            "{subject_name} and {object_name} were in the news."
        ));
        found.push(format!("{object_name} was in the news."));
        found
    }
}

/// The function that a filler has in a clause.
fn function<'a>(arguments: &'a [ResolvedArgument], filler: &Filler) -> Option<&'a Function> {
    let found = arguments
        .iter()
        .find(|argument| argument.fillers.contains(filler));
    found.map(|argument| &argument.function)
}

/// The slot for a filler: a role and the broadest type that still says something.
fn hole(
    reading: &Reading<'_>,
    filler: &Filler,
    vocabulary: &Vocabulary,
    is_subject: bool,
) -> Option<Hole> {
    let found = type_of(reading, filler)?;
    let is = |kind: &str| vocabulary.is_a(found, kind);
    let kind = if VALUE_TYPES.contains(&found) || found == STATEMENT {
        found
    } else if is("Agent") && (is_subject || !is("Place")) {
        "Agent"
    } else if is("Place") {
        "Place"
    } else {
        "Thing"
    };
    if is_subject && matches!(filler.meaning, Meaning::Value(_) | Meaning::Clause(_)) {
        return None;
    }
    let role = match (is_subject, kind) {
        (true, "Agent") => "agent",
        (true, _) => "thing",
        (false, "Agent") => "other",
        (false, "Place") => "place",
        (false, STATEMENT) => "content",
        (false, "Office") => "office",
        (false, _) => "object",
    };
    Some(Hole {
        role,
        kind: kind.to_owned(),
    })
}

/// The predicate as a pattern writes it.
fn predicate(
    reading: &Reading<'_>,
    clause: &Clause,
    from: &Function,
    arguments: &[ResolvedArgument],
) -> String {
    let predicate = &clause.predicate;
    match predicate.kind {
        PredicateKind::Copula => copula(reading, clause, arguments),
        PredicateKind::Preposition => format!("is {}", predicate.lemma),
        PredicateKind::Noun => predicate.lemma.clone(),
        PredicateKind::Verb => {
            let verb = inflected(reading, clause);
            if *from == Function::Object {
                format!("was {verb}")
            } else {
                verb
            }
        }
    }
}

/// _is president_, with the phrase that follows left to the link.
fn copula(reading: &Reading<'_>, clause: &Clause, arguments: &[ResolvedArgument]) -> String {
    let phrases = arguments
        .iter()
        .any(|argument| matches!(argument.function, Function::Oblique(_)));
    let attribute = clause
        .argument(&Function::Attribute)
        .and_then(|attribute| attribute.members.first());
    match attribute {
        Some(attribute) if phrases => format!(
            "is {}",
            reading.analysis.lemma(attribute.head).to_lowercase()
        ),
        _ => "is".to_owned(),
    }
}

/// The verb as the sentence has it if that is a past form, else its dictionary form; further words as they are.
fn inflected(reading: &Reading<'_>, clause: &Clause) -> String {
    let predicate = &clause.predicate;
    let mut words = predicate.lemma.split(' ');
    let lemma = words.next().unwrap_or_default();
    let past = reading
        .analysis
        .tokens
        .get(predicate.head)
        .is_some_and(|token| {
            matches!(token.penn, Penn::Vbd | Penn::Vbn) && token.lemma.as_ref() == lemma
        });
    let verb = if past {
        reading.analysis.word(predicate.head).to_lowercase()
    } else {
        lemma.to_owned()
    };
    let further: Vec<String> = words.map(further_word).collect();
    format!("{verb}{}", further.concat())
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
fn relation(predicate: &str, link: &str) -> String {
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
