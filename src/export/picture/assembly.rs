//! From what is chosen to the nodes and edges of the picture.

use std::collections::{BTreeMap, BTreeSet};

use super::caption::Caption;
use super::fold::Folded;
use super::look::{Look, Shape, Side};
use super::node::Figure;
use super::said::{Said, tooltip};
use super::text::wrapped;
use super::{Body, Bond, Picture, Spot};

/// Draws what is chosen.
pub fn draw<'g>(folded: Folded<'g>, chosen: &BTreeSet<usize>, mut caption: Caption) -> Picture<'g> {
    caption.shown = folded.count_statements(chosen);
    let places: BTreeMap<usize, usize> = chosen.iter().copied().zip(0..).collect();
    let mut spots: Vec<Spot<'g>> = Vec::new();
    for (index, figure) in folded.figures.into_iter().enumerate() {
        if chosen.contains(&index) {
            spots.push(spot(figure));
        }
    }
    let mut bonds = Vec::new();
    for ((from, to), said) in folded.bonds {
        if let (Some(&from), Some(&to)) = (places.get(&from), places.get(&to)) {
            bonds.push(Bond {
                from,
                to,
                look: said
                    .iter()
                    .map(|line| line.look)
                    .min()
                    .expect("a bond says something"),
                is_directed: said.iter().any(|line| !line.is_symmetric),
                said,
            });
        }
    }
    for (subject, said) in folded.notes {
        if let Some(&subject) = places.get(&subject) {
            bonds.push(Bond {
                from: subject,
                to: spots.len(),
                look: Look {
                    is_doubtful: false,
                    side: Side::Neither,
                },
                is_directed: false,
                said: Vec::new(),
            });
            spots.push(note(said));
        }
    }
    Picture {
        caption,
        spots,
        bonds,
    }
}

fn spot(figure: Figure<'_>) -> Spot<'_> {
    let (width, most) = match figure.shape {
        Shape::Value => (24, 3),
        _ => (20, 4),
    };
    Spot {
        body: Body::Name(wrapped(figure.name(), width, most)),
        shape: figure.shape,
        tooltip: figure.told(),
        url: figure.url(),
        entities: figure.entities,
    }
}

fn note(said: Vec<Said<'_>>) -> Spot<'_> {
    Spot {
        tooltip: tooltip(&said),
        body: Body::Note(said),
        shape: Shape::Value,
        url: None,
        entities: Vec::new(),
    }
}
