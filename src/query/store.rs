//! Quads in memory, looked up by any of their parts.

mod view;

use std::collections::HashMap;
use std::sync::OnceLock;

use oxrdf::{GraphName, Quad, Term};

use crate::export::rdf::{Provenance, describe_quads};
use crate::export::read::{GraphFault, Syntax, each_quad, read};
use crate::graph::identifiers::DEFAULT_BASE;
use crate::graph::{Identifiers, KnowledgeGraph, Scope};
use crate::vocabulary::Vocabulary;
use view::View;

/// The number of a term in the store.
type Id = u32;

/// The graph that holds everything.
const EVERYTHING: Id = Id::MAX;

/// Quads in memory.
///
/// Terms are numbers; quads are sorted lists of numbers, once for each way to look them up. So a question about a
/// million triples is a few binary searches, and the answers come in the same order each time.
#[derive(Debug, Default)]
pub struct Store {
    terms: Vec<Term>,
    /// The number of each term; looked up, never iterated.
    ids: HashMap<Term, Id>,
    quads: Vec<[Id; 4]>,
    base: Option<String>,
    orders: OnceLock<Orders>,
}

/// The quads in the orders that they are looked up in: graph first, then as named.
#[derive(Debug)]
struct Orders {
    by_subject: Vec<[Id; 4]>,
    by_predicate: Vec<[Id; 4]>,
    by_object: Vec<[Id; 4]>,
}

impl Store {
    /// Adds all that a graph says.
    pub fn add_graph(&mut self, graph: &KnowledgeGraph, vocabulary: &Vocabulary) {
        if !graph.is_empty() {
            self.base
                .get_or_insert_with(|| graph.identifiers().base().to_owned());
        }
        for quad in describe_quads(graph, vocabulary, Provenance::Evidence) {
            self.add(quad);
        }
    }

    /// Adds a graph in a file: RDF as it is, whoever wrote it, and what JSON says as RDF.
    ///
    /// # Errors
    ///
    /// The file is damaged, or holds JSON of another program.
    pub fn load(
        &mut self,
        syntax: Syntax,
        bytes: &[u8],
        vocabulary: &Vocabulary,
    ) -> Result<(), GraphFault> {
        if let Syntax::Json | Syntax::JsonLines = syntax {
            let stored = read(syntax, bytes)?;
            self.add_graph(&stored.graph, vocabulary);
            return Ok(());
        }
        let (known, base) = (self.quads.len(), self.base.clone());
        each_quad(syntax, bytes, |quad| self.add(quad)).inspect_err(|_| {
            // Of a damaged file nothing stays.
            self.quads.truncate(known);
            self.base = base;
        })
    }

    /// Adds a quad.
    fn add(&mut self, quad: Quad) {
        let subject = self.number(quad.subject.into());
        if self.base.is_none() {
            self.base = base_of(&self.terms[subject as usize]);
        }
        let predicate = self.number(quad.predicate.into());
        let object = self.number(quad.object);
        self.quads.push([EVERYTHING, subject, predicate, object]);
        if let Some(name) = graph_name(quad.graph_name) {
            let graph = self.number(name);
            self.quads.push([graph, subject, predicate, object]);
        }
        self.orders = OnceLock::new();
    }

    /// The number of triples.
    pub fn len(&self) -> usize {
        let order = &self.orders().by_subject;
        order.len() - order.partition_point(|quad| quad[0] != EVERYTHING)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.quads.is_empty()
    }

    /// What the identifiers of its graphs begin with.
    pub fn base(&self) -> &str {
        self.base.as_deref().unwrap_or(DEFAULT_BASE)
    }

    /// How its graphs make their identifiers.
    pub fn identifiers(&self) -> Identifiers {
        let made = Identifiers::new(self.base(), Scope::Shared).unwrap_or_default();
        let alphabet = self.terms.iter().find_map(|term| match term {
            Term::NamedNode(iri) => made.alphabet_of(iri.as_str()),
            Term::BlankNode(_) | Term::Literal(_) => None,
        });
        made.with_alphabet(alphabet.unwrap_or_default())
    }

    pub(super) fn view(&self) -> View<'_> {
        View {
            store: self,
            orders: self.orders(),
        }
    }

    fn number(&mut self, term: Term) -> Id {
        if let Some(&id) = self.ids.get(&term) {
            return id;
        }
        let id = Id::try_from(self.terms.len()).expect("memory holds fewer terms");
        self.terms.push(term.clone());
        self.ids.insert(term, id);
        id
    }

    fn orders(&self) -> &Orders {
        self.orders.get_or_init(|| Orders {
            by_subject: sorted(&self.quads, |[graph, s, p, o]| [graph, s, p, o]),
            by_predicate: sorted(&self.quads, |[graph, s, p, o]| [graph, p, o, s]),
            by_object: sorted(&self.quads, |[graph, s, p, o]| [graph, o, s, p]),
        })
    }
}

fn sorted(quads: &[[Id; 4]], turn: impl Fn([Id; 4]) -> [Id; 4]) -> Vec<[Id; 4]> {
    let mut turned: Vec<[Id; 4]> = quads.iter().map(|quad| turn(*quad)).collect();
    turned.sort_unstable();
    turned.dedup();
    turned
}

fn graph_name(name: GraphName) -> Option<Term> {
    match name {
        GraphName::NamedNode(node) => Some(node.into()),
        GraphName::BlankNode(node) => Some(node.into()),
        GraphName::DefaultGraph => None,
    }
}

/// What the identifiers of a graph begin with, if this is a statement of it.
fn base_of(term: &Term) -> Option<String> {
    let Term::NamedNode(iri) = term else {
        return None;
    };
    let (base, digest) = iri.as_str().rsplit_once("stmt/")?;
    let is_digest = digest.len() == 32 && digest.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_digest.then(|| base.to_owned())
}
