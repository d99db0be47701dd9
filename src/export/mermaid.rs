//! Mermaid: diagrams in Markdown pages.

use std::io::{self, Write};

use crate::export::picture::look::Shape;
use crate::export::picture::{Body, Bond, Picture, Spot};

/// Writes a picture as a flowchart: what [`super::dot`] draws.
pub fn write(picture: &Picture<'_>, mut writer: impl Write) -> io::Result<()> {
    writeln!(writer, "flowchart LR")?;
    for (index, spot) in picture.spots.iter().enumerate() {
        writeln!(writer, "  n{index}{}", framed(spot))?;
    }
    for bond in &picture.bonds {
        writeln!(writer, "  {}", arrow(bond))?;
    }
    writer.write_all(CLASSES.as_bytes())?;
    writer.flush()
}

/// The colours of the types, as in the other pictures.
const CLASSES: &str = "  classDef person fill:#DCEBFA,stroke:#0072B2,color:#111827
  classDef country fill:#FCEFC7,stroke:#8A6D00,color:#111827
  classDef organization fill:#D8F0E6,stroke:#00664B,color:#111827
  classDef place fill:#F3F4F6,stroke:#6B7280,color:#111827
  classDef thing fill:#F6E0EC,stroke:#8F3B70,color:#111827
  classDef value fill:#FFFFFF,stroke:#6B7280,color:#111827
";

/// A node in the frame of its type.
fn framed(spot: &Spot<'_>) -> String {
    let label = match &spot.body {
        Body::Name(lines) => escaped(&lines.join("\n")),
        Body::Note(said) => {
            let lines: Vec<String> = said.iter().map(|line| escaped(&line.text())).collect();
            return format!(">\"{}\"]:::value", lines.join("<br/>"));
        }
    };
    let (open, close, class) = match spot.shape {
        Shape::Person => ("(", ")", "person"),
        Shape::Country => ("([", "])", "country"),
        Shape::Organization => ("{{", "}}", "organization"),
        Shape::Place => ("([", "])", "place"),
        Shape::Thing => ("[", "]", "thing"),
        Shape::Value => (">", "]", "value"),
    };
    format!("{open}\"{label}\"{close}:::{class}")
}

/// An edge: solid if it is asserted, dotted if not.
fn arrow(bond: &Bond<'_>) -> String {
    if bond.said.is_empty() {
        return format!("n{} --- n{}", bond.from, bond.to);
    }
    let lines: Vec<String> = bond.said.iter().map(|line| escaped(&line.text())).collect();
    let stroke = match (bond.look.is_doubtful, bond.is_directed) {
        (true, false) => "<-.->",
        (true, true) => "-.->",
        (false, false) => "<-->",
        (false, true) => "-->",
    };
    format!(
        "n{} {stroke}|\"{}\"| n{}",
        bond.from,
        lines.join("<br/>"),
        bond.to
    )
}

/// The text with what Mermaid or a page would take for something else as numbered characters.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' => out.push_str("<br/>"),
            '"' | '#' | '&' | '<' | '>' | '`' | ';' | '\\' | '*' | '_' | '[' | ']' | '{' | '}'
            | '|' | '%' => {
                out.push_str(&format!("#{};", u32::from(letter)));
            }
            _ if letter.is_control() => out.push(' '),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::picture::View;
    use crate::export::sample::{graph, vocabulary, written};

    #[test]
    fn it_is_a_flowchart_of_the_same_picture() {
        let view = View {
            all: true,
            ..View::default()
        };
        let text = written(|out| write(&Picture::new(&graph(), &vocabulary(), &view), out));
        let (chart, _) = text.split_once("  classDef").unwrap();
        assert_eq!(chart, CHART);
    }

    #[test]
    fn nothing_in_a_text_is_taken_for_markup() {
        let plain = escaped("a \"b\" <script> #1; `c` %%{init}%% [x]\u{7}");
        assert!(
            !plain.contains(['"', '<', '`', '{', '[', '%', '\u{7}']),
            "{plain}"
        );
    }

    const CHART: &str = r#"flowchart LR
  n0["golden falcon"]:::thing
  n1(["Oslo"]):::place
  n2("Xi"):::person
  n3>"president"]:::value
  n4>"she will not<br/>visit #34;Oslo#34;"]:::value
  n5("Zoë Otieno"):::person
  n2 -->|"holds office"| n3
  n2 -->|"said"| n4
  n5 -->|"gifted (recipient: Norway)"| n0
  n5 -.->|"visited (negated, expected, says Xi)"| n1
  n5 -->|"shake hands with"| n2
"#;
}
