//! Which meaning of a known name the document speaks for.

use std::collections::{BTreeMap, BTreeSet};

use crate::english::{Analysis, NameType, TokenId, Upos};
use crate::gazetteer::{Entry, Sense};
use crate::reading::cast::Cast;
use crate::reading::lexicon::{NounClass, TITLES, is_given_name};
use crate::reading::names::{Found, is_acronym, is_institution, is_proper};

/// What the whole document says about its doubtful names.
pub struct Support {
    /// How often each country is named without doubt, or one of its people or cities.
    pub countries: BTreeMap<String, usize>,
    /// The first and last words of people's full names.
    pub people: BTreeSet<String>,
    /// The family names of people with a given name or a title.
    pub surnames: BTreeSet<String>,
    /// The first and last tokens of countries named without doubt.
    pub country_tokens: BTreeSet<TokenId>,
}

impl Support {
    /// Gathers what the names of a document say.
    pub fn new(cast: &Cast<'_, '_>, names: &[Found]) -> Self {
        let mut support = Self {
            countries: BTreeMap::new(),
            people: BTreeSet::new(),
            surnames: BTreeSet::new(),
            country_tokens: BTreeSet::new(),
        };
        for found in names {
            support.add_country(cast, found);
            support.add_person(cast.analysis, found);
        }
        support
    }

    pub fn add_country(&mut self, cast: &Cast<'_, '_>, found: &Found) {
        let sure = found.senses.iter().find(|sense| !sense.doubtful);
        if let Some(country) = sure.and_then(|sense| country_of(cast.gazetteer.entry(sense.entry)))
        {
            *self.countries.entry(country.to_owned()).or_default() += 1;
            self.country_tokens.insert(found.tokens.start);
            self.country_tokens.insert(found.tokens.end - 1);
        }
    }

    pub fn add_person(&mut self, analysis: &Analysis<'_>, found: &Found) {
        let words: Vec<&str> = found.text(analysis).split_whitespace().collect();
        let is_person = found.tagged == Some(NameType::Person)
            || (found.senses.is_empty()
                && (found.title.is_some()
                    || words.first().is_some_and(|first| is_given_name(first))));
        if let (true, [first, .., last]) = (is_person, words.as_slice()) {
            self.people.insert((*first).to_owned());
            self.people.insert((*last).to_owned());
            let is_sure = is_given_name(first) || found.title.is_some();
            if is_sure && found.senses.is_empty() && !is_institution(last) {
                self.surnames.insert((*last).to_owned());
            }
        }
    }

    /// Whether a name stands in one list with a country: _Georgia and Armenia_.
    pub fn is_beside_country(&self, analysis: &Analysis<'_>, found: &Found) -> bool {
        let joins = |token: TokenId| {
            let known = analysis.tokens.get(token).map(|_| analysis.word(token));
            matches!(known, Some("and" | "or" | ","))
        };
        let (start, end) = (found.tokens.start, found.tokens.end);
        let after = joins(end) && self.country_tokens.contains(&(end + 1));
        let before = start > 1 && joins(start - 1) && self.country_tokens.contains(&(start - 2));
        after || before
    }

    pub fn of(&self, entry: &Entry) -> usize {
        let country = country_of(entry).and_then(|country| self.countries.get(country));
        country.copied().unwrap_or_default()
    }
}

/// The country that an entry is, is in, or stands for.
fn country_of(entry: &Entry) -> Option<&str> {
    if entry.kind == "Country" {
        return Some(&entry.name);
    }
    entry.country.as_deref().or(entry.stands_for.as_deref())
}

/// The meaning that the document supports best, if it supports any.
pub fn choose(cast: &Cast<'_, '_>, support: &Support, found: &Found) -> Option<Sense> {
    let is_first_sure = found.senses.first().is_some_and(|sense| !sense.doubtful);
    let mut best: Option<(usize, Sense)> = None;
    for sense in &found.senses {
        let entry = cast.gazetteer.entry(sense.entry);
        let contradicted = (sense.doubtful && !is_supported(cast, support, found, *sense))
            || is_surname(cast, support, found, *sense);
        // Of two places in one country the capital is meant.
        let points = 2 * support.of(entry) + usize::from(entry.is_capital);
        let is_better = best.is_none_or(|(most, _)| points > most && !is_first_sure);
        if !contradicted && is_better {
            best = Some((points, *sense));
        }
    }
    best.map(|(_, sense)| sense)
}

/// Whether a place's name is here that of a person of the document, _Jordan_ of _Lena Jordan_: nothing beside it speaks
/// for the place.
fn is_surname(cast: &Cast<'_, '_>, support: &Support, found: &Found, sense: Sense) -> bool {
    let analysis = cast.analysis;
    if sense.demonym || !support.surnames.contains(found.text(analysis)) {
        return false;
    }
    let is_tagged_place = matches!(found.tagged, Some(NameType::Gpe | NameType::Loc));
    let is_of = place_preposition(analysis, found).is_some();
    let is_at = names_a_place(analysis, found)
        || (is_of && is_tagged_place && !is_of_people(analysis, found));
    !is_at && !support.is_beside_country(analysis, found) && !has_ruler(analysis, found)
}

/// Whether what stands before a name goes with places and not with people: _in Lima_, _from Lima to Quito_, _Rosa of
/// Lima_.
fn names_a_place(analysis: &Analysis<'_>, found: &Found) -> bool {
    let start = found.tokens.start;
    match place_preposition(analysis, found).as_deref() {
        Some("of") => start
            .checked_sub(2)
            .is_some_and(|name| is_proper(analysis, name)),
        Some("to" | "around") | None => false,
        Some(_) => true,
    }
}

/// _Fans of Lopez_, _the sister of Lopez_: what people are of is rather a person, but for offices.
fn is_of_people(analysis: &Analysis<'_>, found: &Found) -> bool {
    let noun = found.tokens.start.checked_sub(2);
    noun.is_some_and(|noun| {
        let lemma = analysis.lower_lemma(noun);
        matches!(NounClass::of(&lemma), NounClass::Person | NounClass::Group)
            && !TITLES.contains_lowercase(&lemma)
    })
}

/// Whether the text around a doubtful name, or elsewhere in the document, speaks for this meaning.
fn is_supported(cast: &Cast<'_, '_>, support: &Support, found: &Found, sense: Sense) -> bool {
    let entry = cast.gazetteer.entry(sense.entry);
    let text = found.text(cast.analysis);
    let is_place = cast.is_a(&entry.kind, "Place");
    let is_named_like_a_person = support.people.contains(text) && entry.kind != "Person";
    if found.title.is_some() || (is_named_like_a_person && !names_a_place(cast.analysis, found)) {
        return entry.kind == "Person";
    }
    let is_country = entry.kind == "Country"
        && (support.is_beside_country(cast.analysis, found) || has_ruler(cast.analysis, found));
    if is_place && (support.of(entry) > 0 || is_country) {
        return true;
    }
    match found.tagged {
        Some(NameType::Gpe | NameType::Loc | NameType::Fac) => is_place,
        Some(NameType::Org) => entry.kind == "Organization" || entry.kind == "Country",
        Some(NameType::Norp) => sense.demonym,
        Some(NameType::Person) => entry.kind == "Person",
        Some(_) => false,
        None if sense.demonym => {
            support.of(entry) > 0
                || is_adjective(cast.analysis, found)
                || follows_small_word(cast.analysis, found)
        }
        None if entry.kind == "Country" => is_proper(cast.analysis, found.tokens.start),
        None if is_place => place_preposition(cast.analysis, found).is_some(),
        None => {
            is_proper(cast.analysis, found.tokens.start)
                || is_acronym(cast.analysis, found.tokens.start)
        }
    }
}

/// _The king of Jordan_.
fn has_ruler(analysis: &Analysis<'_>, found: &Found) -> bool {
    let start = found.tokens.start;
    let noun = start
        .checked_sub(2)
        .filter(|_| analysis.word(start - 1) == "of");
    noun.is_some_and(|noun| {
        matches!(
            NounClass::of(&analysis.lower_lemma(noun)),
            NounClass::Person
                | NounClass::Group
                | NounClass::Country
                | NounClass::Place
                | NounClass::City
        ) && TITLES.contains_lowercase(analysis.word(noun))
    })
}

/// _A Pole_: a capital after a small word is meant.
fn follows_small_word(analysis: &Analysis<'_>, found: &Found) -> bool {
    let before = found.tokens.start.checked_sub(1);
    let is_small =
        before.is_some_and(|before| matches!(analysis.tag(before), Upos::Det | Upos::Adp));
    is_small && found.tokens.len() == 1
}

fn is_adjective(analysis: &Analysis<'_>, found: &Found) -> bool {
    analysis.tag(found.tokens.start) == Upos::Adj
}

/// The preposition of place right before a name.
pub fn place_preposition(analysis: &Analysis<'_>, found: &Found) -> Option<String> {
    let before = found.tokens.start.checked_sub(1)?;
    let word = analysis.lower_word(before);
    matches!(
        word.as_str(),
        "in" | "to"
            | "from"
            | "near"
            | "across"
            | "into"
            | "inside"
            | "outside"
            | "throughout"
            | "around"
            | "of"
    )
    .then_some(word.to_string())
}
