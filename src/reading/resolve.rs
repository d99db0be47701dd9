//! Clauses over entities: each argument with what it means.

use std::collections::BTreeMap;

use super::cast::{Cast, Nature};
use super::dates::Moments;
use super::discourse::may_be;
use super::lexicon::{NounClass, WordList};
use super::pronouns::is_reciprocal as is_reciprocal_pronoun;
use super::speakers::Speakers;
use super::{EntityId, Filler, Meaning, ResolvedArgument, ResolvedClause, Value, ValueKind};
use crate::clause::lexicon::lexicon;
use crate::clause::{Argument, Clause, Function, Member, PredicateKind};
use crate::english::{TokenId, Upos};

/// Verbs of saying and deciding, of which a capital may be the subject.
const DECIDING: WordList = WordList(include_str!("../../data/lexicons/deciding.txt"));

/// Resolves a clause.
pub fn resolve_clause(
    cast: &Cast<'_, '_>,
    moments: &Moments,
    speakers: &Speakers,
    clause: &Clause,
) -> ResolvedClause {
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
    resolved.speaker = speaker(cast, clause).or_else(|| quoted(cast, speakers, clause));
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
        _ if cast.mention(member.head).is_none() => number_or_time(cast, member),
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
    let is_noun = matches!(analysis.tag(member.head), Upos::Noun | Upos::Propn);
    if class == NounClass::Person && is_noun {
        return Some(Value {
            kind: ValueKind::Office,
            text: without_article(&description(cast, clause, member)),
            iso: None,
        });
    }
    let is_described = clause.predicate.kind != PredicateKind::Copula
        || !(is_noun || analysis.tag(member.head) == Upos::Pron)
        || is_same_as_subject(cast, clause, member.head);
    is_described.then(|| Value {
        kind: ValueKind::Text,
        text: without_article(&description(cast, clause, member)),
        iso: None,
    })
}

/// The words of an attribute up to its head, with a phrase with _of_ unless the clause has that as an argument.
fn description(cast: &Cast<'_, '_>, clause: &Clause, member: &Member) -> String {
    let analysis = cast.analysis;
    let text = analysis.text(member.span);
    let end = analysis.tokens[member.head].span.end;
    let is_noun = matches!(analysis.tag(member.head), Upos::Noun | Upos::Propn);
    let up_to_head = end
        .checked_sub(member.span.start)
        .and_then(|length| text.split_at_checked(length));
    match up_to_head {
        Some((start, rest)) if is_noun => {
            let has_of = rest.starts_with(" of ")
                && clause
                    .argument(&Function::Oblique("of".to_owned()))
                    .is_none();
            if has_of { text } else { start }.to_owned()
        }
        _ => text.to_owned(),
    }
}

/// Whether a token is part of a title that leads to a name's mention.
fn is_in_title(cast: &Cast<'_, '_>, token: TokenId) -> bool {
    let span = cast.analysis.tokens[token].span;
    cast.mention(token)
        .is_some_and(|mention| !mention.span.covers(span))
}

/// The text of a phrase without the article and quotation marks around it.
fn without_article(text: &str) -> String {
    const MARKS: [char; 3] = ['"', '\u{201c}', '\u{201d}'];
    let text = text.trim_start_matches(MARKS);
    let (first, rest) = text.split_once(' ').unwrap_or(("", text));
    let bare = match first.to_lowercase().as_str() {
        "the" | "a" | "an" => rest,
        _ => text,
    };
    bare.trim_matches(MARKS).to_owned()
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

/// A number, or a noun of time.
fn number_or_time(cast: &Cast<'_, '_>, member: &Member) -> Option<Value> {
    let is_time =
        NounClass::of(&cast.analysis.lemma(member.head).to_lowercase()) == NounClass::Time;
    let kind = match cast.analysis.tag(member.head) {
        Upos::Num | Upos::Sym => ValueKind::Amount,
        Upos::Noun if is_time => ValueKind::Date,
        _ => return None,
    };
    Some(Value {
        kind,
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

/// Who says a clause that stands in a quotation of several sentences.
fn quoted(cast: &Cast<'_, '_>, speakers: &Speakers, clause: &Clause) -> Option<Filler> {
    let head = speakers.head(cast, clause.predicate.head)?;
    let entity = cast.entity_at(head)?;
    let mut filler = Filler {
        head,
        span: cast.mention(head)?.span,
        meaning: Meaning::Entity(entity),
        steps: vec!["the quotation goes on".into()],
    };
    stand_for_country(cast, &mut filler);
    Some(filler)
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

/// Gives a clause without a time that of a day inside its phrases: _visited [Peru on Monday]_.
pub fn find_times(cast: &Cast<'_, '_>, moments: &Moments, resolved: &mut [ResolvedClause]) {
    let analysis = cast.analysis;
    let clause_of: BTreeMap<TokenId, usize> = cast
        .clauses
        .iter()
        .enumerate()
        .map(|(id, clause)| (clause.predicate.head, id))
        .collect();
    for moment in moments
        .iter()
        .filter(|moment| moment.is_point && moment.iso.is_some())
    {
        let token = analysis
            .tokens
            .partition_point(|token| token.span.start < moment.span.start);
        let clause =
            day_token(cast, moment, token).and_then(|day| clause_above(cast, &clause_of, day));
        if let Some(clause) = clause.map(|id| &mut resolved[id])
            && clause.time.is_none()
        {
            clause.time.clone_from(&moment.iso);
        }
    }
}

/// The head of a date that says when something happens: after _on_, or alone like _yesterday_.
fn day_token(
    cast: &Cast<'_, '_>,
    moment: &super::dates::Moment,
    token: TokenId,
) -> Option<TokenId> {
    let analysis = cast.analysis;
    let is_inside = |token: TokenId| {
        analysis
            .tokens
            .get(token)
            .is_some_and(|inside| moment.span.covers(inside.span))
    };
    let head = (token..token + 6)
        .take_while(|&token| is_inside(token))
        .find(|&token| analysis.head(token).is_none_or(|head| !is_inside(head)))?;
    let before = token
        .checked_sub(1)
        .map(|before| analysis.word(before).to_lowercase());
    let is_day = before.as_deref() == Some("on")
        || matches!(
            analysis.word(token).to_lowercase().as_str(),
            "yesterday" | "today" | "tomorrow"
        );
    is_day.then_some(head)
}

/// The clause whose predicate is the nearest above a token.
fn clause_above(
    cast: &Cast<'_, '_>,
    clause_of: &BTreeMap<TokenId, usize>,
    token: TokenId,
) -> Option<usize> {
    let mut place = token;
    for _ in 0..6 {
        place = cast.analysis.head(place)?;
        if let Some(&id) = clause_of.get(&place) {
            return Some(id);
        }
    }
    None
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

/// Each two of some members, once.
fn pairs<T>(members: &[T]) -> Vec<(&T, &T)> {
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
    members.any(|member| {
        is_reciprocal_pronoun(cast, member.head)
            || member
                .head
                .checked_sub(1)
                .is_some_and(|first| is_reciprocal_pronoun(cast, first))
    })
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

#[cfg(test)]
mod tests {
    #[test]
    fn three_give_each_pair_once() {
        let pairs = super::pairs(&["Lopez", "Berg", "Hart"]);
        let expected = [("Lopez", "Berg"), ("Lopez", "Hart"), ("Berg", "Hart")];
        let found: Vec<(&str, &str)> = pairs.into_iter().map(|(a, b)| (*a, *b)).collect();
        assert_eq!(found, expected);
    }
}
