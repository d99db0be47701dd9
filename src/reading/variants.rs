//! Joins the names of one person or thing: full names, short names, acronyms.

use std::collections::BTreeMap;
use std::ops::Range;

use super::cast::{Cast, Figure, mention};
use super::identity::{Evidence, Judgement, Support, head_of, judge, types_by_clause};
use super::lexicon::{Gender, is_given_name};
use super::names::{Found, is_institution};
use super::phrase::{Determiner, determiner, is_plural};
use super::{EntityId, MentionKind, Naming};
use crate::clause::Step;
use crate::english::{NameType, Relation, TokenId, Upos};
use crate::gazetteer::{EntryId, Sense};
use crate::span::Span;

/// The most namesakes that are told apart; more of them stay ambiguous.
const MOST_NAMESAKES: usize = 8;

/// Makes an entity for each thing with a proper name, and a mention for each name.
pub fn cast_names(cast: &mut Cast<'_, '_>, names: &[Found]) {
    let support = Support::new(cast, names);
    let stated = types_by_clause(cast);
    let mut known = Known::default();
    let parts: Vec<Part> = names
        .iter()
        .map(|found| Part::new(cast, &support, &stated, found))
        .collect();
    // Full names first, so that a short name before them finds them.
    let mut entities: Vec<Option<EntityId>> = parts
        .iter()
        .map(|part| (!part.is_short()).then(|| known.join_full(cast, part)))
        .collect();
    for (place, part) in parts.iter().enumerate() {
        if part.people.is_some() {
            known.add_people(cast, part);
        }
        let (entity, step) = match entities[place] {
            Some(entity) => (Some(entity), None),
            None => known.join_short(cast, part),
        };
        if let Some(entity) = entity {
            known.introduce(entity, part);
        }
        entities[place] = entity;
        if !part.is_adjective_of_group(cast) {
            add_mention(cast, part, entity, step);
        }
        let inner = part.found.inner.iter().filter(|_| !part.is_person());
        for (tokens, senses) in inner {
            known.add_inner(cast, &support, tokens.clone(), senses);
        }
    }
}

/// A name with what is known of it before it is joined to others.
struct Part<'f> {
    found: &'f Found,
    judgement: Judgement,
    head: TokenId,
    span: Span,
    /// The name as it stands, with single spaces.
    text: String,
    /// Its words without initials' full stops, hyphens opened.
    words: Vec<String>,
    /// Whether it names people of a country, as _Danes_ does, and whether several.
    people: Option<bool>,
}

impl<'f> Part<'f> {
    fn new(
        cast: &Cast<'_, '_>,
        support: &Support,
        stated: &BTreeMap<TokenId, (&'static str, String)>,
        found: &'f Found,
    ) -> Self {
        let raw = found.text(cast.analysis);
        let text = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        let first = cast.analysis.tokens[found.tokens.start].span;
        let head = head_of(cast.analysis, found);
        let mut judgement = judge(cast, support, found);
        if judgement.evidence > Evidence::Noun
            && let Some((kind, lemma)) = stated.get(&head)
        {
            judgement.kind = Some((*kind).to_owned());
            judgement.evidence = Evidence::Noun;
            judgement.step = format!("{kind}: the text calls it \u{201c}{lemma}\u{201d}").into();
        }
        Self {
            head,
            span: Span::new(first.start, first.start + raw.len()),
            words: name_words(&text),
            text,
            people: people(cast, found, head).filter(|_| judgement.entry.is_some()),
            judgement,
            found,
        }
    }

    /// Whether it is an adjective that goes with a group, as _Muslim_ does: no mention of all its people.
    fn is_adjective_of_group(&self, cast: &Cast<'_, '_>) -> bool {
        let is_group = self
            .judgement
            .entry
            .is_some_and(|entry| cast.gazetteer.entry(entry).kind == "Group");
        is_group && is_inside_phrase(cast.analysis.relation(self.head))
    }

    fn is_person(&self) -> bool {
        self.judgement.kind.as_deref() == Some("Person")
    }

    /// Whether it may be a short form: one word, of a person or of something unknown.
    fn is_short(&self) -> bool {
        let may_be_person = self.is_person()
            || self.judgement.kind.is_none()
            || self.judgement.evidence >= Evidence::Tagger;
        self.judgement.entry.is_none() && self.words.len() == 1 && may_be_person
    }
}

/// Whether a demonym stands for people, and for several: _Danes_, _a Dane_, not _Danish_.
fn people(cast: &Cast<'_, '_>, found: &Found, head: TokenId) -> Option<bool> {
    let analysis = cast.analysis;
    let entry = cast.gazetteer.entry(found.senses.first()?.entry);
    let stands_alone = matches!(analysis.tag(head), Upos::Noun | Upos::Propn | Upos::Adj)
        && !is_inside_phrase(analysis.relation(head));
    let determiner = determiner(analysis, head);
    let is_several = is_plural(analysis, head) || determiner == Determiner::Definite;
    let is_one = !is_several && determiner != Determiner::Bare;
    (found.is_demonym() && entry.kind != "Group" && stands_alone && (is_one || is_several))
        .then_some(!is_one)
}

const fn is_inside_phrase(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Amod | Relation::Compound | Relation::Flat | Relation::NmodDesc
    )
}

/// The words of a name: split at spaces and hyphens, without full stops and the ending of a generation.
fn name_words(text: &str) -> Vec<String> {
    text.split([' ', '-'])
        .map(|word| word.trim_matches('.'))
        .filter(|word| {
            !word.is_empty() && !matches!(*word, "Jr" | "Sr" | "II" | "III" | "the" | "The")
        })
        .map(str::to_owned)
        .collect()
}

/// The names so far.
#[derive(Default)]
struct Known {
    by_entry: BTreeMap<EntryId, EntityId>,
    by_text: BTreeMap<String, EntityId>,
    /// People and unknowns by each word at an end of their full names.
    by_word: BTreeMap<String, Vec<EntityId>>,
    by_initials: BTreeMap<String, EntityId>,
    /// Organisations by the last word of their full names.
    by_institution: BTreeMap<String, Vec<EntityId>>,
    evidence: BTreeMap<EntityId, Evidence>,
    introduced: BTreeMap<EntityId, usize>,
    /// Whom a short name has meant before.
    usage: BTreeMap<String, EntityId>,
}

impl Known {
    /// The entity of a full name, made if it is new.
    fn join_full(&mut self, cast: &mut Cast<'_, '_>, part: &Part<'_>) -> EntityId {
        let known = match part.judgement.entry {
            Some(entry) => self.by_entry.get(&entry).copied(),
            None => self.by_key(part).or_else(|| self.variant(cast, part)),
        };
        let entity = known.unwrap_or_else(|| self.create(cast, part));
        self.learn(cast, entity, part);
        entity
    }

    /// The entity with the same name. A name of which nothing is known may be a person's too.
    fn by_key(&self, part: &Part<'_>) -> Option<EntityId> {
        let key = key(part);
        let same = self.by_text.get(&key).copied();
        let unknown = part.judgement.kind.is_none();
        same.or_else(|| {
            let person = unknown.then(|| format!("person {key}"))?;
            self.by_text.get(&person).copied()
        })
    }

    /// A full name that differs from one before in middle names and initials only, or is its acronym.
    fn variant(&self, cast: &Cast<'_, '_>, part: &Part<'_>) -> Option<EntityId> {
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

    fn create(&mut self, cast: &mut Cast<'_, '_>, part: &Part<'_>) -> EntityId {
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
    fn index(&mut self, entity: EntityId, part: &Part<'_>) {
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
            let last = part.words.last().cloned().unwrap_or_default();
            let institutions = self.by_institution.entry(last).or_default();
            if institutions.len() <= MOST_NAMESAKES {
                institutions.push(entity);
            }
        }
    }

    /// Takes over what one mention tells of its entity.
    fn learn(&mut self, cast: &mut Cast<'_, '_>, entity: EntityId, part: &Part<'_>) {
        let nature = cast.nature_of(part.judgement.kind.as_deref());
        let figure = &mut cast.figures[entity];
        let strongest = self.evidence.entry(entity).or_insert(Evidence::None);
        if part.judgement.evidence < *strongest && part.judgement.kind.is_some() {
            *strongest = part.judgement.evidence;
            figure.entity.kind.clone_from(&part.judgement.kind);
            figure.nature = nature;
            figure.plural = part.judgement.kind.as_deref() == Some("Group");
        }
        if figure.nature == super::cast::Nature::Person || figure.entity.kind.is_none() {
            figure.gender = figure.gender.or(part.judgement.gender);
        }
        add_name(figure, part);
    }

    /// People of a country: an entity of their own, beside the mention of the country.
    fn add_people(&mut self, cast: &mut Cast<'_, '_>, part: &Part<'_>) {
        let several = part.people == Some(true);
        let key = format!("people {}", part.text);
        let known = self.by_text.get(&key).copied().filter(|_| several);
        let entity = known.unwrap_or_else(|| {
            let kind = if several { "Group" } else { "Person" };
            let mut figure = Figure::named(part.text.clone(), Naming::Description, part.span);
            figure.entity.kind = Some(kind.to_owned());
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
    fn add_inner(
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
    fn join_short(
        &mut self,
        cast: &mut Cast<'_, '_>,
        part: &Part<'_>,
    ) -> (Option<EntityId>, Option<Step>) {
        let word = part.words.first().cloned().unwrap_or_default();
        let candidates = self.namesakes(cast, part, &word);
        let chosen = self.pick(&candidates, &word);
        if let Some(entity) = chosen {
            self.learn(cast, entity, part);
            self.usage.insert(word, entity);
            let step = format!(
                "\u{201c}{}\u{201d} is {}: part of the full name",
                part.text,
                cast.name(entity)
            );
            return (Some(entity), Some(step.into()));
        }
        if candidates.len() > 1 {
            let step = format!(
                "\u{201c}{}\u{201d} may be {}",
                part.text,
                cast.names(&candidates)
            );
            return (None, Some(step.into()));
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
            let step = format!(
                "\u{201c}{}\u{201d} is {}: its last word",
                part.text,
                cast.name(entity)
            );
            return (Some(entity), Some(step.into()));
        }
        (Some(self.join_full(cast, part)), None)
    }

    /// The people with this word in their names, of the gender that the title tells.
    fn namesakes(&self, cast: &Cast<'_, '_>, part: &Part<'_>, word: &str) -> Vec<EntityId> {
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
            found.retain(|&entity| cast.figures[entity].nature == super::cast::Nature::Person);
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
    fn pick(&self, candidates: &[EntityId], word: &str) -> Option<EntityId> {
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
        match before.as_slice() {
            [only] => Some(*only),
            _ => usual.copied(),
        }
    }

    /// _The North_: the one country of the document whose name starts so.
    fn compass(&self, cast: &Cast<'_, '_>, part: &Part<'_>) -> Option<EntityId> {
        let is_direction = matches!(part.text.as_str(), "North" | "South" | "East" | "West");
        if !is_direction || !follows_the(cast, part) {
            return None;
        }
        let mut countries = self.by_entry.values().copied().filter(|&entity| {
            let figure = &cast.figures[entity];
            let rest = figure.entity.name.strip_prefix(part.text.as_str());
            figure.nature == super::cast::Nature::Country
                && rest.is_some_and(|rest| rest.starts_with(' '))
        });
        let first = countries.next()?;
        countries.next().is_none().then_some(first)
    }

    /// The one organisation whose name ends in this word: _the Navy_ after _the Royal Navy_.
    fn institution(&self, cast: &Cast<'_, '_>, part: &Part<'_>, word: &str) -> Option<EntityId> {
        let has_article = follows_the(cast, part);
        match self.by_institution.get(word)?.as_slice() {
            [only] if has_article && is_institution(word) => Some(*only),
            _ => None,
        }
    }

    fn introduce(&mut self, entity: EntityId, part: &Part<'_>) {
        self.introduced.entry(entity).or_insert(part.span.start);
    }
}

fn follows_the(cast: &Cast<'_, '_>, part: &Part<'_>) -> bool {
    let before = part.found.tokens.start.checked_sub(1);
    before.is_some_and(|before| cast.analysis.word(before).eq_ignore_ascii_case("the"))
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

/// Whether the first of two full names is the second with words left out or shortened to initials.
fn is_abridged(short: &[String], long: &[String]) -> bool {
    if short.len() > long.len() || short.last() != long.last() {
        return false;
    }
    let mut rest = long.iter();
    let first_fits = short
        .first()
        .zip(long.first())
        .is_some_and(|(a, b)| fits(a, b));
    first_fits && short.iter().all(|word| rest.any(|other| fits(word, other)))
}

fn fits(word: &str, other: &str) -> bool {
    let is_initial = |word: &str| word.chars().count() == 1;
    word == other
        || ((is_initial(word) || is_initial(other)) && word.chars().next() == other.chars().next())
}

fn is_family_name(full: &str, word: &str) -> bool {
    let words = name_words(full);
    let is_family_first = full
        .split_once('-')
        .is_some_and(|(_, part)| part.starts_with(char::is_lowercase));
    let family = if is_family_first {
        words.first()
    } else {
        words.last()
    };
    family.is_some_and(|family| family == word)
}

/// The acronyms of a name, with and without its small words.
fn initials(text: &str) -> Vec<String> {
    let words = || {
        text.split([' ', '-'])
            .filter_map(|word| word.chars().next())
    };
    let capitals: String = words().filter(|letter| letter.is_uppercase()).collect();
    let all: String = words().flat_map(char::to_uppercase).collect();
    let mut found = vec![capitals];
    if !found.contains(&all) {
        found.push(all);
    }
    found.retain(|acronym| acronym.chars().count() > 1);
    found
}

/// Keeps the longest full name as the canonical one, and the rest as other names.
fn add_name(figure: &mut Figure, part: &Part<'_>) {
    if part.found.is_demonym() && part.judgement.entry.is_some() {
        return;
    }
    let entity = &mut figure.entity;
    let name = part.text.clone();
    if name == entity.name {
        return;
    }
    let is_longer = name.chars().count() > entity.name.chars().count();
    let replaced = if is_longer && entity.naming == Naming::Name {
        std::mem::replace(&mut entity.name, name)
    } else {
        name
    };
    if !entity.other_names.contains(&replaced) {
        entity.other_names.push(replaced);
    }
}

fn add_mention(
    cast: &mut Cast<'_, '_>,
    part: &Part<'_>,
    entity: Option<EntityId>,
    step: Option<Step>,
) {
    let first = step.clone().unwrap_or_else(|| part.judgement.step.clone());
    let mut found = mention(
        part.span,
        part.head,
        MentionKind::Name,
        entity.into_iter().collect(),
        first,
    );
    if step.is_some() && part.judgement.evidence < Evidence::Tagger {
        found.steps.push(part.judgement.step.clone());
    }
    let title_head = title_head(cast, part);
    let title = part.found.title.clone().into_iter().flatten();
    let tokens = part.found.tokens.clone().chain(title).chain(title_head);
    cast.add_mention(found, tokens);
}

/// The title's token that governs the name in the tree, as _President_ may in _President Lopez_.
fn title_head(cast: &Cast<'_, '_>, part: &Part<'_>) -> Option<TokenId> {
    let analysis = cast.analysis;
    let head = analysis.head(part.head)?;
    let in_title = part
        .found
        .title
        .as_ref()
        .is_some_and(|title| title.contains(&head));
    let beside = head < part.found.tokens.start
        && part.is_person()
        && analysis.relation(part.head) == Relation::Flat
        && part.found.tagged != Some(NameType::Org);
    (in_title || beside).then_some(head)
}
