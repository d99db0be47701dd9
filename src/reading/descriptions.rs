//! Noun phrases that are no names: what they mean, and which of them mean the same.

mod known;
mod label;

use known::{by_apposition, by_kind, by_label, by_noun, by_role, former_or_latter, named_after_of};
use label::label_text;

use super::cast::{Cast, Figure, Nature, mention};
use super::discourse::Discourse;
use super::lexicon::{GENDERED, Gender, NounClass, PERSON_NOUNS};
use super::phrase::{Determiner, determiner, first_child, is_plural, label_tokens, span};
use super::roles::{Holders, associates, may_be_called};
use super::{EntityId, MentionKind, Naming, Strength, groups};
use crate::clause::Step;
use crate::clause::lexicon::is_currency;
use crate::document::BlockKind;
use crate::english::{Analysis, Relation, TokenId, Upos};

/// How many of the last things with one noun are compared.
const MOST_COMPARED: usize = 6;

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
    let found = mention(place, head, MentionKind::Description, entities, step);
    let id = cast.add_mention(found, [head]);
    let entities = &cast.mentions[id].entities;
    remember(cast, discourse, &phrase, entities);
}

/// The noun that a noun of number counts: _protesters_ of _thousands of protesters_.
fn counted_noun(analysis: &Analysis<'_>, head: TokenId, noun: &str) -> Option<TokenId> {
    let counts = matches!(
        noun,
        "thousand"
            | "hundred"
            | "dozen"
            | "million"
            | "billion"
            | "number"
            | "majority"
            | "score"
            | "handful"
            | "lot"
            | "ten"
    );
    let counted = first_child(analysis, head, &[Relation::Nmod]).filter(|_| counts)?;
    let case = first_child(analysis, counted, &[Relation::Case])?;
    (analysis.word(case) == "of").then_some(counted)
}

/// The words of the label; of a sum of money, those from the number on: a name before it is no part of it.
fn label_of(analysis: &Analysis<'_>, head: TokenId, noun: &str) -> Vec<TokenId> {
    let label = label_tokens(analysis, head);
    let number = label
        .iter()
        .position(|&token| analysis.tag(token) == Upos::Num)
        .filter(|_| is_currency(noun));
    match number {
        Some(number) if number > 0 => label[number..].to_vec(),
        _ => label,
    }
}

/// The class of a noun in its phrase: a _state_ of emergency is no country.
fn class_of(analysis: &Analysis<'_>, head: TokenId, noun: &str) -> NounClass {
    let of_thing = first_child(analysis, head, &[Relation::Nmod])
        .is_some_and(|of| of > head && analysis.tag(of) == Upos::Noun);
    if noun == "state" && of_thing {
        return NounClass::Thing;
    }
    NounClass::of(noun)
}

impl Phrase {
    fn new(cast: &Cast<'_, '_>, head: TokenId) -> Self {
        let noun = cast.analysis.lemma(head).to_lowercase();
        // "Thousands of protesters" are people.
        let counted = counted_noun(cast.analysis, head, &noun);
        let kind = counted.map(|counted| cast.analysis.lower_lemma(counted));
        Self {
            head,
            class: class_of(cast.analysis, head, kind.as_deref().unwrap_or(&noun)),
            determiner: determiner(cast.analysis, head),
            plural: is_plural(cast.analysis, counted.unwrap_or(head)),
            label: label_of(cast.analysis, head, &noun),
            noun,
        }
    }

    /// The words of the label after the head, in lower case.
    fn after_head(&self, cast: &Cast<'_, '_>) -> Vec<String> {
        let after = self.label.iter().filter(|&&token| token > self.head);
        after
            .map(|&token| cast.analysis.word(token).to_lowercase())
            .collect()
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
        if phrase.class == NounClass::Person {
            cast.make_person(entity);
        }
        return (vec![entity], step);
    }
    if let Some((members, step)) = groups::members(cast, discourse, holders, phrase.head) {
        discourse.groups.retain(|group| *group != members);
        discourse.groups.push(members.clone());
        return (members, step);
    }
    if phrase.class == NounClass::Person
        && let Some(host) = discourse.hosts.get(&phrase.head)
    {
        return by_attribute(cast, phrase, *host);
    }
    let sure = |(entity, step): (EntityId, Step)| (Some(entity), step);
    let known = named_after_of(cast, phrase)
        .or_else(|| former_or_latter(cast, discourse, phrase))
        .or_else(|| by_role(cast, discourse, holders, phrase))
        .map(sure)
        .or_else(|| by_noun(cast, discourse, phrase))
        .or_else(|| by_kind(cast, discourse, phrase).map(sure))
        .or_else(|| by_label(cast, discourse, phrase).map(sure));
    match known {
        Some((entity, step)) => (entity.into_iter().collect(), step),
        None => {
            let entity = create(cast, phrase);
            (vec![entity], "mentioned for the first time".into())
        }
    }
}

/// _They called Lee a friend_: the friend is Lee, and nobody else who was called so.
fn by_attribute(cast: &mut Cast<'_, '_>, phrase: &Phrase, host: TokenId) -> (Vec<EntityId>, Step) {
    let called = cast.entity_at(host).filter(|&entity| {
        let figure = &cast.figures[entity];
        figure.plural == phrase.plural && may_be_called(figure.nature, &phrase.noun)
    });
    match called {
        Some(entity) => {
            let step = format!(
                "\u{201c}{}\u{201d} is what {} is called",
                phrase.noun,
                cast.name(entity)
            );
            (vec![entity], step.into())
        }
        None => {
            let entity = create(cast, phrase);
            (vec![entity], "what something is called".into())
        }
    }
}

fn create(cast: &mut Cast<'_, '_>, phrase: &Phrase) -> EntityId {
    let analysis = cast.analysis;
    let label = label_text(cast, &phrase.label);
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
    figure.entity.strength = match !PERSON_NOUNS.contains(&phrase.noun) {
        true => Strength::Likely,
        false => Strength::Guessed,
    };
    figure.entity.head = Some(phrase.noun.clone());
    figure.nature = nature;
    figure.plural = phrase.plural;
    figure.gender = Gender::from_mark(GENDERED.note(&phrase.noun));
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
        && !is_in_heading(cast, phrase.head)
    {
        discourse.note_by_noun(&phrase.noun, entity);
        if phrase.determiner == Determiner::Bare {
            let label = label_text(cast, &phrase.label).to_lowercase();
            discourse.by_label.entry(label).or_insert(entity);
        }
    }
}

/// Headlines are read, but the text does not take up what they mention.
fn is_in_heading(cast: &Cast<'_, '_>, token: TokenId) -> bool {
    let analysis = cast.analysis;
    let sentence = analysis.sentences.get(analysis.sentence_of(token));
    let block = sentence.and_then(|sentence| analysis.blocks.get(sentence.block));
    block.is_some_and(|block| {
        block.kind != BlockKind::Paragraph && block.kind != BlockKind::ListItem
    })
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
    is_noun
        && cast.mention_id(token).is_none()
        && (!is_inside_phrase(analysis.relation(token)) || cast.is_argument(token))
        && NounClass::of(&analysis.lower_lemma(token)) != NounClass::Time
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
