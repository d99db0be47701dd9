//! What a reader has in mind at a place of the text: who was mentioned lately, and how.

use std::collections::{BTreeMap, HashMap, VecDeque};

use super::EntityId;
use super::cast::{Cast, Nature};
use super::names::is_institution;
use super::settling::{Votes, asks, votes_of};
use crate::clause::{Clause, Function};
use crate::english::datelines::is_dateline;
use crate::english::small_letters::SmallLetters;
use crate::english::{Relation, TokenId, Upos};

/// The most mentions that a reader keeps in mind.
const MEMORY: usize = 40;

/// How many things with one noun a reader keeps in mind.
const MOST_REMEMBERED: usize = 6;

/// A mention lately read.
#[derive(Clone, Debug)]
pub struct Recent {
    /// Its head word.
    pub token: TokenId,
    /// The number of its sentence.
    pub sentence: usize,
    /// What it means: several for a group or a coordination.
    pub entities: Vec<EntityId>,
    /// The part that it plays.
    pub position: Position,
    /// Whether it is only an adjective: _Swedish_.
    pub is_adjective: bool,
}

/// The part that a phrase plays in its sentence, as far as it makes a mention stand out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// Subject of the main clause.
    MainSubject,
    /// Subject.
    Subject,
    /// Object.
    Object,
    /// With a preposition.
    Oblique,
    /// Possessor.
    Possessor,
    /// Inside another phrase, or anything else.
    Inner,
}

impl Position {
    /// Whether it is a subject.
    pub const fn is_subject(self) -> bool {
        matches!(self, Self::MainSubject | Self::Subject)
    }
}

/// The state of a reader.
#[derive(Debug, Default)]
pub struct Discourse {
    /// The mentions lately read, the last one at the end.
    pub recent: VecDeque<Recent>,
    /// How often each entity was mentioned.
    counts: HashMap<EntityId, usize>,
    /// The last entities described by each noun.
    by_noun: HashMap<String, Vec<EntityId>>,
    /// Things by their whole label.
    pub by_label: HashMap<String, EntityId>,
    /// The heads of attributes, each with the head of what is called so: _friend_ with _Lee_.
    pub hosts: BTreeMap<TokenId, TokenId>,
    /// Groups that the text has settled, by the members' nature and number.
    pub groups: Vec<Vec<EntityId>>,
    /// What its predicate asks for at the place of each pronoun.
    pub asked: HashMap<TokenId, Votes>,
    /// The person whom the text names first.
    pub first_person: Option<EntityId>,
}

impl Discourse {
    /// Starts with nothing in mind.
    pub fn new(cast: &Cast<'_, '_>) -> Self {
        let hosts = cast.clauses.iter().flat_map(hosts_of).collect();
        Self {
            hosts,
            asked: asked(cast),
            first_person: first_person(cast),
            ..Self::default()
        }
    }

    /// Notes a mention. Of a coordination, the members together are noted as well. The text does not take up what its
    /// dateline names.
    pub fn note(&mut self, cast: &Cast<'_, '_>, token: TokenId, entities: &[EntityId]) {
        let sentence = cast.analysis.sentence_of(token);
        if entities.is_empty() || is_dateline(cast.analysis, sentence) {
            return;
        }
        for &entity in entities {
            *self.counts.entry(entity).or_default() += 1;
        }
        if let [entity] = *entities {
            self.note_last_word(cast, entity);
        }
        self.remember(cast, token, entities);
        self.note_coordination(cast, token);
    }

    fn remember(&mut self, cast: &Cast<'_, '_>, token: TokenId, meant: &[EntityId]) {
        let analysis = cast.analysis;
        let is_full = self.recent.len() == MEMORY;
        let forgotten = is_full.then(|| self.recent.pop_front()).flatten();
        let mut entities = forgotten.map_or(Vec::new(), |recent| recent.entities);
        entities.clear();
        entities.extend(meant);
        self.recent.push_back(Recent {
            token,
            sentence: analysis.sentence_of(token),
            entities,
            position: position(cast, token),
            is_adjective: analysis.tag(token) == Upos::Adj
                || analysis.relation(token) == Relation::Amod,
        });
    }

    /// A named building, body or event can be taken up by the last word of its name: _the bridge_.
    fn note_last_word(&mut self, cast: &Cast<'_, '_>, entity: EntityId) {
        let figure = &cast.figures[entity];
        let last = figure.entity.name.rsplit(' ').next().unwrap_or_default();
        let is_long = last.len() < figure.entity.name.len();
        if figure.is_named() && figure.nature != Nature::Person && is_long && is_institution(last) {
            self.note_by_noun(&SmallLetters::of(last), entity);
        }
    }

    /// Makes a thing the last one with this noun.
    pub fn note_by_noun(&mut self, noun: &str, entity: EntityId) {
        let Some(things) = self.by_noun.get_mut(noun) else {
            self.by_noun.insert(noun.to_owned(), vec![entity]);
            return;
        };
        if things.last() != Some(&entity) {
            things.retain(|&other| other != entity);
            things.push(entity);
            if things.len() > MOST_REMEMBERED {
                things.remove(0);
            }
        }
    }

    /// The last things with this noun.
    pub fn by_noun(&self, noun: &str) -> Option<&[EntityId]> {
        self.by_noun.get(noun).map(Vec::as_slice)
    }

    /// When the last of _A, B and C_ is read, the three are in mind together.
    fn note_coordination(&mut self, cast: &Cast<'_, '_>, token: TokenId) {
        let analysis = cast.analysis;
        let name = token;
        let token = phrase_head(cast, token);
        if analysis.relation(token) != Relation::Conj {
            self.note_pair(cast, name);
            return;
        }
        let Some(first) = analysis.head(token) else {
            return;
        };
        let mut together = cast.entities_at(first).to_vec();
        for recent in self.recent.iter().rev().take(8).rev() {
            let conjunct = phrase_head(cast, recent.token);
            if analysis.relation(conjunct) == Relation::Conj
                && analysis.head(conjunct) == Some(first)
            {
                together.extend(
                    recent
                        .entities
                        .iter()
                        .filter(|_| recent.entities.len() == 1),
                );
            }
        }
        let mut members = Vec::new();
        for entity in together {
            if !members.contains(&entity) {
                members.push(entity);
            }
        }
        if members.len() > 1 {
            self.recent
                .retain(|recent| recent.token != first || recent.entities.len() < 2);
            self.remember(cast, first, &members);
        }
    }

    /// Two names of one nature with _and_ between them are in mind together even if the tree does not join them.
    fn note_pair(&mut self, cast: &Cast<'_, '_>, token: TokenId) {
        let analysis = cast.analysis;
        let start = first_token(cast, token);
        let and = start
            .checked_sub(1)
            .filter(|&and| analysis.word(and) == "and");
        let Some(before) = and.and_then(|and| and.checked_sub(1)) else {
            return;
        };
        let is_subject = matches!(
            analysis.relation(token),
            Relation::Nsubj | Relation::NsubjPass | Relation::Root
        );
        if let (Some(one), Some(other)) = (cast.entity_at(before), cast.entity_at(token)) {
            let (first, second) = (&cast.figures[one], &cast.figures[other]);
            let are_alike = first.nature == second.nature && first.is_named() && second.is_named();
            if one != other && are_alike && !is_subject {
                let first = cast.mention(before).map_or(before, |mention| mention.head);
                self.remember(cast, first, &[one, other]);
            }
        }
    }

    /// The entities of single mentions in the sentences from `sentence` on, the latest first, each once.
    pub fn since(&self, sentence: usize) -> Vec<EntityId> {
        let mut found = Vec::new();
        let lately = self.recent.iter().rev();
        for recent in lately.take_while(|recent| recent.sentence >= sentence) {
            for &entity in &recent.entities {
                if !found.contains(&entity) {
                    found.push(entity);
                }
            }
        }
        found
    }

    /// How often an entity was mentioned.
    pub fn count(&self, entity: EntityId) -> usize {
        self.counts.get(&entity).copied().unwrap_or_default()
    }
}

/// The first token of the mention that a token belongs to, its title included.
fn first_token(cast: &Cast<'_, '_>, token: TokenId) -> TokenId {
    let mention = cast.mention_id(token);
    (0..token)
        .rev()
        .take(8)
        .take_while(|&other| mention.is_some() && cast.mention_id(other) == mention)
        .last()
        .unwrap_or(token)
}

/// The token that links a mention to others: its title, where the tree has it before the name.
fn phrase_head(cast: &Cast<'_, '_>, token: TokenId) -> TokenId {
    let mention = cast.mention_id(token);
    let before = (0..token).rev().take(6);
    before
        .take_while(|&other| mention.is_some() && cast.mention_id(other) == mention)
        .find(|&other| cast.analysis.relation(other) == Relation::Conj)
        .unwrap_or(token)
}

/// The person whom the text names first.
fn first_person(cast: &Cast<'_, '_>) -> Option<EntityId> {
    let is_person = |entity: &EntityId| cast.figures[*entity].nature == Nature::Person;
    let persons = (0..cast.figures.len()).filter(is_person);
    persons.min_by_key(|&entity| cast.figures[entity].entity.first.start)
}

/// What predicates ask for at the places of pronouns.
fn asked(cast: &Cast<'_, '_>) -> HashMap<TokenId, Votes> {
    let mut asked = HashMap::new();
    for clause in cast.clauses.iter().filter(|clause| asks(clause)) {
        for argument in &clause.arguments {
            let heads = argument.members.iter().map(|member| member.head);
            for head in heads.filter(|&head| cast.analysis.tag(head) == Upos::Pron) {
                let votes = votes_of(&clause.predicate.lemma, &argument.function);
                asked.extend(votes.map(|votes| (head, votes)));
            }
        }
    }
    asked
}

/// The attributes of a clause, each with the object that is called so, or else the subject that is so.
fn hosts_of(clause: &Clause) -> Vec<(TokenId, TokenId)> {
    let host = clause
        .argument(&Function::Object)
        .or_else(|| clause.argument(&Function::Subject))
        .and_then(|argument| argument.members.first());
    let attribute = clause.argument(&Function::Attribute);
    match (host, attribute) {
        (Some(host), Some(attribute)) => {
            let members = attribute.members.iter();
            members.map(|member| (member.head, host.head)).collect()
        }
        _ => Vec::new(),
    }
}

/// The part that a phrase plays, by the relation of its head.
pub fn position(cast: &Cast<'_, '_>, token: TokenId) -> Position {
    let analysis = cast.analysis;
    let mut token = token;
    // A name under its title, and the second of two, play the part of the first. Chains are short but for nonsense.
    for _ in 0..4 {
        match (analysis.relation(token), analysis.head(token)) {
            (
                Relation::Conj | Relation::Flat | Relation::Appos | Relation::Compound,
                Some(head),
            ) => token = head,
            _ => break,
        }
    }
    match analysis.relation(token) {
        Relation::Nsubj | Relation::NsubjPass | Relation::NsubjOuter => {
            let governor = analysis.head(token);
            let is_main = governor.is_some_and(|verb| analysis.relation(verb) == Relation::Root);
            if is_main {
                Position::MainSubject
            } else {
                Position::Subject
            }
        }
        Relation::Obj | Relation::Iobj => Position::Object,
        Relation::Obl | Relation::OblAgent => Position::Oblique,
        Relation::NmodPoss => Position::Possessor,
        _ => Position::Inner,
    }
}

/// The verb (or other predicate) that a phrase is an argument of.
pub fn governor(cast: &Cast<'_, '_>, token: TokenId) -> Option<TokenId> {
    let analysis = cast.analysis;
    let mut token = token;
    for _ in 0..4 {
        match (analysis.relation(token), analysis.head(token)) {
            (Relation::Conj, Some(head)) if is_nominal(cast, token) => token = head,
            (Relation::Flat | Relation::Appos, Some(head)) => token = head,
            _ => break,
        }
    }
    analysis.head(token)
}

fn is_nominal(cast: &Cast<'_, '_>, token: TokenId) -> bool {
    matches!(
        cast.analysis.tag(token),
        Upos::Noun | Upos::Propn | Upos::Pron
    )
}

/// Whether an entity can be meant by a word for this nature; unknown names can be anything.
pub fn may_be(cast: &Cast<'_, '_>, entity: EntityId, natures: &[Nature]) -> bool {
    let nature = cast.figures[entity].nature;
    nature == Nature::Unknown || natures.contains(&nature)
}
