//! Proper names in a text: where they are, and what speaks for their meaning.
//!
//! Three sources together: the name tagger, the gazetteer, and runs of proper nouns. Where they disagree, a name of
//! the gazetteer goes before a shorter one of the tagger, the tagger before the gazetteer's doubtful names, and both
//! before bare runs.

mod again;
mod dashes;
mod marks;
mod nicknames;
mod small_letters;
mod titles;
mod walk;
mod words;

pub use marks::{is_acronym, is_proper};
pub use small_letters::in_capitals;
pub use words::{institution, is_calendar, is_company_ending, is_family_name_too, is_institution};

use std::ops::Range;

use marks::Marks;
use walk::Walk;

use crate::document::BlockKind;
use crate::english::{Analysis, NameType, TokenId};
use crate::gazetteer::{Gazetteer, Sense};
use crate::reading::phrase::text_of;

/// A proper name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its tokens, without determiner, title and possessive ending.
    pub tokens: Range<TokenId>,
    /// The title before it: _Prime Minister_.
    pub title: Option<Range<TokenId>>,
    /// What the gazetteer says it may be.
    pub senses: Vec<Sense>,
    /// What the name tagger says it is.
    pub tagged: Option<NameType>,
    /// Known names inside it: _Canada_ of _Air Canada_.
    pub inner: Vec<(Range<TokenId>, Vec<Sense>)>,
}

impl Found {
    /// Whether it is an adjective or a people's name: _Swedish_.
    pub fn is_demonym(&self) -> bool {
        self.senses.first().is_some_and(|sense| sense.demonym)
    }

    /// Whether _the_ stands right before it.
    pub fn follows_the(&self, analysis: &Analysis<'_>) -> bool {
        let before = self.tokens.start.checked_sub(1);
        before.is_some_and(|before| analysis.word(before).eq_ignore_ascii_case("the"))
    }

    /// Its words as they stand in the text.
    pub fn text<'d>(&self, analysis: &Analysis<'d>) -> &'d str {
        text_of(analysis, self.tokens.clone())
    }
}

/// Finds the names of a document, in text order; they do not overlap.
pub fn find_names(analysis: &Analysis<'_>, gazetteer: &Gazetteer) -> Vec<Found> {
    let marks = Marks::new(analysis, gazetteer);
    let mut names = Vec::new();
    for sentence in &analysis.sentences {
        let in_capitals = is_in_title_case(analysis, &sentence.tokens);
        let is_furniture = is_furniture(analysis, sentence.block);
        if is_in_small_letters(analysis, &sentence.tokens) {
            names.extend(small_letters::find(
                analysis,
                gazetteer,
                sentence.tokens.clone(),
            ));
            continue;
        }
        let mut walk = Walk {
            analysis,
            marks: &marks,
            at: sentence.tokens.start,
            end: sentence.tokens.end,
            only_known: in_capitals || is_furniture,
            tagger_counts: !is_furniture,
        };
        while walk.at < walk.end {
            names.extend(walk.step());
        }
    }
    again::find_names_again(analysis, gazetteer, &mut names);
    names
}

fn is_furniture(analysis: &Analysis<'_>, block: usize) -> bool {
    let kind = analysis.blocks.get(block).map(|block| block.kind);
    kind == Some(BlockKind::Repeat)
}

/// Whether a sentence has no capital at all, so that small letters tell nothing.
fn is_in_small_letters(analysis: &Analysis<'_>, tokens: &Range<TokenId>) -> bool {
    let mut words = tokens.clone().map(|token| analysis.word(token));
    tokens.len() > 2 && !words.any(|word| word.contains(char::is_uppercase))
}

/// Whether most longer words start with a capital, as in many headlines: there, capitals tell nothing.
fn is_in_title_case(analysis: &Analysis<'_>, tokens: &Range<TokenId>) -> bool {
    let mut capitals = 0;
    let mut small = 0;
    for token in tokens.clone() {
        let word = analysis.word(token);
        if word.starts_with(char::is_uppercase) {
            capitals += 1;
        } else if word.starts_with(char::is_lowercase) && word.chars().count() > 3 {
            small += 1;
        }
    }
    let ends_like_a_sentence = tokens.clone().next_back().is_some_and(|last| {
        analysis
            .word(last)
            .ends_with(['.', '!', '?', '"', '\u{201d}'])
    });
    capitals > 1 && small * 4 < capitals && !ends_like_a_sentence
}
