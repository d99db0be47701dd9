//! What the text says that people are: by titles and by copular clauses.

use std::collections::BTreeMap;

use super::EntityId;
use super::cast::{Cast, Nature, Role};
use super::lexicon::{GENDERED, Gender, NounClass, SAME_THING};
use super::names::Found;
use crate::clause::{Argument, Clause, Function, PredicateKind};
use crate::english::{Analysis, TokenId, Upos};

/// The most tokens before a title that are searched for the country it goes with.
const REACH: usize = 3;

/// Gives every named entity the roles that titles and copular clauses state.
pub fn state_roles(cast: &mut Cast<'_, '_>, names: &[Found]) {
    for found in names {
        if let (Some(title), Some(entity)) = (&found.title, cast.entity_at(found.tokens.start)) {
            let noun = cast.analysis.lemma(title.end - 1).to_lowercase();
            let of = before(cast, title.start);
            add_role(cast, entity, noun, of);
        }
    }
    let clauses = cast.clauses;
    for clause in clauses {
        state_clause(cast, clause);
    }
}

/// The named entities right before a title: _US_ of _US President_.
fn before(cast: &Cast<'_, '_>, start: TokenId) -> Vec<EntityId> {
    (start.saturating_sub(REACH)..start)
        .filter_map(|token| cast.entity_at(token))
        .filter(|&entity| cast.figures[entity].is_named())
        .collect()
}

fn state_clause(cast: &mut Cast<'_, '_>, clause: &Clause) {
    if clause.predicate.kind != PredicateKind::Copula {
        return;
    }
    let (Some(subject), Some(attribute)) = (
        clause.argument(&Function::Subject),
        clause.argument(&Function::Attribute),
    ) else {
        return;
    };
    let [member] = subject.members.as_slice() else {
        return;
    };
    let Some(entity) = cast.entity_at(member.head) else {
        return;
    };
    for member in &attribute.members {
        if matches!(cast.analysis.tag(member.head), Upos::Noun | Upos::Propn) {
            let noun = cast.analysis.lemma(member.head).to_lowercase();
            let mut of = associates(cast, member.head);
            of.extend(obliques(cast, &clause.arguments));
            of.retain(|&other| other != entity);
            add_role(cast, entity, noun, of);
        }
    }
}

fn obliques(cast: &Cast<'_, '_>, arguments: &[Argument]) -> Vec<EntityId> {
    arguments
        .iter()
        .filter(|argument| matches!(argument.function, Function::Oblique(_)))
        .flat_map(|argument| &argument.members)
        .filter_map(|member| cast.entity_at(member.head))
        .collect()
}

/// Whether an entity of this nature may be called by a noun: a person is no treaty, whatever a tree says.
pub fn may_be_called(nature: Nature, noun: &str) -> bool {
    let class = NounClass::of(noun);
    match nature {
        Nature::Person => class == NounClass::Person,
        Nature::People => matches!(class, NounClass::Person | NounClass::Group),
        Nature::Country => matches!(
            class,
            NounClass::Country | NounClass::Person | NounClass::Place
        ),
        Nature::Organization => matches!(
            class,
            NounClass::Organization | NounClass::Group | NounClass::Person
        ),
        Nature::Place => matches!(
            class,
            NounClass::City | NounClass::Place | NounClass::Facility | NounClass::Country
        ),
        Nature::Thing => !matches!(
            class,
            NounClass::Person | NounClass::Group | NounClass::Time
        ),
        Nature::Unknown => !matches!(class, NounClass::Thing | NounClass::Time),
    }
}

fn add_role(cast: &mut Cast<'_, '_>, entity: EntityId, noun: String, of: Vec<EntityId>) {
    if !may_be_called(cast.figures[entity].nature, &noun) {
        return;
    }
    let gender = Gender::from_mark(GENDERED.get(&noun));
    let figure = &mut cast.figures[entity];
    figure.gender = figure.gender.or(gender);
    match figure.roles.iter_mut().find(|role| role.noun == noun) {
        Some(role) => {
            for other in of {
                if !role.of.contains(&other) {
                    role.of.push(other);
                }
            }
        }
        None => figure.roles.push(Role { noun, of }),
    }
}

/// The named entities inside a noun phrase, not counting its own head: _North Korea_ of _the North Korean leader_.
pub fn associates(cast: &Cast<'_, '_>, head: TokenId) -> Vec<EntityId> {
    let mut found = Vec::new();
    for child in cast.analysis.children(head).take(12) {
        let inner = cast.analysis.children(child).take(6);
        for token in std::iter::once(child).chain(inner) {
            if let Some(entity) = cast.entity_at(token)
                && cast.figures[entity].is_named()
                && !found.contains(&entity)
            {
                found.push(entity);
            }
        }
    }
    found
}

/// Who holds a role in the document, by noun.
#[derive(Debug, Default)]
pub struct Holders(BTreeMap<String, Vec<EntityId>>);

impl Holders {
    /// Lists the holders of all roles.
    pub fn new(cast: &Cast<'_, '_>) -> Self {
        let mut holders = Self::default();
        for (entity, figure) in cast.figures.iter().enumerate() {
            for role in &figure.roles {
                holders.0.entry(role.noun.clone()).or_default().push(entity);
            }
        }
        holders
    }

    /// Adds a holder.
    pub fn add(&mut self, noun: &str, entity: EntityId) {
        let list = self.0.entry(noun.to_owned()).or_default();
        if !list.contains(&entity) {
            list.push(entity);
        }
    }

    /// Who may be called by this noun, among those that the text has introduced as that or as something near it.
    pub fn of(&self, noun: &str) -> Vec<EntityId> {
        let near = SAME_THING.get(noun).unwrap_or_default().split(' ');
        let mut found: Vec<EntityId> = Vec::new();
        for word in std::iter::once(noun).chain(near) {
            for &entity in self.0.get(word).map_or(&[][..], |list| list) {
                if !found.contains(&entity) {
                    found.push(entity);
                }
            }
        }
        found
    }
}

/// Whether a figure's role under this noun (or one near it) goes with one of these entities.
pub fn role_goes_with(cast: &Cast<'_, '_>, entity: EntityId, noun: &str, of: &[EntityId]) -> bool {
    let near = SAME_THING.get(noun).unwrap_or_default();
    cast.figures[entity]
        .roles
        .iter()
        .filter(|role| role.noun == noun || near.split(' ').any(|word| word == role.noun))
        .any(|role| role.of.iter().any(|other| of.contains(other)))
}

/// Whether a noun names what someone is: an office, a profession, a part.
pub fn is_role(analysis: &Analysis<'_>, head: TokenId) -> bool {
    NounClass::of(&analysis.lemma(head).to_lowercase()) == NounClass::Person
}
