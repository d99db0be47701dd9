//! Weighs those whom a pronoun may mean.

use super::Found;
use crate::english::{Penn, Relation, TokenId};
use crate::reading::EntityId;
use crate::reading::cast::Figure;
use crate::reading::cast::{Cast, Nature};
use crate::reading::discourse::{Discourse, Position, Recent, governor, position};
use crate::reading::lexicon::NounClass;
use crate::reading::phrase::first_child;

/// How far back antecedents may be, in sentences.
const REACH: usize = 3;

/// By how much the best candidate for _it_ and _they_, which agree with nearly everything, must be ahead.
pub const WIDE_MARGIN: i32 = 12;

/// Points for several that were mentioned together: many if all have names, few for mere things.
pub fn togetherness(cast: &Cast<'_, '_>, recent: &Recent) -> i32 {
    let mut members = recent.entities.iter().map(|&entity| &cast.figures[entity]);
    if members.clone().all(Figure::is_named) {
        32
    } else if members.any(|figure| figure.nature == Nature::Thing) {
        -10
    } else {
        20
    }
}

pub fn best(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    token: TokenId,
    fits: &impl Fn(EntityId) -> bool,
    weigh: &impl Fn(EntityId) -> i32,
) -> Found {
    decide(
        cast,
        token,
        WIDE_MARGIN,
        score(cast, discourse, token, fits, weigh),
    )
}

pub type Scored = (i32, Vec<EntityId>, TokenId);

/// Every mention in reach of an entity that fits, with its points.
pub fn score(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    token: TokenId,
    fits: &impl Fn(EntityId) -> bool,
    weigh: &impl Fn(EntityId) -> i32,
) -> Vec<Scored> {
    let mut scored = Vec::new();
    let rivals = rivals(cast, token);
    for recent in discourse.recent.iter().rev() {
        if let [entity] = *recent.entities
            && fits(entity)
            && !rivals.contains(&entity)
            && reachable(cast, recent, token)
        {
            let often = i32::try_from(discourse.count(entity).min(10)).unwrap_or(10);
            let points = points(cast, recent, token) + weigh(entity) + 3 * often;
            scored.push((points, vec![entity], recent.token));
        }
    }
    scored
}

/// The best candidate, if it is ahead of all that mean another.
pub fn decide(cast: &Cast<'_, '_>, token: TokenId, margin: i32, mut scored: Vec<Scored>) -> Found {
    scored.sort_by_key(|(points, _, place)| (-points, std::cmp::Reverse(*place)));
    let (points, entities, place) = scored.first()?.clone();
    let next = scored.iter().find(|(_, others, _)| *others != entities);
    let is_clear = next.is_none_or(|(others, _, _)| points - others >= margin);
    let step = format!(
        "\u{201c}{}\u{201d} is {}: {}",
        cast.analysis.word(token),
        cast.names(&entities),
        reason(cast, place, token)
    );
    is_clear.then(|| (entities, step.into()))
}

fn reason(cast: &Cast<'_, '_>, place: TokenId, token: TokenId) -> &'static str {
    let same = cast.analysis.sentence_of(place) == cast.analysis.sentence_of(token);
    match (position(cast, place), same) {
        _ if place > token => "the subject that follows",
        (Position::MainSubject | Position::Subject, true) => "a subject of the same sentence",
        (Position::MainSubject | Position::Subject, false) => "the subject of a sentence before",
        (_, true) => "the nearest in the same sentence that agrees",
        (_, false) => "the nearest before that agrees",
    }
}

/// Whether a mention is near enough, and may be meant: an object is not its own verb's subject.
pub fn reachable(cast: &Cast<'_, '_>, recent: &Recent, token: TokenId) -> bool {
    let analysis = cast.analysis;
    let sentence = analysis.sentence_of(token);
    let is_near = recent.sentence + REACH >= sentence;
    // "Its" inside the phrase that is being described does not mean that phrase.
    let is_inside = analysis.head(token) == Some(recent.token)
        || analysis.head(token).and_then(|head| analysis.head(head)) == Some(recent.token)
            && position(cast, token) == Position::Inner;
    is_near && !is_inside && !recent.is_adjective
}

/// Those who take part in the same verb, and so can't be meant: _he thanked him_.
pub fn rivals(cast: &Cast<'_, '_>, token: TokenId) -> Vec<EntityId> {
    let analysis = cast.analysis;
    let word = analysis.word(token);
    let is_reflexive = word.ends_with("self") || word.ends_with("selves");
    if is_reflexive || is_possessive(cast, token) {
        return Vec::new();
    }
    let Some(verb) = governor(cast, token) else {
        return Vec::new();
    };
    let others = analysis.children(verb).take(20).filter(|&other| {
        let is_argument = !matches!(position(cast, other), Position::Inner | Position::Possessor);
        other != token && is_argument
    });
    let mut found: Vec<EntityId> = others.filter_map(|other| cast.entity_at(other)).collect();
    found.extend(shared_subject(cast, verb, token));
    found
}

/// The subject that a verb shares with the one it is joined to: _he came and thanked him_.
fn shared_subject(cast: &Cast<'_, '_>, verb: TokenId, token: TokenId) -> Option<EntityId> {
    let analysis = cast.analysis;
    let is_object = !is_subject(position(cast, token));
    let has_own = first_child(analysis, verb, &[Relation::Nsubj, Relation::NsubjPass]).is_some();
    let is_joined = matches!(analysis.relation(verb), Relation::Conj | Relation::Xcomp);
    let first = analysis
        .head(verb)
        .filter(|_| is_object && !has_own && is_joined)?;
    let object = first_child(analysis, first, &[Relation::Obj]);
    // The object of the first verb does what an infinitive says: _he asked her to thank him_.
    if analysis.relation(verb) == Relation::Xcomp && object.is_some() {
        return object.and_then(|object| cast.entity_at(object));
    }
    let subject = first_child(analysis, first, &[Relation::Nsubj])?;
    cast.entity_at(subject)
}

pub fn is_possessive(cast: &Cast<'_, '_>, token: TokenId) -> bool {
    cast.analysis.penn(token) == Penn::PrpPoss
        || cast.analysis.relation(token) == Relation::NmodPoss
}

/// Points for nearness and for the part that a mention plays.
pub fn points(cast: &Cast<'_, '_>, recent: &Recent, token: TokenId) -> i32 {
    let sentence = cast.analysis.sentence_of(token);
    let back = i32::try_from(sentence.saturating_sub(recent.sentence)).unwrap_or(i32::MAX);
    let part = match recent.position {
        Position::MainSubject => 34,
        Position::Subject => 30,
        Position::Object => 16,
        Position::Possessor => 14,
        Position::Oblique => 8,
        Position::Inner => 0,
    };
    let parallel = is_subject(recent.position) && is_subject(position(cast, token));
    let same_clause = back == 0 && recent.token < token && shares_clause(cast, recent.token, token);
    let distance = i32::try_from(token.saturating_sub(recent.token) / 6)
        .unwrap_or(i32::MAX)
        .min(8);
    let part = part + same_part(cast, recent, token);
    let people = 24 * i32::from(back == 0 && both_have_people(cast, recent, token));
    100 - 30 * back.min(100) + part + people + 6 * i32::from(parallel) + 12 * i32::from(same_clause)
        - distance
}

/// Whether both stand before somebody of theirs: _Peru's minister came, but its king did not_.
pub fn both_have_people(cast: &Cast<'_, '_>, recent: &Recent, token: TokenId) -> bool {
    let analysis = cast.analysis;
    let has_person = |owner: TokenId| {
        analysis.relation(owner) == Relation::NmodPoss
            && analysis
                .head(owner)
                .is_some_and(|noun| NounClass::of(&analysis.lower_lemma(noun)) == NounClass::Person)
    };
    has_person(recent.token) && has_person(token)
}

/// Points for an object that is taken up as one by a verb with another subject: _Peru built the road, but Chile sold
/// it_. Many if the verb is the same.
pub fn same_part(cast: &Cast<'_, '_>, recent: &Recent, token: TokenId) -> i32 {
    let analysis = cast.analysis;
    let both = recent.position == Position::Object && position(cast, token) == Position::Object;
    let verbs = governor(cast, recent.token).zip(governor(cast, token));
    let Some((first, second)) = verbs.filter(|(first, second)| both && first < second) else {
        return 0;
    };
    let near = analysis.sentence_of(first) == analysis.sentence_of(second);
    let has_own = first_child(analysis, second, &[Relation::Nsubj]).is_some();
    match near && has_own {
        true if analysis.lemma(first) == analysis.lemma(second) => 48,
        true => 32,
        false => 0,
    }
}

pub const fn is_subject(position: Position) -> bool {
    matches!(position, Position::MainSubject | Position::Subject)
}

/// Whether a mention is the subject of a verb above the pronoun.
pub fn shares_clause(cast: &Cast<'_, '_>, subject: TokenId, token: TokenId) -> bool {
    if !is_subject(position(cast, subject)) {
        return false;
    }
    let verb = governor(cast, subject);
    let mut place = token;
    for _ in 0..8 {
        match cast.analysis.head(place) {
            Some(head) if Some(head) == verb => return true,
            Some(head) => place = head,
            None => return false,
        }
    }
    false
}

/// _Upon his arrival, Lopez …_: the subject of the main clause that follows.
pub fn ahead(
    cast: &Cast<'_, '_>,
    token: TokenId,
    fits: &impl Fn(EntityId) -> bool,
) -> Option<(EntityId, TokenId)> {
    let analysis = cast.analysis;
    let mut place = token;
    let mut is_fronted = false;
    for _ in 0..8 {
        let head = analysis.head(place)?;
        let relation = analysis.relation(place);
        is_fronted |= matches!(relation, Relation::Advcl | Relation::Obl) && place < head;
        let subject = first_child(analysis, head, &[Relation::Nsubj, Relation::NsubjPass]);
        if let Some(subject) = subject.filter(|&subject| is_fronted && subject > token)
            && let Some(entity) = cast.entity_at(subject).filter(|&entity| fits(entity))
        {
            return Some((entity, subject));
        }
        place = head;
    }
    None
}
