//! Descriptions beside the name that they describe.

use super::{Answer, Phrase, Scene};
use crate::clause::Step;
use crate::clause::lexicon::{Role, lexicon};
use crate::english::{Relation, TokenId, Upos};
use crate::reading::EntityId;
use crate::reading::cast::{Cast, Nature};
use crate::reading::discourse::{Position, position};
use crate::reading::lexicon::NounClass;
use crate::reading::phrase::Determiner;
use crate::reading::roles::may_be_called;

/// _Lee, a lawyer_: the lawyer is Lee. _The city of Lima_: the city is Lima.
pub fn beside_name(scene: &Scene<'_, '_, '_>, phrase: &Phrase) -> Answer {
    let cast = scene.cast;
    Answer::one(in_apposition(cast, phrase).or_else(|| named_after_of(cast, phrase)))
}

fn in_apposition(cast: &Cast<'_, '_>, phrase: &Phrase) -> Option<(EntityId, Step)> {
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
fn named_after_of(cast: &Cast<'_, '_>, phrase: &Phrase) -> Option<(EntityId, Step)> {
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
