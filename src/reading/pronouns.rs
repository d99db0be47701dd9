//! Who or what a pronoun means.
//!
//! Candidates are those in mind that agree in number and gender. A learned model chooses among them, and may choose
//! none. A pronoun is resolved only if the best candidate is clearly better than the next.

mod candidates;
mod features;
mod gather;
mod model;
mod nothing;
mod pairs;
mod place;
mod sorts;

pub use features::FEATURES;
pub use model::{Candidate, Choice};
pub use sorts::{is_reciprocal, sort_of};

use gather::{Wanted, gather};
use sorts::{Pronoun, relative_clause};

use super::cast::{Cast, Nature, mention};
use super::discourse::{Discourse, governor, may_be, position};
use super::lexicon::{Gender, NounClass};
use super::phrase::first_child;
use super::speakers::Speakers;
use super::{EntityId, MentionKind};
use crate::clause::Step;
use crate::english::{Relation, TokenId, Upos};

/// Resolves a pronoun and adds its mention. Returns whom or what a pronoun of the third person might have meant.
pub fn resolve(
    cast: &mut Cast<'_, '_>,
    discourse: &mut Discourse,
    speakers: &Speakers,
    token: TokenId,
    sort: Pronoun,
) -> Option<Choice> {
    let choice = match sort {
        Pronoun::Personal(gender) => Some(personal(cast, discourse, speakers, token, gender)),
        Pronoun::Neuter => Some(neuter(cast, discourse, speakers, token)),
        Pronoun::Plural => Some(plural(cast, discourse, speakers, token)),
        _ => None,
    };
    let found = match sort {
        Pronoun::Speaker => speaker(cast, speakers, token),
        Pronoun::Speakers => speaking_body(cast, speakers, token),
        Pronoun::Relative => relative(cast, token),
        Pronoun::Reciprocal => reciprocal(cast, token),
        _ => choice.as_ref().and_then(|choice| chosen(cast, choice)),
    };
    let word = cast.analysis.word(token);
    let (entities, step) = found.unwrap_or_else(|| {
        let step = format!("\u{201c}{word}\u{201d} is left open: nobody is clearly meant");
        (Vec::new(), step.into())
    });
    if let (Pronoun::Personal(gender), [entity]) = (sort, entities.as_slice()) {
        let figure = &mut cast.figures[*entity];
        figure.gender = figure.gender.or(gender);
        cast.make_person(*entity);
    }
    let last = token + usize::from(sort == Pronoun::Reciprocal);
    let place = cast.analysis.tokens[token]
        .span
        .join(cast.analysis.tokens[last].span);
    let found = mention(place, token, MentionKind::Pronoun, entities.clone(), step);
    cast.add_mention(found, token..=last);
    if sort != Pronoun::Relative {
        discourse.note(cast, token, &entities);
    }
    choice
}

type Found = Option<(Vec<EntityId>, Step)>;

/// Whom or what the model chooses, and why, in words.
fn chosen(cast: &Cast<'_, '_>, choice: &Choice) -> Found {
    let best = choice.best()?;
    let step = format!(
        "\u{201c}{}\u{201d} is {}: {}",
        cast.analysis.word(choice.token),
        cast.names(&best.entities),
        reason(cast, best.place, choice.token)
    );
    Some((best.entities.clone(), step.into()))
}

fn reason(cast: &Cast<'_, '_>, place: TokenId, token: TokenId) -> &'static str {
    let same = cast.analysis.sentence_of(place) == cast.analysis.sentence_of(token);
    match (position(cast, place).is_subject(), same) {
        _ if place > token => "the subject that follows",
        (true, true) => "a subject of the same sentence",
        (true, false) => "the subject of a sentence before",
        (false, true) => "the nearest in the same sentence that agrees",
        (false, false) => "the nearest before that agrees",
    }
}

/// The persons that _he_ or _she_ may mean.
fn personal(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    speakers: &Speakers,
    token: TokenId,
    gender: Gender,
) -> Choice {
    let speaker = speakers.of(cast, token);
    let fits = |entity: EntityId| {
        let figure = &cast.figures[entity];
        (may_be(cast, entity, &[Nature::Person]) || figure.may_be_person_yet())
            && !figure.plural
            && figure.gender.agrees(gender)
            && (figure.nature == Nature::Person || figure.is_named())
            && speaker != Some(entity)
    };
    let wanted = Wanted {
        token,
        sort: 0,
        gender,
        fits: &fits,
        groups: false,
    };
    gather(cast, discourse, speakers, &wanted)
}

/// What _it_ may mean.
fn neuter(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    speakers: &Speakers,
    token: TokenId,
) -> Choice {
    let said = said_to_be(cast, token);
    let fits = |entity: EntityId| {
        let figure = &cast.figures[entity];
        !figure.plural
            && said.is_none_or(|class| may_be_said(cast, entity, class))
            && may_be(
                cast,
                entity,
                &[
                    Nature::Organization,
                    Nature::Country,
                    Nature::Thing,
                    Nature::Place,
                ],
            )
    };
    let gender = Gender::Unknown;
    let wanted = Wanted {
        token,
        sort: 3,
        gender,
        fits: &fits,
        groups: false,
    };
    gather(cast, discourse, speakers, &wanted)
}

/// Whom or what _they_ may mean: several, people, or a body.
fn plural(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    speakers: &Speakers,
    token: TokenId,
) -> Choice {
    let fits = |entity: EntityId| {
        let figure = &cast.figures[entity];
        figure.plural || matches!(figure.nature, Nature::People | Nature::Organization)
    };
    let gender = Gender::Unknown;
    let wanted = Wanted {
        token,
        sort: 6,
        gender,
        fits: &fits,
        groups: true,
    };
    gather(cast, discourse, speakers, &wanted)
}

/// What the pronoun is said to be, by the noun after _be_: a time in _it was the first time_.
fn said_to_be(cast: &Cast<'_, '_>, token: TokenId) -> Option<NounClass> {
    let analysis = cast.analysis;
    let subject = analysis.relation(token) == Relation::Nsubj;
    let noun = analysis.head(token).filter(|_| subject)?;
    first_child(analysis, noun, &[Relation::Cop])?;
    (analysis.tag(noun) == Upos::Noun).then(|| NounClass::of(&analysis.lower_lemma(noun)))
}

/// Whether an entity may be said to be something of this class: a country is no trip, and nothing named is a time.
fn may_be_said(cast: &Cast<'_, '_>, entity: EntityId, class: NounClass) -> bool {
    let figure = &cast.figures[entity];
    let may_be = |natures: &[Nature]| may_be(cast, entity, natures);
    match class {
        NounClass::Time => false,
        NounClass::Event => figure.entity.kind.as_deref() == Some("Event"),
        NounClass::Organization => may_be(&[Nature::Organization]),
        NounClass::Country => may_be(&[Nature::Country]),
        NounClass::City | NounClass::Place => may_be(&[Nature::Place, Nature::Country]),
        NounClass::Facility => may_be(&[Nature::Place, Nature::Thing]),
        NounClass::Work => may_be(&[Nature::Thing]),
        NounClass::Person | NounClass::Group | NounClass::Thing => true,
    }
}

/// The speaker, for _I_ inside a quotation.
fn speaker(cast: &Cast<'_, '_>, speakers: &Speakers, token: TokenId) -> Found {
    let entity = speakers.of(cast, token)?;
    let figure = &cast.figures[entity];
    let is_one_person = matches!(figure.nature, Nature::Person | Nature::Unknown) && !figure.plural;
    let step = format!(
        "\u{201c}{}\u{201d} is {}: who is quoted",
        cast.analysis.word(token),
        cast.name(entity)
    );
    is_one_person.then(|| (vec![entity], step.into()))
}

/// _We_ of a quoted organisation or country is that body, and that of a spokesperson the body spoken for; of another
/// person it is left open.
fn speaking_body(cast: &Cast<'_, '_>, speakers: &Speakers, token: TokenId) -> Found {
    let speaker = speakers.of(cast, token)?;
    let body = match cast.figures[speaker].nature {
        Nature::Organization | Nature::Country | Nature::People => speaker,
        _ => spoken_for(cast, speaker)?,
    };
    let step = format!(
        "\u{201c}{}\u{201d} is {}: for whom is spoken",
        cast.analysis.word(token),
        cast.name(body)
    );
    Some((vec![body], step.into()))
}

/// The body whose spokesperson someone is.
fn spoken_for(cast: &Cast<'_, '_>, speaker: EntityId) -> Option<EntityId> {
    let roles = cast.figures[speaker].roles.iter();
    let mut bodies = roles
        .filter(|role| role.noun.starts_with("spokes"))
        .flat_map(|role| role.of.iter().copied())
        .filter(|&body| {
            matches!(
                cast.figures[body].nature,
                Nature::Organization | Nature::Country
            )
        });
    bodies.next()
}

/// The noun that a relative clause describes.
fn relative(cast: &Cast<'_, '_>, token: TokenId) -> Found {
    let clause = relative_clause(cast, token)?;
    let noun = cast.analysis.head(clause)?;
    let entities = cast.entities_at(noun).to_vec();
    let step = format!(
        "\u{201c}{}\u{201d} is {}: a relative clause",
        cast.analysis.word(token),
        cast.names(&entities)
    );
    (!entities.is_empty()).then(|| (entities, step.into()))
}

/// _Each other_: the several subjects of the verb.
fn reciprocal(cast: &Cast<'_, '_>, token: TokenId) -> Found {
    let mut verb = governor(cast, token);
    for _ in 0..3 {
        let Some(place) = verb else { break };
        let subject = first_child(
            cast.analysis,
            place,
            &[Relation::Nsubj, Relation::NsubjPass],
        );
        if let Some(subject) = subject {
            let members = together(cast, subject);
            if members.len() > 1 {
                let step = format!("each other: {}", cast.names(&members));
                return Some((members, step.into()));
            }
        }
        verb = cast.analysis.head(place);
    }
    None
}

/// The entities of a phrase with those that are coordinated with it.
fn together(cast: &Cast<'_, '_>, head: TokenId) -> Vec<EntityId> {
    let conjuncts = cast
        .analysis
        .children(head)
        .take(20)
        .filter(|&child| cast.analysis.relation(child) == Relation::Conj);
    let mut members = Vec::new();
    for token in std::iter::once(head).chain(conjuncts) {
        for &entity in cast.entities_at(token) {
            if !members.contains(&entity) {
                members.push(entity);
            }
        }
    }
    members
}
