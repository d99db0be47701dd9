//! What shapes, colours and strokes mean.

use std::collections::BTreeSet;

use super::look::{Look, Shape, Side};
use super::{Picture, Said};

/// What the picture needs explained: only what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Legend {
    /// The shapes.
    pub shapes: Vec<Shape>,
    /// The strokes.
    pub looks: Vec<Look>,
}

impl Legend {
    /// The legend of a picture.
    pub fn of(picture: &Picture<'_>) -> Self {
        let names = picture.spots.iter().filter(|spot| spot.note().is_empty());
        let shapes: BTreeSet<Shape> = names.map(|spot| spot.shape).collect();
        let looks: BTreeSet<Look> = picture.said().map(plain_if_doubtful).collect();
        Self {
            shapes: shapes.into_iter().collect(),
            looks: looks.into_iter().collect(),
        }
    }
}

/// All that is doubtful has one entry.
fn plain_if_doubtful(said: &Said<'_>) -> Look {
    match said.look.is_doubtful {
        true => Look {
            is_doubtful: true,
            side: Side::Neither,
        },
        false => said.look,
    }
}
