//! SVG: the picture of the graph, drawn without another program.
//!
//! Crates that lay out graphs were looked at: `layout-rs` draws ranks, as `dot` does, and lets labels lie on nodes; others move
//! points, not boxes with text. What makes the picture readable is what is done with the boxes.

mod chance;
mod drawing;
mod forms;
mod geometry;
mod island;
mod layout;
mod margin;
mod measure;
mod outline;
mod overlaps;
mod pack;
mod paint;
mod settle;
mod stress;

use std::io::{self, Write};

use crate::export::picture::Picture;
use drawing::Drawing;
pub(super) use forms::visible;
use margin::{write_inner, write_whole};

/// Writes a picture as an SVG file.
pub fn write(picture: &Picture<'_>, mut writer: impl Write) -> io::Result<()> {
    let drawing = Drawing::new(picture);
    write_whole(picture, &drawing, &mut writer)?;
    writer.flush()
}

/// Writes a picture as a part of a page.
pub(super) fn write_part(picture: &Picture<'_>, writer: &mut impl Write) -> io::Result<()> {
    write_inner(picture, &Drawing::new(picture), writer)
}

#[cfg(test)]
mod tests;
