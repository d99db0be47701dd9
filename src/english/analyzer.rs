//! The steps from sentences to an analysis, with the working memory they share.

use std::ops::Range;

use super::datelines::dateline;
use super::forms::Form;
use super::lemmas::Lemmas;
use super::model::{Model, Section};
use super::names::{self, Sight};
use super::parser::{Parser, Search, Tree, Words};
use super::parts::part;
use super::tags::{Penn, Relation};
use super::texts::Texts;
use super::weights::{Map, Rows, Triples};
use super::{Analysis, Name, Sentence, Token, TokenId, Word};
use crate::document::{Block, Document};
use crate::span::Span;

/// The most words that are parsed as one sentence; a longer one is cut, so that whatever looks
/// at a sentence as a whole stays cheap on text that has no sentences.
const LONGEST_SENTENCE: usize = 400;

/// So many words are analysed together, step by step: each step has its own weights, and memory
/// that is near holds the most used ones of a few steps only.
const TOGETHER: usize = 1000;

/// Analyses sentences.
#[derive(Debug)]
pub struct Analyzer<'d, 'm> {
    text: &'d str,
    model: Model<'m>,
    parts: Map<'m>,
    phrases: Map<'m>,
    clusters: Map<'m>,
    lemmas: Lemmas<'m>,
    parser: Parser<Triples<'m>, Rows<'m>>,
    /// The words that wait to be parsed, with their tags.
    waiting: Vec<Word>,
    pieces: Vec<Piece>,
    forms: Vec<Form>,
    tags: Vec<Penn>,
    fixed: Vec<Option<Penn>>,
    sentence_tags: Vec<Penn>,
    sight: Sight,
    words: Words,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
    token_lemmas: Texts,
    names: Vec<Name>,
}

/// A sentence or a dateline among the words that wait.
#[derive(Debug)]
struct Piece {
    words: Range<usize>,
    is_dateline: bool,
}

impl<'d, 'm> Analyzer<'d, 'm> {
    /// Starts on a text with a model.
    pub fn new(text: &'d str, model: Model<'m>) -> Self {
        Self {
            text,
            model,
            parts: model.map(Section::Parts),
            phrases: model.map(Section::Phrases),
            clusters: model.map(Section::Clusters),
            lemmas: Lemmas::new(
                model.map(Section::LemmaMap),
                model.section(Section::LemmaEdits),
            ),
            parser: Parser::new(model.moves(), model.relations()),
            waiting: Vec::new(),
            pieces: Vec::new(),
            forms: Vec::new(),
            tags: Vec::new(),
            fixed: Vec::new(),
            sentence_tags: Vec::new(),
            sight: Sight::default(),
            words: Words::default(),
            sentences: Vec::new(),
            tokens: Vec::new(),
            token_lemmas: Texts::default(),
            names: Vec::new(),
        }
    }

    /// Searches for trees more or less widely.
    pub fn with_search(self, search: Search) -> Self {
        Self {
            parser: self.parser.with_search(search),
            ..self
        }
    }

    /// Puts together what was read.
    pub fn finish(mut self, document: &'d Document, blocks: Vec<Block>) -> Analysis<'d> {
        self.analyze_waiting();
        Analysis::new(
            document,
            blocks,
            self.sentences,
            self.tokens,
            self.token_lemmas,
            self.names,
        )
    }

    /// Analyses a sentence of a block, in pieces if it is very long. A dateline is a sentence by itself.
    pub fn read(&mut self, words: &[Word], block: usize) {
        let (dateline, report) = words.split_at(dateline(self.text, words));
        if !dateline.is_empty() {
            self.add_sentence(dateline, block, true);
        }
        for piece in report.chunks(LONGEST_SENTENCE) {
            self.add_sentence(piece, block, false);
        }
        if self.waiting.len() >= TOGETHER {
            self.analyze_waiting();
        }
    }

    fn add_sentence(&mut self, words: &[Word], block: usize, is_dateline: bool) {
        let first = self.tokens.len() + self.waiting.len();
        let spans = words.iter().map(|word| word.span);
        self.sentences.push(Sentence {
            span: spans.reduce(Span::join).unwrap_or_default(),
            tokens: first..first + words.len(),
            block,
        });
        self.add_piece(words, is_dateline);
    }

    /// Adds the words of a sentence to those that wait, with their tags.
    fn add_piece(&mut self, words: &[Word], is_dateline: bool) {
        let first = self.waiting.len();
        self.waiting.extend(words);
        self.pieces.push(Piece {
            words: first..self.waiting.len(),
            is_dateline,
        });
        let forms = words
            .iter()
            .map(|word| Form::with_clusters(word.span.text(self.text), &self.clusters));
        self.forms.extend(forms);
        self.fixed.clear();
        self.fixed.extend(words.iter().map(|word| word.tag));
        let tagger = self.model.tagger();
        tagger.tag(&self.forms[first..], &self.fixed, &mut self.sentence_tags);
        self.tags.append(&mut self.sentence_tags);
    }

    /// Analyses the words that wait.
    fn analyze_waiting(&mut self) {
        let pieces = std::mem::take(&mut self.pieces);
        let trees: Vec<Tree> = pieces
            .iter()
            .map(|piece| self.parse(&piece.words))
            .collect();
        for piece in &pieces {
            self.add_names(&piece.words);
        }
        for (piece, tree) in pieces.iter().zip(&trees) {
            let first = self.tokens.len();
            self.add_tokens(&piece.words, tree);
            if piece.is_dateline {
                self.flatten(first);
            }
        }
        self.waiting.clear();
        self.forms.clear();
        self.tags.clear();
    }

    /// A dateline says nothing: its parts hang on its first word, without a relation that tells more.
    fn flatten(&mut self, first: TokenId) {
        for token in self.tokens.iter_mut().skip(first) {
            (token.head, token.relation) = (Some(first), Relation::Dep);
        }
        if let Some(token) = self.tokens.get_mut(first) {
            (token.head, token.relation) = (None, Relation::Root);
        }
    }

    fn parse(&mut self, words: &Range<usize>) -> Tree {
        self.words
            .read(&self.forms[words.clone()], &self.tags[words.clone()]);
        self.parser.parse(&self.words)
    }

    fn add_names(&mut self, words: &Range<usize>) {
        let first = self.tokens.len() + words.start;
        let forms = &self.forms[words.clone()];
        let tags = &self.tags[words.clone()];
        let view = self.sight.look(&self.phrases, forms, tags);
        let names = names::find(&self.model.names(), view);
        self.sight.note(forms, &names);
        self.names.extend(names.into_iter().map(|name| Name {
            tokens: first + name.tokens.start..first + name.tokens.end,
            kind: name.kind,
        }));
    }

    fn add_tokens(&mut self, words: &Range<usize>, tree: &Tree) {
        let first = self.tokens.len();
        for (position, place) in words.clone().enumerate() {
            let (word, form, penn) = (&self.waiting[place], &self.forms[place], self.tags[place]);
            let (head, relation) = (tree.heads[position] as usize, tree.relations[position]);
            let text = word.span.text(self.text);
            self.lemmas.add(text, form, penn, &mut self.token_lemmas);
            self.tokens.push(Token {
                span: word.span,
                tag: part(&self.parts, form, penn, relation),
                penn,
                head: (head < words.len()).then_some(first + head),
                relation,
            });
        }
    }
}
