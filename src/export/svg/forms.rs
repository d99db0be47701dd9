//! Numbers, shapes and text as SVG writes them.

use super::geometry::{Area, Curve, Point};
use super::outline::corner;
use crate::export::picture::look::Shape;

/// The element that draws the outline of a node, without its colours.
pub fn outline(shape: Shape, area: Area) -> String {
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

/// The attributes of a rectangle.
pub fn rectangle(area: Area) -> String {
    let corner = area.middle - area.half;
    format!(
        r#"x="{}" y="{}" width="{}" height="{}""#,
        short(corner.x),
        short(corner.y),
        short(2.0 * area.half.x),
        short(2.0 * area.half.y)
    )
}

/// A curve as the data of a path.
pub fn path(curve: &Curve) -> String {
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
pub fn arrow(curve: &Curve) -> String {
    let [_, _, before, tip] = curve.points;
    let way = match (tip - before).length() > 1e-6 {
        true => (tip - before).unit(),
        false => (tip - curve.points[0]).unit(),
    };
    let (back, aside) = (tip - way * 8.5, way.turned() * 3.4);
    polygon([tip, back + aside, back - aside])
}

/// A number with one digit behind the point at most.
pub fn short(number: f64) -> String {
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
pub fn visible_lines(text: &str) -> String {
    text.lines().map(visible).collect::<Vec<_>>().join("\n")
}
