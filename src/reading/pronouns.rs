//! Who or what a pronoun means.
//!
//! Candidates are those in mind that agree in number and gender; they are weighed by distance and by the part that
//! they play. A pronoun is resolved only if the best candidate is clearly better than the next.

mod candidates;
mod model;
mod sorts;

pub use model::{Choice, FEATURES};
pub use sorts::{is_reciprocal, sort_of};

use candidates::{
    WIDE_MARGIN, ahead, best, decide, is_possessive, points, reachable, score, togetherness,
};
use sorts::{Pronoun, relative_clause};

use super::cast::{Cast, Nature, mention};
use super::discourse::{Discourse, governor, may_be};
use super::lexicon::{Gender, NounClass};
use super::phrase::first_child;
use super::speakers::Speakers;
use super::{EntityId, MentionKind};
use crate::clause::Step;
use crate::english::{Relation, TokenId, Upos};

/// Resolves a pronoun and adds its mention. Returns whom a pronoun for a person might have meant.
pub fn resolve(
    cast: &mut Cast<'_, '_>,
    discourse: &mut Discourse,
    speakers: &Speakers,
    token: TokenId,
    sort: Pronoun,
) -> Option<Choice> {
    let mut choice = None;
    let found = match sort {
        Pronoun::Personal(gender) => {
            let (found, had) = personal(cast, discourse, speakers, token, gender);
            choice = Some(had);
            found
        }
        Pronoun::Neuter => neuter(cast, discourse, token),
        Pronoun::Plural => plural(cast, discourse, token),
        Pronoun::Speaker => speaker(cast, speakers, token),
        Pronoun::Speakers => speaking_body(cast, speakers, token),
        Pronoun::Relative => relative(cast, token),
        Pronoun::Reciprocal => reciprocal(cast, token),
        Pronoun::Other => None,
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

/// The person that _he_ or _she_ means, by the learned model, and the choice that it had.
fn personal(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    speakers: &Speakers,
    token: TokenId,
    gender: Gender,
) -> (Found, Choice) {
    let speaker = speakers.of(cast, token);
    let fits = |entity: EntityId| {
        let figure = &cast.figures[entity];
        (may_be(cast, entity, &[Nature::Person]) || figure.may_be_person_yet())
            && !figure.plural
            && figure.gender.agrees(gender)
            && (figure.nature == Nature::Person || figure.is_named())
            && speaker != Some(entity)
    };
    let choice = model::gather(cast, discourse, token, gender, &fits);
    let scored = choice.candidates.iter().map(|candidate| {
        let score = candidate.score(choice.sort);
        (score, vec![candidate.entity], candidate.place)
    });
    let found = decide(cast, token, model::MARGIN, scored.collect());
    (found, choice)
}

fn neuter(cast: &Cast<'_, '_>, discourse: &Discourse, token: TokenId) -> Found {
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
    let possessive = is_possessive(cast, token);
    let weigh = |entity: EntityId| {
        let figure = &cast.figures[entity];
        let is_body = matches!(figure.nature, Nature::Organization | Nature::Country);
        let is_place = figure.nature == Nature::Place;
        10 * i32::from(possessive && is_body) - 8 * i32::from(is_place && !possessive)
    };
    best(cast, discourse, token, &fits, &weigh).or_else(|| {
        let (entity, _) = ahead(cast, token, &fits)?;
        let word = cast.analysis.word(token);
        let step = format!(
            "\u{201c}{word}\u{201d} is {}: the subject that follows",
            cast.name(entity)
        );
        Some((vec![entity], step.into()))
    })
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

fn plural(cast: &Cast<'_, '_>, discourse: &Discourse, token: TokenId) -> Found {
    let fits = |entity: EntityId| {
        let figure = &cast.figures[entity];
        figure.plural || matches!(figure.nature, Nature::People | Nature::Organization)
    };
    let weigh = |entity: EntityId| {
        let figure = &cast.figures[entity];
        let is_single_body = figure.nature == Nature::Organization && !figure.plural;
        let is_body = matches!(figure.nature, Nature::People | Nature::Organization);
        20 * i32::from(is_body) + 6 * i32::from(figure.nature == Nature::People)
            - 12 * i32::from(is_single_body)
    };
    let mut scored = score(cast, discourse, token, &fits, &weigh);
    for recent in discourse.recent.iter().rev() {
        if recent.entities.len() > 1 && reachable(cast, recent, token) {
            let points = togetherness(cast, recent) + points(cast, recent, token);
            scored.push((points, recent.entities.clone(), recent.token));
        }
    }
    decide(cast, token, WIDE_MARGIN, scored)
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
