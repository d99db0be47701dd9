//! Clauses as open information extraction: statements in the words of the sentence.

use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

use super::lexicon::lexicon;
use super::text::one_line;
use super::{Argument, Clause, ClauseId, Function, Member, PredicateKind};

/// One statement of a clause: who, what in the sentence's words, whom or what, and the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The grammatical subject.
    pub subject: String,
    /// The predicate with its auxiliaries, and the preposition before the object.
    pub relation: String,
    /// The first object.
    pub object: String,
    /// Further arguments, each with its preposition.
    pub further: Vec<String>,
}

impl std::fmt::Display for Line {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            formatter,
            "{} | {} | {}",
            self.subject, self.relation, self.object
        )?;
        for argument in &self.further {
            write!(formatter, " | {argument}")?;
        }
        Ok(())
    }
}

/// A clause as it stands in the sentence: passives not turned round.
struct Surface<'a> {
    subjects: Vec<&'a Member>,
    relation: String,
    /// What follows, with its preposition, in text order.
    arguments: Vec<(&'a str, &'a Argument)>,
}

/// The clause multiplied out: one line for every combination of a subject and a first object.
pub fn lines(analysis: &Analysis<'_>, clauses: &[Clause], clause: &Clause) -> Vec<Line> {
    let surface = surface(analysis, clauses, clause);
    let Some(((preposition, first), rest)) = surface.arguments.split_first() else {
        return Vec::new();
    };
    let further: Vec<String> = rest
        .iter()
        .map(|(preposition, argument)| joined(preposition, &texts(analysis, argument).join(", ")))
        .collect();
    let mut lines = Vec::new();
    for subject in &surface.subjects {
        for object in texts(analysis, first) {
            lines.push(Line {
                subject: text_of(analysis, subject),
                relation: joined(&surface.relation, preposition),
                object,
                further: further.clone(),
            });
        }
    }
    lines
}

/// The clause as statements of three parts: one for every subject and every member of every argument.
///
/// The words between predicate and argument go into the relation: _imposed sanctions on_.
pub fn triples(analysis: &Analysis<'_>, clauses: &[Clause], clause: &Clause) -> Vec<Line> {
    let surface = surface(analysis, clauses, clause);
    let mut lines = Vec::new();
    let mut relation = surface.relation.clone();
    for (preposition, argument) in &surface.arguments {
        let with_preposition = joined(&relation, preposition);
        for member in &argument.members {
            let object = text_of(analysis, member);
            add_lines(analysis, &surface, &with_preposition, object, &mut lines);
            for (inner, object) in inner_phrases(analysis, clause, argument, member) {
                let with_head = joined(&with_preposition, short_text(analysis, member));
                let relation = joined(&with_head, &inner);
                add_lines(analysis, &surface, &relation, object, &mut lines);
            }
        }
        if let (true, [only]) = (is_core(&argument.function), &argument.members[..]) {
            relation = joined(&with_preposition, short_text(analysis, only));
        }
    }
    lines.extend(mutual_lines(analysis, clause, &surface));
    lines
}

fn is_core(function: &Function) -> bool {
    matches!(
        function,
        Function::Object | Function::Attribute | Function::Recipient
    )
}

fn add_lines(
    analysis: &Analysis<'_>,
    surface: &Surface<'_>,
    relation: &str,
    object: String,
    lines: &mut Vec<Line>,
) {
    for subject in &surface.subjects {
        lines.push(Line {
            subject: text_of(analysis, subject),
            relation: relation.to_owned(),
            object: object.clone(),
            further: Vec::new(),
        });
    }
}

/// The phrases with prepositions inside an object: _action against [Peru]_.
fn inner_phrases(
    analysis: &Analysis<'_>,
    clause: &Clause,
    argument: &Argument,
    member: &Member,
) -> Vec<(String, String)> {
    if !is_core(&argument.function)
        || clause.predicate.kind != PredicateKind::Verb
        || member.clause.is_some()
    {
        return Vec::new();
    }
    phrases_inside(analysis, member.head)
        .into_iter()
        .filter(|&phrase| member.span.covers(analysis.tokens[phrase].span))
        .filter_map(|phrase| {
            let case = analysis.child(phrase, &[Relation::Case])?;
            let head = analysis.tokens[member.head].span.end;
            let before = crate::span::Span::new(head, analysis.tokens[case].span.end);
            let span = crate::span::Span::new(analysis.tokens[case].span.end, member.span.end);
            Some((
                one_line(analysis.text(before)).trim().to_owned(),
                one_line(analysis.text(span)).trim().to_owned(),
            ))
        })
        .collect()
}

/// The phrases with prepositions on a noun, and those on them: _aid [for victims] [of the flood]_.
fn phrases_inside(analysis: &Analysis<'_>, noun: TokenId) -> Vec<TokenId> {
    let mut found = Vec::new();
    let mut nouns = vec![noun];
    for _ in 0..DEEPEST_PHRASE {
        nouns = nouns
            .iter()
            .flat_map(|&noun| analysis.children(noun).filter(move |&child| child > noun))
            .filter(|&child| analysis.relation(child) == Relation::Nmod)
            .collect();
        found.extend(&nouns);
    }
    found
}

/// Phrases inside phrases are told up to this depth.
const DEEPEST_PHRASE: usize = 3;

/// What a plural subject does to one another, as statements of each to the later ones: _Peru and Chile met_.
fn mutual_lines(analysis: &Analysis<'_>, clause: &Clause, surface: &Surface<'_>) -> Vec<Line> {
    let to_others = clause.argument(&Function::Object).is_none()
        && clause
            .argument(&Function::Oblique("with".to_owned()))
            .is_none();
    if !to_others || !lexicon().is_reciprocal(&clause.predicate.lemma) {
        return Vec::new();
    }
    let mut lines = Vec::new();
    for (place, one) in surface.subjects.iter().enumerate() {
        for other in &surface.subjects[place + 1..] {
            lines.push(Line {
                subject: text_of(analysis, one),
                relation: surface.relation.clone(),
                object: text_of(analysis, other),
                further: Vec::new(),
            });
        }
    }
    lines
}

fn surface<'a>(analysis: &Analysis<'_>, clauses: &[Clause], clause: &'a Clause) -> Surface<'a> {
    let passive = is_passive(analysis, clause);
    let subject = match passive {
        false => Function::Subject,
        true if clause.argument(&Function::Recipient).is_some() => Function::Recipient,
        true => Function::Object,
    };
    let mut arguments: Vec<(&str, &Argument)> = clause
        .arguments
        .iter()
        .filter(|argument| argument.function != subject && is_shown(argument))
        .map(|argument| (preposition(&argument.function), argument))
        .collect();
    arguments.sort_by_key(|(_, argument)| place(argument));
    Surface {
        subjects: clause
            .argument(&subject)
            .map_or(Vec::new(), |argument| argument.members.iter().collect()),
        relation: relation(analysis, clauses, clause),
        arguments,
    }
}

/// Objects and attributes come first, then the rest in text order.
fn place(argument: &Argument) -> (bool, TokenId) {
    let later = matches!(
        argument.function,
        Function::Oblique(_) | Function::Complement(_)
    );
    let head = argument.members.first().map_or(0, |member| member.head);
    (later, head)
}

/// Adverbial clauses are statements of their own.
fn is_shown(argument: &Argument) -> bool {
    match argument.function {
        Function::Oblique(_) => argument
            .members
            .iter()
            .all(|member| member.clause.is_none()),
        Function::Complement(_) => true,
        _ => true,
    }
}

fn preposition(function: &Function) -> &str {
    match function {
        Function::Oblique(preposition) => preposition,
        Function::Subject => "by",
        _ => "",
    }
}

fn is_passive(analysis: &Analysis<'_>, clause: &Clause) -> bool {
    let head = clause.predicate.head;
    clause.predicate.kind == PredicateKind::Verb
        && matches!(analysis.penn(head), Penn::Vbn | Penn::Vbd)
        && clause
            .steps
            .iter()
            .any(|step| step == "passive turned round")
}

fn texts(analysis: &Analysis<'_>, argument: &Argument) -> Vec<String> {
    argument
        .members
        .iter()
        .map(|member| text_of(analysis, member))
        .collect()
}

fn text_of(analysis: &Analysis<'_>, member: &Member) -> String {
    one_line(analysis.text(member.span))
}

/// The phrase up to its head word.
fn short_text<'d>(analysis: &Analysis<'d>, member: &Member) -> &'d str {
    let end = analysis.tokens[member.head].span.end;
    let start = member.span.start.min(end);
    analysis.text(crate::span::Span::new(start, end))
}

fn joined(one: &str, other: &str) -> String {
    match (one.is_empty(), other.is_empty()) {
        (_, true) => one.to_owned(),
        (true, _) => other.to_owned(),
        _ => format!("{one} {other}"),
    }
}

/// The predicate as the sentence has it, after the verb that governs an infinitive with the same subject.
fn relation(analysis: &Analysis<'_>, clauses: &[Clause], clause: &Clause) -> String {
    let own = match clause.predicate.kind {
        PredicateKind::Preposition => format!("is {}", clause.predicate.lemma),
        PredicateKind::Copula if analysis.tag(clause.predicate.head) != Upos::Aux => {
            "is".to_owned()
        }
        PredicateKind::Noun => clause.predicate.lemma.clone(),
        PredicateKind::Copula | PredicateKind::Verb => verb_phrase(analysis, clause),
    };
    match governor(analysis, clauses, clause) {
        Some(governor) => joined(&verb_phrase(analysis, governor), &own),
        None => own,
    }
}

/// The clause whose subject also is that of this infinitive: _agreed_ in _agreed to expand_.
fn governor<'c>(
    analysis: &Analysis<'_>,
    clauses: &'c [Clause],
    clause: &Clause,
) -> Option<&'c Clause> {
    let verb = analysis.head(clause.predicate.head)?;
    if analysis.relation(clause.predicate.head) != Relation::Xcomp {
        return None;
    }
    let at: ClauseId = clauses.partition_point(|other| other.predicate.head < verb);
    let governor = clauses
        .get(at)
        .filter(|other| other.predicate.head == verb)?;
    let same = subject_head(analysis, governor)? == subject_head(analysis, clause)?;
    same.then_some(governor)
}

fn subject_head(analysis: &Analysis<'_>, clause: &Clause) -> Option<TokenId> {
    let function = if is_passive(analysis, clause) {
        Function::Object
    } else {
        Function::Subject
    };
    Some(clause.argument(&function)?.members.first()?.head)
}

/// The verb with its auxiliaries, negation and _to_, in text order.
fn verb_phrase(analysis: &Analysis<'_>, clause: &Clause) -> String {
    let head = clause.predicate.head;
    let node = match clause.predicate.kind {
        PredicateKind::Copula => analysis.head(head).unwrap_or(head),
        _ => head,
    };
    let mut tokens: Vec<TokenId> = clause.predicate.words.clone();
    tokens.extend(
        analysis
            .children(node)
            .filter(|&child| child < head.max(node) && is_verbal_part(analysis, child)),
    );
    tokens.sort_unstable();
    tokens.dedup();
    let words: Vec<&str> = tokens.iter().map(|&token| analysis.word(token)).collect();
    words.join(" ")
}

fn is_verbal_part(analysis: &Analysis<'_>, child: TokenId) -> bool {
    match analysis.relation(child) {
        Relation::Aux | Relation::AuxPass | Relation::Cop => true,
        Relation::Advmod => matches!(analysis.word(child), "not" | "n't" | "never"),
        Relation::Mark => analysis.penn(child) == Penn::To,
        _ => false,
    }
}
