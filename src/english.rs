//! Sentences, words, tags, lemmas, heads: what grammar says about a text.
//!
//! [`analyze`] never fails: any text gives an analysis, perhaps an empty one.

pub mod abbreviations;
pub mod conllu;
pub mod sentences;
pub mod tags;
pub mod tokens;
pub mod word_list;

use std::ops::Range;

use crate::document::{Block, Document};
use crate::span::Span;
pub use tags::{NameType, Penn, Relation, Upos};

/// The index of a token in [`Analysis::tokens`], counted through the whole document.
pub type TokenId = usize;

/// A word or mark, with its place in the dependency tree of its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the document's text.
    pub span: Span,
    /// Its universal part of speech.
    pub tag: Upos,
    /// Its Penn Treebank tag.
    pub penn: Penn,
    /// Its dictionary form.
    pub lemma: Box<str>,
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
    /// For each token, its leftmost dependent and its next sibling to the right.
    links: Vec<(Option<TokenId>, Option<TokenId>)>,
}

impl<'d> Analysis<'d> {
    /// Puts the parts together. Heads must lie in the token's own sentence.
    pub fn new(
        document: &'d Document,
        blocks: Vec<Block>,
        sentences: Vec<Sentence>,
        tokens: Vec<Token>,
        names: Vec<Name>,
    ) -> Self {
        let links = link(&tokens);
        Self {
            document,
            blocks,
            sentences,
            tokens,
            names,
            links,
        }
    }

    /// The token's form as it stands in the text.
    pub fn word(&self, token: TokenId) -> &'d str {
        self.tokens[token].span.text(&self.document.text)
    }

    /// The token's dictionary form.
    pub fn lemma(&self, token: TokenId) -> &str {
        &self.tokens[token].lemma
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
        std::iter::successors(self.links[token].0, |&child| self.links[child].1)
    }

    /// The token's first dependent with one of these relations.
    pub fn child(&self, token: TokenId, relations: &[Relation]) -> Option<TokenId> {
        self.children(token)
            .find(|&child| relations.contains(&self.relation(child)))
    }

    /// The number of the sentence that holds the token.
    pub fn sentence_of(&self, token: TokenId) -> usize {
        self.sentences
            .partition_point(|sentence| sentence.tokens.end <= token)
    }

    /// The text at a span.
    pub fn text(&self, span: Span) -> &'d str {
        span.text(&self.document.text)
    }
}

/// Lists each token's dependents as a chain from the leftmost to the rightmost.
fn link(tokens: &[Token]) -> Vec<(Option<TokenId>, Option<TokenId>)> {
    let mut links = vec![(None, None); tokens.len()];
    for token in (0..tokens.len()).rev() {
        if let Some(head) = tokens[token].head {
            links[token].1 = links[head].0;
            links[head].0 = Some(token);
        }
    }
    links
}

/// Analyses a document.
pub fn analyze(document: &Document) -> Analysis<'_> {
    Analysis::new(
        document,
        document.blocks(),
        Vec::new(),
        Vec::new(),
        Vec::new(),
    )
}
