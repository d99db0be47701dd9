//! Descriptions of what the text has mentioned before.

use super::label::label_text;
use super::{MOST_COMPARED, Phrase};
use crate::clause::Step;
use crate::clause::lexicon::{Role, lexicon};
use crate::english::{Penn, Relation, TokenId, Upos};
use crate::reading::EntityId;
use crate::reading::cast::{Cast, Nature};
use crate::reading::discourse::{Discourse, Position, position};
use crate::reading::lexicon::{GENDERED, Gender, NounClass, SAME_THING};
use crate::reading::names::is_institution;
use crate::reading::phrase::{Determiner, modifiers};
use crate::reading::roles::{Holders, associates, may_be_called, role_goes_with};

/// How many sentences back a description without other support may reach.
const REACH: usize = 2;

/// _Lee, a lawyer_: the lawyer is Lee.
pub fn by_apposition(cast: &Cast<'_, '_>, phrase: &Phrase) -> Option<(EntityId, Step)> {
    let analysis = cast.analysis;
    let host = match analysis.relation(phrase.head) {
        Relation::Appos => analysis.head(phrase.head)?,
        _ => analysis
            .children(phrase.head)
            .take(12)
            .find(|&child| {
                analysis.relation(child) == Relation::Appos && cast.mention(child).is_some()
            })
            .or_else(|| name_between_commas(cast, phrase))
            .or_else(|| subject_with_kin(cast, phrase))?,
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

/// _Lee was born in Lima, the son of a miner._ What follows a comma and says whose child someone is, says so of the
/// subject.
fn subject_with_kin(cast: &Cast<'_, '_>, phrase: &Phrase) -> Option<TokenId> {
    let analysis = cast.analysis;
    let kin = lexicon().role(&phrase.noun) == Some(Role::Kin)
        && matches!(
            phrase.determiner,
            Determiner::Definite | Determiner::Indefinite
        );
    let first = analysis
        .children(phrase.head)
        .take(12)
        .filter(|&child| child < phrase.head && analysis.tag(child) != Upos::Punct)
        .min()?;
    let comma = first.checked_sub(1).filter(|_| kin)?;
    let of = analysis.tokens.get(phrase.head + 1)?;
    let sentence = &analysis.sentences[analysis.sentence_of(phrase.head)].tokens;
    let subject = sentence
        .clone()
        .take(12)
        .find(|&token| position(cast, token) == Position::MainSubject)?;
    let described = analysis.word(comma) == ","
        && analysis.text(of.span) == "of"
        && subject < comma
        && !matches!(
            analysis.relation(phrase.head),
            Relation::Nsubj | Relation::NsubjPass | Relation::Conj
        );
    described.then_some(subject)
}

/// _The adviser, Ann Lee, said_: a person's name between commas right after a noun for persons.
fn name_between_commas(cast: &Cast<'_, '_>, phrase: &Phrase) -> Option<TokenId> {
    let analysis = cast.analysis;
    let is_comma = |token: TokenId| {
        let mark = analysis.tokens.get(token).map(|_| analysis.word(token));
        matches!(mark, Some("," | "." | ")"))
    };
    let is_verb = |token: TokenId| {
        let tag = analysis.tokens.get(token).map(|token| token.tag);
        matches!(tag, Some(Upos::Verb | Upos::Aux))
    };
    let name = phrase.head + 2;
    let mention = cast.mention(name).filter(|_| is_comma(phrase.head + 1))?;
    let entity = cast.entity_at(name)?;
    let is_person = phrase.class == NounClass::Person
        && !phrase.plural
        && matches!(
            cast.figures[entity].nature,
            Nature::Person | Nature::Unknown
        );
    let end = analysis
        .tokens
        .partition_point(|token| token.span.end <= mention.span.end);
    (is_person && (is_comma(end) || is_verb(end))).then_some(name)
}

/// _The city of Lima_: the place of that name.
pub fn named_after_of(cast: &Cast<'_, '_>, phrase: &Phrase) -> Option<(EntityId, Step)> {
    let analysis = cast.analysis;
    let is_place = matches!(
        phrase.noun.as_str(),
        "city"
            | "town"
            | "village"
            | "island"
            | "province"
            | "republic"
            | "kingdom"
            | "municipality"
    );
    let name = analysis.children(phrase.head).take(12).find(|&child| {
        child > phrase.head
            && analysis.relation(child) == Relation::Nmod
            && analysis.tag(child) == Upos::Propn
    })?;
    let case = analysis
        .children(name)
        .take(12)
        .find(|&child| analysis.relation(child) == Relation::Case)?;
    let entity = cast.entity_at(name)?;
    let figure = &cast.figures[entity];
    let fits = is_place
        && phrase.is_definite()
        && !phrase.plural
        && analysis.word(case) == "of"
        && figure.is_named()
        && figure.nature != Nature::Person;
    fits.then(|| {
        let step = format!(
            "\u{201c}the {}\u{201d} is {}: its name follows",
            phrase.noun,
            cast.name(entity)
        );
        (entity, step.into())
    })
}

/// _The former_, _the latter_: the first or second of the two last mentioned together.
pub fn former_or_latter(
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
pub fn by_role(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    holders: &Holders,
    phrase: &Phrase,
) -> Option<(EntityId, Step)> {
    let may_be_known = matches!(
        phrase.determiner,
        Determiner::Definite | Determiner::Possessive | Determiner::Bare
    );
    let is_superlative = phrase
        .label
        .iter()
        .any(|&token| matches!(cast.analysis.penn(token), Penn::Jjs | Penn::Rbs));
    if !may_be_known || phrase.plural || is_superlative {
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
pub fn by_noun(
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
    if is_overtaken(cast, discourse, phrase, entity) {
        return None;
    }
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

/// Whether a body with a name was mentioned since the one that the noun described: the company is then the former.
fn is_overtaken(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    phrase: &Phrase,
    entity: EntityId,
) -> bool {
    let body = phrase.class == NounClass::Organization && !cast.figures[entity].is_named();
    let last = |entity: EntityId| {
        let mut recent = discourse.recent.iter();
        recent.rposition(|recent| recent.entities.contains(&entity))
    };
    let named = body.then(|| by_kind(cast, discourse, phrase)).flatten();
    named.is_some_and(|(named, _)| named != entity && last(named) > last(entity))
}

/// Whether a definite phrase may take up an entity: same number, and no word that the entity's label lacks.
fn takes_up(cast: &Cast<'_, '_>, phrase: &Phrase, words: &[String], entity: EntityId) -> bool {
    let figure = &cast.figures[entity];
    let label = figure.entity.name.to_lowercase();
    let is_in_label = |word: &String| label.split([' ', '-']).any(|other| other == word);
    let of = associates(cast, phrase.head);
    figure.plural == phrase.plural
        && (phrase.class != NounClass::Country || figure.nature != Nature::Thing)
        && (!figure.is_named() || figure.nature != Nature::Person)
        && words.iter().all(is_in_label)
        && phrase.after_head(cast).iter().all(is_in_label)
        && (of.is_empty() || figure.roles.iter().any(|role| role.of == of))
}

/// _The country_, _the company_: the only one named lately.
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
    let gender = Gender::from_mark(GENDERED.get(&phrase.noun));
    // A person may be called anything; only words that fit everyone are safe.
    if kind == "Person" && gender == Gender::Unknown && phrase.noun != "person" {
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
    let fits = |entity: &EntityId| fits(entity) && Some(*entity) != described;
    let entity = nearest(cast, discourse, phrase, &fits)?;
    let step = format!(
        "\u{201c}the {}\u{201d} is {}: the only one named lately",
        phrase.noun,
        cast.name(entity)
    );
    Some((entity, step.into()))
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

/// Whether an organisation of this name may be called by a noun: a ministry is no company, a company no court.
fn may_be_body(name: &str, noun: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    match noun {
        "company" | "firm" | "corporation" | "business" | "manufacturer" | "retailer"
        | "carmaker" => !is_institution(last),
        "airline" | "carrier" => {
            ["airline", "airlines", "airways"].contains(&last.to_lowercase().as_str())
        }
        "organization" | "organisation" | "group" | "agency" | "body" | "institution" => true,
        _ => last.eq_ignore_ascii_case(noun),
    }
}

/// The same words without article again: _migrants_ … _migrants_.
pub fn by_label(
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
