//! What of a folded graph is drawn.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::assembly::draw;
use super::caption::Caption;
use super::fold::Folded;
use super::node::Figure;
use super::said::Said;
use super::{Picture, View};
use crate::graph::{EntityNode, KnowledgeGraph};

/// So many nodes are shown of one document.
const MOST_OF_ONE: usize = 26;
/// So many of several.
const MOST_OF_MANY: usize = 40;
/// No picture holds more.
const MOST: usize = 2000;
/// So many notes are shown where the picture chooses.
const MOST_NOTES: usize = 12;
/// So many lines of a note.
const MOST_LINES: usize = 6;
/// So many islands of one or two nodes, if there is more than islands.
const MOST_ISLANDS: usize = 6;
/// So many nodes make a mainland.
const MAINLAND: usize = 4;

/// Chooses what is drawn.
pub fn choose<'g>(graph: &'g KnowledgeGraph, mut folded: Folded<'g>, view: &View) -> Picture<'g> {
    let mut caption = Caption {
        statements: folded.statements,
        quotations: folded.quotations,
        hidden: folded.hidden,
        ..Caption::of(graph)
    };
    let many = graph.documents().nth(1).is_some();
    let ranks = Ranks::new(&folded, view);
    let mut chosen = ranks.first(ranks.limit(view, many));
    drop_lonely(&mut chosen, &folded);
    if !view.all {
        caption.apart = drop_islands(&mut chosen, &folded, &ranks);
        trim_notes(&mut folded, &chosen, &ranks);
        drop_lonely(&mut chosen, &folded);
    }
    draw(folded, &chosen, caption)
}

/// Whether an entity goes by a name that contains this, whatever the case.
pub fn is_called(entity: &EntityNode, name: &str) -> bool {
    let name = name.to_lowercase();
    let mut names = entity.names.iter().chain(&entity.other_names);
    names.any(|known| known.to_lowercase().contains(&name))
}

/// How much each node matters.
struct Ranks {
    /// For each node how much is said of it: twice as much for names.
    weights: Vec<usize>,
    /// The nodes that may be drawn, the weightiest first.
    order: Vec<usize>,
}

impl Ranks {
    fn new(folded: &Folded<'_>, view: &View) -> Self {
        let weights = weigh(folded);
        let distances = distances(folded, view);
        let near = view.hops.unwrap_or(1);
        let mut order: Vec<usize> = (0..folded.figures.len())
            .filter(|index| weights[*index] > 0)
            .filter(|index| view.focus.is_empty() || distances[*index] <= near)
            .collect();
        order.sort_by_key(|index| (distances[*index].min(1), Reverse(weights[*index]), *index));
        Self { weights, order }
    }

    /// The most that are drawn.
    fn limit(&self, view: &View, many: bool) -> usize {
        let usual = match (view.all, many) {
            (true, _) => MOST,
            (_, true) => MOST_OF_MANY,
            (_, false) => MOST_OF_ONE,
        };
        view.top.unwrap_or(usual).min(MOST)
    }

    fn first(&self, count: usize) -> BTreeSet<usize> {
        self.order.iter().copied().take(count).collect()
    }

    fn weight<'a>(&self, nodes: impl IntoIterator<Item = &'a usize>) -> usize {
        nodes.into_iter().map(|node| self.weights[*node]).sum()
    }
}

fn weigh(folded: &Folded<'_>) -> Vec<usize> {
    let mut weights = vec![0; folded.figures.len()];
    let weight = |lines: &[Said<'_>]| -> usize {
        let lines = lines.iter();
        lines
            .map(|line| line.count() * if line.look.is_doubtful { 1 } else { 2 })
            .sum()
    };
    for (&(from, to), lines) in &folded.bonds {
        weights[from] += weight(lines);
        weights[to] += weight(lines);
    }
    for (&subject, lines) in &folded.notes {
        weights[subject] += weight(lines).div_ceil(2);
    }
    for (weight, figure) in weights.iter_mut().zip(&folded.figures) {
        *weight *= if figure.is_named { 2 } else { 1 };
    }
    weights
}

/// How many edges each node is away from those in focus.
fn distances(folded: &Folded<'_>, view: &View) -> Vec<usize> {
    let mut distances = vec![usize::MAX; folded.figures.len()];
    let is_asked = |figure: &Figure<'_>| {
        let mut entities = figure.entities.iter();
        entities.any(|entity| view.focus.iter().any(|name| is_called(entity, name)))
    };
    let mut edge: Vec<usize> = (0..folded.figures.len())
        .filter(|index| is_asked(&folded.figures[*index]))
        .collect();
    let neighbours = neighbours(folded);
    let mut distance = 0;
    while !edge.is_empty() {
        edge.retain(|node| distances[*node] == usize::MAX);
        for node in &edge {
            distances[*node] = distance;
        }
        edge = edge
            .iter()
            .flat_map(|node| &neighbours[*node])
            .copied()
            .collect();
        distance += 1;
    }
    distances
}

fn neighbours(folded: &Folded<'_>) -> Vec<BTreeSet<usize>> {
    let mut neighbours = vec![BTreeSet::new(); folded.figures.len()];
    for &(from, to) in folded.bonds.keys().filter(|(from, to)| from != to) {
        neighbours[from].insert(to);
        neighbours[to].insert(from);
    }
    neighbours
}

/// Takes away nodes that nothing drawn has to do with, unless they are all there is. Those with a note stay.
fn drop_lonely(chosen: &mut BTreeSet<usize>, folded: &Folded<'_>) {
    let mut bound: BTreeSet<usize> = folded.notes.keys().copied().collect();
    for (from, to) in folded.bonds.keys() {
        if chosen.contains(from) && chosen.contains(to) {
            bound.extend([*from, *to]);
        }
    }
    if !chosen.is_disjoint(&bound) {
        chosen.retain(|node| bound.contains(node));
    }
}

/// Takes away what stands apart where there is a mainland: nameless things, and names beyond the first few. Gives the
/// number of statements that are lost by it.
fn drop_islands(chosen: &mut BTreeSet<usize>, folded: &Folded<'_>, ranks: &Ranks) -> usize {
    let before = folded.count_statements(chosen);
    let mut islands = components(chosen, folded);
    islands.sort_by_key(|island| {
        (
            Reverse(island.len()),
            Reverse(ranks.weight(island)),
            *island.first().expect("no component is empty"),
        )
    });
    let Some(mainland) = islands.first().filter(|first| first.len() >= MAINLAND) else {
        return 0;
    };
    let is_named =
        |island: &BTreeSet<usize>| island.iter().any(|node| folded.figures[*node].is_named);
    let mut kept = mainland.clone();
    let mut count = 0;
    for island in islands.iter().skip(1).filter(|island| is_named(island)) {
        count += usize::from(island.len() <= 2);
        if island.len() > 2 || count <= MOST_ISLANDS {
            kept.extend(island);
        }
    }
    *chosen = kept;
    before - folded.count_statements(chosen)
}

/// The nodes that hang together.
fn components(chosen: &BTreeSet<usize>, folded: &Folded<'_>) -> Vec<BTreeSet<usize>> {
    let neighbours = neighbours(folded);
    let mut left = chosen.clone();
    let mut components = Vec::new();
    while let Some(first) = left.pop_first() {
        let mut component = BTreeSet::from([first]);
        let mut edge = vec![first];
        while let Some(node) = edge.pop() {
            for neighbour in &neighbours[node] {
                if left.remove(neighbour) {
                    component.insert(*neighbour);
                    edge.push(*neighbour);
                }
            }
        }
        components.push(component);
    }
    components
}

/// Leaves the notes of the weightiest, and their first lines.
fn trim_notes(folded: &mut Folded<'_>, chosen: &BTreeSet<usize>, ranks: &Ranks) {
    let with_notes = ranks.order.iter().filter(|node| chosen.contains(node));
    let with_notes: BTreeSet<usize> = with_notes
        .copied()
        .filter(|node| folded.notes.contains_key(node))
        .take(MOST_NOTES)
        .collect();
    folded.notes.retain(|node, _| with_notes.contains(node));
    for lines in folded.notes.values_mut() {
        lines.truncate(MOST_LINES);
    }
}
