//! How the identifiers of a graph are made.

use crate::graph::{Identifiers, Scope};

use crate::cli::graphs::Graphs;
use crate::cli::report::Failure;

/// How identifiers are made.
#[derive(Debug, clap::Args)]
pub struct IdentifierArguments {
    /// What all IRIs begin with
    #[arg(long, value_name = "IRI")]
    base: Option<String>,

    /// Whether a name means the same in all documents
    #[arg(long, value_enum, default_value = "shared")]
    scope: ScopeChoice,
}

/// Whether the same name in two documents is one node.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum ScopeChoice {
    /// The same name is one node
    Shared,
    /// Each document has nodes of its own, except for names that a gazetteer knows
    Document,
}

impl IdentifierArguments {
    /// The identifiers that are asked for; those of the graphs among the inputs, if there are any.
    pub fn make(&self, graphs: &Graphs) -> Result<Identifiers, Failure> {
        let asked = self.asked()?;
        match graphs.identifiers() {
            None => Ok(asked),
            Some(given) if self.base.is_none() || given.base() == asked.base() => Ok(given.clone()),
            Some(given) => Err(Failure::Message(format!(
                "--base {}: the IRIs of a graph among the inputs begin with {}, and stay; leave --base out",
                asked.base(),
                given.base()
            ))),
        }
    }

    /// Whether what IRIs begin with was left open.
    pub const fn is_by_default(&self) -> bool {
        self.base.is_none()
    }

    fn asked(&self) -> Result<Identifiers, Failure> {
        let scope = match self.scope {
            ScopeChoice::Shared => Scope::Shared,
            ScopeChoice::Document => Scope::Document,
        };
        let base = self
            .base
            .as_deref()
            .unwrap_or(crate::graph::identifiers::DEFAULT_BASE);
        Identifiers::new(base, scope)
            .map_err(|fault| Failure::Message(format!("--base {base}: {fault}")))
    }
}
