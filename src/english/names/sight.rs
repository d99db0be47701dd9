//! All that the name tagger sees of a sentence beside its words and tags.

use super::View;
use super::memory::Memory;
use super::openings;
use super::runs::{self, Run};
use crate::english::forms::Form;
use crate::english::tags::Penn;
use crate::english::weights::Map;
use crate::english::{Name, phrases};

/// The working memory of the name tagger.
#[derive(Clone, Debug, Default)]
pub struct Sight {
    known: Vec<u64>,
    runs: Vec<Run>,
    openings: Vec<bool>,
    recalled: Vec<u64>,
    memory: Memory,
}

impl Sight {
    /// Begins another document.
    pub fn forget(&mut self) {
        self.memory.forget();
    }

    /// Looks at the next sentence of the document.
    pub fn look<'s>(&'s mut self, phrases: &Map, forms: &'s [Form], tags: &'s [Penn]) -> View<'s> {
        phrases::mark(phrases, forms, &mut self.known);
        runs::find(forms, tags, &mut self.runs);
        openings::mark(phrases, forms, &mut self.openings);
        self.memory.recall(forms, &self.runs, &mut self.recalled);
        View {
            forms,
            tags,
            known: &self.known,
            runs: &self.runs,
            recalled: &self.recalled,
            openings: &self.openings,
        }
    }

    /// Remembers the names of the sentence.
    pub fn note(&mut self, forms: &[Form], names: &[Name]) {
        self.memory.note(forms, names);
    }
}
