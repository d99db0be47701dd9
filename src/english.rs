//! Sentences, words, tags, lemmas, heads: what grammar says about a text.
//!
//! [`analyze`] never fails: any text gives an analysis, perhaps an empty one.

pub mod abbreviations;
pub mod analyzer;
pub mod conllu;
pub mod datelines;
pub mod features;
pub mod forms;
pub mod lemmas;
pub mod model;
pub mod names;
pub mod nouns;
pub mod parser;
pub mod parts;
pub mod phrases;
pub mod sentences;
pub mod small_letters;
pub mod tagger;
pub mod tags;
pub mod texts;
pub mod tokens;
pub mod transitions;
pub mod verbs;
pub mod weights;
pub mod word_hash;
pub mod word_list;

use std::ops::Range;

use crate::document::{Block, BlockKind, Document};
use crate::span::Span;
use analyzer::Analyzer;
use model::Model;
use small_letters::SmallLetters;
use texts::Texts;

pub use tags::{NameType, Penn, Relation, Upos};

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

/// A word given to [`analyze_words`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands in the document's text.
    pub span: Span,
    /// Its tag, if that is known beforehand.
    pub tag: Option<Penn>,
}

impl From<Span> for Word {
    fn from(span: Span) -> Self {
        Self { span, tag: None }
    }
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
    pub fn new(
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
            lemmas,
            links: Vec::new(),
            sentence_of,
        };
        analysis.link();
        analysis
    }

    /// Lists each token's dependents anew, as a chain from the leftmost to the rightmost; to be done after heads have
    /// changed.
    pub fn link(&mut self) {
        self.links.clear();
        self.links.resize(self.tokens.len(), Links::default());
        for (token, Token { head, .. }) in self.tokens.iter().enumerate().rev() {
            if let Some(head) = *head {
                self.links[token].next_sibling = self.links[head].first_child;
                self.links[head].first_child = token as u32 + 1;
            }
        }
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
    pub fn lower_word(&self, token: TokenId) -> SmallLetters<'d> {
        SmallLetters::of(self.word(token))
    }

    /// The token's dictionary form in small letters, which only names have not anyway.
    pub fn lower_lemma(&self, token: TokenId) -> SmallLetters<'_> {
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
    pub fn child(&self, token: TokenId, relations: &[Relation]) -> Option<TokenId> {
        self.children(token)
            .find(|&child| relations.contains(&self.relation(child)))
    }

    /// The number of the sentence that holds the token.
    pub fn sentence_of(&self, token: TokenId) -> usize {
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
pub fn analyze(document: &Document) -> Analysis<'_> {
    analyze_with(document, Model::embedded())
}

/// Analyses a document with another model than the embedded one.
pub fn analyze_with<'d>(document: &'d Document, model: Model) -> Analysis<'d> {
    let blocks = document.blocks();
    let mut analyzer = Analyzer::new(&document.text, model);
    let read = blocks.iter().enumerate();
    for (number, block) in read.filter(|(_, block)| block.kind != BlockKind::Repeat) {
        let spans = tokens::tokenize(&document.text, block.span);
        for sentence in sentences::split(&document.text, &spans) {
            let words: Vec<Word> = spans[sentence].iter().copied().map(Word::from).collect();
            analyzer.read(&words, number);
        }
    }
    analyzer.finish(document, blocks)
}

/// Analyses a document that is one sentence, cut into words already.
///
/// Words with a fixed tag keep it, and the tree is built around them.
pub fn analyze_words<'d>(document: &'d Document, words: &[Word]) -> Analysis<'d> {
    let block = Block {
        span: Span::new(0, document.text.len()),
        kind: BlockKind::Paragraph,
    };
    let mut analyzer = Analyzer::new(&document.text, Model::embedded());
    analyzer.read(words, 0);
    analyzer.finish(document, vec![block])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words between spaces; a word written `word/TAG` has its tag fixed.
    fn document_of(words: &str) -> (Document, Vec<Word>) {
        let mut text = String::new();
        let mut list = Vec::new();
        for word in words.split(' ') {
            let (form, tag) = word.split_once('/').unwrap_or((word, ""));
            let start = text.len();
            text.push_str(form);
            list.push(Word {
                span: Span::new(start, text.len()),
                tag: Penn::from_label(tag),
            });
            text.push(' ');
        }
        (Document::new("test", text), list)
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
        assert_eq!(show(&analyze_words(&document, &words)), expected);
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
    fn a_fixed_tag_is_kept() {
        let (document, words) = document_of("Xx/NNP Yy/VBD zz/NNS");
        let analysis = analyze_words(&document, &words);
        assert_eq!(analysis.penn(1), Penn::Vbd);
        assert_eq!(analysis.penn(2), Penn::Nns);
    }

    #[test]
    fn any_words_give_a_tree() {
        for text in ["\u{0}", "中文 字 。", "! ! !", ") ) (", "\u{ad} \u{feff}"] {
            let (document, words) = document_of(text);
            let analysis = analyze_words(&document, &words);
            let roots = analysis.tokens.iter().filter(|token| token.head.is_none());
            assert_eq!(roots.count(), 1, "{text:?}");
        }
        let (document, _) = document_of("x");
        assert!(analyze_words(&document, &[]).tokens.is_empty());
    }

    #[test]
    fn a_sentence_without_end_is_cut() {
        let text = "the dog saw the cat and ".repeat(300);
        let (document, words) = document_of(text.trim_end());
        let analysis = analyze_words(&document, &words);
        assert_eq!(analysis.tokens.len(), 1800);
        assert!(analysis.sentences.len() > 1);
    }
}
