//! GraphViz DOT: the picture of the graph.

mod escape;

use std::io::{self, Write};

use crate::export::picture::look::{Look, Shape};
use crate::export::picture::text::wrapped;
use crate::export::picture::{Body, Bond, Legend, Picture, Said, Spot, tooltip};
use escape::{html, quoted};

/// Beyond so many nodes ranks say nothing, and a layout by distances is clearer.
const MOST_RANKED: usize = 120;

/// The attributes of all pictures.
const COMMON: &str = r##"  graph [outputorder=edgesfirst splines=true bgcolor="white" pad=0.3 fontname="Helvetica,Arial,sans-serif" labelloc=t labeljust=l];
  node [fontname="Helvetica,Arial,sans-serif" fontsize=12 fontcolor="#111827" penwidth=1.3 margin="0.13,0.06" height=0.36];
  edge [fontname="Helvetica,Arial,sans-serif" fontsize=10 arrowsize=0.65];
"##;

/// A table on white ground.
const TABLE: &str =
    r#"<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1" BGCOLOR="white">"#;

/// So many lines of what is said stand on an edge.
const MOST_LINES: usize = 6;
/// So many characters stand in a line.
const LONGEST_LINE: usize = 34;

/// The colour of what stands on an edge, or in the margin, without being the matter.
const QUIET: &str = "#6B7280";

/// Writes a picture as a DOT file that `dot` draws, or any other program of GraphViz.
pub fn write(picture: &Picture<'_>, mut writer: impl Write) -> io::Result<()> {
    writeln!(writer, "digraph cloze {{")?;
    writer.write_all(COMMON.as_bytes())?;
    writeln!(writer, "  graph [{}];", layout(picture.spots.len()))?;
    write_margin(picture, &mut writer)?;
    for (index, spot) in picture.spots.iter().enumerate() {
        write_spot(index, spot, &mut writer)?;
    }
    for bond in &picture.bonds {
        write_bond(bond, &mut writer)?;
    }
    writeln!(writer, "}}")?;
    writer.flush()
}

fn layout(nodes: usize) -> &'static str {
    match nodes > MOST_RANKED {
        true => "layout=neato overlap=prism",
        false => "rankdir=LR nodesep=0.22 ranksep=0.5 newrank=true",
    }
}

/// Writes title, date, counts and legend as the label of the whole.
fn write_margin(picture: &Picture<'_>, writer: &mut impl Write) -> io::Result<()> {
    let caption = &picture.caption;
    let date = caption.date.as_deref().unwrap_or_default();
    write!(writer, "  graph [label=<{TABLE}")?;
    write!(
        writer,
        r#"<TR><TD ALIGN="LEFT"><FONT POINT-SIZE="17"><B>{}</B></FONT></TD></TR>"#,
        some(&html(&caption.title))
    )?;
    write!(
        writer,
        r#"<TR><TD ALIGN="LEFT"><FONT POINT-SIZE="11" COLOR="{QUIET}">{}</FONT></TD></TR>"#,
        html(
            [date, &caption.told()]
                .join(" · ")
                .trim_start_matches(" · ")
        )
    )?;
    write!(
        writer,
        r#"<TR><TD ALIGN="LEFT"><TABLE BORDER="0" CELLSPACING="4" CELLPADDING="3"><TR>"#
    )?;
    let legend = Legend::of(picture);
    for shape in legend.shapes {
        let (ground, border) = shape.colours();
        write!(
            writer,
            r##"<TD BORDER="1" COLOR="{border}" BGCOLOR="{ground}"><FONT POINT-SIZE="10" COLOR="#111827">{}</FONT></TD>"##,
            shape.gloss()
        )?;
    }
    for look in legend.looks {
        let stroke = if look.is_doubtful {
            "····"
        } else {
            "——"
        };
        write!(
            writer,
            r#"<TD BORDER="0"><FONT POINT-SIZE="10" COLOR="{}">{stroke} {}</FONT></TD>"#,
            colour(look),
            look.gloss()
        )?;
    }
    writeln!(
        writer,
        r#"<TD BORDER="0"> </TD></TR></TABLE></TD></TR></TABLE>>];"#
    )
}

/// GraphViz takes no empty text for text.
fn some(text: &str) -> &str {
    if text.is_empty() { " " } else { text }
}

fn write_spot(index: usize, spot: &Spot<'_>, writer: &mut impl Write) -> io::Result<()> {
    write!(writer, "  n{index} [label=")?;
    match &spot.body {
        Body::Name(lines) => write!(writer, "{}", quoted(&lines.join("\n")))?,
        Body::Note(said) => {
            write!(writer, "<")?;
            write_lines(said, "LEFT", writer)?;
            write!(writer, ">")?;
        }
    }
    write!(writer, " tooltip={} {}", quoted(&spot.tooltip), frame(spot))?;
    if let Some(url) = spot.url {
        write!(writer, " URL={}", quoted(url))?;
    }
    writeln!(writer, "];")
}

/// The attributes of a node of its shape.
fn frame(spot: &Spot<'_>) -> String {
    let (ground, border) = spot.shape.colours();
    let form = match spot.shape {
        _ if !spot.note().is_empty() => {
            return r##"shape=box style="rounded" color="#D1D5DB" penwidth=0.8 margin="0.09,0.06""##.to_owned();
        }
        Shape::Person => r#"shape=box style="filled,rounded""#,
        Shape::Country | Shape::Place => "shape=ellipse style=filled",
        Shape::Organization => "shape=octagon style=filled",
        Shape::Thing => "shape=note style=filled",
        Shape::Value => {
            return r##"shape=plaintext margin="0.05,0.02" fontsize=11 fontcolor="#374151""##
                .to_owned();
        }
    };
    format!(r#"{form} fillcolor="{ground}" color="{border}""#)
}

fn write_bond(bond: &Bond<'_>, writer: &mut impl Write) -> io::Result<()> {
    write!(writer, "  n{} -> n{} [", bond.from, bond.to)?;
    if bond.said.is_empty() {
        return writeln!(writer, r##"color="#D1D5DB" arrowhead=none];"##);
    }
    let tooltip = quoted(&tooltip(&bond.said));
    write!(writer, "label=<")?;
    write_lines(&bond.said, "CENTER", writer)?;
    let style = if bond.look.is_doubtful {
        "dotted"
    } else {
        "solid"
    };
    write!(
        writer,
        "> color=\"{}\" style={style} penwidth={} tooltip={tooltip} labeltooltip={tooltip}",
        colour(bond.look),
        width(bond.count())
    )?;
    if !bond.is_directed {
        write!(writer, " dir=none")?;
    }
    writeln!(writer, "];")
}

/// Writes what is said on white ground, one below the other.
fn write_lines(said: &[Said<'_>], align: &str, writer: &mut impl Write) -> io::Result<()> {
    write!(writer, "{TABLE}")?;
    for line in said.iter().take(MOST_LINES) {
        let rows = wrapped(&line.text(), LONGEST_LINE, 3);
        for (index, row) in rows.iter().enumerate() {
            let indent = if index > 0 && align == "LEFT" {
                "   "
            } else {
                ""
            };
            write!(
                writer,
                r#"<TR><TD ALIGN="{align}"><FONT COLOR="{}" POINT-SIZE="10">{indent}{}</FONT></TD></TR>"#,
                colour(line.look),
                html(row)
            )?;
        }
    }
    if let Some(more) = said.len().checked_sub(MOST_LINES).filter(|more| *more > 0) {
        write!(
            writer,
            r#"<TR><TD ALIGN="{align}"><FONT COLOR="{QUIET}" POINT-SIZE="10">and {more} more</FONT></TD></TR>"#
        )?;
    }
    write!(writer, "</TABLE>")
}

/// What is doubtful is grey.
fn colour(look: Look) -> &'static str {
    if look.is_doubtful {
        QUIET
    } else {
        look.colour()
    }
}

/// The width of a line that so many places in the texts support.
fn width(count: usize) -> &'static str {
    match count {
        0 | 1 => "1.2",
        2 => "1.7",
        3 | 4 => "2.2",
        _ => "2.8",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::picture::View;
    use crate::export::sample::{graph, vocabulary, written};
    use crate::graph::fixture::graph_of;
    use crate::vocabulary::Vocabulary;

    fn all() -> View {
        View {
            all: true,
            ..View::default()
        }
    }

    /// The line that begins like this.
    #[track_caller]
    fn line<'a>(dot: &'a str, start: &str) -> &'a str {
        let mut lines = dot.lines().map(str::trim);
        lines.find(|line| line.starts_with(start)).expect(start)
    }

    #[test]
    fn shapes_and_colours_tell_types_and_sides() {
        let dot = written(|out| write(&Picture::new(&graph(), &vocabulary(), &all()), out));
        assert_eq!(
            line(&dot, "n5 ["),
            r##"n5 [label="Zoë Otieno" tooltip="Zoë Otieno: Person" shape=box style="filled,rounded" fillcolor="#DCEBFA" color="#0072B2"];"##
        );
        assert_eq!(
            line(&dot, "n5 -> n0"),
            concat!(
                r##"n5 -> n0 [label=<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1" BGCOLOR="white">"##,
                r##"<TR><TD ALIGN="CENTER"><FONT COLOR="#00664B" POINT-SIZE="10">gifted (recipient: Norway)</FONT></TD></TR></TABLE>> "##,
                r##"color="#00664B" style=solid penwidth=1.2 "##,
                r##"tooltip="Zoë Otieno gave Norway a golden falcon. [gifted]" "##,
                r##"labeltooltip="Zoë Otieno gave Norway a golden falcon. [gifted]"];"##,
            )
        );
    }

    #[test]
    fn what_is_not_asserted_is_dotted_and_says_so() {
        let dot = written(|out| write(&Picture::new(&graph(), &vocabulary(), &all()), out));
        let visit = line(&dot, "n5 -> n1");
        for part in [">visited (negated,<", ">expected, says Xi)<"] {
            assert!(visit.contains(part), "{visit}");
        }
        assert!(visit.contains("style=dotted"));
    }

    #[test]
    fn title_date_counts_and_legend_stand_above() {
        let dot = written(|out| {
            write(
                &Picture::new(&graph(), &vocabulary(), &View::default()),
                out,
            )
        });
        let label = line(&dot, "graph [label=");
        for part in [
            "<B>A falcon &lt;for&gt; Norway</B>",
            "2024-05-01 · 4 of 5 statements; left out: 1 quotation",
            "person or group",
            "—— co-operation",
            "···· denied, uncertain or reported",
        ] {
            assert!(label.contains(part), "{part} in {label}");
        }
    }

    #[test]
    fn a_large_graph_is_laid_out_by_distances() {
        let names: Vec<String> = (0..=MOST_RANKED)
            .map(|number| format!("N{number}x"))
            .collect();
        let text = names.join(" ");
        let people: String = names
            .iter()
            .map(|name| format!("Person {name}\n"))
            .collect();
        let pairs = names
            .windows(2)
            .map(|pair| format!("{} | met | {}\n", pair[0], pair[1]));
        let graph = graph_of("d", &text, &(people + &pairs.collect::<String>()));
        let dot = written(|out| write(&Picture::new(&graph, &Vocabulary::default(), &all()), out));
        assert!(dot.contains("layout=neato overlap=prism"));
        assert!(!dot.contains("rankdir"));
    }
}
