//! Who or what a pronoun means.
//!
//! Candidates are those in mind that agree in number and gender; they are weighed by distance and by the part that
//! they play. A pronoun is resolved only if the best candidate is clearly better than the next.

use super::cast::{Cast, Nature, mention};
use super::discourse::{Discourse, Position, Recent, governor, may_be, position};
use super::lexicon::Gender;
use super::speakers::Speakers;
use super::{EntityId, MentionKind};
use crate::clause::Step;
use crate::english::{Penn, Relation, TokenId, Upos};

/// How far back antecedents may be, in sentences.
const REACH: usize = 3;
/// By how much the best candidate must be ahead.
const MARGIN: i32 = 6;

/// The sorts of pronouns that are resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pronoun {
    /// _he_, _him_, _his_, _himself_; and the same for _she_.
    Personal(Gender),
    /// _it_, _its_, _itself_.
    Neuter,
    /// _they_, _them_, _their_, _themselves_.
    Plural,
    /// _I_, _me_, _my_, _myself_.
    Speaker,
    /// _we_, _us_, _our_.
    Speakers,
    /// _who_, _which_, _that_ of a relative clause.
    Relative,
    /// _each other_, _one another_.
    Reciprocal,
    /// Any other.
    Other,
}

/// What sort of pronoun a token is, if it is one.
pub fn sort_of(cast: &Cast<'_, '_>, token: TokenId) -> Option<Pronoun> {
    let analysis = cast.analysis;
    let word = analysis.word(token).to_lowercase();
    if is_reciprocal(cast, token) {
        return Some(Pronoun::Reciprocal);
    }
    if analysis.relation(token) == Relation::Expl || is_capitals(analysis.word(token)) {
        return None;
    }
    let sort = by_word(cast, token, &word);
    // Some pronouns are clear by their letters, whatever the tag; "her" and "mine" are not.
    let is_clear = matches!(sort, Pronoun::Personal(_) | Pronoun::Plural) && word != "her";
    (analysis.tag(token) == Upos::Pron && word != "there" || is_clear).then_some(sort)
}

fn by_word(cast: &Cast<'_, '_>, token: TokenId, word: &str) -> Pronoun {
    match word {
        "he" | "him" | "his" | "himself" => Pronoun::Personal(Gender::Male),
        "she" | "her" | "hers" | "herself" => Pronoun::Personal(Gender::Female),
        "it" | "its" | "itself" => Pronoun::Neuter,
        "they" | "them" | "their" | "theirs" | "themselves" => Pronoun::Plural,
        "i" | "me" | "my" | "mine" | "myself" => Pronoun::Speaker,
        "we" | "us" | "our" | "ours" | "ourselves" => Pronoun::Speakers,
        "who" | "which" | "that" | "whom" | "whose" if relative_clause(cast, token).is_some() => {
            Pronoun::Relative
        }
        _ => Pronoun::Other,
    }
}

/// _US_ and _IT_ are no pronouns; _I_ is.
fn is_capitals(word: &str) -> bool {
    word.len() > 1 && word.chars().all(char::is_uppercase)
}

/// Whether _each other_ or _one another_ starts here.
pub fn is_reciprocal(cast: &Cast<'_, '_>, token: TokenId) -> bool {
    let word = |token: TokenId| {
        let known = cast.analysis.tokens.get(token);
        known
            .map(|_| cast.analysis.word(token).to_lowercase())
            .unwrap_or_default()
    };
    matches!(
        (word(token).as_str(), word(token + 1).as_str()),
        ("each", "other") | ("one", "another")
    )
}

/// Resolves a pronoun and adds its mention.
pub fn resolve(
    cast: &mut Cast<'_, '_>,
    discourse: &mut Discourse,
    speakers: &Speakers,
    token: TokenId,
    sort: Pronoun,
) {
    let found = match sort {
        Pronoun::Personal(gender) => personal(cast, discourse, speakers, token, gender),
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
        if figure.nature == Nature::Unknown {
            figure.nature = Nature::Person;
            figure.entity.kind = Some("Person".to_owned());
        }
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
}

type Found = Option<(Vec<EntityId>, Step)>;

fn personal(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    speakers: &Speakers,
    token: TokenId,
    gender: Gender,
) -> Found {
    let speaker = speakers.of(cast, token);
    let fits = |entity: EntityId| {
        let figure = &cast.figures[entity];
        may_be(cast, entity, &[Nature::Person])
            && !figure.plural
            && figure.gender.agrees(gender)
            && (figure.nature == Nature::Person || figure.is_named())
            && speaker != Some(entity)
    };
    let weigh = |entity: EntityId| {
        let figure = &cast.figures[entity];
        30 * i32::from(figure.gender == gender)
            + 12 * i32::from(figure.nature == Nature::Person)
            + 10 * i32::from(figure.is_named())
    };
    let scored = score(cast, discourse, token, &fits, &weigh);
    let sentence = cast.analysis.sentence_of(token);
    let is_in_sentence = |(_, _, place): &Scored| cast.analysis.sentence_of(*place) == sentence;
    if scored.iter().any(is_in_sentence) {
        return decide(cast, token, scored);
    }
    ahead(cast, token, &fits).or_else(|| decide(cast, token, scored))
}

fn neuter(cast: &Cast<'_, '_>, discourse: &Discourse, token: TokenId) -> Found {
    let fits = |entity: EntityId| {
        let figure = &cast.figures[entity];
        !figure.plural
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
    best(cast, discourse, token, &fits, &weigh).or_else(|| ahead(cast, token, &fits))
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
        20 * i32::from(is_body) - 12 * i32::from(is_single_body)
    };
    let mut scored = score(cast, discourse, token, &fits, &weigh);
    for recent in discourse.recent.iter().rev() {
        if recent.entities.len() > 1 && reachable(cast, recent, token) {
            let points = togetherness(cast, recent) + points(cast, recent, token);
            scored.push((points, recent.entities.clone(), recent.token));
        }
    }
    decide(cast, token, scored)
}

/// Points for several that were mentioned together: many if all have names, few for mere things.
fn togetherness(cast: &Cast<'_, '_>, recent: &Recent) -> i32 {
    let mut members = recent.entities.iter().map(|&entity| &cast.figures[entity]);
    if members.clone().all(super::cast::Figure::is_named) {
        32
    } else if members.any(|figure| figure.nature == Nature::Thing) {
        -10
    } else {
        20
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

/// The verb of the relative clause that a pronoun opens.
fn relative_clause(cast: &Cast<'_, '_>, token: TokenId) -> Option<TokenId> {
    let mut place = token;
    for _ in 0..6 {
        if matches!(
            cast.analysis.relation(place),
            Relation::AclRelcl | Relation::AdvclRelcl
        ) {
            return (place > token).then_some(place);
        }
        place = cast.analysis.head(place)?;
    }
    None
}

/// _Each other_: the several subjects of the verb.
fn reciprocal(cast: &Cast<'_, '_>, token: TokenId) -> Found {
    let mut verb = governor(cast, token);
    for _ in 0..3 {
        let Some(place) = verb else { break };
        let subject = cast
            .analysis
            .child(place, &[Relation::Nsubj, Relation::NsubjPass]);
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

fn best(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    token: TokenId,
    fits: &impl Fn(EntityId) -> bool,
    weigh: &impl Fn(EntityId) -> i32,
) -> Found {
    decide(cast, token, score(cast, discourse, token, fits, weigh))
}

type Scored = (i32, Vec<EntityId>, TokenId);

/// Every mention in reach of an entity that fits, with its points.
fn score(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    token: TokenId,
    fits: &impl Fn(EntityId) -> bool,
    weigh: &impl Fn(EntityId) -> i32,
) -> Vec<Scored> {
    let mut scored = Vec::new();
    for recent in discourse.recent.iter().rev() {
        if let [entity] = *recent.entities
            && fits(entity)
            && reachable(cast, recent, token)
        {
            let often = i32::try_from(discourse.count(entity).min(6)).unwrap_or(6);
            let points = points(cast, recent, token) + weigh(entity) + 2 * often;
            scored.push((points, vec![entity], recent.token));
        }
    }
    scored
}

/// The best candidate, if it is ahead of all that mean another.
fn decide(cast: &Cast<'_, '_>, token: TokenId, mut scored: Vec<Scored>) -> Found {
    scored.sort_by_key(|(points, _, place)| (-points, std::cmp::Reverse(*place)));
    let (points, entities, place) = scored.first()?.clone();
    let next = scored.iter().find(|(_, others, _)| *others != entities);
    let is_clear = next.is_none_or(|(others, _, _)| points - others >= MARGIN);
    let step = format!(
        "\u{201c}{}\u{201d} is {}: {}",
        cast.analysis.word(token),
        cast.names(&entities),
        reason(cast, place, token)
    );
    is_clear.then(|| (entities, step.into()))
}

fn reason(cast: &Cast<'_, '_>, place: TokenId, token: TokenId) -> &'static str {
    let same = cast.analysis.sentence_of(place) == cast.analysis.sentence_of(token);
    match (position(cast, place), same) {
        (Position::MainSubject | Position::Subject, true) => "a subject of the same sentence",
        (Position::MainSubject | Position::Subject, false) => "the subject of a sentence before",
        (_, true) => "the nearest in the same sentence that agrees",
        (_, false) => "the nearest before that agrees",
    }
}

/// Whether a mention is near enough, and may be meant: an object is not its own verb's subject.
fn reachable(cast: &Cast<'_, '_>, recent: &Recent, token: TokenId) -> bool {
    let analysis = cast.analysis;
    let sentence = analysis.sentence_of(token);
    let is_near = recent.sentence + REACH >= sentence;
    let word = analysis.word(token);
    let is_reflexive = word.ends_with("self") || word.ends_with("selves");
    let is_rival = recent.sentence == sentence
        && !is_reflexive
        && !is_possessive(cast, token)
        && shares_verb(cast, recent.token, token);
    // "Its" inside the phrase that is being described does not mean that phrase.
    let is_inside = analysis.head(token) == Some(recent.token)
        || analysis.head(token).and_then(|head| analysis.head(head)) == Some(recent.token)
            && position(cast, token) == Position::Inner;
    is_near && !is_rival && !is_inside && !recent.is_adjective
}

fn shares_verb(cast: &Cast<'_, '_>, one: TokenId, other: TokenId) -> bool {
    let verb = governor(cast, other);
    verb.is_some() && governor(cast, one) == verb
}

fn is_possessive(cast: &Cast<'_, '_>, token: TokenId) -> bool {
    cast.analysis.penn(token) == Penn::PrpPoss
        || cast.analysis.relation(token) == Relation::NmodPoss
}

/// Points for nearness and for the part that a mention plays.
fn points(cast: &Cast<'_, '_>, recent: &Recent, token: TokenId) -> i32 {
    let sentence = cast.analysis.sentence_of(token);
    let back = i32::try_from(sentence.saturating_sub(recent.sentence)).unwrap_or(i32::MAX);
    let part = match recent.position {
        Position::MainSubject => 34,
        Position::Subject => 30,
        Position::Object => 16,
        Position::Possessor => 14,
        Position::Oblique => 8,
        Position::Inner => 0,
    };
    let parallel = is_subject(recent.position) && is_subject(position(cast, token));
    let same_clause = back == 0 && recent.token < token && shares_clause(cast, recent.token, token);
    let distance = i32::try_from(token.saturating_sub(recent.token) / 6)
        .unwrap_or(i32::MAX)
        .min(8);
    100 - 30 * back.min(100) + part + 6 * i32::from(parallel) + 12 * i32::from(same_clause)
        - distance
}

const fn is_subject(position: Position) -> bool {
    matches!(position, Position::MainSubject | Position::Subject)
}

/// Whether a mention is the subject of a verb above the pronoun.
fn shares_clause(cast: &Cast<'_, '_>, subject: TokenId, token: TokenId) -> bool {
    if !is_subject(position(cast, subject)) {
        return false;
    }
    let verb = governor(cast, subject);
    let mut place = token;
    for _ in 0..8 {
        match cast.analysis.head(place) {
            Some(head) if Some(head) == verb => return true,
            Some(head) => place = head,
            None => return false,
        }
    }
    false
}

/// _Upon his arrival, Lopez …_: the subject of the main clause that follows.
fn ahead(cast: &Cast<'_, '_>, token: TokenId, fits: &impl Fn(EntityId) -> bool) -> Found {
    let analysis = cast.analysis;
    let mut place = token;
    let mut is_fronted = false;
    for _ in 0..8 {
        let head = analysis.head(place)?;
        let relation = analysis.relation(place);
        is_fronted |= matches!(relation, Relation::Advcl | Relation::Obl) && place < head;
        let subject = analysis.child(head, &[Relation::Nsubj, Relation::NsubjPass]);
        if let Some(subject) = subject.filter(|&subject| is_fronted && subject > token)
            && let Some(entity) = cast.entity_at(subject).filter(|&entity| fits(entity))
        {
            let step = format!(
                "\u{201c}{}\u{201d} is {}: the subject that follows",
                analysis.word(token),
                cast.name(entity)
            );
            return Some((vec![entity], step.into()));
        }
        place = head;
    }
    None
}
