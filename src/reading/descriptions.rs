//! Noun phrases that are no names: what they mean, and which of them mean the same.

use super::cast::{Cast, Figure, Nature, mention};
use super::discourse::Discourse;
use super::groups;
use super::lexicon::{GENDERED, Gender, NounClass, SAME_THING};
use super::phrase::{
    Determiner, determiner, is_plural, join_tokens, label_tokens, modifiers, span,
};
use super::roles::{Holders, associates, may_be_called, role_goes_with};
use super::{EntityId, MentionKind, Naming};
use crate::clause::Step;
use crate::document::BlockKind;
use crate::english::{Penn, Relation, TokenId, Upos};

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
        return (vec![entity], step);
    }
    if let Some((members, step)) = groups::members(cast, discourse, holders, phrase.head) {
        discourse.groups.retain(|group| *group != members);
        discourse.groups.push(members.clone());
        return (members, step);
    }
    let sure = |(entity, step): (EntityId, Step)| (Some(entity), step);
    let known = former_or_latter(cast, discourse, phrase)
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

/// _Lee, a lawyer_: the lawyer is Lee.
fn by_apposition(cast: &Cast<'_, '_>, phrase: &Phrase) -> Option<(EntityId, Step)> {
    let analysis = cast.analysis;
    let host = match analysis.relation(phrase.head) {
        Relation::Appos => analysis.head(phrase.head)?,
        _ => analysis
            .children(phrase.head)
            .take(12)
            .find(|&child| {
                analysis.relation(child) == Relation::Appos && cast.mention(child).is_some()
            })
            .or_else(|| name_between_commas(cast, phrase))?,
    };
    let entity = cast.entity_at(host)?;
    let figure = &cast.figures[entity];
    let is_same = figure.is_named()
        && figure.plural == phrase.plural
        && may_be_called(figure.nature, &phrase.noun);
    is_same.then(|| {
        let step = format!(
            "\u{201c}{}\u{201d} is {}: in apposition",
            phrase.noun, figure.entity.name
        );
        (entity, step.into())
    })
}

/// _The adviser, Ann Lee, said_: a person's name between commas right after a noun for persons.
fn name_between_commas(cast: &Cast<'_, '_>, phrase: &Phrase) -> Option<TokenId> {
    let analysis = cast.analysis;
    let is_comma = |token: TokenId| {
        let mark = analysis.tokens.get(token).map(|_| analysis.word(token));
        matches!(mark, Some("," | "." | ")"))
    };
    let name = phrase.head + 2;
    let mention = cast.mention(name).filter(|_| is_comma(phrase.head + 1))?;
    let entity = cast.entity_at(name)?;
    let is_person = phrase.class == NounClass::Person
        && !phrase.plural
        && cast.figures[entity].nature == Nature::Person;
    let end = analysis
        .tokens
        .partition_point(|token| token.span.end <= mention.span.end);
    (is_person && is_comma(end)).then_some(name)
}

/// _The former_, _the latter_: the first or second of the two last mentioned together.
fn former_or_latter(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    phrase: &Phrase,
) -> Option<(EntityId, Step)> {
    let place = match phrase.noun.as_str() {
        "former" => 0,
        "latter" => 1,
        _ => return None,
    };
    let is_alone = phrase.label.len() == 1 && phrase.is_definite();
    let pair = discourse
        .recent
        .iter()
        .rev()
        .find(|recent| recent.entities.len() > 1)?;
    let near = pair.sentence + REACH >= cast.analysis.sentence_of(phrase.head);
    match pair.entities.as_slice() {
        pair @ [_, _] if is_alone && near => {
            let step = format!("the {} of {}", phrase.noun, cast.names(pair));
            Some((pair[place], step.into()))
        }
        _ => None,
    }
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
        label_text(cast, &phrase.label),
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
) -> Option<(Option<EntityId>, Step)> {
    if !phrase.is_definite() || phrase.class == NounClass::Time {
        return None;
    }
    let words = modifiers(cast.analysis, phrase.head);
    let near = SAME_THING.get(&phrase.noun).unwrap_or_default().split(' ');
    let fitting = std::iter::once(phrase.noun.as_str())
        .chain(near)
        .filter_map(|noun| discourse.by_noun.get(noun))
        .map(|things| {
            let latest = things.iter().rev().take(MOST_COMPARED).copied();
            latest
                .filter(|&entity| takes_up(cast, phrase, &words, entity))
                .collect()
        })
        .find(|fitting: &Vec<EntityId>| !fitting.is_empty())?;
    let entity = *fitting.first()?;
    if fitting.len() > 1 && phrase.class == NounClass::Person {
        let step = format!(
            "\u{201c}{}\u{201d} may be any of {}",
            phrase.noun,
            fitting.len()
        );
        return Some((None, step.into()));
    }
    let step = format!(
        "\u{201c}{}\u{201d} is the {} mentioned before",
        label_text(cast, &phrase.label),
        cast.name(entity)
    );
    Some((Some(entity), step.into()))
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
        && phrase.after_head(cast).iter().all(is_in_label)
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
    let label = label_text(cast, &phrase.label).to_lowercase();
    let entity = *discourse.by_label.get(&label)?;
    Some((entity, format!("\u{201c}{label}\u{201d} again").into()))
}

/// The label's text. A possessor with a title is called by its name: _Ann Lee's trip_.
fn label_text(cast: &Cast<'_, '_>, label: &[TokenId]) -> String {
    let analysis = cast.analysis;
    let opens = label
        .iter()
        .take_while(|&&token| analysis.tag(token) == Upos::Det)
        .count();
    let mut label = &label[opens.min(label.len().saturating_sub(1))..];
    if let Some(title) = title_of_possessor(cast, label) {
        label = &label[title..];
    }
    join_tokens(analysis, label)
}

/// How many tokens a label that starts with a possessor has before the possessor's bare name.
fn title_of_possessor(cast: &Cast<'_, '_>, label: &[TokenId]) -> Option<usize> {
    let analysis = cast.analysis;
    let ending = label
        .iter()
        .position(|&token| analysis.penn(token) == Penn::Pos)?;
    let name = cast.mention(*label.get(ending.checked_sub(1)?)?)?;
    let possessor = analysis.head(label[ending])?;
    let before = |token: TokenId| analysis.tokens[token].span.start < name.span.start;
    let title = label.iter().take_while(|&&token| before(token)).count();
    let belongs = |token: TokenId| {
        token == possessor
            || analysis.head(token) == Some(possessor)
            || analysis.head(token).and_then(|head| analysis.head(head)) == Some(possessor)
    };
    let is_title = label[..title].iter().all(|&token| belongs(token));
    (name.kind == MentionKind::Name && is_title).then_some(title)
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
        && !is_in_heading(cast, phrase.head)
    {
        let things = discourse.by_noun.entry(phrase.noun.clone()).or_default();
        things.retain(|&other| other != entity);
        things.push(entity);
        if things.len() > MOST_COMPARED {
            things.remove(0);
        }
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
        && !is_inside_phrase(analysis.relation(token))
        && NounClass::of(&analysis.lemma(token).to_lowercase()) != NounClass::Time
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
