//! From statements to nodes, edges and notes.

use std::collections::{BTreeMap, BTreeSet};

use super::View;
use super::bundle::bundle;
use super::look::{Look, Shape};
use super::node::Figure;
use super::said::{Said, doubt};
use super::text::shortened;
use crate::clause::text::one_line;
use crate::graph::{KnowledgeGraph, Node, Qualifier, Stated};
use crate::reading::ValueKind;
use crate::vocabulary::Vocabulary;

/// How many characters of a thing or text a line shows.
const LONGEST_DETAIL: usize = 36;
/// How many characters of a role's filler a line shows.
const LONGEST_FILLER: usize = 24;
/// The role that an arrow to whoever fills it says by itself.
const PLAIN_ROLE: &str = "recipient";

/// A graph, folded.
#[derive(Debug, Default)]
pub struct Folded<'g> {
    /// The nodes, in the order of their keys.
    pub figures: Vec<Figure<'g>>,
    /// What is said of one with regard to another, by their indices.
    pub bonds: BTreeMap<(usize, usize), Vec<Said<'g>>>,
    /// What is said of one and things that are mentioned once.
    pub notes: BTreeMap<usize, Vec<Said<'g>>>,
    /// How many statements there are.
    pub statements: usize,
    /// How many only quote somebody.
    pub quotations: usize,
    /// How many are not wanted.
    pub hidden: usize,
}

impl Folded<'_> {
    /// How many statements are on the edges between these nodes, and in their notes.
    pub fn count_statements(&self, chosen: &BTreeSet<usize>) -> usize {
        let bonds = self.bonds.iter();
        let bonds = bonds.filter(|((from, to), _)| chosen.contains(from) && chosen.contains(to));
        let notes = self.notes.iter().filter(|(node, _)| chosen.contains(node));
        let lines = bonds
            .map(|(_, lines)| lines)
            .chain(notes.map(|(_, lines)| lines));
        lines.flatten().map(|line| line.statements.len()).sum()
    }
}

/// A statement between two nodes.
struct Link<'g> {
    subject: usize,
    object: usize,
    stated: Stated<'g>,
}

/// Folds a graph.
pub fn fold<'g>(graph: &'g KnowledgeGraph, vocabulary: &'g Vocabulary, view: &View) -> Folded<'g> {
    let statements = graph.statements();
    let figures = find_figures(graph, &statements, vocabulary);
    let place = |key: &str| {
        let found = figures.binary_search_by(|figure| figure.key.as_str().cmp(key));
        found.expect("every end of a statement is a figure")
    };
    let links: Vec<Link<'_>> = statements
        .iter()
        .map(|&stated| {
            let subject = Figure::of_entity(stated.subject, vocabulary);
            let object = Figure::of(stated.object, &subject.key, vocabulary);
            Link {
                subject: place(&subject.key),
                object: place(&object.key),
                stated,
            }
        })
        .collect();
    let leaves = match view.all {
        true => BTreeSet::new(),
        false => find_leaves(&figures, &links),
    };
    let indices: BTreeMap<String, usize> = figures
        .iter()
        .enumerate()
        .map(|(index, figure)| (figure.key.clone(), index))
        .collect();
    let mut folding = Folding {
        graph,
        vocabulary,
        view,
        leaves,
        indices,
        symmetric: BTreeMap::new(),
        folded: Folded {
            figures,
            statements: links.len(),
            ..Folded::default()
        },
    };
    for link in &links {
        folding.add(link);
    }
    folding.finish()
}

/// All that statements are between, and who else takes part in them, in the order of the keys.
fn find_figures<'g>(
    graph: &'g KnowledgeGraph,
    statements: &[Stated<'g>],
    vocabulary: &Vocabulary,
) -> Vec<Figure<'g>> {
    let mut figures: BTreeMap<String, Figure<'g>> = BTreeMap::new();
    let mut add = |figure: Figure<'g>| match figures.get_mut(&figure.key) {
        Some(known) => {
            let new = figure.entities.into_iter();
            let known = &mut known.entities;
            for entity in new {
                if !known.iter().any(|one| one.id == entity.id) {
                    known.push(entity);
                }
            }
        }
        None => {
            figures.insert(figure.key.clone(), figure);
        }
    };
    for stated in statements {
        let subject = Figure::of_entity(stated.subject, vocabulary);
        add(Figure::of(stated.object, &subject.key, vocabulary));
        add(subject);
        for qualifier in &stated.statement.qualifiers {
            if let Some(entity) = graph.node(qualifier.value).entity() {
                add(Figure::of_entity(entity, vocabulary));
            }
        }
    }
    figures.into_values().collect()
}

/// The nameless that only one other is said to have to do with, in one way.
fn find_leaves(figures: &[Figure<'_>], links: &[Link<'_>]) -> BTreeSet<usize> {
    let subjects: BTreeSet<usize> = links.iter().map(|link| link.subject).collect();
    let mut sources: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for link in links {
        sources.entry(link.object).or_default().insert(link.subject);
    }
    let is_leaf = |object: &usize, sources: &BTreeSet<usize>| {
        !figures[*object].is_named && !subjects.contains(object) && sources.len() == 1
    };
    sources
        .iter()
        .filter(|(object, sources)| is_leaf(object, sources))
        .map(|(object, _)| *object)
        .collect()
}

/// A graph that is being folded.
struct Folding<'g, 'v> {
    graph: &'g KnowledgeGraph,
    vocabulary: &'g Vocabulary,
    view: &'v View,
    leaves: BTreeSet<usize>,
    indices: BTreeMap<String, usize>,
    /// What holds both ways, by the lower and the higher index.
    symmetric: BTreeMap<(usize, usize), Vec<Said<'g>>>,
    folded: Folded<'g>,
}

impl<'g> Folding<'g, '_> {
    fn add(&mut self, link: &Link<'g>) {
        let mut said = self.said(link);
        if self.is_hidden(link) {
            self.folded.hidden += 1;
        } else if !self.leaves.contains(&link.object) {
            self.describe(&mut said, link, None);
            self.bind(link.subject, link.object, said);
        } else if let Some((qualifier, target)) = self.target(link) {
            self.describe(&mut said, link, Some(qualifier));
            self.fold_in(&mut said, link.stated.object);
            if qualifier.role != PLAIN_ROLE {
                said.roles.insert(qualifier.role.clone());
            }
            self.bind(link.subject, target, said);
        } else if is_text(link.stated.object) {
            self.folded.quotations += 1;
        } else {
            self.fold_in(&mut said, link.stated.object);
            self.describe(&mut said, link, None);
            let note = self.folded.notes.entry(link.subject).or_default();
            note.push(said);
        }
    }

    fn said(&self, link: &Link<'g>) -> Said<'g> {
        let statement = link.stated.statement;
        let mut relations = self.vocabulary.relations.iter();
        Said {
            relation: &statement.relation,
            doubt: doubt(self.graph, statement),
            details: BTreeSet::new(),
            about: BTreeSet::new(),
            roles: BTreeSet::new(),
            look: Look::of(statement, self.vocabulary),
            is_symmetric: !statement.open
                && relations.any(|known| known.symmetric && known.name == statement.relation),
            statements: vec![statement],
        }
    }

    fn bind(&mut self, from: usize, to: usize, said: Said<'g>) {
        let bonds = match said.is_symmetric {
            true => self
                .symmetric
                .entry((from.min(to), from.max(to)))
                .or_default(),
            false => self.folded.bonds.entry((from, to)).or_default(),
        };
        bonds.push(said);
    }

    /// Adds what fills the roles: words as details, all else with its role.
    fn describe(&self, said: &mut Said<'g>, link: &Link<'g>, except: Option<&Qualifier>) {
        let qualifiers = link.stated.statement.qualifiers.iter();
        for qualifier in qualifiers.filter(|one| Some(*one) != except) {
            let node = self.graph.node(qualifier.value);
            said.about.insert(self.detail(node));
            if is_of_words(node) {
                said.details.insert(self.detail(node));
            } else {
                let filler = shortened(&one_line(node.name()), LONGEST_FILLER);
                said.roles.insert(format!("{}: {filler}", qualifier.role));
            }
        }
    }

    /// Names the object in the line itself.
    fn fold_in(&self, said: &mut Said<'g>, object: &Node) {
        let detail = self.detail(object);
        said.about.insert(detail.clone());
        said.details.insert(detail);
    }

    fn detail(&self, node: &Node) -> String {
        shortened(&one_line(node.name()), LONGEST_DETAIL)
    }

    /// Whoever else takes part in a statement about a thing: then the thing belongs on the line between the two.
    fn target(&self, link: &Link<'g>) -> Option<(&'g Qualifier, usize)> {
        let qualifiers = link.stated.statement.qualifiers.iter();
        let mut targets = qualifiers.filter_map(|qualifier| {
            let entity = self.graph.node(qualifier.value).entity()?;
            let figure = Figure::of_entity(entity, self.vocabulary);
            let can_act = !matches!(figure.shape, Shape::Thing | Shape::Value);
            let index = *self.indices.get(&figure.key)?;
            (can_act && figure.is_named && index != link.subject).then_some((qualifier, index))
        });
        targets.next()
    }

    fn is_hidden(&self, link: &Link<'g>) -> bool {
        let ends = [link.subject, link.object].map(|end| &self.folded.figures[end]);
        let is = |one: &str, other: &str| one.to_lowercase() == other.to_lowercase();
        self.view.hide.iter().any(|hidden| {
            is(hidden, &link.stated.statement.relation)
                || ends.iter().any(|figure| {
                    let mut entities = figure.entities.iter();
                    is(hidden, figure.name())
                        || entities.any(|entity| {
                            let kind = entity.kind();
                            kind.is_some_and(|kind| self.vocabulary.is_a(kind, hidden))
                        })
                })
        })
    }

    /// Puts what holds both ways on an edge that is there anyway, if there is one, and bundles all.
    fn finish(mut self) -> Folded<'g> {
        let bonds = &mut self.folded.bonds;
        for ((one, other), said) in self.symmetric {
            let key = match bonds.contains_key(&(other, one)) && !bonds.contains_key(&(one, other))
            {
                true => (other, one),
                false => (one, other),
            };
            bonds.entry(key).or_default().extend(said);
        }
        let notes = self.folded.notes.values_mut();
        for lines in self.folded.bonds.values_mut().chain(notes) {
            *lines = bundle(std::mem::take(lines));
        }
        self.folded
    }
}

/// Whether a node is words that say what somebody is or is to do, and not who, what or when.
fn is_of_words(node: &Node) -> bool {
    matches!(node, Node::Value(value) if value.kind != ValueKind::Date)
}

fn is_text(node: &Node) -> bool {
    matches!(node, Node::Value(value) if value.kind == ValueKind::Text)
}
