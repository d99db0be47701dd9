//! What stands above and below a picture.

use super::text::counted;
use crate::graph::{KnowledgeGraph, Source};

/// What stands above and below a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// The headline of the document; the number of documents, if there are several.
    pub title: String,
    /// When it was published; the first and last day of several.
    pub date: Option<String>,
    /// How many statements there are.
    pub statements: usize,
    /// How many of them the picture shows.
    pub shown: usize,
    /// How many are left out since they only quote somebody.
    pub quotations: usize,
    /// How many are left out since they are not wanted.
    pub hidden: usize,
    /// How many are left out since they are about what stands apart from all else.
    pub apart: usize,
}

impl Caption {
    /// The caption of a graph before anything of it is drawn.
    pub fn of(graph: &KnowledgeGraph) -> Self {
        let documents: Vec<&Source> = graph.documents().collect();
        let title = match documents[..] {
            [] => String::new(),
            [one] => one.title.as_ref().unwrap_or(&one.id).clone(),
            _ => counted(documents.len(), "article", "articles"),
        };
        let dates = documents
            .iter()
            .filter_map(|document| document.date.as_ref());
        let date = match (dates.clone().min(), dates.max()) {
            (Some(first), Some(last)) if first == last => Some(first.clone()),
            (Some(first), Some(last)) => Some(format!("{first} – {last}")),
            _ => None,
        };
        Self {
            title,
            date,
            ..Self::default()
        }
    }

    /// How much is shown, and what is left out.
    pub fn told(&self) -> String {
        let rest = [self.shown, self.quotations, self.hidden, self.apart];
        let lesser = self.statements.saturating_sub(rest.iter().sum());
        if self.statements == 0 {
            return "There are no statements.".to_owned();
        }
        let parts = [
            counted(self.quotations, "quotation", "quotations"),
            format!("{} about what stands apart", self.apart),
            format!("{} of less weight", lesser),
            format!("{} hidden", self.hidden),
        ];
        let counts = [self.quotations, self.apart, lesser, self.hidden];
        let left_out: Vec<String> = parts
            .into_iter()
            .zip(counts)
            .filter(|(_, count)| *count > 0)
            .map(|(part, _)| part)
            .collect();
        match left_out.is_empty() {
            true => counted(self.statements, "statement", "statements"),
            false => format!(
                "{} of {}; left out: {}",
                self.shown,
                counted(self.statements, "statement", "statements"),
                left_out.join(", ")
            ),
        }
    }
}
