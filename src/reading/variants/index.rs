//! The names so far, and which entity each means.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::add_name;
use super::part::{Part, follows_kin};
use super::words::{initials, nickname_words, without_company_ending};
use crate::gazetteer::EntryId;
use crate::reading::cast::{Cast, Figure, Nature};
use crate::reading::identity::Evidence;
use crate::reading::lexicon::is_given_name;
use crate::reading::{EntityId, Naming, Strength};

/// The most namesakes that are told apart; more of them stay ambiguous.
pub const MOST_NAMESAKES: usize = 8;

/// The names so far, by all that may lead to them.
#[derive(Default)]
pub struct Index {
    pub by_entry: BTreeMap<EntryId, EntityId>,
    pub by_text: HashMap<String, EntityId>,
    /// People and unknowns by each word at an end of their full names, and by nicknames.
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

impl Index {
    /// Makes an entity of a name.
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
            let nickname = nickname_words(&part.text);
            let nickname = nickname.first().filter(|_| nickname.len() == 1);
            for word in [first, last].into_iter().chain(nickname) {
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

    /// A name that the tagger takes for two different things may be either.
    pub fn doubt(&self, cast: &mut Cast<'_, '_>, entity: EntityId, part: &Part<'_>) {
        let figure = &mut cast.figures[entity];
        let only_tagged = self.evidence.get(&entity) == Some(&Evidence::Tagger)
            && part.judgement.evidence == Evidence::Tagger;
        let mixed = [&figure.entity.kind, &part.judgement.kind]
            .into_iter()
            .filter(|kind| kind.as_deref() == Some("Person"))
            .count();
        if only_tagged && mixed == 1 && is_given_name(&part.text) {
            figure.entity.kind = Some("Person".to_owned());
            figure.nature = Nature::Person;
            figure.plural = false;
        } else if only_tagged && mixed == 1 {
            figure.entity.kind = None;
            figure.entity.strength = Strength::Guessed;
            figure.nature = Nature::Unknown;
        }
    }

    /// Notes where an entity was named first.
    pub fn introduce(&mut self, cast: &Cast<'_, '_>, entity: EntityId, part: &Part<'_>) {
        if !self.introduced.contains_key(&entity) && follows_kin(cast, part) {
            self.relatives.insert(entity);
        }
        self.introduced.entry(entity).or_insert(part.span.start);
    }
}

/// What makes two names one: the words, without article and the ending of a company.
pub fn key(part: &Part<'_>) -> String {
    let mut text = without_company_ending(&part.words).join(" ").to_lowercase();
    // A person and a place of one name are two.
    if part.is_person() {
        text.insert_str(0, "person ");
    }
    text
}
