//! What the text says that people are: by titles and by copular clauses.

use std::collections::BTreeMap;

use super::EntityId;
use super::cast::{Cast, Nature, Role};
use super::lexicon::{GENDERED, Gender, NounClass, SAME_THING};
use super::names::Found;
use crate::clause::{Argument, Clause, Function, PredicateKind};
use crate::english::{Analysis, Relation, TokenId, Upos};

/// The most tokens before a title that are searched for the country it goes with.
const REACH: usize = 3;

/// Gives every named entity the roles that titles and copular clauses state.
pub fn state_roles(cast: &mut Cast<'_, '_>, names: &[Found]) {
    for found in names {
        if let (Some(title), Some(entity)) = (&found.title, cast.entity_at(found.tokens.start)) {
            let noun = cast.analysis.lower_lemma(title.end - 1);
            let noun = spelled_out(&noun).unwrap_or(&noun).to_owned();
            let of = before(cast, title.start);
            add_role(cast, entity, noun, of);
        }
    }
    for found in names {
        state_beside(cast, found);
    }
    let clauses = cast.clauses;
    for clause in clauses {
        state_clause(cast, clause);
    }
}

/// The title that stands shortened before a name: _Dr_.
fn spelled_out(title: &str) -> Option<&'static str> {
    match title.trim_end_matches('.') {
        "dr" => Some("doctor"),
        "prof" => Some("professor"),
        "sen" => Some("senator"),
        "gov" => Some("governor"),
        "gen" => Some("general"),
        "capt" => Some("captain"),
        "sgt" => Some("sergeant"),
        "lt" => Some("lieutenant"),
        "col" => Some("colonel"),
        "rev" => Some("reverend"),
        _ => None,
    }
}

/// The roles that stand right beside a name, whatever the tree makes of them: _student Ann Lee_; _Ann Lee, a
/// 14-year-old girl from Oslo,_.
fn state_beside(cast: &mut Cast<'_, '_>, found: &Found) {
    let Some(entity) = cast.entity_at(found.tokens.start) else {
        return;
    };
    let before = found
        .tokens
        .start
        .checked_sub(1)
        .filter(|_| found.title.is_none());
    let nouns = before
        .into_iter()
        .chain(noun_after(cast.analysis, found.tokens.end));
    for token in nouns {
        let is_noun = matches!(cast.analysis.tag(token), Upos::Noun | Upos::X | Upos::Propn);
        let is_role_noun = is_noun && is_role(cast.analysis, token);
        if is_role_noun && cast.figures[entity].nature == Nature::Person {
            let noun = cast.analysis.lemma(token).to_lowercase();
            let of = associates(cast, token);
            let of = of.into_iter().filter(|&other| other != entity).collect();
            add_role(cast, entity, noun, of);
        }
    }
}

/// The first noun for persons after a comma and an article, before anything that ends the phrase.
fn noun_after(analysis: &Analysis<'_>, end: TokenId) -> Option<TokenId> {
    let word = |token: TokenId| {
        analysis
            .tokens
            .get(token)
            .map(|_| analysis.lower_word(token))
    };
    let has_article = matches!(word(end + 1).as_deref(), Some("a" | "an" | "the"));
    if word(end).as_deref() != Some(",") || !has_article {
        return None;
    }
    (end + 2..analysis.tokens.len().min(end + 8))
        .take_while(|&token| {
            matches!(
                analysis.tag(token),
                Upos::Noun | Upos::Adj | Upos::Propn | Upos::Num | Upos::Adv
            ) || analysis.word(token) == "-"
        })
        .find(|&token| analysis.tag(token) == Upos::Noun && is_role(analysis, token))
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
    let gender = Gender::from_mark(GENDERED.note(&noun));
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
    let analysis = cast.analysis;
    let mut found = Vec::new();
    for child in analysis.children(head).take(12) {
        if !goes_with(analysis.relation(child)) {
            continue;
        }
        let inner = analysis
            .children(child)
            .take(6)
            .filter(|&inner| goes_with(analysis.relation(inner)));
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

/// Whether a dependent belongs to its noun like _Swedish_, _of Sweden_, _Sweden's_; not like a clause.
const fn goes_with(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Amod
            | Relation::Compound
            | Relation::Nmod
            | Relation::NmodPoss
            | Relation::NmodDesc
            | Relation::Flat
            | Relation::Conj
    )
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
        let near = SAME_THING.note(noun).unwrap_or_default().split(' ');
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
    let near = SAME_THING.note(noun).unwrap_or_default();
    cast.figures[entity]
        .roles
        .iter()
        .filter(|role| role.noun == noun || near.split(' ').any(|word| word == role.noun))
        .any(|role| role.of.iter().any(|other| of.contains(other)))
}

/// Whether a noun names what someone is: an office, a profession, a part.
pub fn is_role(analysis: &Analysis<'_>, head: TokenId) -> bool {
    NounClass::of(&analysis.lower_lemma(head)) == NounClass::Person
}
