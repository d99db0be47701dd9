//! A picture with everything in its place.

use super::forms::visible;
use super::geometry::{Area, Curve, Point, Size};
use super::layout::{Plan, Thread, lay_out};
use super::measure::width;
use super::outline::between;
use crate::export::picture::look::{Look, Shape};
use crate::export::picture::text::wrapped;
use crate::export::picture::{Body, Bond, Picture, Said, Spot};

/// The size of names, and of all else.
pub const NAME: f64 = 13.0;
/// The size of what is written on edges and in notes.
pub const SMALL: f64 = 11.0;
/// How far a line that goes on is moved in.
pub const INDENT: f64 = 9.0;
/// From line to line, for each unit of size.
pub const LEADING: f64 = 1.25;
/// So many lines of what is said stand on an edge or in a note.
const MOST_SAID: usize = 6;
/// So many characters stand in a line.
const LONGEST_LINE: usize = 34;
/// The room left and right of a name, above and below it.
const PADDING: Point = Point::new(11.0, 7.0);
/// The same in notes, and around labels.
pub const NOTE_PADDING: Point = Point::new(8.0, 6.0);
pub const LABEL_PADDING: Point = Point::new(4.0, 2.0);

/// A line of text.
#[derive(Clone, Debug)]
pub struct Line {
    /// The text.
    pub text: String,
    /// The look of what it says.
    pub look: Option<Look>,
    /// Whether it goes on with the line above.
    pub goes_on: bool,
}

impl Line {
    fn plain(text: String) -> Self {
        Self {
            text,
            look: None,
            goes_on: false,
        }
    }
}

/// A picture with everything in its place.
#[derive(Debug)]
pub struct Drawing {
    /// Its size without margins.
    pub size: Size,
    /// For each node its place and its text.
    pub spots: Vec<(Area, Vec<Line>)>,
    /// For each edge the place of its label and its text, and the curve between the nodes, if there is room for one.
    pub bonds: Vec<Strand>,
}

/// An edge in its place.
#[derive(Debug)]
pub struct Strand {
    /// The place of its label.
    pub label: Option<Area>,
    /// What is written on it.
    pub lines: Vec<Line>,
    /// The curve between the outlines of its nodes.
    pub curve: Option<Curve>,
}

impl Drawing {
    /// Puts everything in its place.
    pub fn new(picture: &Picture<'_>) -> Self {
        let texts: Vec<Vec<Line>> = picture.spots.iter().map(text_of).collect();
        let sizes: Vec<Size> = picture
            .spots
            .iter()
            .zip(&texts)
            .map(|(spot, lines)| size_of(spot, lines))
            .collect();
        let labels: Vec<Vec<Line>> = picture.bonds.iter().map(|bond| lines(&bond.said)).collect();
        let threads: Vec<Thread> = picture
            .bonds
            .iter()
            .zip(&labels)
            .map(|(bond, lines)| thread(bond, lines))
            .collect();
        let plan = lay_out(&sizes, &threads);
        let strands = labels.into_iter().enumerate();
        Self {
            size: plan.size,
            bonds: strands
                .map(|(index, lines)| strand(&plan, picture, index, lines))
                .collect(),
            spots: plan.spots.into_iter().zip(texts).collect(),
        }
    }
}

fn thread(bond: &Bond<'_>, lines: &[Line]) -> Thread {
    Thread {
        from: bond.from,
        to: bond.to,
        label: (!lines.is_empty()).then(|| room(lines, SMALL, LABEL_PADDING)),
    }
}

fn strand(plan: &Plan, picture: &Picture<'_>, index: usize, lines: Vec<Line>) -> Strand {
    let bond = &picture.bonds[index];
    let end = |spot: usize| (shape(&picture.spots[spot]), plan.spots[spot]);
    Strand {
        label: plan.labels[index],
        lines,
        curve: between(&plan.curves[index], end(bond.from), end(bond.to)),
    }
}

/// The shape of a node's outline.
fn shape(spot: &Spot<'_>) -> Shape {
    match spot.body {
        Body::Name(_) => spot.shape,
        Body::Note(_) => Shape::Value,
    }
}

fn text_of(spot: &Spot<'_>) -> Vec<Line> {
    match &spot.body {
        Body::Name(lines) => lines
            .iter()
            .map(|line| Line::plain(visible(line)))
            .collect(),
        Body::Note(said) => lines(said),
    }
}

/// What is said, broken into lines.
fn lines(said: &[Said<'_>]) -> Vec<Line> {
    let mut lines = Vec::new();
    for one in said.iter().take(MOST_SAID) {
        let rows = wrapped(&visible(&one.text()), LONGEST_LINE, 3);
        let rows = rows.into_iter().enumerate();
        lines.extend(rows.map(|(number, text)| Line {
            text,
            look: Some(one.look),
            goes_on: number > 0,
        }));
    }
    if said.len() > MOST_SAID {
        lines.push(Line::plain(format!("and {} more", said.len() - MOST_SAID)));
    }
    lines
}

/// The size of a node: its text and the room around it, more where the shape cuts corners.
fn size_of(spot: &Spot<'_>, lines: &[Line]) -> Size {
    if let Body::Note(_) = spot.body {
        return room(lines, SMALL, NOTE_PADDING);
    }
    let Size { width, height } = room(lines, NAME, PADDING);
    let (wider, higher) = match (spot.shape, lines.len()) {
        (Shape::Country | Shape::Place, 0..=1) => (1.12, 1.15),
        (Shape::Country | Shape::Place, _) => (1.22, 1.32),
        (Shape::Organization, _) => (1.06, 1.1),
        _ => (1.0, 1.0),
    };
    Size {
        width: (width * wider).max(44.0),
        height: height * higher,
    }
}

fn room(lines: &[Line], size: f64, padding: Point) -> Size {
    let widths = lines.iter().map(|line| {
        let indent = if line.goes_on { INDENT } else { 0.0 };
        width(&line.text, size) + indent
    });
    Size {
        width: widths.fold(0.0, f64::max) + 2.0 * padding.x,
        height: lines.len().max(1) as f64 * size * LEADING + 2.0 * padding.y,
    }
}
