//! The sieves for names of one word.

use super::Joined;
use super::index::{Index, MOST_NAMESAKES};
use super::part::Part;
use super::words::is_family_name;
use crate::reading::cast::{Cast, Nature};
use crate::reading::identity::Evidence;
use crate::reading::lexicon::{Gender, is_given_name};
use crate::reading::names::is_institution;
use crate::reading::{EntityId, Sieve};

/// What a sieve makes of a name.
enum Answer {
    /// It means this entity, for this reason.
    Is(EntityId, &'static str),
    /// It may mean any of these.
    MayBe(Vec<EntityId>),
    /// The sieve can't tell.
    Pass,
}

/// A sieve.
type ShortSieve = fn(&Index, &Cast<'_, '_>, &Part<'_>, &str) -> Answer;

/// The sieves in order; what none of them knows is asked for as if it were a full name.
const SIEVES: [ShortSieve; 5] = [body, person, first_word, compass, institution];

impl Index {
    /// The entity of a name of one word, or none if it may be several.
    pub fn join_short(&mut self, cast: &mut Cast<'_, '_>, part: &Part<'_>) -> Joined {
        let word = part.words.first().cloned().unwrap_or_default();
        let answer = SIEVES
            .iter()
            .map(|ask| ask(self, cast, part, &word))
            .find(|answer| !matches!(answer, Answer::Pass));
        match answer {
            Some(Answer::Is(entity, reason)) => {
                // A compass point tells nothing of the country.
                if cast.figures[entity].nature != Nature::Country {
                    self.learn(cast, entity, part);
                    self.usage.insert(word, entity);
                }
                let (text, name) = (&part.text, cast.name(entity));
                Joined {
                    entity: Some(entity),
                    sieve: Some(Sieve::PartOfName),
                    step: Some(format!("\u{201c}{text}\u{201d} is {name}: {reason}").into()),
                }
            }
            Some(Answer::MayBe(several)) => {
                let (text, names) = (&part.text, cast.names(&several));
                Joined {
                    entity: None,
                    sieve: None,
                    step: Some(format!("\u{201c}{text}\u{201d} may be {names}").into()),
                }
            }
            Some(Answer::Pass) | None => self.join_full(cast, part),
        }
    }

    /// The people with this word in their names, of the gender that the title tells.
    pub fn namesakes(&self, cast: &Cast<'_, '_>, part: &Part<'_>, word: &str) -> Vec<EntityId> {
        let all = self.by_word.get(word).map_or(&[][..], Vec::as_slice);
        let gender = if part.found.title.is_some() {
            part.judgement.gender
        } else {
            Gender::Unknown
        };
        let mut found: Vec<EntityId> = all
            .iter()
            .copied()
            .filter(|&entity| cast.figures[entity].gender.agrees(gender))
            .collect();
        // A place or organisation of the tagger's is a person only if the name is a person's for sure.
        if part.judgement.kind.is_some() && !part.is_person() {
            found.retain(|&entity| cast.figures[entity].nature == Nature::Person);
        }
        // With a title or a family name, those who bear it as the family name go first.
        let family: Vec<EntityId> = found
            .iter()
            .copied()
            .filter(|&entity| is_family_name(&cast.figures[entity].entity.name, word))
            .collect();
        if !family.is_empty() && (part.found.title.is_some() || !is_given_name(word)) {
            found = family;
        }
        found
    }

    /// The only candidate; or the one that the word has meant so far; or the only one introduced before.
    pub fn pick(&self, candidates: &[EntityId], word: &str) -> Option<EntityId> {
        if let [only] = candidates {
            return Some(*only);
        }
        if candidates.len() > MOST_NAMESAKES {
            return None;
        }
        let before: Vec<EntityId> = candidates
            .iter()
            .copied()
            .filter(|entity| self.introduced.contains_key(entity))
            .collect();
        let usual = self
            .usage
            .get(word)
            .filter(|entity| candidates.contains(entity));
        // The family name alone is that of whom the text is about, not of a wife or brother of theirs.
        let mut others = before
            .iter()
            .filter(|entity| !self.relatives.contains(entity));
        match (before.as_slice(), usual, others.next(), others.next()) {
            ([only], ..) => Some(*only),
            (_, Some(usual), ..) => Some(*usual),
            (_, None, Some(first), None) => Some(*first),
            _ => None,
        }
    }
}

/// The company, party or other body that the text has called so with a noun beside it: _carmaker Lopez_ is no person
/// Lopez.
fn body(index: &Index, cast: &Cast<'_, '_>, part: &Part<'_>, word: &str) -> Answer {
    let known = index.by_text.get(&word.to_lowercase()).copied();
    let is_body = |entity: &EntityId| {
        let evidence = index.evidence.get(entity);
        cast.figures[*entity].nature == Nature::Organization
            && evidence.is_some_and(|evidence| *evidence < Evidence::Tagger)
            && part.found.title.is_none()
            && part.judgement.evidence >= Evidence::Tagger
    };
    is(known.filter(is_body), "the name of a body")
}

/// _Lopez_ after _Maria Lopez_: the one person with this word in the name.
fn person(index: &Index, cast: &Cast<'_, '_>, part: &Part<'_>, word: &str) -> Answer {
    let namesakes = index.namesakes(cast, part, word);
    match index.pick(&namesakes, word) {
        Some(entity) => Answer::Is(entity, "part of the full name"),
        None if namesakes.len() > 1 => Answer::MayBe(namesakes),
        None => Answer::Pass,
    }
}

/// _Acme_ after _Acme Bank_: the one body named before whose name starts so, if the name is nobody's.
fn first_word(index: &Index, cast: &Cast<'_, '_>, part: &Part<'_>, word: &str) -> Answer {
    let bodies = index.by_first.get(word).map_or(&[][..], Vec::as_slice);
    let [only] = bodies else {
        return Answer::Pass;
    };
    let free = part.found.title.is_none()
        && !is_given_name(word)
        && !part.found.follows_the(cast.analysis)
        && index.introduced.contains_key(only);
    is(free.then_some(*only), "its first word")
}

/// _The North_: the one country of the document whose name starts so.
fn compass(index: &Index, cast: &Cast<'_, '_>, part: &Part<'_>, _: &str) -> Answer {
    let is_direction = matches!(part.text.as_str(), "North" | "South" | "East" | "West");
    if !is_direction || !part.found.follows_the(cast.analysis) {
        return Answer::Pass;
    }
    let mut countries = index.by_entry.values().copied().filter(|&entity| {
        let figure = &cast.figures[entity];
        let rest = figure.entity.name.strip_prefix(part.text.as_str());
        figure.nature == Nature::Country && rest.is_some_and(|rest| rest.starts_with(' '))
    });
    let first = countries.next();
    let is_only = countries.next().is_none();
    is(first.filter(|_| is_only), "the only such country here")
}

/// _The Navy_ after _the Royal Navy_: the one organisation whose name ends in this word.
fn institution(index: &Index, cast: &Cast<'_, '_>, part: &Part<'_>, word: &str) -> Answer {
    let has_article = part.found.follows_the(cast.analysis);
    match index.by_institution.get(word).map(Vec::as_slice) {
        Some([only]) if has_article && is_institution(word) => Answer::Is(*only, "its last word"),
        _ => Answer::Pass,
    }
}

fn is(entity: Option<EntityId>, reason: &'static str) -> Answer {
    entity.map_or(Answer::Pass, |entity| Answer::Is(entity, reason))
}
