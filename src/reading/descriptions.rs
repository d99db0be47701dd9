//! Noun phrases that are no names: what they mean, and which of them mean the same.

use super::cast::{Cast, Figure, Nature, mention};
use super::discourse::Discourse;
use super::groups;
use super::lexicon::{GENDERED, Gender, NounClass, SAME_THING};
use super::phrase::{
    Determiner, determiner, is_plural, join_tokens, label_tokens, modifiers, span,
};
use super::roles::{Holders, associates, role_goes_with};
use super::{EntityId, MentionKind, Naming};
use crate::clause::Step;
use crate::english::{Relation, TokenId, Upos};

/// How many of the last things with one noun are compared.
const MOST_COMPARED: usize = 6;
/// How many sentences back a description without other support may reach.
const REACH: usize = 2;

/// A noun phrase about to be understood.
struct Phrase {
    head: TokenId,
    noun: String,
    class: NounClass,
    determiner: Determiner,
    plural: bool,
    label: Vec<TokenId>,
}

/// Understands the noun phrase of a head and adds its mention.
pub fn describe(
    cast: &mut Cast<'_, '_>,
    discourse: &mut Discourse,
    holders: &mut Holders,
    head: TokenId,
) {
    let phrase = Phrase::new(cast, head);
    let (entities, step) = understand(cast, discourse, holders, &phrase);
    let place = span(cast.analysis, head, &phrase.label);
    let found = mention(
        place,
        head,
        MentionKind::Description,
        entities.clone(),
        step,
    );
    cast.add_mention(found, [head]);
    remember(cast, discourse, &phrase, &entities);
}

impl Phrase {
    fn new(cast: &Cast<'_, '_>, head: TokenId) -> Self {
        let noun = cast.analysis.lemma(head).to_lowercase();
        Self {
            head,
            class: NounClass::of(&noun),
            determiner: determiner(cast.analysis, head),
            plural: is_plural(cast.analysis, head),
            label: label_tokens(cast.analysis, head),
            noun,
        }
    }

    fn is_definite(&self) -> bool {
        matches!(self.determiner, Determiner::Definite | Determiner::Both)
    }
}

fn understand(
    cast: &mut Cast<'_, '_>,
    discourse: &mut Discourse,
    holders: &mut Holders,
    phrase: &Phrase,
) -> (Vec<EntityId>, Step) {
    if let Some((entity, step)) = by_apposition(cast, phrase) {
        holders.add(&phrase.noun, entity);
        return (vec![entity], step);
    }
    if let Some((members, step)) = groups::members(cast, discourse, holders, phrase.head) {
        discourse.groups.retain(|group| *group != members);
        discourse.groups.push(members.clone());
        return (members, step);
    }
    let known = by_role(cast, discourse, holders, phrase)
        .or_else(|| by_noun(cast, discourse, phrase))
        .or_else(|| by_kind(cast, discourse, phrase))
        .or_else(|| by_label(cast, discourse, phrase));
    match known {
        Some((entity, step)) => (vec![entity], step),
        None => {
            let entity = create(cast, phrase);
            (vec![entity], "mentioned for the first time".into())
        }
    }
}

/// _Lee, a lawyer_: the lawyer is Lee.
fn by_apposition(cast: &Cast<'_, '_>, phrase: &Phrase) -> Option<(EntityId, Step)> {
    let analysis = cast.analysis;
    let host = match analysis.relation(phrase.head) {
        Relation::Appos => analysis.head(phrase.head)?,
        _ => analysis.children(phrase.head).take(12).find(|&child| {
            analysis.relation(child) == Relation::Appos && cast.mention(child).is_some()
        })?,
    };
    let entity = cast.entity_at(host)?;
    let figure = &cast.figures[entity];
    let is_same =
        figure.is_named() && figure.plural == phrase.plural && phrase.class != NounClass::Time;
    is_same.then(|| {
        let step = format!(
            "\u{201c}{}\u{201d} is {}: in apposition",
            phrase.noun, figure.entity.name
        );
        (entity, step.into())
    })
}

/// _The North Korean leader_: who was called that before.
fn by_role(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    holders: &Holders,
    phrase: &Phrase,
) -> Option<(EntityId, Step)> {
    let may_be_known = matches!(
        phrase.determiner,
        Determiner::Definite | Determiner::Possessive | Determiner::Bare
    );
    if !may_be_known || phrase.plural || phrase.class == NounClass::Time {
        return None;
    }
    let of = associates(cast, phrase.head);
    if of.is_empty() && phrase.determiner != Determiner::Definite {
        return None;
    }
    let gender = Gender::from_mark(GENDERED.get(&phrase.noun));
    let mut holders = holders.of(&phrase.noun);
    holders.retain(|&entity| {
        cast.figures[entity].gender.agrees(gender)
            && discourse.count(entity) > 0
            && !of.contains(&entity)
    });
    let with_of: Vec<EntityId> = holders
        .iter()
        .copied()
        .filter(|&entity| role_goes_with(cast, entity, &phrase.noun, &of))
        .collect();
    let entity = match (with_of.as_slice(), holders.as_slice(), of.is_empty()) {
        ([only], _, _) | ([], [only], true) => *only,
        (_, [_, ..], true) => latest(discourse, &holders)?,
        _ => return None,
    };
    let step = format!(
        "\u{201c}{}\u{201d} is {}: the text has called them that",
        join_tokens(cast.analysis, &phrase.label),
        cast.name(entity)
    );
    Some((entity, step.into()))
}

/// The one of some entities that was mentioned in the last sentence with any of them, if it was only one.
fn latest(discourse: &Discourse, entities: &[EntityId]) -> Option<EntityId> {
    let mut found = None;
    let mut sentence = None;
    for recent in discourse.recent.iter().rev() {
        if sentence.is_some_and(|sentence| recent.sentence < sentence) {
            break;
        }
        for entity in recent
            .entities
            .iter()
            .filter(|entity| entities.contains(entity))
        {
            if found.is_some_and(|found| found != *entity) {
                return None;
            }
            found = Some(*entity);
            sentence = Some(recent.sentence);
        }
    }
    found
}

/// _The pact_ after _a trade agreement_: the same noun or one that takes it up.
fn by_noun(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    phrase: &Phrase,
) -> Option<(EntityId, Step)> {
    if !phrase.is_definite() || phrase.class == NounClass::Time {
        return None;
    }
    let words = modifiers(cast.analysis, phrase.head);
    let near = SAME_THING.get(&phrase.noun).unwrap_or_default().split(' ');
    let entity = std::iter::once(phrase.noun.as_str())
        .chain(near)
        .filter_map(|noun| discourse.by_noun.get(noun))
        .find_map(|things| {
            let fitting = things.iter().rev().take(MOST_COMPARED);
            fitting
                .copied()
                .find(|&entity| takes_up(cast, phrase, &words, entity))
        })?;
    let step = format!(
        "\u{201c}{}\u{201d} is the {} mentioned before",
        join_tokens(cast.analysis, &phrase.label),
        cast.name(entity)
    );
    Some((entity, step.into()))
}

/// Whether a definite phrase may take up an entity: same number, and no word that the entity's label lacks.
fn takes_up(cast: &Cast<'_, '_>, phrase: &Phrase, words: &[String], entity: EntityId) -> bool {
    let figure = &cast.figures[entity];
    let label = figure.entity.name.to_lowercase();
    let is_in_label = |word: &String| label.split([' ', '-']).any(|other| other == word);
    let of = associates(cast, phrase.head);
    figure.plural == phrase.plural
        && !figure.is_named()
        && words.iter().all(is_in_label)
        && (of.is_empty() || figure.roles.iter().any(|role| role.of == of))
}

/// _The country_, _the company_: the only one named lately.
fn by_kind(
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
        .any(|child| child > phrase.head && cast.analysis.relation(child) != Relation::Punct);
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
    let sentence = cast.analysis.sentence_of(phrase.head);
    let gender = Gender::from_mark(GENDERED.get(&phrase.noun));
    // A person may be called anything; only words that fit everyone are safe.
    if kind == "Person" && gender == Gender::Unknown && phrase.noun != "person" {
        return None;
    }
    let mut found = discourse.since(sentence.saturating_sub(REACH));
    found.retain(|&entity| {
        let figure = &cast.figures[entity];
        figure.is_named()
            && figure.gender.agrees(gender)
            && figure.entity.kind.as_deref() == Some(kind)
    });
    let [entity] = found.as_slice() else {
        return None;
    };
    let step = format!(
        "\u{201c}the {}\u{201d} is {}: the only one named lately",
        phrase.noun,
        cast.name(*entity)
    );
    Some((*entity, step.into()))
}

/// The same words without article again: _migrants_ … _migrants_.
fn by_label(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    phrase: &Phrase,
) -> Option<(EntityId, Step)> {
    let is_general = phrase.determiner == Determiner::Bare;
    if !is_general || !associates(cast, phrase.head).is_empty() {
        return None;
    }
    let label = join_tokens(cast.analysis, &phrase.label).to_lowercase();
    let entity = *discourse.by_label.get(&label)?;
    Some((entity, format!("\u{201c}{label}\u{201d} again").into()))
}

fn create(cast: &mut Cast<'_, '_>, phrase: &Phrase) -> EntityId {
    let analysis = cast.analysis;
    let label = join_tokens(analysis, &phrase.label);
    let place = span(analysis, phrase.head, &phrase.label);
    let kind = if phrase.class == NounClass::Person && phrase.plural {
        "Group"
    } else {
        phrase.class.type_name()
    };
    let nature = match cast.nature_of(Some(kind)) {
        Nature::Thing | Nature::Place if analysis.tag(phrase.head) == Upos::Propn => {
            Nature::Unknown
        }
        nature => nature,
    };
    let mut figure = Figure::named(label, Naming::Description, place);
    figure.entity.kind = Some(kind.to_owned());
    figure.entity.head = Some(phrase.noun.clone());
    figure.nature = nature;
    figure.plural = phrase.plural;
    figure.gender = Gender::from_mark(GENDERED.get(&phrase.noun));
    let of = associates(cast, phrase.head);
    if !of.is_empty() {
        figure.roles.push(super::cast::Role {
            noun: phrase.noun.clone(),
            of,
        });
    }
    cast.add_figure(figure)
}

/// Makes a description findable for those that take it up.
fn remember(
    cast: &Cast<'_, '_>,
    discourse: &mut Discourse,
    phrase: &Phrase,
    entities: &[EntityId],
) {
    discourse.note(cast, phrase.head, entities);
    if let [entity] = *entities
        && !cast.figures[entity].is_named()
    {
        let things = discourse.by_noun.entry(phrase.noun.clone()).or_default();
        things.retain(|&other| other != entity);
        things.push(entity);
        if things.len() > MOST_COMPARED {
            things.remove(0);
        }
        if phrase.determiner == Determiner::Bare {
            let label = join_tokens(cast.analysis, &phrase.label).to_lowercase();
            discourse.by_label.entry(label).or_insert(entity);
        }
    }
}

/// Whether a token is the head of a noun phrase that is no name.
pub fn is_described(cast: &Cast<'_, '_>, token: TokenId) -> bool {
    let analysis = cast.analysis;
    let is_noun = match analysis.tag(token) {
        Upos::Noun => true,
        Upos::Propn => has_article(cast, token) || is_role_word(cast, token),
        Upos::Num | Upos::Adj => has_article(cast, token) && is_argument(analysis.relation(token)),
        _ => false,
    };
    is_noun && cast.mention_id(token).is_none() && !is_inside_phrase(analysis.relation(token))
}

fn is_role_word(cast: &Cast<'_, '_>, token: TokenId) -> bool {
    super::roles::is_role(cast.analysis, token)
}

fn has_article(cast: &Cast<'_, '_>, token: TokenId) -> bool {
    determiner(cast.analysis, token) == Determiner::Definite
}

const fn is_argument(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Nsubj | Relation::NsubjPass | Relation::Obj | Relation::Obl | Relation::Iobj
    )
}

const fn is_inside_phrase(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Compound
            | Relation::Flat
            | Relation::Fixed
            | Relation::Goeswith
            | Relation::Amod
            | Relation::Nummod
            | Relation::Case
            | Relation::Det
            | Relation::Advmod
            | Relation::NmodDesc
    )
}
