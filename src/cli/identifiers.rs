//! How the identifiers of a graph are made.

use crate::graph::{Alphabet, Identifiers, Scope};

use super::graphs::{Graphs, told};
use super::report::{self, Failure};

/// How identifiers are made.
#[derive(Debug, clap::Args)]
pub struct IdentifierArguments {
    /// What all IRIs begin with
    #[arg(long, value_name = "IRI")]
    base: Option<String>,

    /// How letters beyond ASCII stand in IRIs: ascii, as in id/zo%C3%AB, if nothing is said; unicode, as in id/zoë
    #[arg(long, value_enum, value_name = "ALPHABET")]
    iri: Option<AlphabetChoice>,

    /// Whether a name means the same in all documents
    #[arg(long, value_enum, default_value = "shared")]
    scope: ScopeChoice,
}

/// How letters beyond ASCII stand in IRIs.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum AlphabetChoice {
    /// Percent-encoded, as every store takes them
    Ascii,
    /// As they are (RFC 3987)
    Unicode,
}

/// Whether the same name in two documents is one node.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum ScopeChoice {
    /// The same name is one node
    Shared,
    /// Each document has nodes of its own, except for names that a gazetteer knows
    Document,
}

impl AlphabetChoice {
    const fn of_graph(self) -> Alphabet {
        match self {
            Self::Ascii => Alphabet::Ascii,
            Self::Unicode => Alphabet::Unicode,
        }
    }
}

impl IdentifierArguments {
    /// The identifiers that are asked for; those of the graphs among the inputs, if there are any.
    pub fn make(&self, graphs: &Graphs) -> Result<Identifiers, Failure> {
        let asked = self.asked()?;
        let Some(given) = graphs.identifiers() else {
            return Ok(asked);
        };
        if self.base.is_some() && given.base() != asked.base() {
            return Err(Failure::Message(format!(
                "--base {}: the IRIs of a graph among the inputs begin with {}, and stay; leave --base out",
                asked.base(),
                given.base()
            )));
        }
        let Some(wanted) = self.iri.map(AlphabetChoice::of_graph) else {
            return Ok(given);
        };
        match graphs.alphabet() {
            Some((name, found)) if found != wanted => Err(Failure::Message(format!(
                "--iri: the letters in the IRIs of {name} are {}, and stay; leave --iri out",
                told(found)
            ))),
            _ => Ok(given.with_alphabet(wanted)),
        }
    }

    /// Says so if what IRIs begin with was left open.
    pub fn hint(&self) {
        if self.base.is_none() {
            report::hint("IRIs begin with https://example.org/kg/; choose your own with --base");
        }
    }

    /// The identifiers that are asked for.
    pub fn asked(&self) -> Result<Identifiers, Failure> {
        let scope = match self.scope {
            ScopeChoice::Shared => Scope::Shared,
            ScopeChoice::Document => Scope::Document,
        };
        let base = self
            .base
            .as_deref()
            .unwrap_or(crate::graph::identifiers::DEFAULT_BASE);
        let made = Identifiers::new(base, scope)
            .map_err(|fault| Failure::Message(format!("--base {base}: {fault}")))?;
        let alphabet = self.iri.map(AlphabetChoice::of_graph);
        Ok(made.with_alphabet(alphabet.unwrap_or_default()))
    }
}
