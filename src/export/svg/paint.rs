//! A drawing as SVG: presentation attributes only, text that stays text.

use std::io::{self, Write};

use quick_xml::escape::escape;

use super::drawing::{
    Drawing, INDENT, LABEL_PADDING, LEADING, Line, NAME, NOTE_PADDING, SMALL, Strand,
};
use super::geometry::{Area, Curve, Point};
use super::measure::width;
use super::outline::corner;
use crate::export::picture::look::{Look, Shape};
use crate::export::picture::text::shortened;
use crate::export::picture::{Body, Bond, Legend, Picture, Spot, tooltip};

/// What is written around the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// A picture by itself: a white ground, title, counts and legend.
    Whole,
    /// A part of a page, which says all that itself.
    Part,
}

const FONT: &str = "Helvetica, Arial, 'Liberation Sans', sans-serif";
const INK: &str = "#111827";
const QUIET: &str = "#6B7280";
const FAINT: &str = "#D1D5DB";
const GROUND: &str = "#FFFFFF";
const MARGIN: f64 = 24.0;
/// The size of the title, and so many characters of it are shown.
const TITLE: f64 = 19.0;
const LONGEST_TITLE: usize = 90;

/// Writes a drawing.
pub fn paint(
    picture: &Picture<'_>,
    drawing: &Drawing,
    frame: Frame,
    out: &mut impl Write,
) -> io::Result<()> {
    let (title, told) = (visible(&picture.caption.title), picture.caption.told());
    let title = shortened(&title, LONGEST_TITLE);
    let date = picture.caption.date.as_deref().map(visible);
    let told = date
        .into_iter()
        .chain([told])
        .collect::<Vec<_>>()
        .join(" · ");
    let legend = Legend::of(picture);
    let whole = frame == Frame::Whole;
    let entries = entries(&legend);
    let (above, below) = if whole { (58.0, 40.0) } else { (0.0, 0.0) };
    let least = [
        width(&title, TITLE) * 1.08,
        width(&told, SMALL),
        entries_width(&entries),
    ];
    let least = least.into_iter().fold(0.0, f64::max);
    let inner = drawing.size.width.max(if whole { least } else { 1.0 });
    let (wide, high) = (
        (inner + 2.0 * MARGIN).ceil(),
        (drawing.size.height.max(1.0) + 2.0 * MARGIN + above + below).ceil(),
    );
    let size = match whole {
        true => format!(r#" width="{wide}" height="{high}""#),
        false => r#" id="picture""#.to_owned(),
    };
    writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg"{size} viewBox="0 0 {wide} {high}" font-family="{FONT}" font-size="{SMALL}" fill="{INK}" role="img">"#
    )?;
    let name = if title.is_empty() { "Graph" } else { &title };
    writeln!(out, "<title>{}</title>", escape(name))?;
    writeln!(out, "<desc>{}</desc>", escape(&described(picture, &told)))?;
    if whole {
        writeln!(
            out,
            r#"<rect width="{wide}" height="{high}" fill="{GROUND}"/>"#
        )?;
        let y = MARGIN + TITLE * 0.8;
        writeln!(
            out,
            r#"<text x="{MARGIN}" y="{}" font-size="{TITLE}" font-weight="bold">{}</text>"#,
            short(y),
            escape(&title)
        )?;
        writeln!(
            out,
            r#"<text x="{MARGIN}" y="{}" fill="{QUIET}">{}</text>"#,
            short(y + 20.0),
            escape(&told)
        )?;
    }
    let left = MARGIN + (inner - drawing.size.width) / 2.0;
    let top = MARGIN + above;
    writeln!(
        out,
        r#"<g transform="translate({} {})">"#,
        short(left),
        short(top)
    )?;
    paint_inner(picture, drawing, out)?;
    writeln!(out, "</g>")?;
    if whole {
        paint_legend(&entries, Point::new(MARGIN, high - MARGIN - 10.0), out)?;
    }
    writeln!(out, "</svg>")
}

/// Everything in words, for those who can't see it.
fn described(picture: &Picture<'_>, told: &str) -> String {
    let names = picture.spots.iter().filter(|spot| spot.note().is_empty());
    format!(
        "{} names and things and {} edges. {told}.",
        names.count(),
        picture
            .bonds
            .iter()
            .filter(|bond| !bond.said.is_empty())
            .count(),
    )
}

fn paint_inner(picture: &Picture<'_>, drawing: &Drawing, out: &mut impl Write) -> io::Result<()> {
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
    let dashes = if bond.look.is_doubtful {
        r#" stroke-dasharray="2 4""#
    } else {
        ""
    };
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
        escape(&visible_lines(&tooltip(&bond.said)))
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
        escape(&visible_lines(&spot.tooltip))
    )?;
    if let Some(url) = spot.url {
        writeln!(out, r#"<a href="{}">"#, escape(&visible(url)))?;
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

fn outline(shape: Shape, area: Area) -> String {
    let Area { middle, half } = area;
    match shape {
        Shape::Person => format!(r#"rect {} rx="9""#, rectangle(area)),
        Shape::Country | Shape::Place => format!(
            r#"ellipse cx="{}" cy="{}" rx="{}" ry="{}""#,
            short(middle.x),
            short(middle.y),
            short(half.x),
            short(half.y)
        ),
        Shape::Organization => {
            let corner = corner(area);
            let (x, y) = (half.x, half.y);
            let around = [
                (corner - x, -y),
                (x - corner, -y),
                (x, corner - y),
                (x, y - corner),
                (x - corner, y),
                (corner - x, y),
                (-x, y - corner),
                (-x, corner - y),
            ];
            format!(
                r#"path d="{}""#,
                polygon(around.map(|(x, y)| middle + Point::new(x, y)))
            )
        }
        Shape::Thing => {
            let (x, y, fold) = (half.x, half.y, 8.0);
            let around = [(-x, -y), (x - fold, -y), (x, fold - y), (x, y), (-x, y)];
            let points = around.map(|(x, y)| middle + Point::new(x, y));
            let [corner, inner] =
                [(x - fold, -y), (x - fold, fold - y)].map(|(x, y)| middle + Point::new(x, y));
            format!(
                r#"path d="{}M{} {}V{}H{}""#,
                polygon(points),
                short(corner.x),
                short(corner.y),
                short(inner.y),
                short(inner.x + fold)
            )
        }
        Shape::Value => format!(r#"rect {} rx="2" stroke-dasharray="2 3""#, rectangle(area)),
    }
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
fn colour(look: Look) -> &'static str {
    if look.is_doubtful {
        QUIET
    } else {
        look.colour()
    }
}

/// An entry of the legend: how it is drawn, its text, and the room it takes.
enum Sign {
    Shape(Shape),
    Look(Look),
}

fn entries(legend: &Legend) -> Vec<(Sign, &'static str)> {
    let shapes = legend
        .shapes
        .iter()
        .map(|shape| (Sign::Shape(*shape), shape.gloss()));
    let looks = legend
        .looks
        .iter()
        .map(|look| (Sign::Look(*look), look.gloss()));
    shapes.chain(looks).collect()
}

fn entry_width(text: &str) -> f64 {
    30.0 + width(text, SMALL) + 16.0
}

fn entries_width(entries: &[(Sign, &str)]) -> f64 {
    entries.iter().map(|(_, text)| entry_width(text)).sum()
}

fn paint_legend(entries: &[(Sign, &str)], mut at: Point, out: &mut impl Write) -> io::Result<()> {
    for (sign, text) in entries {
        match sign {
            Sign::Shape(shape) => {
                let (ground, border) = shape.colours();
                let area = Area {
                    middle: at + Point::new(12.0, 0.0),
                    half: Point::new(12.0, 7.0),
                };
                writeln!(
                    out,
                    r#"<{} fill="{ground}" stroke="{border}"/>"#,
                    outline(*shape, area)
                )?;
            }
            Sign::Look(look) => {
                let curve = Curve::straight(at, at + Point::new(24.0, 0.0));
                let dashes = if look.is_doubtful {
                    r#" stroke-dasharray="2 4""#
                } else {
                    ""
                };
                writeln!(
                    out,
                    r#"<path d="{}" fill="none" stroke="{}" stroke-width="1.6"{dashes}/>"#,
                    path(&curve),
                    colour(*look)
                )?;
            }
        }
        writeln!(
            out,
            r#"<text x="{}" y="{}">{}</text>"#,
            short(at.x + 30.0),
            short(at.y + SMALL * 0.35),
            escape(*text)
        )?;
        at.x += entry_width(text);
    }
    Ok(())
}

fn rectangle(area: Area) -> String {
    let corner = area.middle - area.half;
    format!(
        r#"x="{}" y="{}" width="{}" height="{}""#,
        short(corner.x),
        short(corner.y),
        short(2.0 * area.half.x),
        short(2.0 * area.half.y)
    )
}

fn path(curve: &Curve) -> String {
    let [a, b, c, d] = curve
        .points
        .map(|point| format!("{} {}", short(point.x), short(point.y)));
    format!("M{a}C{b} {c} {d}")
}

fn polygon<const N: usize>(points: [Point; N]) -> String {
    let points = points.map(|point| format!("{} {}", short(point.x), short(point.y)));
    format!("M{}Z", points.join("L"))
}

/// The head of an arrow at the end of a curve.
fn arrow(curve: &Curve) -> String {
    let [_, _, before, tip] = curve.points;
    let way = match (tip - before).length() > 1e-6 {
        true => (tip - before).unit(),
        false => (tip - curve.points[0]).unit(),
    };
    let (back, aside) = (tip - way * 8.5, way.turned() * 3.4);
    polygon([tip, back + aside, back - aside])
}

/// A number with one digit behind the point at most.
fn short(number: f64) -> String {
    let tenths = (number * 10.0).round() / 10.0;
    let text = format!("{tenths:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

/// The text without what XML cannot hold and what would turn the letters around it about: those become blanks, or go.
pub fn visible(text: &str) -> String {
    text.chars()
        .filter(|letter| !matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}'))
        .map(|letter| match letter.is_control() || matches!(letter, '\u{FFFE}' | '\u{FFFF}') {
            true => ' ',
            false => letter,
        })
        .collect()
}

/// The same for several lines.
fn visible_lines(text: &str) -> String {
    text.lines().map(visible).collect::<Vec<_>>().join("\n")
}
