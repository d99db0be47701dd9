//! A document that was found, with work still to be done on it that any worker can do.

use std::sync::Arc;

use crate::document::{Document, html};

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
    content: Content,
    /// Where it was found.
    place: String,
    policy: Arc<Policy>,
}

/// What was found.
#[derive(Debug)]
enum Content {
    Document(Document),
    /// A page of the web that is still to be reduced to its article.
    Page {
        id: String,
        bytes: Vec<u8>,
    },
}

impl Pending {
    /// A document at a place.
    pub const fn document(document: Document, place: String, policy: Arc<Policy>) -> Self {
        Self {
            content: Content::Document(document),
            place,
            policy,
        }
    }

    /// A page at a place.
    pub const fn page(id: String, bytes: Vec<u8>, place: String, policy: Arc<Policy>) -> Self {
        Self {
            content: Content::Page { id, bytes },
            place,
            policy,
        }
    }

    /// The id of the document.
    pub fn id(&self) -> &str {
        match &self.content {
            Content::Document(document) => &document.id,
            Content::Page { id, .. } => id,
        }
    }

    /// Where it was found.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Does what is still to be done.
    pub fn read(self) -> Result<Document, Left> {
        let document = match self.content {
            Content::Document(document) => document,
            Content::Page { id, bytes } => html::document(&id, &bytes),
        };
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
