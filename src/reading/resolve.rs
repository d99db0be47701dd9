//! Clauses over entities: each argument with what it means.

use super::cast::{Cast, Nature};
use super::dates::Moments;
use super::discourse::may_be;
use super::lexicon::{NounClass, WordList};
use super::phrase::{join_tokens, label_tokens};
use super::pronouns::{Pronoun, sort_of};
use super::{EntityId, Filler, Meaning, ResolvedArgument, ResolvedClause, Value, ValueKind};
use crate::clause::lexicon::lexicon;
use crate::clause::{Argument, Clause, Function, Member, PredicateKind};
use crate::english::{TokenId, Upos};

/// Verbs of saying and deciding, of which a capital may be the subject.
const DECIDING: WordList = WordList(include_str!("../../data/lexicons/deciding.txt"));

/// Resolves a clause.
pub fn resolve_clause(cast: &Cast<'_, '_>, moments: &Moments, clause: &Clause) -> ResolvedClause {
    let mut resolved = ResolvedClause::default();
    for argument in &clause.arguments {
        let fillers = argument
            .members
            .iter()
            .flat_map(|member| fillers(cast, moments, clause, argument, member))
            .collect();
        resolved.arguments.push(ResolvedArgument {
            function: argument.function.clone(),
            fillers,
        });
    }
    resolved.speaker = speaker(cast, clause);
    resolved.time = time(cast, moments, clause);
    resolved
}

/// What a member of an argument means: several fillers for a group.
fn fillers(
    cast: &Cast<'_, '_>,
    moments: &Moments,
    clause: &Clause,
    argument: &Argument,
    member: &Member,
) -> Vec<Filler> {
    if let Some(id) = member.clause {
        return vec![filler(member, Meaning::Clause(id))];
    }
    if let Some(value) = value(cast, moments, clause, &argument.function, member) {
        return vec![filler(member, Meaning::Value(value))];
    }
    let mut found = entities(cast, member);
    if argument.function == Function::Subject && is_deciding(clause) {
        for filler in &mut found {
            stand_for_country(cast, filler);
        }
    }
    found
}

fn filler(member: &Member, meaning: Meaning) -> Filler {
    Filler {
        head: member.head,
        span: member.span,
        meaning,
        steps: Vec::new(),
    }
}

/// The entities that a member's head stands for; one unresolved filler if there is none.
fn entities(cast: &Cast<'_, '_>, member: &Member) -> Vec<Filler> {
    let Some(mention) = cast.mention(member.head) else {
        return vec![filler(member, Meaning::Unresolved)];
    };
    let with_steps = |meaning: Meaning| Filler {
        steps: mention.steps.clone(),
        ..filler(member, meaning)
    };
    if mention.entities.is_empty() {
        return vec![with_steps(Meaning::Unresolved)];
    }
    let entities = mention.entities.iter();
    entities
        .map(|&entity| with_steps(Meaning::Entity(entity)))
        .collect()
}

/// The value that a member is, if it is one.
fn value(
    cast: &Cast<'_, '_>,
    moments: &Moments,
    clause: &Clause,
    function: &Function,
    member: &Member,
) -> Option<Value> {
    if let Some(moment) = moments.at(cast.analysis.tokens[member.head].span.start) {
        return Some(Value {
            kind: moment.kind,
            text: cast.analysis.text(moment.span).to_owned(),
            iso: moment.iso.clone(),
        });
    }
    match function {
        Function::Attribute => attribute(cast, clause, member),
        Function::Complement(_) => Some(text(cast, member)),
        _ if cast.mention(member.head).is_none() => amount(cast, member),
        _ => None,
    }
}

fn text(cast: &Cast<'_, '_>, member: &Member) -> Value {
    Value {
        kind: ValueKind::Text,
        text: cast.analysis.text(member.span).to_owned(),
        iso: None,
    }
}

/// What someone is: an office if the noun is one for persons; a text if it is only described.
fn attribute(cast: &Cast<'_, '_>, clause: &Clause, member: &Member) -> Option<Value> {
    let analysis = cast.analysis;
    let mention = cast.mention(member.head);
    let is_name = mention.is_some_and(|mention| mention.kind == super::MentionKind::Name);
    if is_name && analysis.tag(member.head) == Upos::Propn && !is_in_title(cast, member.head) {
        return None;
    }
    let class = NounClass::of(&analysis.lemma(member.head).to_lowercase());
    let label = join_tokens(analysis, &label_tokens(analysis, member.head));
    let is_office =
        class == NounClass::Person && matches!(analysis.tag(member.head), Upos::Noun | Upos::Propn);
    if is_office {
        let text = without_names(cast, member.head, &label);
        return Some(Value {
            kind: ValueKind::Office,
            text,
            iso: None,
        });
    }
    let is_described = clause.predicate.kind != PredicateKind::Copula
        || !matches!(
            analysis.tag(member.head),
            Upos::Noun | Upos::Propn | Upos::Pron
        )
        || is_same_as_subject(cast, clause, member.head);
    is_described.then(|| Value {
        kind: ValueKind::Text,
        text: if analysis.tag(member.head) == Upos::Noun {
            label
        } else {
            cast.analysis.text(member.span).to_owned()
        },
        iso: None,
    })
}

/// Whether a token is part of a title that leads to a name's mention.
fn is_in_title(cast: &Cast<'_, '_>, token: TokenId) -> bool {
    let span = cast.analysis.tokens[token].span;
    cast.mention(token)
        .is_some_and(|mention| !mention.span.covers(span))
}

/// The label of an office without the names inside it: _adviser_ of _Peru's adviser_, _president_ of _US president_.
fn without_names(cast: &Cast<'_, '_>, head: TokenId, label: &str) -> String {
    let tokens: Vec<TokenId> = label_tokens(cast.analysis, head)
        .into_iter()
        .take_while(|&token| {
            token <= head
                || cast.analysis.tag(token) != Upos::Propn
                || is_capital_office(cast, token)
        })
        .filter(|&token| !is_name_of_other(cast, token, head))
        .collect();
    let text = join_tokens(cast.analysis, &tokens);
    let text = text
        .trim_start_matches(['\'', '\u{2019}'])
        .trim_start_matches("s ")
        .trim()
        .to_owned();
    let text = text.strip_suffix(" of").unwrap_or(&text).to_owned();
    if text.is_empty() {
        label.to_owned()
    } else {
        text
    }
}

fn is_capital_office(cast: &Cast<'_, '_>, token: TokenId) -> bool {
    cast.mention_id(token).is_none()
}

fn is_name_of_other(cast: &Cast<'_, '_>, token: TokenId, head: TokenId) -> bool {
    if token == head {
        return false;
    }
    let names_other = |token: TokenId| {
        cast.mention(token).is_some_and(|mention| {
            mention.kind == super::MentionKind::Name
                && mention.span.covers(cast.analysis.tokens[token].span)
        })
    };
    let is_ending = cast.analysis.penn(token) == crate::english::Penn::Pos
        && cast.analysis.head(token).is_some_and(names_other);
    names_other(token) || is_ending
}

fn is_same_as_subject(cast: &Cast<'_, '_>, clause: &Clause, head: TokenId) -> bool {
    let subject = clause
        .argument(&Function::Subject)
        .and_then(|argument| argument.members.first());
    let same = subject.and_then(|member| cast.entity_at(member.head));
    let is_indefinite =
        super::phrase::determiner(cast.analysis, head) == super::phrase::Determiner::Indefinite;
    is_indefinite || (same.is_some() && same == cast.entity_at(head))
}

fn amount(cast: &Cast<'_, '_>, member: &Member) -> Option<Value> {
    let is_number = cast.analysis.tag(member.head) == Upos::Num
        || (cast.analysis.tag(member.head) == Upos::Sym);
    is_number.then(|| Value {
        kind: ValueKind::Amount,
        ..text(cast, member)
    })
}

fn is_deciding(clause: &Clause) -> bool {
    clause.predicate.kind == PredicateKind::Verb && DECIDING.contains(&clause.predicate.lemma)
}

/// _Moscow said_: the capital, or the seat of the government, stands for the country.
fn stand_for_country(cast: &Cast<'_, '_>, filler: &mut Filler) {
    let Meaning::Entity(entity) = filler.meaning else {
        return;
    };
    if let Some(country) = cast.country_for(entity) {
        let step = format!(
            "{} stands for {}: it says or decides",
            cast.name(entity),
            cast.name(country)
        );
        filler.steps.push(step.into());
        filler.meaning = Meaning::Entity(country);
    }
}

fn speaker(cast: &Cast<'_, '_>, clause: &Clause) -> Option<Filler> {
    let member = clause.status.speakers.first()?;
    let mut filler = entities(cast, member).into_iter().next()?;
    stand_for_country(cast, &mut filler);
    Some(filler)
}

/// The date of the first phrase of time among the obliques.
fn time(cast: &Cast<'_, '_>, moments: &Moments, clause: &Clause) -> Option<String> {
    clause
        .arguments
        .iter()
        .filter(|argument| matches!(argument.function, Function::Oblique(_)))
        .flat_map(|argument| &argument.members)
        .filter_map(|member| moments.at(cast.analysis.tokens[member.head].span.start))
        .filter(|moment| moment.is_point)
        .find_map(|moment| moment.iso.clone())
}

/// Turns clauses in which several do something to one another into one clause for each pair.
///
/// The first pair takes the clause's place; the others follow at the end of the list.
pub fn pair_up(cast: &Cast<'_, '_>, clauses: &mut Vec<Clause>, resolved: &mut Vec<ResolvedClause>) {
    for id in 0..clauses.len() {
        let Some(members) = reciprocal_members(cast, &clauses[id], &resolved[id]) else {
            continue;
        };
        let whole = resolved[id].clone();
        let mut pairs = pairs(&members).into_iter();
        if let Some(pair) = pairs.next() {
            resolved[id] = paired(&whole, pair);
        }
        for pair in pairs {
            clauses.push(clauses[id].clone());
            resolved.push(paired(&whole, pair));
        }
    }
}

fn pairs(members: &[Filler]) -> Vec<(&Filler, &Filler)> {
    let mut pairs = Vec::new();
    for (place, first) in members.iter().enumerate() {
        for second in &members[place + 1..] {
            pairs.push((first, second));
        }
    }
    pairs
}

/// The most members of a group that are paired with one another.
const MOST_PAIRED: usize = 6;

/// The members of the subject, if the clause says that they do it to one another.
fn reciprocal_members(
    cast: &Cast<'_, '_>,
    clause: &Clause,
    resolved: &ResolvedClause,
) -> Option<Vec<Filler>> {
    let says_so = has_each_other(cast, clause) || is_reciprocal(cast, clause);
    let subject = resolved
        .arguments
        .iter()
        .find(|argument| argument.function == Function::Subject)?;
    let mut members: Vec<Filler> = Vec::new();
    for filler in &subject.fillers {
        let known = members
            .iter()
            .any(|member| member.meaning == filler.meaning);
        if matches!(filler.meaning, Meaning::Entity(_)) && !known {
            members.push(filler.clone());
        }
    }
    (says_so && members.len() > 1 && members.len() <= MOST_PAIRED).then_some(members)
}

fn has_each_other(cast: &Cast<'_, '_>, clause: &Clause) -> bool {
    let mut members = clause
        .arguments
        .iter()
        .flat_map(|argument| &argument.members);
    members.any(|member| sort_of(cast, member.head) == Some(Pronoun::Reciprocal))
}

/// A verb of the list without object and without _with_.
fn is_reciprocal(cast: &Cast<'_, '_>, clause: &Clause) -> bool {
    let has_other = clause.arguments.iter().any(|argument| {
        argument.function == Function::Object
            || matches!(&argument.function, Function::Oblique(word) if word == "with")
    });
    let between_agents = clause.argument(&Function::Subject).is_some_and(|subject| {
        subject.members.iter().all(|member| {
            cast.entities_at(member.head).iter().all(|&entity| {
                may_be(
                    cast,
                    entity,
                    &[
                        Nature::Person,
                        Nature::People,
                        Nature::Organization,
                        Nature::Country,
                        Nature::Place,
                    ],
                )
            })
        })
    });
    clause.predicate.kind == PredicateKind::Verb
        && lexicon().is_reciprocal(&clause.predicate.lemma)
        && !has_other
        && between_agents
}

/// The clause for one pair: the first is the subject, the second the object, or what stood in place of "each other".
fn paired(whole: &ResolvedClause, (first, second): (&Filler, &Filler)) -> ResolvedClause {
    let mut clause = whole.clone();
    for argument in &mut clause.arguments {
        if argument.function == Function::Subject {
            argument.fillers = vec![first.clone()];
        }
    }
    let place = clause.arguments.iter_mut().find(|argument| {
        argument.function != Function::Subject
            && argument.fillers.len() > 1
            && holds_both(argument, first, second)
    });
    match place {
        Some(argument) => argument.fillers = vec![second.clone()],
        None => clause.arguments.push(ResolvedArgument {
            function: Function::Object,
            fillers: vec![second.clone()],
        }),
    }
    clause.steps.push("each did it to the other".into());
    clause
}

fn holds_both(argument: &ResolvedArgument, first: &Filler, second: &Filler) -> bool {
    let holds = |other: &Filler| {
        argument
            .fillers
            .iter()
            .any(|filler| filler.meaning == other.meaning)
    };
    holds(first) && holds(second)
}

/// The identifiers of all entities of a resolved clause, for tests and summaries.
pub fn entities_of(clause: &ResolvedClause) -> impl Iterator<Item = EntityId> + '_ {
    clause.arguments.iter().flat_map(|argument| {
        argument
            .fillers
            .iter()
            .filter_map(|filler| match filler.meaning {
                Meaning::Entity(entity) => Some(entity),
                _ => None,
            })
    })
}
