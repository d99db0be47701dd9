//! A drawing as SVG: presentation attributes only, text that stays text.

use std::io::{self, Write};

use quick_xml::escape::escape;

use super::drawing::{
    Drawing, INDENT, LABEL_PADDING, LEADING, Line, NAME, NOTE_PADDING, SMALL, Strand,
};
use super::forms::{arrow, outline, path, rectangle, short, visible, visible_lines};
use super::geometry::Area;
use crate::export::picture::look::Look;
use crate::export::picture::{Body, Bond, Picture, Spot, tooltip};

/// The colours of what is not the matter itself, of borders of notes, and of the ground.
pub const QUIET: &str = "#6B7280";
const FAINT: &str = "#D1D5DB";
pub const GROUND: &str = "#FFFFFF";

/// Writes the edges, then what is written on them, then the nodes.
pub fn paint(picture: &Picture<'_>, drawing: &Drawing, out: &mut impl Write) -> io::Result<()> {
    for (index, (bond, strand)) in picture.bonds.iter().zip(&drawing.bonds).enumerate() {
        paint_line(index, bond, strand, out)?;
    }
    for (index, (bond, strand)) in picture.bonds.iter().zip(&drawing.bonds).enumerate() {
        paint_label(index, bond, strand, out)?;
    }
    for (index, (spot, (area, lines))) in picture.spots.iter().zip(&drawing.spots).enumerate() {
        paint_spot(index, spot, *area, lines, out)?;
    }
    Ok(())
}

fn paint_line(
    index: usize,
    bond: &Bond<'_>,
    strand: &Strand,
    out: &mut impl Write,
) -> io::Result<()> {
    let Some(curve) = strand.curve else {
        return Ok(());
    };
    if bond.said.is_empty() {
        return writeln!(
            out,
            r#"<g id="e{index}"><path d="{}" fill="none" stroke="{FAINT}"/></g>"#,
            path(&curve)
        );
    }
    let colour = colour(bond.look);
    let dashes = dashes(bond.look);
    let thick = match bond.count() {
        0 | 1 => "1.3",
        2 => "1.8",
        3 | 4 => "2.3",
        _ => "3",
    };
    write!(
        out,
        r#"<g id="e{index}"><path d="{}" fill="none" stroke="{colour}" stroke-width="{thick}"{dashes}/>"#,
        path(&curve)
    )?;
    if bond.is_directed {
        write!(out, r#"<path d="{}" fill="{colour}"/>"#, arrow(&curve))?;
    }
    writeln!(out, "</g>")
}

fn paint_label(
    index: usize,
    bond: &Bond<'_>,
    strand: &Strand,
    out: &mut impl Write,
) -> io::Result<()> {
    let Some(area) = strand.label else {
        return Ok(());
    };
    writeln!(
        out,
        r#"<g id="l{index}"><title>{}</title>"#,
        escape(visible_lines(&tooltip(&bond.said)))
    )?;
    writeln!(out, r#"<rect {} rx="3" fill="{GROUND}"/>"#, rectangle(area))?;
    let align = match bond.said.len() {
        1 => Align::Middle,
        _ => Align::Start(LABEL_PADDING.x),
    };
    paint_text(&strand.lines, area, SMALL, align, out)?;
    writeln!(out, "</g>")
}

fn paint_spot(
    index: usize,
    spot: &Spot<'_>,
    area: Area,
    lines: &[Line],
    out: &mut impl Write,
) -> io::Result<()> {
    let (ground, border) = spot.shape.colours();
    writeln!(
        out,
        r#"<g id="n{index}"><title>{}</title>"#,
        escape(visible_lines(&spot.tooltip))
    )?;
    if let Some(url) = spot.url {
        writeln!(out, r#"<a href="{}">"#, escape(visible(url)))?;
    }
    match &spot.body {
        Body::Note(_) => {
            writeln!(
                out,
                r#"<rect {} rx="6" fill="{GROUND}" stroke="{FAINT}"/>"#,
                rectangle(area)
            )?;
            paint_text(lines, area, SMALL, Align::Start(NOTE_PADDING.x), out)?;
        }
        Body::Name(_) => {
            writeln!(
                out,
                r#"<{} fill="{ground}" stroke="{border}" stroke-width="1.3"/>"#,
                outline(spot.shape, area)
            )?;
            paint_text(lines, area, NAME, Align::Middle, out)?;
        }
    }
    if spot.url.is_some() {
        writeln!(out, "</a>")?;
    }
    writeln!(out, "</g>")
}

#[derive(Clone, Copy)]
enum Align {
    /// At so much from the left border; lines that go on moved in.
    Start(f64),
    Middle,
}

/// Writes lines one below the other in the middle of an area.
fn paint_text(
    lines: &[Line],
    area: Area,
    size: f64,
    align: Align,
    out: &mut impl Write,
) -> io::Result<()> {
    let step = size * LEADING;
    let first = area.middle.y - step * (lines.len() as f64 - 1.0) / 2.0 + size * 0.35;
    let (x, anchor) = match align {
        Align::Start(padding) => (area.middle.x - area.half.x + padding, ""),
        Align::Middle => (area.middle.x, r#" text-anchor="middle""#),
    };
    for (index, line) in lines.iter().enumerate() {
        let look = line.look;
        let is_moved_in = line.goes_on && matches!(align, Align::Start(_));
        let x = if is_moved_in { x + INDENT } else { x };
        let fill = look.map_or(String::new(), |look| format!(r#" fill="{}""#, colour(look)));
        let slant = match look.is_some_and(|look| look.is_doubtful) {
            true => r#" font-style="italic""#,
            false => "",
        };
        let size = if size == SMALL {
            String::new()
        } else {
            format!(r#" font-size="{size}""#)
        };
        writeln!(
            out,
            r#"<text x="{}" y="{}"{anchor}{size}{fill}{slant}>{}</text>"#,
            short(x),
            short(first + step * index as f64),
            escape(&line.text)
        )?;
    }
    Ok(())
}

/// What is doubtful is grey.
pub fn colour(look: Look) -> &'static str {
    if look.is_doubtful {
        QUIET
    } else {
        look.colour()
    }
}

/// What is doubtful is dotted.
pub const fn dashes(look: Look) -> &'static str {
    match look.is_doubtful {
        true => r#" stroke-dasharray="2 4""#,
        false => "",
    }
}
