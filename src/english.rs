//! Sentences, words, tags, lemmas, heads: what grammar says about a text.
//!
//! [`analyze`] never fails: any text gives an analysis, perhaps an empty one.

mod abbreviations;
mod analyzer;
#[doc(hidden)]
pub mod conllu;
pub(crate) mod datelines;
mod forms;
pub(crate) mod lemmas;
pub(crate) mod nouns;
mod sentences;
pub(crate) mod small_letters;
pub(crate) mod texts;
mod title_case;
mod tokens;
pub(crate) mod verbs;
pub(crate) mod word_hash;
pub(crate) mod word_list;

use std::ops::Range;

use crate::document::{Block, BlockKind, Document};
use crate::span::Span;
use analyzer::Analyzer;
use small_letters::SmallLetters;
use texts::Texts;

pub use cloze_english::{NameType, Penn, Relation, Upos};

/// The index of a token in [`Analysis::tokens`], counted through the whole document.
pub type TokenId = usize;

/// A word or mark, with its place in the dependency tree of its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the document's text.
    pub span: Span,
    /// Its universal part of speech.
    pub tag: Upos,
    /// Its Penn Treebank tag.
    pub penn: Penn,
    /// Its governing token in the same sentence; none for the root.
    pub head: Option<TokenId>,
    /// Its Universal Dependencies relation to the head.
    pub relation: Relation,
}

/// A sentence: a run of tokens within one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<TokenId>,
    /// The index in [`Analysis::blocks`] of the block it stands in.
    pub block: usize,
}

/// A proper name, date or amount as the name tagger found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its tokens, all in one sentence.
    pub tokens: Range<TokenId>,
    /// Its OntoNotes type.
    pub kind: NameType,
}

/// A document with its grammar.
#[derive(Clone, Debug)]
pub struct Analysis<'d> {
    /// The document that was analysed.
    pub document: &'d Document,
    /// Its paragraphs and headings.
    pub blocks: Vec<Block>,
    /// Its sentences in text order.
    pub sentences: Vec<Sentence>,
    /// Its tokens in text order.
    pub tokens: Vec<Token>,
    /// Its names in text order; they do not overlap.
    pub names: Vec<Name>,
    /// The stretch of the text that was analysed: all of it, or one part of a very long one.
    stretch: Span,
    /// The dictionary form of each token.
    lemmas: Texts,
    /// For each token, its leftmost dependent and its next sibling to the right.
    links: Vec<Links>,
    /// For each token, the number of its sentence.
    sentence_of: Vec<u32>,
}

/// The next tokens on the way through a tree, one more than their numbers; nought for none.
#[derive(Clone, Copy, Debug, Default)]
struct Links {
    first_child: u32,
    next_sibling: u32,
}

/// The token that a link leads to.
fn linked(link: u32) -> Option<TokenId> {
    (link as usize).checked_sub(1)
}

impl<'d> Analysis<'d> {
    /// Puts the parts together: the lemmas are those of the tokens, and heads must lie in the token's own sentence.
    pub(crate) fn new(
        document: &'d Document,
        blocks: Vec<Block>,
        sentences: Vec<Sentence>,
        tokens: Vec<Token>,
        lemmas: Texts,
        names: Vec<Name>,
    ) -> Self {
        let sentence_of = number_sentences(&sentences, tokens.len());
        let mut analysis = Self {
            document,
            blocks,
            sentences,
            tokens,
            names,
            stretch: Span::new(0, document.text.len()),
            lemmas,
            links: Vec::new(),
            sentence_of,
        };
        analysis.link();
        analysis
    }

    /// Lists each token's dependents anew, as a chain from the leftmost to the rightmost; to be done after heads have
    /// changed.
    pub(crate) fn link(&mut self) {
        self.links.clear();
        self.links.resize(self.tokens.len(), Links::default());
        for (token, Token { head, .. }) in self.tokens.iter().enumerate().rev() {
            if let Some(head) = *head {
                self.links[token].next_sibling = self.links[head].first_child;
                self.links[head].first_child = token as u32 + 1;
            }
        }
    }

    /// The stretch of the text that was analysed.
    pub(crate) const fn stretch(&self) -> Span {
        self.stretch
    }

    /// The token's form as it stands in the text.
    pub fn word(&self, token: TokenId) -> &'d str {
        self.tokens[token].span.text(&self.document.text)
    }

    /// The token's dictionary form.
    pub fn lemma(&self, token: TokenId) -> &str {
        self.lemmas.get(token)
    }

    /// The token's form in small letters.
    pub(crate) fn lower_word(&self, token: TokenId) -> SmallLetters<'d> {
        SmallLetters::of(self.word(token))
    }

    /// The token's dictionary form in small letters, which only names have not anyway.
    pub(crate) fn lower_lemma(&self, token: TokenId) -> SmallLetters<'_> {
        SmallLetters::of(self.lemma(token))
    }

    /// The token's universal part of speech.
    pub fn tag(&self, token: TokenId) -> Upos {
        self.tokens[token].tag
    }

    /// The token's Penn Treebank tag.
    pub fn penn(&self, token: TokenId) -> Penn {
        self.tokens[token].penn
    }

    /// The token's head, none for a root.
    pub fn head(&self, token: TokenId) -> Option<TokenId> {
        self.tokens[token].head
    }

    /// The token's relation to its head.
    pub fn relation(&self, token: TokenId) -> Relation {
        self.tokens[token].relation
    }

    /// The token's dependents in text order.
    pub fn children(&self, token: TokenId) -> impl Iterator<Item = TokenId> + '_ {
        let first = linked(self.links[token].first_child);
        std::iter::successors(first, |&child| linked(self.links[child].next_sibling))
    }

    /// The token's first dependent with one of these relations.
    pub(crate) fn child(&self, token: TokenId, relations: &[Relation]) -> Option<TokenId> {
        self.children(token)
            .find(|&child| relations.contains(&self.relation(child)))
    }

    /// The number of the sentence that holds the token.
    pub(crate) fn sentence_of(&self, token: TokenId) -> usize {
        let number = self.sentence_of.get(token).map(|&number| number as usize);
        number.unwrap_or(self.sentences.len())
    }

    /// The text at a span.
    pub fn text(&self, span: Span) -> &'d str {
        span.text(&self.document.text)
    }
}

/// The number of each token's sentence.
fn number_sentences(sentences: &[Sentence], tokens: usize) -> Vec<u32> {
    let mut numbers = Vec::with_capacity(tokens);
    for (number, sentence) in sentences.iter().enumerate() {
        let end = sentence.tokens.end.min(tokens);
        numbers.resize(end.max(numbers.len()), number as u32);
    }
    numbers.resize(tokens, sentences.len() as u32);
    numbers
}

/// Analyses a document. Blocks that only repeat an earlier one have no sentences.
#[doc(hidden)]
pub fn analyze(document: &Document) -> Analysis<'_> {
    let blocks = document.blocks();
    let mut analyzer = Analyzer::new(&document.text);
    let read = blocks.iter().enumerate();
    for (number, block) in read.filter(|(_, block)| block.kind != BlockKind::Repeat) {
        let spans = tokens::tokenize(&document.text, block.span);
        for sentence in sentences::split(&document.text, &spans) {
            analyzer.read(&spans[sentence], number);
        }
    }
    analyzer.finish(document, blocks)
}

/// So many words at least are analysed together; only a text that is longer is divided.
const LONGEST_PART: usize = 50_000;

/// Analyses a document in parts, so that a very long text takes no more memory than a long one, and hands each on. A text
/// shorter than a book is one part; a longer one is cut after a block, or where there is none for long, after a sentence.
pub(crate) fn analyze_in_parts(document: &Document, then: impl FnMut(&Analysis<'_>)) {
    analyze_in_parts_of(LONGEST_PART, document, then);
}

fn analyze_in_parts_of(longest: usize, document: &Document, mut then: impl FnMut(&Analysis<'_>)) {
    let blocks = document.blocks();
    let mut analyzer = Analyzer::new(&document.text);
    let mut start = 0;
    let mut hand_on = |analyzer: Analyzer<'_>, end: usize| {
        let mut analysis = analyzer.finish(document, blocks.clone());
        analysis.stretch = Span::new(start, end);
        then(&analysis);
        start = end;
        Analyzer::new(&document.text)
    };
    let read = blocks.iter().enumerate();
    for (number, block) in read.filter(|(_, block)| block.kind != BlockKind::Repeat) {
        if analyzer.len() >= longest {
            analyzer = hand_on(analyzer, block.span.start);
        }
        let spans = tokens::tokenize(&document.text, block.span);
        for sentence in sentences::split(&document.text, &spans) {
            if analyzer.len() >= 2 * longest {
                analyzer = hand_on(analyzer, spans[sentence.start].start);
            }
            analyzer.read(&spans[sentence], number);
        }
    }
    hand_on(analyzer, document.text.len());
}

/// Analyses a document that is cut into sentences and words already: of each sentence the words.
#[doc(hidden)]
pub fn analyze_words<'d>(document: &'d Document, sentences: &[Vec<Span>]) -> Analysis<'d> {
    let block = Block {
        span: Span::new(0, document.text.len()),
        kind: BlockKind::Paragraph,
    };
    let mut analyzer = Analyzer::new(&document.text);
    for words in sentences {
        analyzer.read(words, 0);
    }
    analyzer.finish(document, vec![block])
}

#[cfg(test)]
mod segmentation_tests;

#[cfg(test)]
mod tests {
    use super::*;

    /// The words between spaces.
    fn document_of(words: &str) -> (Document, Vec<Span>) {
        let mut spans = Vec::new();
        let mut start = 0;
        for word in words.split(' ') {
            spans.push(Span::new(start, start + word.len()));
            start += word.len() + 1;
        }
        (Document::new("test", words), spans)
    }

    /// Shows each word as `word/TAG:relation>head`.
    fn show(analysis: &Analysis) -> String {
        let show = |token| {
            let head = analysis.head(token).map_or("", |head| analysis.word(head));
            let (word, tag) = (analysis.word(token), analysis.tag(token));
            format!("{word}/{tag}:{}>{head}", analysis.relation(token))
        };
        let shown: Vec<String> = (0..analysis.tokens.len()).map(show).collect();
        shown.join(" ")
    }

    #[track_caller]
    fn check(words: &str, expected: &str) {
        let (document, words) = document_of(words);
        assert_eq!(show(&analyze_words(&document, &[words])), expected);
    }

    #[test]
    fn plain_sentences_come_out_right() {
        check(
            "She gave him a book .",
            "She/PRON:nsubj>gave gave/VERB:root> him/PRON:iobj>gave a/DET:det>book \
             book/NOUN:obj>gave ./PUNCT:punct>gave",
        );
        check(
            "The bridge was opened by the mayor .",
            "The/DET:det>bridge bridge/NOUN:nsubj:pass>opened was/AUX:aux:pass>opened \
             opened/VERB:root> by/ADP:case>mayor the/DET:det>mayor mayor/NOUN:obl:agent>opened \
             ./PUNCT:punct>opened",
        );
    }

    #[test]
    fn any_words_give_a_tree() {
        for text in ["\u{0}", "中文 字 。", "! ! !", ") ) (", "\u{ad} \u{feff}"] {
            let (document, words) = document_of(text);
            let analysis = analyze_words(&document, &[words]);
            let roots = analysis.tokens.iter().filter(|token| token.head.is_none());
            assert_eq!(roots.count(), 1, "{text:?}");
        }
        let (document, _) = document_of("x");
        assert!(analyze_words(&document, &[]).tokens.is_empty());
        assert!(analyze_words(&document, &[Vec::new()]).tokens.is_empty());
    }

    /// What is read together when parts have four words at least.
    fn parts_of(text: &str) -> Vec<String> {
        let document = Document::new("test", text);
        let mut parts = Vec::new();
        analyze_in_parts_of(4, &document, |analysis| {
            let sentences = analysis.sentences.iter();
            let sentences: Vec<&str> = sentences
                .map(|sentence| analysis.text(sentence.span))
                .collect();
            assert!(
                analysis
                    .tokens
                    .iter()
                    .all(|token| analysis.stretch().covers(token.span)),
                "{sentences:?}"
            );
            parts.push(sentences.join(" / "));
        });
        parts
    }

    #[test]
    fn a_very_long_text_is_cut_between_paragraphs_or_else_sentences() {
        assert_eq!(parts_of(""), [""]);
        assert_eq!(parts_of("Kim left."), ["Kim left."]);
        assert_eq!(
            parts_of(
                "Kim left Oslo. Xi left Oslo.\n\nMaria stayed.\n\nLee left. Kim left again.\n"
            ),
            [
                "Kim left Oslo. / Xi left Oslo.",
                "Maria stayed. / Lee left. / Kim left again."
            ]
        );
        assert_eq!(
            parts_of("Kim left Oslo. Xi left Oslo. Maria stayed. Lee left."),
            [
                "Kim left Oslo. / Xi left Oslo.",
                "Maria stayed. / Lee left."
            ]
        );
    }

    #[test]
    fn a_sentence_without_end_is_cut() {
        let text = "the dog saw the cat and ".repeat(300);
        let (document, words) = document_of(text.trim_end());
        let analysis = analyze_words(&document, &[words]);
        assert_eq!(analysis.tokens.len(), 1800);
        assert!(analysis.sentences.len() > 1);
    }
}
