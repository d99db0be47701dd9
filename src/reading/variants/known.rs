//! The names so far, and which entity each means.

use crate::reading::cast::Nature;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::part::{Part, follows_kin, follows_the};
use super::words::{initials, is_abridged, is_family_name, name_words};
use super::{add_mention, add_name};
use crate::clause::Step;
use crate::english::TokenId;
use crate::gazetteer::{EntryId, Sense};
use crate::reading::cast::{Cast, Figure, mention};
use crate::reading::identity::{Evidence, Support};
use crate::reading::lexicon::{Gender, is_given_name};
use crate::reading::names::{Found, is_institution};
use crate::reading::{EntityId, MentionKind, Naming, Strength};

/// The most namesakes that are told apart; more of them stay ambiguous.
const MOST_NAMESAKES: usize = 8;

/// The names so far.
#[derive(Default)]
pub struct Known {
    pub by_entry: BTreeMap<EntryId, EntityId>,
    pub by_text: HashMap<String, EntityId>,
    /// People and unknowns by each word at an end of their full names.
    pub by_word: HashMap<String, Vec<EntityId>>,
    pub by_initials: HashMap<String, EntityId>,
    /// Organisations by the last word of their full names.
    pub by_institution: HashMap<String, Vec<EntityId>>,
    /// Organisations by the first word of their full names.
    pub by_first: HashMap<String, Vec<EntityId>>,
    pub evidence: HashMap<EntityId, Evidence>,
    pub introduced: HashMap<EntityId, usize>,
    /// Whom a short name has meant before.
    pub usage: HashMap<String, EntityId>,
    /// Those introduced as somebody's relatives.
    pub relatives: BTreeSet<EntityId>,
}

impl Known {
    /// The entity of a full name, made if it is new.
    pub fn join_full(&mut self, cast: &mut Cast<'_, '_>, part: &Part<'_>) -> EntityId {
        let known = match part.judgement.entry {
            Some(entry) => self.by_entry.get(&entry).copied(),
            None => self.by_key(part).or_else(|| self.variant(cast, part)),
        };
        let entity = known.unwrap_or_else(|| self.create(cast, part));
        self.doubt(cast, entity, part);
        self.learn(cast, entity, part);
        entity
    }

    /// The entity with the same name. A name of which nothing is known may be a person's too.
    pub fn by_key(&self, part: &Part<'_>) -> Option<EntityId> {
        let key = key(part);
        let same = self.by_text.get(&key).copied();
        let unknown = part.judgement.kind.is_none();
        same.or_else(|| {
            let person = unknown.then(|| format!("person {key}"))?;
            self.by_text.get(&person).copied()
        })
        .or_else(|| self.by_other_kind(part, &key))
    }

    /// The entity of the same single word that only the tagger took for something else: a name has one meaning in a
    /// text unless more speaks for two.
    fn by_other_kind(&self, part: &Part<'_>, key: &str) -> Option<EntityId> {
        let other = match key.strip_prefix("person ") {
            Some(plain) => plain.to_owned(),
            None => format!("person {key}"),
        };
        let entity = self.by_text.get(&other).copied()?;
        let doubtful = |evidence: Evidence| evidence >= Evidence::Tagger;
        let both = part.words.len() == 1
            && part.found.title.is_none()
            && doubtful(part.judgement.evidence)
            && self.evidence.get(&entity).copied().is_some_and(doubtful);
        both.then_some(entity)
    }

    /// A name that the tagger takes for two different things may be either.
    fn doubt(&self, cast: &mut Cast<'_, '_>, entity: EntityId, part: &Part<'_>) {
        let figure = &mut cast.figures[entity];
        let only_tagged = self.evidence.get(&entity) == Some(&Evidence::Tagger)
            && part.judgement.evidence == Evidence::Tagger;
        let mixed = [&figure.entity.kind, &part.judgement.kind]
            .into_iter()
            .filter(|kind| kind.as_deref() == Some("Person"))
            .count();
        if only_tagged && mixed == 1 {
            figure.entity.kind = None;
            figure.entity.strength = Strength::Guessed;
            figure.nature = Nature::Unknown;
        }
    }

    /// A full name that differs from one before in middle names and initials only, or is its acronym.
    pub fn variant(&self, cast: &Cast<'_, '_>, part: &Part<'_>) -> Option<EntityId> {
        if part.words.len() == 1 {
            return self.by_initials.get(&part.text).copied();
        }
        let last = part.words.last()?;
        self.by_word
            .get(last)?
            .iter()
            .copied()
            .take(MOST_NAMESAKES)
            .find(|&entity| {
                let figure = &cast.figures[entity];
                let words = name_words(&figure.entity.name);
                part.is_person()
                    && figure.gender.agrees(part.judgement.gender)
                    && (is_abridged(&part.words, &words) || is_abridged(&words, &part.words))
            })
    }

    pub fn create(&mut self, cast: &mut Cast<'_, '_>, part: &Part<'_>) -> EntityId {
        let figure = match part.judgement.entry {
            Some(entry) => Figure::known(cast.gazetteer.entry(entry), part.span),
            None => Figure::named(part.text.clone(), Naming::Name, part.span),
        };
        let entity = cast.add_figure(figure);
        match part.judgement.entry {
            Some(entry) => drop(self.by_entry.insert(entry, entity)),
            None => drop(self.by_text.insert(key(part), entity)),
        }
        self.index(entity, part);
        entity
    }

    /// Makes an entity findable by parts of its name.
    pub fn index(&mut self, entity: EntityId, part: &Part<'_>) {
        let is_name_of_person = part.is_person() || part.judgement.kind.is_none();
        if let (true, [first, .., last]) = (is_name_of_person, part.words.as_slice()) {
            for word in [first, last] {
                let namesakes = self.by_word.entry(word.clone()).or_default();
                if namesakes.len() <= MOST_NAMESAKES && namesakes.last() != Some(&entity) {
                    namesakes.push(entity);
                }
            }
        }
        if !part.is_person() && part.words.len() > 1 {
            for initials in initials(&part.text) {
                self.by_initials.entry(initials).or_insert(entity);
            }
            let is_body = part.judgement.kind.as_deref() == Some("Organization")
                && part.judgement.entry.is_none();
            if let Some(first) = part.words.first().filter(|_| is_body) {
                let bodies = self.by_first.entry(first.clone()).or_default();
                if bodies.len() <= MOST_NAMESAKES {
                    bodies.push(entity);
                }
            }
            let last = part.words.last().cloned().unwrap_or_default();
            let institutions = self.by_institution.entry(last).or_default();
            if institutions.len() <= MOST_NAMESAKES {
                institutions.push(entity);
            }
        }
    }

    /// Takes over what one mention tells of its entity.
    pub fn learn(&mut self, cast: &mut Cast<'_, '_>, entity: EntityId, part: &Part<'_>) {
        let nature = cast.nature_of(part.judgement.kind.as_deref());
        let figure = &mut cast.figures[entity];
        let strongest = self.evidence.entry(entity).or_insert(Evidence::None);
        if part.judgement.evidence < *strongest && part.judgement.kind.is_some() {
            *strongest = part.judgement.evidence;
            figure.entity.kind.clone_from(&part.judgement.kind);
            figure.entity.strength = part.judgement.evidence.strength();
            figure.nature = nature;
            figure.plural = part.judgement.kind.as_deref() == Some("Group");
        }
        if figure.nature == Nature::Person || figure.entity.kind.is_none() {
            figure.gender = figure.gender.or(part.judgement.gender);
        }
        add_name(figure, part);
    }

    /// People of a country: an entity of their own, beside the mention of the country.
    pub fn add_people(&mut self, cast: &mut Cast<'_, '_>, part: &Part<'_>) {
        let several = part.people == Some(true);
        let key = format!("people {}", part.text);
        let known = self.by_text.get(&key).copied().filter(|_| several);
        let entity = known.unwrap_or_else(|| {
            let kind = if several { "Group" } else { "Person" };
            let mut figure = Figure::named(part.text.clone(), Naming::Description, part.span);
            figure.entity.kind = Some(kind.to_owned());
            figure.entity.strength = Strength::Known;
            figure.entity.head = Some(part.text.clone());
            figure.nature = cast.nature_of(Some(kind));
            figure.plural = several;
            cast.add_figure(figure)
        });
        self.by_text.insert(key, entity);
        let step = "the people of a country: gazetteer";
        let found = mention(
            part.span,
            part.head,
            MentionKind::Description,
            vec![entity],
            step,
        );
        cast.add_mention(found, part.found.tokens.clone());
    }

    /// A known name inside a longer one is mentioned too, but leads to nothing.
    pub fn add_inner(
        &mut self,
        cast: &mut Cast<'_, '_>,
        support: &Support,
        tokens: Range<TokenId>,
        senses: &[Sense],
    ) {
        let sure: Vec<Sense> = senses
            .iter()
            .copied()
            .filter(|sense| !sense.doubtful)
            .collect();
        if sure.is_empty() || cast.gazetteer.entry(sure[0].entry).kind == "Group" {
            return;
        }
        let found = Found {
            tokens,
            title: None,
            senses: sure,
            tagged: None,
            inner: Vec::new(),
        };
        let part = Part::new(cast, support, &BTreeMap::new(), &found);
        let entity = self.join_full(cast, &part);
        add_mention(
            cast,
            &part,
            Some(entity),
            Some("inside a longer name".into()),
        );
    }

    /// The entity of a one-word name, with the reason, or none if it may be several.
    pub fn join_short(
        &mut self,
        cast: &mut Cast<'_, '_>,
        part: &Part<'_>,
    ) -> (Option<EntityId>, Option<Step>) {
        let word = part.words.first().cloned().unwrap_or_default();
        let candidates = self.namesakes(cast, part, &word);
        let chosen = self
            .body(cast, part, &word)
            .or_else(|| self.pick(&candidates, &word));
        if let Some(entity) = chosen {
            self.learn(cast, entity, part);
            self.usage.insert(word, entity);
            return named_by(cast, part, entity, "part of the full name");
        }
        if candidates.len() > 1 {
            let step = format!(
                "\u{201c}{}\u{201d} may be {}",
                part.text,
                cast.names(&candidates)
            );
            return (None, Some(step.into()));
        }
        if let Some(entity) = self.first_word(cast, part, &word) {
            self.learn(cast, entity, part);
            return named_by(cast, part, entity, "its first word");
        }
        if let Some(entity) = self.compass(cast, part) {
            let step = format!(
                "\u{201c}the {}\u{201d} is {}: the only such country here",
                part.text,
                cast.name(entity)
            );
            return (Some(entity), Some(step.into()));
        }
        if let Some(entity) = self.institution(cast, part, &word) {
            self.learn(cast, entity, part);
            return named_by(cast, part, entity, "its last word");
        }
        (Some(self.join_full(cast, part)), None)
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

    /// The company, party or other body that the text has called so with a noun beside it: _carmaker Lopez_ is no
    /// person Lopez.
    fn body(&self, cast: &Cast<'_, '_>, part: &Part<'_>, word: &str) -> Option<EntityId> {
        let entity = self.by_text.get(&word.to_lowercase()).copied()?;
        let evidence = self.evidence.get(&entity)?;
        let is_body = cast.figures[entity].nature == Nature::Organization
            && *evidence < Evidence::Tagger
            && part.found.title.is_none()
            && part.judgement.evidence >= Evidence::Tagger;
        is_body.then_some(entity)
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

    /// _Acme_ after _Acme Bank_: the one body named before whose name starts so, if the name is nobody's.
    fn first_word(&self, cast: &Cast<'_, '_>, part: &Part<'_>, word: &str) -> Option<EntityId> {
        let bodies = self.by_first.get(word)?;
        let [only] = bodies.as_slice() else {
            return None;
        };
        let free = part.found.title.is_none()
            && !is_given_name(word)
            && !follows_the(cast, part)
            && self.introduced.contains_key(only);
        free.then_some(*only)
    }

    /// _The North_: the one country of the document whose name starts so.
    pub fn compass(&self, cast: &Cast<'_, '_>, part: &Part<'_>) -> Option<EntityId> {
        let is_direction = matches!(part.text.as_str(), "North" | "South" | "East" | "West");
        if !is_direction || !follows_the(cast, part) {
            return None;
        }
        let mut countries = self.by_entry.values().copied().filter(|&entity| {
            let figure = &cast.figures[entity];
            let rest = figure.entity.name.strip_prefix(part.text.as_str());
            figure.nature == Nature::Country && rest.is_some_and(|rest| rest.starts_with(' '))
        });
        let first = countries.next()?;
        countries.next().is_none().then_some(first)
    }

    /// The one organisation whose name ends in this word: _the Navy_ after _the Royal Navy_.
    pub fn institution(
        &self,
        cast: &Cast<'_, '_>,
        part: &Part<'_>,
        word: &str,
    ) -> Option<EntityId> {
        let has_article = follows_the(cast, part);
        match self.by_institution.get(word)?.as_slice() {
            [only] if has_article && is_institution(word) => Some(*only),
            _ => None,
        }
    }

    pub fn introduce(&mut self, cast: &Cast<'_, '_>, entity: EntityId, part: &Part<'_>) {
        if !self.introduced.contains_key(&entity) && follows_kin(cast, part) {
            self.relatives.insert(entity);
        }
        self.introduced.entry(entity).or_insert(part.span.start);
    }
}

/// What makes two names one: the words, without article and the ending of a company.
fn key(part: &Part<'_>) -> String {
    const ENDINGS: [&str; 9] = [
        "Inc",
        "Corp",
        "Ltd",
        "Co",
        "LLC",
        "PLC",
        "plc",
        "GmbH",
        "Corporation",
    ];
    let mut words: &[String] = &part.words;
    while let [rest @ .., last] = words
        && !rest.is_empty()
        && ENDINGS.contains(&last.trim_end_matches([',', '.']))
    {
        words = rest;
    }
    let mut text = words.join(" ").to_lowercase();
    // A person and a place of one name are two.
    if part.is_person() {
        text.insert_str(0, "person ");
    }
    text
}

/// A short name's entity, and by what part of the full name it is known.
fn named_by(
    cast: &Cast<'_, '_>,
    part: &Part<'_>,
    entity: EntityId,
    reason: &str,
) -> (Option<EntityId>, Option<Step>) {
    let step = format!(
        "\u{201c}{}\u{201d} is {}: {reason}",
        part.text,
        cast.name(entity)
    );
    (Some(entity), Some(step.into()))
}
