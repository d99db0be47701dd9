//! A document that was found, with work still to be done on it that any worker can do.

use std::sync::Arc;

use crate::document::{Article, Document};

use super::language::other_language;
use super::left::{Left, Reason};

/// What is asked of documents.
#[derive(Debug, Default)]
pub struct Policy {
    /// The day of those that say none.
    pub date: Option<String>,
    /// Whether they may be in other languages than English.
    pub any_language: bool,
}

/// A document that was found.
#[derive(Debug)]
pub struct Pending {
    article: Article,
    /// Where it was found.
    place: String,
    policy: Arc<Policy>,
}

impl Pending {
    /// An article at a place.
    pub const fn new(article: Article, place: String, policy: Arc<Policy>) -> Self {
        Self {
            article,
            place,
            policy,
        }
    }

    /// The id of the document.
    pub fn id(&self) -> &str {
        self.article.id()
    }

    /// Where it was found.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Does what is still to be done.
    pub fn read(self) -> Result<Document, Left> {
        let document = self.article.read();
        if !self.policy.any_language
            && let Some(language) = other_language(&document.text)
        {
            let message = format!(
                "{}: \"{}\" is in {language} and left out; --any-language reads it",
                self.place, document.id
            );
            return Err(Left::told(Reason::OtherLanguage, message));
        }
        Ok(Document {
            date: document.date.or_else(|| self.policy.date.clone()),
            ..document
        })
    }
}
