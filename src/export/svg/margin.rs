//! What stands around a drawing: title, counts and legend.

use std::io::{self, Write};

use quick_xml::escape::escape;

use super::drawing::{Drawing, SMALL};
use super::forms::{outline, path, short, visible};
use super::geometry::{Area, Curve, Point};
use super::measure::width;
use super::paint::{GROUND, QUIET, colour, dashes, paint};
use crate::export::picture::look::{Look, Shape};
use crate::export::picture::text::shortened;
use crate::export::picture::{Legend, Picture};

const FONT: &str = "Helvetica, Arial, 'Liberation Sans', sans-serif";
const INK: &str = "#111827";
const MARGIN: f64 = 24.0;
/// The room for title and counts, and for the legend.
const ABOVE: f64 = 58.0;
const BELOW: f64 = 40.0;
/// The size of the title, and so many characters of it are shown.
const TITLE: f64 = 19.0;
const LONGEST_TITLE: usize = 90;

/// Writes a drawing as a picture by itself: on white ground, with title, counts and legend.
pub fn write_whole(
    picture: &Picture<'_>,
    drawing: &Drawing,
    out: &mut impl Write,
) -> io::Result<()> {
    let words = Words::of(picture);
    let inner = drawing.size.width.max(words.width());
    let wide = (inner + 2.0 * MARGIN).ceil();
    let high = (drawing.size.height.max(1.0) + 2.0 * MARGIN + ABOVE + BELOW).ceil();
    let size = format!(r#"width="{wide}" height="{high}""#);
    begin(picture, &words, &size, [wide, high], out)?;
    writeln!(
        out,
        r#"<rect width="{wide}" height="{high}" fill="{GROUND}"/>"#
    )?;
    words.write(out)?;
    let left = MARGIN + (inner - drawing.size.width) / 2.0;
    write_drawing(picture, drawing, Point::new(left, MARGIN + ABOVE), out)?;
    write_legend(&words.legend, Point::new(MARGIN, high - MARGIN - 10.0), out)?;
    writeln!(out, "</svg>")
}

/// Writes a drawing as a part of a page, which says all else itself.
pub fn write_inner(
    picture: &Picture<'_>,
    drawing: &Drawing,
    out: &mut impl Write,
) -> io::Result<()> {
    let size = [drawing.size.width, drawing.size.height];
    let size = size.map(|side| (side.max(1.0) + 2.0 * MARGIN).ceil());
    begin(picture, &Words::of(picture), r#"id="picture""#, size, out)?;
    write_drawing(picture, drawing, Point::new(MARGIN, MARGIN), out)?;
    writeln!(out, "</svg>")
}

fn begin(
    picture: &Picture<'_>,
    words: &Words,
    attributes: &str,
    [wide, high]: [f64; 2],
    out: &mut impl Write,
) -> io::Result<()> {
    let title = match words.title.as_str() {
        "" => "Graph",
        title => title,
    };
    writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" {attributes} viewBox="0 0 {wide} {high}" font-family="{FONT}" font-size="{SMALL}" fill="{INK}" role="img">"#
    )?;
    writeln!(out, "<title>{}</title>", escape(title))?;
    let described = described(picture, &words.told);
    writeln!(out, "<desc>{}</desc>", escape(&described))
}

fn write_drawing(
    picture: &Picture<'_>,
    drawing: &Drawing,
    corner: Point,
    out: &mut impl Write,
) -> io::Result<()> {
    let (x, y) = (short(corner.x), short(corner.y));
    writeln!(out, r#"<g transform="translate({x} {y})">"#)?;
    paint(picture, drawing, out)?;
    writeln!(out, "</g>")
}

/// What is written around a drawing.
struct Words {
    title: String,
    told: String,
    legend: Vec<(Sign, &'static str)>,
}

impl Words {
    fn of(picture: &Picture<'_>) -> Self {
        let caption = &picture.caption;
        let date = caption.date.as_deref().map(visible);
        let told: Vec<String> = date.into_iter().chain([caption.told()]).collect();
        Self {
            title: shortened(&visible(&caption.title), LONGEST_TITLE),
            told: told.join(" · "),
            legend: entries(&Legend::of(picture)),
        }
    }

    /// The room that it needs from left to right.
    fn width(&self) -> f64 {
        // Bold letters are a little wider.
        let title = width(&self.title, TITLE) * 1.08;
        let legend: f64 = self.legend.iter().map(|(_, text)| entry_width(text)).sum();
        title.max(width(&self.told, SMALL)).max(legend)
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let y = MARGIN + TITLE * 0.8;
        writeln!(
            out,
            r#"<text x="{MARGIN}" y="{}" font-size="{TITLE}" font-weight="bold">{}</text>"#,
            short(y),
            escape(&self.title)
        )?;
        writeln!(
            out,
            r#"<text x="{MARGIN}" y="{}" fill="{QUIET}">{}</text>"#,
            short(y + 20.0),
            escape(&self.told)
        )
    }
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

fn write_legend(entries: &[(Sign, &str)], mut at: Point, out: &mut impl Write) -> io::Result<()> {
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
                let dashes = dashes(*look);
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
