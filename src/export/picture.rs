//! What pictures show of a graph: shared by all formats that draw.
//!
//! A picture chooses. Things that are mentioned once are folded into the line or the note of whoever they belong to, what is
//! said of the same two is one line with a list, and where there is too much, what is said most stays. What is left out
//! is counted.

mod assembly;
mod bundle;
mod caption;
mod choice;
mod fold;
mod legend;
pub(super) mod look;
mod node;
mod said;
pub(super) mod text;

use crate::graph::{EntityNode, KnowledgeGraph};
use crate::vocabulary::Vocabulary;
pub use caption::Caption;
pub use legend::Legend;
use look::{Look, Shape};
pub use said::{Said, tooltip};

/// What of a graph is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// At most so many nodes; without it, what can be taken in at a glance.
    pub top: Option<usize>,
    /// Only what is near those whose names contain one of these, whatever the case.
    pub focus: Vec<String>,
    /// How near: so many lines away. One, if it is none.
    pub hops: Option<usize>,
    /// Names, types and relations that are not drawn.
    pub hide: Vec<String>,
    /// Everything, up to what a picture can hold; nothing folded.
    pub all: bool,
}

/// The picture of a graph.
#[derive(Debug)]
pub struct Picture<'g> {
    /// What stands above and below it.
    pub caption: Caption,
    /// The nodes: names and things first, then notes.
    pub spots: Vec<Spot<'g>>,
    /// The edges: at most one from a node to another.
    pub bonds: Vec<Bond<'g>>,
}

/// A node of the picture.
#[derive(Debug)]
pub struct Spot<'g> {
    /// What is written in it.
    pub body: Body<'g>,
    /// What it stands for.
    pub shape: Shape,
    /// Name, type and other names in a line.
    pub tooltip: String,
    /// An address on the web that tells more.
    pub url: Option<&'g str>,
    /// The entities that it stands for.
    pub entities: Vec<&'g EntityNode>,
}

/// What is written in a node.
#[derive(Debug)]
pub enum Body<'g> {
    /// A name, in lines.
    Name(Vec<String>),
    /// What somebody does with things that are mentioned once: a note beside the node of whoever does it.
    Note(Vec<Said<'g>>),
}

/// An edge of the picture: all that is said of one with regard to another.
#[derive(Debug)]
pub struct Bond<'g> {
    /// The index of the node it starts from.
    pub from: usize,
    /// The index of the node it points to.
    pub to: usize,
    /// How it is drawn: as the plainest of what it says.
    pub look: Look,
    /// Whether it points; what holds both ways does not, and no line to a note.
    pub is_directed: bool,
    /// What is said; nothing on a line to a note.
    pub said: Vec<Said<'g>>,
}

impl<'g> Picture<'g> {
    /// Makes the picture of a graph.
    pub fn new(graph: &'g KnowledgeGraph, vocabulary: &'g Vocabulary, view: &View) -> Self {
        let folded = fold::fold(graph, vocabulary, view);
        choice::choose(graph, folded, view)
    }

    /// What is said of two, on lines and in notes.
    pub fn said(&self) -> impl Iterator<Item = &Said<'g>> {
        let notes = self.spots.iter().flat_map(Spot::note);
        self.bonds.iter().flat_map(|bond| &bond.said).chain(notes)
    }
}

impl<'g> Spot<'g> {
    /// What it says, if it is a note.
    pub fn note(&self) -> &[Said<'g>] {
        match &self.body {
            Body::Name(_) => &[],
            Body::Note(said) => said,
        }
    }
}

impl Bond<'_> {
    /// How many places in the texts say it: of what is said most.
    pub fn count(&self) -> usize {
        self.said.iter().map(Said::count).max().unwrap_or(0)
    }
}

/// Those of the names that nothing in a graph is called.
pub fn unknown_names<'n>(graph: &KnowledgeGraph, names: &'n [String]) -> Vec<&'n str> {
    let entities = graph.entities();
    let is_known = |name: &str| {
        entities
            .iter()
            .any(|entity| choice::is_called(entity, name))
    };
    let names = names.iter().map(String::as_str);
    names.filter(|name| !is_known(name)).collect()
}

#[cfg(test)]
mod tests;
