//! How the places of a pronoun and of those whom it may mean go together.

use crate::english::{Penn, Relation, TokenId};
use crate::reading::EntityId;
use crate::reading::cast::Cast;
use crate::reading::discourse::{Position, Recent, governor, position};
use crate::reading::lexicon::NounClass;
use crate::reading::phrase::first_child;

/// How far back antecedents may be, in sentences.
const REACH: usize = 3;

/// The most steps up a tree.
const CLIMB: usize = 8;

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
    let is_object = !position(cast, token).is_subject();
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

/// Whether an object is taken up as one by a verb with another subject: _Peru built the road, but Chile sold it_.
pub fn repeats_object(cast: &Cast<'_, '_>, recent: &Recent, token: TokenId) -> bool {
    let analysis = cast.analysis;
    let both = recent.position == Position::Object && position(cast, token) == Position::Object;
    let verbs = governor(cast, recent.token).zip(governor(cast, token));
    verbs.is_some_and(|(first, second)| {
        both && first < second
            && analysis.sentence_of(first) == analysis.sentence_of(second)
            && first_child(analysis, second, &[Relation::Nsubj]).is_some()
    })
}

/// Whether both play one part with the same verb: _Peru built a road. Chile built it too_.
pub fn same_verb(cast: &Cast<'_, '_>, before: TokenId, token: TokenId) -> bool {
    let analysis = cast.analysis;
    let verbs = governor(cast, before).zip(governor(cast, token));
    verbs.is_some_and(|(first, second)| {
        first != second
            && analysis.lemma(first) == analysis.lemma(second)
            && position(cast, before).is_subject() == position(cast, token).is_subject()
    })
}

/// Whether a mention is the possessor of a noun above the pronoun: _Lee's gift during her visit_.
pub fn possessor_above(cast: &Cast<'_, '_>, before: TokenId, token: TokenId) -> bool {
    let analysis = cast.analysis;
    let owned = analysis
        .head(before)
        .filter(|_| position(cast, before) == Position::Possessor);
    owned.is_some_and(|owned| above(cast, token).any(|place| place == owned))
}

/// Whether a mention is joined with the pronoun's phrase: _Lee and her brother_.
pub fn joined_above(cast: &Cast<'_, '_>, before: TokenId, token: TokenId) -> bool {
    let analysis = cast.analysis;
    above(cast, token).take(2).any(|place| {
        analysis.relation(place) == Relation::Conj && analysis.head(place) == Some(before)
    })
}

/// The words above one, the nearest first.
fn above<'c>(cast: &'c Cast<'_, '_>, token: TokenId) -> impl Iterator<Item = TokenId> + 'c {
    std::iter::successors(cast.analysis.head(token), |&place| {
        cast.analysis.head(place)
    })
    .take(CLIMB)
}

/// Whether a mention is the subject of a verb above the pronoun.
pub fn shares_clause(cast: &Cast<'_, '_>, subject: TokenId, token: TokenId) -> bool {
    if !position(cast, subject).is_subject() {
        return false;
    }
    let verb = governor(cast, subject);
    above(cast, token).any(|place| Some(place) == verb)
}

/// _Upon his arrival, Lopez …_: the subject of the main clause that follows.
pub fn ahead(
    cast: &Cast<'_, '_>,
    token: TokenId,
    fits: &dyn Fn(EntityId) -> bool,
) -> Option<(EntityId, TokenId)> {
    let analysis = cast.analysis;
    let mut place = token;
    let mut is_fronted = false;
    for _ in 0..CLIMB {
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
