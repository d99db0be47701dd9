//! The store as the engine looks into it.

use std::convert::Infallible;
use std::rc::Rc;

use oxrdf::Term;
use spareval::{InternalQuad, QueryableDataset};

use super::{EVERYTHING, Id, Orders, Store};

/// The store as the engine sees it.
#[derive(Clone, Copy)]
pub struct View<'s> {
    pub(super) store: &'s Store,
    pub(super) orders: &'s Orders,
}

/// A term of the store, or one that a question brings along.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum StoreTerm {
    Known(Id),
    New(Rc<Term>),
}

impl StoreTerm {
    fn id(&self) -> Option<Id> {
        match self {
            Self::Known(id) => Some(*id),
            Self::New(_) => None,
        }
    }
}

/// Part of a pattern: a term of the store, any term, or one that is not in it.
enum Part {
    Is(Id),
    Any,
    Unheard,
}

impl Part {
    fn of(term: Option<&StoreTerm>) -> Self {
        match term.map(StoreTerm::id) {
            None => Self::Any,
            Some(Some(id)) => Self::Is(id),
            Some(None) => Self::Unheard,
        }
    }
}

impl<'s> QueryableDataset<'s> for View<'s> {
    type InternalTerm = StoreTerm;
    type Error = Infallible;

    fn internal_quads_for_pattern(
        &self,
        subject: Option<&StoreTerm>,
        predicate: Option<&StoreTerm>,
        object: Option<&StoreTerm>,
        graph_name: Option<Option<&StoreTerm>>,
    ) -> impl Iterator<Item = Result<InternalQuad<StoreTerm>, Infallible>> + use<'s> {
        let parts = [subject, predicate, object].map(Part::of);
        let graph = match graph_name {
            None => Part::Any,
            Some(None) => Part::Is(EVERYTHING),
            Some(name) => Part::of(name),
        };
        let found = self.find(graph, parts);
        found.map(|[graph, subject, predicate, object]| {
            Ok(InternalQuad {
                subject: StoreTerm::Known(subject),
                predicate: StoreTerm::Known(predicate),
                object: StoreTerm::Known(object),
                graph_name: (graph != EVERYTHING).then_some(StoreTerm::Known(graph)),
            })
        })
    }

    fn internalize_term(&self, term: Term) -> Result<StoreTerm, Infallible> {
        Ok(match self.store.ids.get(&term) {
            Some(id) => StoreTerm::Known(*id),
            None => StoreTerm::New(Rc::new(term)),
        })
    }

    fn externalize_term(&self, term: StoreTerm) -> Result<Term, Infallible> {
        Ok(match term {
            StoreTerm::Known(id) => self.store.terms[id as usize].clone(),
            StoreTerm::New(term) => (*term).clone(),
        })
    }
}

impl<'s> View<'s> {
    /// The quads that fit, each as graph, subject, predicate, object. A question of any named graph is asked of all.
    fn find(&self, graph: Part, parts: [Part; 3]) -> impl Iterator<Item = [Id; 4]> + use<'s> {
        let graphs: Vec<Id> = match graph {
            Part::Is(id) => vec![id],
            Part::Unheard => Vec::new(),
            Part::Any => self.names(),
        };
        let lookup = Lookup::new(self.orders, &parts);
        graphs
            .into_iter()
            .flat_map(move |graph| lookup.in_graph(graph))
    }

    /// The named graphs.
    fn names(&self) -> Vec<Id> {
        let mut names = Vec::new();
        let mut rest = &self.orders.by_subject[..];
        while let Some(quad) = rest.first().filter(|quad| quad[0] != EVERYTHING) {
            names.push(quad[0]);
            rest = &rest[rest.partition_point(|other| other[0] == quad[0])..];
        }
        names
    }
}

/// A search in the order that knows most of what is asked for.
struct Lookup<'s> {
    order: &'s [[Id; 4]],
    /// What is known, as the order has it: a beginning of the parts after the graph.
    known: Vec<Id>,
    /// Puts subject, predicate and object back in their places.
    back: [usize; 3],
    /// Whether some term is nowhere in the store.
    in_vain: bool,
}

impl<'s> Lookup<'s> {
    fn new(orders: &'s Orders, parts: &[Part; 3]) -> Self {
        let id = |part: &Part| match part {
            Part::Is(id) => Some(*id),
            Part::Any | Part::Unheard => None,
        };
        let [subject, predicate, object] = [&parts[0], &parts[1], &parts[2]].map(id);
        let (order, turned, back) = match (subject, predicate, object) {
            (Some(_), None, Some(_)) | (None, None, Some(_)) => {
                (&orders.by_object, [object, subject, predicate], [1, 2, 0])
            }
            (None, Some(_), _) => (
                &orders.by_predicate,
                [predicate, object, subject],
                [2, 0, 1],
            ),
            _ => (&orders.by_subject, [subject, predicate, object], [0, 1, 2]),
        };
        Self {
            order,
            known: turned.into_iter().map_while(|id| id).collect(),
            back,
            in_vain: parts.iter().any(|part| matches!(part, Part::Unheard)),
        }
    }

    fn in_graph(&self, graph: Id) -> impl Iterator<Item = [Id; 4]> + use<'s> {
        let length = 1 + self.known.len();
        let key: Vec<Id> = [graph]
            .into_iter()
            .chain(self.known.iter().copied())
            .collect();
        let start = self.order.partition_point(|quad| quad[..length] < key[..]);
        let rest = &self.order[start..];
        let end = rest.partition_point(|quad| quad[..length] == key[..]);
        let found = if self.in_vain {
            &rest[..0]
        } else {
            &rest[..end]
        };
        let back = self.back;
        found.iter().map(move |quad| {
            let [subject, predicate, object] = back.map(|place| quad[1 + place]);
            [quad[0], subject, predicate, object]
        })
    }
}
