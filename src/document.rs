//! A text and where it came from.

#[cfg(feature = "inputs")]
mod article;
mod blocks;
mod decoding;
mod entities;
mod fault;
#[cfg(feature = "inputs")]
mod feed;
mod fields;
#[cfg(feature = "inputs")]
mod format;
#[cfg(feature = "inputs")]
#[doc(hidden)]
pub mod html;
pub mod json_lines;
#[doc(hidden)]
pub mod json_objects;
mod limit;
#[cfg(feature = "inputs")]
mod markdown;
#[cfg(feature = "inputs")]
mod opened;
#[cfg(feature = "inputs")]
mod packed;
#[cfg(feature = "parquet")]
mod parquet;
#[cfg(feature = "inputs")]
mod refusal;
mod row;
#[cfg(feature = "inputs")]
mod table;
#[cfg(feature = "inputs")]
mod web_archive;

#[cfg(feature = "inputs")]
#[doc(hidden)]
pub use article::Article;
pub use decoding::decode;
pub use fault::DocumentFault;
pub use fields::Fields;
#[cfg(feature = "inputs")]
pub use format::Format;
#[doc(hidden)]
pub use limit::read_within;
#[cfg(feature = "inputs")]
pub use opened::{Opened, Unreadable, open};
#[cfg(feature = "cli")]
pub(crate) use packed::unpack;
#[cfg(feature = "inputs")]
pub use refusal::Refusal;
#[cfg(feature = "inputs")]
pub use table::Separator;

use crate::span::Span;

/// One text to read, with what is known of its origin.
///
/// All spans anywhere in the crate count bytes of `text`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Names the document among its inputs; part of its identifier in the graph.
    pub id: String,
    /// The text that all offsets count in.
    pub text: String,
    /// The address it was published at.
    pub url: Option<String>,
    /// The day it was published: an ISO 8601 date, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Its headline.
    pub title: Option<String>,
}

#[doc(hidden)]
/// What a block of text is, judged by its layout alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The headline: the first block, if it does not end like a sentence.
    Title,
    /// A line without a full stop between paragraphs.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a bulleted or numbered list.
    ListItem,
    /// A block that only repeats an earlier one, such as a headline given twice.
    Repeat,
}

#[doc(hidden)]
/// A paragraph, heading or list item: sentences never cross its borders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands, without the white space around it.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

impl Document {
    /// Makes a document of a text, with nothing known of its origin.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            text: text.into(),
            ..Self::default()
        }
    }

    /// Takes the first block for the headline, if it looks like one and none is known.
    #[must_use]
    pub fn with_title(mut self) -> Self {
        if self.title.is_none() {
            let first = blocks::first(&self.text);
            let title = first.filter(|block| block.kind == BlockKind::Title);
            self.title = title.map(|block| block.span.text(&self.text).to_owned());
        }
        self
    }

    /// Divides the text into blocks, in text order.
    pub(crate) fn blocks(&self) -> Vec<Block> {
        blocks::find(&self.text)
    }
}

/// Whether a text is a day as `YYYY-MM-DD`.
///
/// # Examples
///
/// ```
/// use cloze::document::is_day;
///
/// assert!(is_day("2024-06-19"));
/// assert!(!is_day("19 June 2024") && !is_day("2023-02-29"));
/// ```
pub fn is_day(text: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<(usize, u32)> = text
        .split('-')
        .filter(|part| digits(part))
        .map(|part| (part.len(), part.parse().unwrap_or_default()))
        .collect();
    let [(4, year @ 1..), (2, month @ 1..=12), (2, day @ 1..=31)] = parts[..] else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    day <= days && text.len() == 10
}
