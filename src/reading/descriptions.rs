//! Noun phrases that are no names: what they mean, and which of them mean the same.

mod apposition;
mod kind;
mod label;
mod listed;
mod noun;
mod role;

use label::label_text;

use super::cast::{Cast, Figure, Nature, mention};
use super::discourse::{Discourse, governor};
use super::lexicon::{GENDERED, Gender, NounClass, PERSON_NOUNS};
use super::phrase::{Determiner, determiner, first_child, is_plural, label_tokens, span};
use super::roles::{Holders, associates, may_be_called};
use super::{EntityId, MentionKind, Naming, Sieve, Strength, groups};
use crate::clause::Step;
use crate::clause::lexicon::is_currency;
use crate::document::BlockKind;
use crate::english::{Analysis, Relation, TokenId, Upos};

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
    let (entities, sieve, step) = understand(cast, discourse, holders, &phrase);
    let place = span(cast.analysis, head, &phrase.label);
    let mut found = mention(place, head, MentionKind::Description, entities, step);
    found.sieve = sieve;
    let id = cast.add_mention(found, [head]);
    let entities = &cast.mentions[id].entities;
    remember(cast, discourse, &phrase, entities);
}

/// The ending of what people are called by their age.
const AGED: &str = "year-old";

/// The noun of a head in dictionary form, in small letters; _year-old_ for _the 39-year-old_, of which the tree sees
/// _old_.
fn noun_of(analysis: &Analysis<'_>, head: TokenId) -> String {
    let noun = analysis.lower_lemma(head);
    let word = |back: usize| {
        head.checked_sub(back)
            .map(|token| analysis.lower_word(token))
    };
    let is_aged = noun == "old"
        && word(1).as_deref() == Some("-")
        && matches!(word(2).as_deref(), Some("year" | "month"));
    match is_aged {
        true => AGED.to_owned(),
        false => noun.into(),
    }
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
    if noun.ends_with("state") && of_thing {
        return NounClass::Thing;
    }
    if noun.ends_with(AGED) {
        return NounClass::Person;
    }
    NounClass::of(noun)
}

impl Phrase {
    fn new(cast: &Cast<'_, '_>, head: TokenId) -> Self {
        let noun = noun_of(cast.analysis, head);
        // "Thousands of protesters" are people.
        let counted = counted_noun(cast.analysis, head, &noun);
        let kind = counted.map(|counted| cast.analysis.lower_lemma(counted));
        Self {
            head,
            class: class_of(cast.analysis, head, kind.as_deref().unwrap_or(&noun)),
            determiner: determiner(cast.analysis, head),
            plural: is_plural(cast.analysis, counted.unwrap_or(head)),
            label: match noun.ends_with(AGED) {
                true => vec![head],
                false => label_of(cast.analysis, head, &noun),
            },
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

/// What is known where a description stands.
struct Scene<'s, 'a, 'd> {
    cast: &'s Cast<'a, 'd>,
    discourse: &'s Discourse,
    holders: &'s Holders,
}

/// What a sieve makes of a description.
enum Answer {
    /// It means these; nobody, if it may be any of several.
    Is(Vec<EntityId>, Step),
    /// It brings in somebody or something new, and no other sieve is asked.
    New(Step),
    /// The sieve can't tell.
    Pass,
}

impl Answer {
    fn one(found: Option<(EntityId, Step)>) -> Self {
        found.map_or(Self::Pass, |(entity, step)| Self::Is(vec![entity], step))
    }
}

/// A sieve.
type Ask = fn(&Scene<'_, '_, '_>, &Phrase) -> Answer;

/// The sieves in order.
const SIEVES: [(Sieve, Ask); 8] = [
    (Sieve::Apposition, apposition::beside_name),
    (Sieve::Group, group),
    (Sieve::Called, called),
    (Sieve::Listed, listed::listed),
    (Sieve::Role, role::role),
    (Sieve::Noun, noun::same_noun),
    (Sieve::Kind, kind::only_one),
    (Sieve::Label, label::same_words),
];

/// Asks the sieves; whom or what the phrase means is made if it is new.
fn understand(
    cast: &mut Cast<'_, '_>,
    discourse: &mut Discourse,
    holders: &mut Holders,
    phrase: &Phrase,
) -> (Vec<EntityId>, Option<Sieve>, Step) {
    let scene = Scene {
        cast,
        discourse,
        holders,
    };
    let found = SIEVES
        .iter()
        .map(|(sieve, ask)| (*sieve, ask(&scene, phrase)))
        .find(|(_, answer)| !matches!(answer, Answer::Pass));
    match found {
        Some((sieve, Answer::Is(entities, step))) => {
            match sieve {
                Sieve::Apposition => introduce(cast, holders, phrase, &entities),
                Sieve::Group => settle_group(discourse, &entities),
                _ => {}
            }
            let sieve = Some(sieve).filter(|_| !entities.is_empty());
            (entities, sieve, step)
        }
        Some((_, Answer::New(step))) => (vec![create(cast, phrase)], None, step),
        _ => {
            let step = "mentioned for the first time".into();
            (vec![create(cast, phrase)], None, step)
        }
    }
}

/// Notes what a name beside a description is called.
fn introduce(
    cast: &mut Cast<'_, '_>,
    holders: &mut Holders,
    phrase: &Phrase,
    entities: &[EntityId],
) {
    for &entity in entities {
        holders.add(&phrase.noun, entity);
        if phrase.class == NounClass::Person {
            cast.make_person(entity);
        }
    }
}

/// Makes a group the last one with its members.
fn settle_group(discourse: &mut Discourse, members: &[EntityId]) {
    discourse.groups.retain(|group| group != members);
    discourse.groups.push(members.to_vec());
}

fn group(scene: &Scene<'_, '_, '_>, phrase: &Phrase) -> Answer {
    let members = groups::members(scene.cast, scene.discourse, scene.holders, phrase.head);
    members.map_or(Answer::Pass, |(members, step)| Answer::Is(members, step))
}

/// _They called Lee a friend_: the friend is Lee, and nobody else who was called so.
fn called(scene: &Scene<'_, '_, '_>, phrase: &Phrase) -> Answer {
    let cast = scene.cast;
    let host = scene.discourse.hosts.get(&phrase.head);
    let Some(host) = host.filter(|_| phrase.class == NounClass::Person) else {
        return Answer::Pass;
    };
    let called = cast.entity_at(*host).filter(|&entity| {
        let figure = &cast.figures[entity];
        figure.plural == phrase.plural && may_be_called(figure.nature, &phrase.noun)
    });
    match called {
        Some(entity) => {
            let (noun, name) = (&phrase.noun, cast.name(entity));
            let step = format!("\u{201c}{noun}\u{201d} is what {name} is called");
            Answer::Is(vec![entity], step.into())
        }
        None => Answer::New("what something is called".into()),
    }
}

/// Who else is an argument of the verb that a phrase is one of: in _Lopez examined the boy_ the boy is nobody that
/// examined him.
fn co_arguments(cast: &Cast<'_, '_>, head: TokenId) -> Vec<EntityId> {
    let governor = governor(cast, head).filter(|&verb| cast.analysis.tag(verb) == Upos::Verb);
    let arguments = governor.into_iter().flat_map(|verb| {
        let children = cast.analysis.children(verb).take(12);
        children.filter(|&child| child != head && is_argument(cast.analysis.relation(child)))
    });
    arguments
        .flat_map(|argument| cast.entities_at(argument).iter().copied())
        .collect()
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
