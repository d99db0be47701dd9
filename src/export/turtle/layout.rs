//! How Turtle and TriG stand on the page.

use std::io::{self, Write};

use super::full_names;

/// Writes the prefixes, in order. (A serializer keeps its own in a hash table.)
pub fn write_prefixes(prefixes: &[(&str, String)], writer: &mut impl Write) -> io::Result<()> {
    for (name, iri) in prefixes {
        writeln!(writer, "@prefix {name}: <{iri}> .")?;
    }
    Ok(())
}

/// Writes what a serializer made but its prefixes, with a blank line before each subject and each graph.
pub fn write_body(
    text: &[u8],
    prefixes: &[(&str, String)],
    writer: &mut impl Write,
) -> io::Result<()> {
    let text = str::from_utf8(text).map_err(io::Error::other)?;
    let mut ended = true;
    for line in text.lines().filter(|line| !line.starts_with("@prefix ")) {
        if ended && line != "}" {
            writeln!(writer)?;
        }
        writeln!(writer, "{}", full_names::write_out(line, prefixes))?;
        ended = line.ends_with(" .") || line == "}";
    }
    Ok(())
}
