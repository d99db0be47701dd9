//! What pictures show, as the command line has it.

use crate::export::picture::{View, unknown_names};
use crate::graph::KnowledgeGraph;
use crate::spelling::did_you_mean;

use crate::cli::report::Failure;

/// What pictures show.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Pictures (svg, dot, mermaid, html)")]
pub struct PictureArguments {
    /// At most so many names and things; without it, what can be taken in at a glance
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    top: Option<u16>,

    /// Only what has to do with names that contain this; again for more
    #[arg(long, value_name = "NAME")]
    focus: Vec<String>,

    /// How many steps away from what is in focus; 1 without it
    #[arg(long, value_name = "N", requires = "focus")]
    hops: Option<u16>,

    /// Leave out a name, a type or a relation; again for more
    #[arg(long, value_name = "NAME")]
    hide: Vec<String>,

    /// Everything, nothing folded or left out (2,000 names and things at most)
    #[arg(long, conflicts_with = "top")]
    all: bool,
}

impl PictureArguments {
    /// The same in the library's words.
    pub fn view(&self) -> View {
        View {
            top: self.top.map(usize::from),
            focus: self.focus.clone(),
            hops: self.hops.map(usize::from),
            hide: self.hide.clone(),
            all: self.all,
        }
    }

    /// Refuses to focus on what is not in a graph.
    pub fn check(&self, graph: &KnowledgeGraph) -> Result<(), Failure> {
        let unknown = unknown_names(graph, &self.focus);
        let Some(name) = unknown.first() else {
            return Ok(());
        };
        let entities = graph.entities();
        let names = entities.iter().map(|entity| entity.name());
        Err(Failure::Message(format!(
            "--focus {name}: nothing of this name is in the graph{}",
            did_you_mean(name, names)
        )))
    }
}
