//! Descriptions that mean the only one of their kind.

use super::{AGED, Answer, Phrase, REACH, Scene, co_arguments};
use crate::clause::Step;
use crate::english::{Relation, TokenId, Upos};
use crate::reading::EntityId;
use crate::reading::cast::Cast;
use crate::reading::discourse::Discourse;
use crate::reading::lexicon::{GENDERED, Gender, NAME_HEADS, NounClass};
use crate::reading::names::is_institution;
use crate::reading::phrase::Determiner;

/// _The country_, _the company_: the only one named lately.
pub fn only_one(scene: &Scene<'_, '_, '_>, phrase: &Phrase) -> Answer {
    Answer::one(by_kind(scene.cast, scene.discourse, phrase))
}

pub fn by_kind(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    phrase: &Phrase,
) -> Option<(EntityId, Step)> {
    let is_plain =
        phrase.label.len() == 1 && phrase.determiner == Determiner::Definite && !phrase.plural;
    let followed = cast
        .analysis
        .children(phrase.head)
        .take(12)
        .any(|child| child > phrase.head && !is_beside(cast, phrase.head, child));
    if !is_plain || followed {
        return None;
    }
    let kind = match phrase.class {
        NounClass::Country => "Country",
        NounClass::City => "City",
        NounClass::Organization => "Organization",
        NounClass::Person => "Person",
        _ => return None,
    };
    let gender = Gender::from_mark(GENDERED.note(&phrase.noun));
    // A person may be called anything; only words that fit everyone are safe.
    let fits_anybody = phrase.noun == "person" || phrase.noun.ends_with(AGED);
    if kind == "Person" && gender == Gender::Unknown && !fits_anybody {
        return None;
    }
    let fits = |entity: &EntityId| {
        let figure = &cast.figures[*entity];
        figure.is_named()
            && figure.gender.agrees(gender)
            && figure.entity.kind.as_deref() == Some(kind)
            && (kind != "Organization" || may_be_body(&figure.entity.name, &phrase.noun))
    };
    let described = described_by(cast, phrase.head);
    let beside = co_arguments(cast, phrase.head);
    let fits =
        |entity: &EntityId| fits(entity) && Some(*entity) != described && !beside.contains(entity);
    let entity = nearest(cast, discourse, phrase, &fits)?;
    let step = format!(
        "\u{201c}the {}\u{201d} is {}: the only one named lately",
        phrase.noun,
        cast.name(entity)
    );
    Some((entity, step.into()))
}

/// Whether a dependent after a noun leaves open what the noun means: a mark, or a clause after a comma.
fn is_beside(cast: &Cast<'_, '_>, noun: TokenId, child: TokenId) -> bool {
    match cast.analysis.relation(child) {
        Relation::Punct => true,
        Relation::AclRelcl => cast.analysis.word(noun + 1) == ",",
        _ => false,
    }
}

/// Whom a larger phrase describes, which the phrase is inside: in _Lee, a friend of the king_, Lee.
fn described_by(cast: &Cast<'_, '_>, head: TokenId) -> Option<EntityId> {
    let analysis = cast.analysis;
    let inside = matches!(analysis.relation(head), Relation::Nmod | Relation::NmodPoss);
    cast.entity_at(analysis.head(head).filter(|_| inside)?)
}

/// The only fitting entity of the nearest sentence that has any.
fn nearest(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    phrase: &Phrase,
    fits: &impl Fn(&EntityId) -> bool,
) -> Option<EntityId> {
    let sentence = cast.analysis.sentence_of(phrase.head);
    for back in 0..=REACH.min(sentence) {
        let mut found = discourse.since(sentence - back);
        found.retain(|entity| {
            fits(entity) && is_talked_of(cast, discourse, *entity, sentence - back)
        });
        match found.as_slice() {
            [] => {}
            [only] => return Some(*only),
            _ => return None,
        }
    }
    None
}

/// Whether a sentence from this one on mentions an entity as more than a word before a noun: Nokia in _Nokia sued_, not
/// in _a Nokia engineer_.
fn is_talked_of(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    entity: EntityId,
    sentence: usize,
) -> bool {
    let analysis = cast.analysis;
    let mut mentions = discourse
        .recent
        .iter()
        .rev()
        .take_while(|recent| recent.sentence >= sentence)
        .filter(|recent| recent.entities.contains(&entity));
    mentions.any(|recent| {
        let before_noun = matches!(
            analysis.relation(recent.token),
            Relation::Compound | Relation::Amod | Relation::NmodDesc | Relation::NmodUnmarked
        ) && analysis
            .head(recent.token)
            .is_some_and(|head| head > recent.token && analysis.tag(head) == Upos::Noun);
        !before_noun && !recent.is_adjective
    })
}

/// Whether a name that ends in this word may be a company's: it tells nothing else.
fn may_be_company(last: &str) -> bool {
    let head = NAME_HEADS.note_lowercase(last);
    head == Some("company") || !is_institution(last)
}

/// Whether an organisation of this name may be called by a noun: a ministry is no company, a company no court.
fn may_be_body(name: &str, noun: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    match noun {
        "company" | "firm" | "corporation" | "business" | "manufacturer" | "retailer"
        | "carmaker" | "maker" | "producer" | "supplier" | "operator" | "lender" | "insurer" => {
            may_be_company(last)
        }
        "airline" | "carrier" => {
            ["airline", "airlines", "airways"].contains(&last.to_lowercase().as_str())
        }
        "organization" | "organisation" | "group" | "agency" | "body" | "institution" => true,
        _ => last.eq_ignore_ascii_case(noun),
    }
}
