//! GraphViz DOT: the picture of the graph.

mod escape;
pub(super) mod look;
pub(super) mod picture;

use std::io::{self, Write};

use crate::graph::KnowledgeGraph;
use crate::vocabulary::Vocabulary;
use escape::{html, quoted};
use look::Look;
use picture::{Line, Picture, Spot};

/// Beyond so many nodes ranks say nothing, and a layout by distances is clearer.
const MOST_RANKED: usize = 120;

/// The attributes of all pictures.
const COMMON: &str = r##"  graph [outputorder=edgesfirst splines=true bgcolor="white" pad=0.2 fontname="Helvetica,Arial,sans-serif"];
  node [fontname="Helvetica,Arial,sans-serif" fontsize=12 fontcolor="#111827" penwidth=1.3 margin="0.13,0.06" height=0.36];
  edge [fontname="Helvetica,Arial,sans-serif" fontsize=10 arrowsize=0.65];
"##;

/// How a role stands under its relation.
const ROLE: &str = r##"<FONT COLOR="#6B7280" POINT-SIZE="9">"##;

/// Writes the graph as a DOT file that `dot` draws, or any other program of GraphViz.
pub fn write(
    graph: &KnowledgeGraph,
    vocabulary: &Vocabulary,
    mut writer: impl Write,
) -> io::Result<()> {
    let picture = Picture::new(graph, vocabulary);
    writeln!(writer, "digraph cloze {{")?;
    writer.write_all(COMMON.as_bytes())?;
    writeln!(writer, "  graph [{}];", layout(picture.spots.len()))?;
    for (index, spot) in picture.spots.iter().enumerate() {
        write_spot(index, spot, &mut writer)?;
    }
    for line in &picture.lines {
        write_line(line, &mut writer)?;
    }
    writeln!(writer, "}}")?;
    writer.flush()
}

fn layout(nodes: usize) -> &'static str {
    match nodes > MOST_RANKED {
        true => "layout=neato overlap=prism",
        false => "rankdir=LR nodesep=0.28 ranksep=0.45 newrank=true",
    }
}

fn write_spot(index: usize, spot: &Spot<'_>, writer: &mut impl Write) -> io::Result<()> {
    let label = quoted(&spot.label.join("\n"));
    let tooltip = quoted(&spot.tooltip);
    write!(writer, "  n{index} [label={label} tooltip={tooltip}")?;
    write!(writer, " {}", look::of_spot(spot.shape))?;
    if let Some(url) = spot.url {
        write!(writer, " URL={}", quoted(url))?;
    }
    writeln!(writer, "];")
}

fn write_line(line: &Line<'_>, writer: &mut impl Write) -> io::Result<()> {
    let Look { colour, style } = line.look;
    let tooltip = quoted(&line.tooltip());
    write!(writer, "  n{} -> n{} [label=<", line.from, line.to)?;
    write_labels(line, writer)?;
    write!(
        writer,
        "> color=\"{colour}\" fontcolor=\"{colour}\" style={style}"
    )?;
    write!(
        writer,
        " penwidth={} tooltip={tooltip} labeltooltip={tooltip}",
        width(line.count())
    )?;
    if line.both_ways {
        write!(writer, " dir=none")?;
    }
    writeln!(writer, "];")
}

/// Writes the labels on white ground, one below the other.
fn write_labels(line: &Line<'_>, writer: &mut impl Write) -> io::Result<()> {
    write!(
        writer,
        r#"<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1" BGCOLOR="white">"#
    )?;
    for (label, said) in &line.labels {
        write!(writer, "<TR><TD>{}", html(&label.relation))?;
        if said.count > 1 {
            write!(writer, " ×{}", said.count)?;
        }
        for role in &label.roles {
            write!(writer, "<BR/>{ROLE}{}</FONT>", html(role))?;
        }
        write!(writer, "</TD></TR>")?;
    }
    write!(writer, "</TABLE>")
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
    use crate::export::sample::{graph, vocabulary, written};
    use crate::graph::fixture::graph_of;

    /// The lines with `->` or without, from the first attribute on.
    #[track_caller]
    fn line<'a>(dot: &'a str, start: &str) -> &'a str {
        let mut lines = dot.lines().map(str::trim);
        lines.find(|line| line.starts_with(start)).expect(start)
    }

    #[test]
    fn shapes_and_colours_tell_types_and_sides() {
        let dot = written(|out| write(&graph(), &vocabulary(), out));
        assert_eq!(
            line(&dot, "n5 ["),
            r##"n5 [label="Zoë Otieno" tooltip="Zoë Otieno: Person" shape=box style="filled,rounded" fillcolor="#DCEBFA" color="#0072B2"];"##
        );
        assert_eq!(
            line(&dot, "n5 -> n0"),
            concat!(
                r##"n5 -> n0 [label=<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1" BGCOLOR="white">"##,
                r##"<TR><TD>gifted<BR/><FONT COLOR="#6B7280" POINT-SIZE="9">recipient: Norway</FONT></TD></TR></TABLE>> "##,
                r##"color="#00664B" fontcolor="#00664B" style=solid penwidth=1.2 "##,
                r##"tooltip="Zoë Otieno gave Norway a golden falcon. [gifted]" "##,
                r##"labeltooltip="Zoë Otieno gave Norway a golden falcon. [gifted]"];"##,
            )
        );
    }

    #[test]
    fn what_is_not_asserted_is_dotted_and_says_so() {
        let dot = written(|out| write(&graph(), &vocabulary(), out));
        let visit = line(&dot, "n5 -> n1");
        assert!(visit.contains("<TD>visited (negated, expected, says Xi)</TD>"));
        assert!(visit.contains("style=dotted"));
    }

    #[test]
    fn statements_that_look_alike_share_a_line() {
        let graph = graph_of(
            "d",
            "Maria met Xi. Xi met Maria. Maria praised Xi.",
            "Person Maria
             Person Xi
             Maria | met | Xi
             Maria | met | Xi | at Xi met
             Maria | praised | Xi",
        );
        let dot = written(|out| write(&graph, &Vocabulary::default(), out));
        assert_eq!(dot.matches("->").count(), 1);
        assert!(dot.contains("<TR><TD>met ×2</TD></TR><TR><TD>praised</TD></TR>"));
        assert!(dot.contains("penwidth=1.7"));
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
        let dot = written(|out| write(&graph, &Vocabulary::default(), out));
        assert!(dot.contains("layout=neato overlap=prism"));
        assert!(!dot.contains("rankdir"));
    }
}
