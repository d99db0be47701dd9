//! What a graph file is written in.

use oxjsonld::JsonLdParser;
use oxrdf::Quad;
use oxttl::{NQuadsParser, NTriplesParser, TriGParser, TurtleParser, TurtleSyntaxError};

use super::GraphFault;

/// A syntax that graphs are read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// RDF as Turtle.
    Turtle,
    /// RDF as N-Triples.
    NTriples,
    /// RDF as N-Quads.
    NQuads,
    /// RDF as TriG.
    TriG,
    /// RDF as JSON-LD.
    JsonLd,
    /// One JSON object.
    Json,
    /// JSON lines.
    JsonLines,
}

/// So much of a file tells what it is.
const BEGINNING: usize = 4096;

impl Syntax {
    /// The syntax of a graph file by the ending of its name, or by how it begins; none if it is no graph. Whether triples
    /// go on as quads only the end can tell: what begins as Turtle is TriG, and as N-Triples is N-Quads, which both hold.
    ///
    /// # Examples
    ///
    /// ```
    /// use cloze::export::read::Syntax;
    ///
    /// assert_eq!(Syntax::of("graph.nq", b""), Some(Syntax::NQuads));
    /// assert_eq!(Syntax::of("-", b"@prefix v: <https://example.org/kg/vocab#> ."), Some(Syntax::TriG));
    /// assert_eq!(Syntax::of("news.jsonl", b"{\"id\": 1, \"text\": \"Xi left.\"}"), None);
    /// ```
    pub fn of(name: &str, bytes: &[u8]) -> Option<Self> {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        match ending.to_ascii_lowercase().as_str() {
            "ttl" | "turtle" => Some(Self::Turtle),
            "nt" => Some(Self::NTriples),
            "nq" => Some(Self::NQuads),
            "trig" => Some(Self::TriG),
            "jsonld" => Some(Self::JsonLd),
            "txt" | "text" | "md" => None,
            _ => Self::of_beginning(bytes),
        }
    }

    fn of_beginning(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let whole = bytes.trim_ascii_start();
        let beginning = String::from_utf8_lossy(&whole[..whole.len().min(BEGINNING)]);
        match beginning.chars().next()? {
            '@' => is_turtle(&beginning).then_some(Self::TriG),
            '<' => is_quads(&beginning).then_some(Self::NQuads),
            '{' => Self::of_json(&beginning, whole),
            _ => None,
        }
    }

    fn of_json(beginning: &str, whole: &[u8]) -> Option<Self> {
        if beginning.contains("\"@context\"") && beginning.contains("\"@graph\"") {
            return Some(Self::JsonLd);
        }
        if beginning.contains("\"version\"") && beginning.contains("\"documents\"") {
            return Some(Self::Json);
        }
        let line = whole.split(|byte| *byte == b'\n').next()?;
        let is_cut = line.len() == whole.len();
        let is_statement = match serde_json::from_slice::<serde_json::Value>(line) {
            Ok(line) => line["relation"].is_object() && line["subject"].is_object(),
            Err(_) => {
                is_cut
                    && beginning.starts_with("{\"version\":")
                    && beginning.contains("\"subject\":{")
            }
        };
        is_statement.then_some(Self::JsonLines)
    }
}

fn is_turtle(beginning: &str) -> bool {
    let directive = beginning.get(..7).unwrap_or_default();
    directive.eq_ignore_ascii_case("@prefix") || directive.starts_with("@base")
}

fn is_quads(beginning: &str) -> bool {
    let line = beginning.lines().next().unwrap_or_default();
    let mut quads = NQuadsParser::new().for_slice(line);
    quads.next().is_some_and(|quad| quad.is_ok())
}

/// All quads of a file; those of its triples are in the default graph.
pub fn quads(syntax: Syntax, bytes: &[u8]) -> Result<Vec<Quad>, GraphFault> {
    let mut quads = Vec::new();
    each_quad(syntax, bytes, |quad| quads.push(quad))?;
    Ok(quads)
}

/// Hands on one quad of a file after another, up to where it is damaged.
pub fn each_quad(
    syntax: Syntax,
    bytes: &[u8],
    mut then: impl FnMut(Quad),
) -> Result<(), GraphFault> {
    let in_default = |triple: oxrdf::Triple| triple.in_graph(oxrdf::GraphName::DefaultGraph);
    match syntax {
        Syntax::Turtle => TurtleParser::new()
            .for_slice(bytes)
            .try_for_each(|triple| triple.map(|triple| then(in_default(triple))))
            .map_err(|error| damaged(&error)),
        Syntax::NTriples => NTriplesParser::new()
            .for_slice(bytes)
            .try_for_each(|triple| triple.map(|triple| then(in_default(triple))))
            .map_err(|error| damaged(&error)),
        Syntax::NQuads => NQuadsParser::new()
            .for_slice(bytes)
            .try_for_each(|quad| quad.map(&mut then))
            .map_err(|error| damaged(&error)),
        Syntax::TriG => TriGParser::new()
            .for_slice(bytes)
            .try_for_each(|quad| quad.map(&mut then))
            .map_err(|error| damaged(&error)),
        _ => JsonLdParser::new()
            .for_slice(bytes)
            .try_for_each(|quad| quad.map(&mut then))
            .map_err(|error| GraphFault {
                line: error.location().map(|place| place.start.line + 1),
                message: format!("{}; {CURE}", small(&error.to_string())),
            }),
    }
}

/// What helps where a file is damaged.
const CURE: &str = "the file is cut short or damaged, write it again";

fn damaged(error: &TurtleSyntaxError) -> GraphFault {
    GraphFault::in_line(
        error.location().start.line + 1,
        format!("{}; {CURE}", small(error.message())),
    )
}

/// The message of a library as we write ours.
fn small(message: &str) -> String {
    let mut letters = message.trim_end_matches('.').chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters.as_str().chars()).collect()
}
