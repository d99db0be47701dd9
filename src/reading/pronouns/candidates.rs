//! How the places of a pronoun and of those whom it may mean go together.

use crate::english::{Penn, Relation, TokenId, Upos};
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
    is_near && !is_inside && !recent.is_adjective && !is_described(cast, recent.token, token)
}

/// Whether a mention is described by the very clause of the pronoun, and so is another part of it: _the law that it
/// rejected_.
fn is_described(cast: &Cast<'_, '_>, mention: TokenId, token: TokenId) -> bool {
    let analysis = cast.analysis;
    let clause = governor(cast, token).filter(|_| !is_possessive(cast, token));
    clause.is_some_and(|clause| {
        analysis.relation(clause) == Relation::AclRelcl && analysis.head(clause) == Some(mention)
    })
}

/// Those who take part in the same verb, and so can't be meant: _he thanked him_.
pub fn rivals(cast: &Cast<'_, '_>, token: TokenId) -> Vec<EntityId> {
    let analysis = cast.analysis;
    let word = analysis.word(token);
    let is_reflexive = word.ends_with("self") || word.ends_with("selves");
    if is_possessive(cast, token) {
        return owned(cast, token);
    }
    if is_reflexive {
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

/// What a possessor has is not the possessor: _his brother Lee_.
fn owned(cast: &Cast<'_, '_>, token: TokenId) -> Vec<EntityId> {
    let analysis = cast.analysis;
    let Some(head) = analysis.head(token) else {
        return Vec::new();
    };
    let is_name_of = |child: &TokenId| {
        matches!(
            analysis.relation(*child),
            Relation::Appos | Relation::Flat | Relation::NmodDesc
        )
    };
    let names = analysis.children(head).take(12).filter(is_name_of);
    let above = analysis.head(head).filter(|_| is_name_of(&head));
    std::iter::once(head)
        .chain(names)
        .chain(above)
        .filter_map(|place| cast.entity_at(place))
        .collect()
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

/// How a clause stands to one that has it in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// It is the same.
    Same,
    /// It says what is said or thought.
    Content,
    /// It says when or why.
    Adverbial,
    /// It describes a noun.
    Relative,
    /// It is joined by _and_.
    Joined,
}

/// How the pronoun's clause stands to that of which a mention is the subject, if that is above.
pub fn link(cast: &Cast<'_, '_>, subject: TokenId, token: TokenId) -> Option<Link> {
    let analysis = cast.analysis;
    let verb = governor(cast, subject).filter(|_| position(cast, subject).is_subject())?;
    let mut link = Link::Same;
    let mut below = token;
    for place in above(cast, token) {
        if link == Link::Same {
            link = match analysis.relation(below) {
                Relation::Ccomp | Relation::Csubj => Link::Content,
                Relation::Advcl => Link::Adverbial,
                Relation::AclRelcl | Relation::Acl => Link::Relative,
                Relation::Conj if analysis.tag(below) == Upos::Verb => Link::Joined,
                _ => Link::Same,
            };
        }
        if place == verb {
            return Some(link);
        }
        below = place;
    }
    None
}

/// Whether a mention is the object of a verb above the pronoun: _Lee sent Berg her book_.
pub fn object_beside(cast: &Cast<'_, '_>, object: TokenId, token: TokenId) -> bool {
    let verb = governor(cast, object).filter(|_| position(cast, object) == Position::Object);
    verb.is_some_and(|verb| above(cast, token).take(3).any(|place| place == verb))
}

/// Whether the phrase that the pronoun is in begins with _for_: _Lee thanked Berg for her help_.
pub fn is_with_for(cast: &Cast<'_, '_>, token: TokenId) -> bool {
    let phrase = cast.analysis.head(token);
    let case =
        phrase.and_then(|head| first_child(cast.analysis, head, &[Relation::Case, Relation::Mark]));
    case.is_some_and(|case| cast.analysis.word(case) == "for")
}

/// Whether the pronoun stands inside the phrase of a mention: _a company that sells its shares_.
pub fn dominates(cast: &Cast<'_, '_>, mention: TokenId, token: TokenId) -> bool {
    above(cast, token).any(|place| place == mention)
}

/// Whether a mention stands in parentheses: _Hamlet (Ann Lee)_.
pub fn is_in_parenthesis(cast: &Cast<'_, '_>, token: TokenId) -> bool {
    let mark = |&token: &TokenId| match cast.analysis.word(token) {
        "(" => Some(true),
        ")" => Some(false),
        _ => None,
    };
    let before: Vec<TokenId> = (token.saturating_sub(8)..token).rev().collect();
    before.iter().find_map(mark) == Some(true)
}

/// Whether two mentions take part in one verb as its subject and its object or phrase: _Lee met Berg_.
pub fn are_set_together(cast: &Cast<'_, '_>, one: &Recent, other: &Recent) -> bool {
    let is_other = matches!(other.position, Position::Object | Position::Oblique);
    one.sentence == other.sentence
        && one.position.is_subject()
        && is_other
        && governor(cast, one.token) == governor(cast, other.token)
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
