//! An article as it is found in a file, with work still to be done on it that can be done elsewhere.

use super::{Document, html};

/// An article that was found.
#[derive(Clone, Debug)]
pub enum Article {
    /// A text that is ready to be read.
    Document(Document),
    /// A page of the web that is still to be reduced to its article.
    Page {
        /// Names the document among its inputs.
        id: String,
        /// The page as it was sent.
        bytes: Vec<u8>,
        /// The address it was taken from, for a page that does not tell its own.
        url: Option<String>,
    },
    /// A document whose text is still markup: a piece of a page that is all article.
    Markup(Document),
}

impl Article {
    /// The id of the document.
    pub fn id(&self) -> &str {
        match self {
            Self::Document(document) | Self::Markup(document) => &document.id,
            Self::Page { id, .. } => id,
        }
    }

    /// Does what is still to be done.
    pub fn read(self) -> Document {
        match self {
            Self::Document(document) => document,
            Self::Page { id, bytes, url } => {
                let document = html::document(&id, &bytes);
                Document {
                    url: document.url.or(url),
                    ..document
                }
            }
            Self::Markup(document) => Document {
                text: html::text_of(&document.text),
                ..document
            },
        }
    }
}

impl From<Document> for Article {
    fn from(document: Document) -> Self {
        Self::Document(document)
    }
}
