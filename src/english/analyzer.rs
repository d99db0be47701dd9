//! The steps from sentences to an analysis, with the working memory they share.

use std::ops::Range;
use std::sync::LazyLock;

use cloze_english::{Answer, Batch, Model, Network, Penn, Relation, names_of};

use super::datelines::dateline;
use super::lemmas::Lemmas;
use super::texts::Texts;
use super::title_case::{is_title_case, small_word};
use super::{Analysis, Name, Sentence, Token, TokenId};
use crate::document::{Block, Document};
use crate::span::Span;

/// The most words that are analysed as one sentence; a longer one is cut after so many, so that whatever looks at a
/// sentence as a whole stays cheap on text that has no sentences.
const LONGEST_SENTENCE: usize = 200;

/// So many words are analysed together: products of large matrices are faster than many of small ones.
const TOGETHER: usize = 1000;

/// The network that the program carries.
static NETWORK: LazyLock<Network<'static>> =
    LazyLock::new(|| Network::read(Model::embedded()).expect("a test reads the embedded model"));

/// Analyses sentences.
#[derive(Debug)]
pub struct Analyzer<'d> {
    text: &'d str,
    lemmas: Lemmas<'static>,
    /// The words that wait to be analysed.
    waiting: Vec<Span>,
    pieces: Vec<Piece>,
    batch: Batch,
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

impl<'d> Analyzer<'d> {
    /// Starts on a text.
    pub fn new(text: &'d str) -> Self {
        Self {
            text,
            lemmas: Lemmas::embedded(),
            waiting: Vec::new(),
            pieces: Vec::new(),
            batch: Batch::default(),
            sentences: Vec::new(),
            tokens: Vec::new(),
            token_lemmas: Texts::default(),
            names: Vec::new(),
        }
    }

    /// The number of words that were read.
    pub const fn len(&self) -> usize {
        self.tokens.len() + self.waiting.len()
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
    pub fn read(&mut self, words: &[Span], block: usize) {
        let (dateline, report) = words.split_at(dateline(self.text, words));
        if !dateline.is_empty() {
            self.add_sentence(dateline, block, true);
        }
        for piece in report.chunks(LONGEST_SENTENCE) {
            self.add_sentence(piece, block, false);
        }
    }

    fn add_sentence(&mut self, words: &[Span], block: usize, is_dateline: bool) {
        let first = self.tokens.len() + self.waiting.len();
        self.sentences.push(Sentence {
            span: words.iter().copied().reduce(Span::join).unwrap_or_default(),
            tokens: first..first + words.len(),
            block,
        });
        let first = self.waiting.len();
        self.waiting.extend(words);
        self.pieces.push(Piece {
            words: first..self.waiting.len(),
            is_dateline,
        });
        if is_title_case(self.text, words) {
            let texts = in_small_letters(self.text, words);
            NETWORK.add(&mut self.batch, texts.iter().map(String::as_str));
        } else {
            let texts = words.iter().map(|span| span.text(self.text));
            NETWORK.add(&mut self.batch, texts);
        }
        if self.waiting.len() >= TOGETHER {
            self.analyze_waiting();
        }
    }

    /// Analyses the words that wait.
    fn analyze_waiting(&mut self) {
        let answers = NETWORK.annotate(&mut self.batch);
        let pieces = std::mem::take(&mut self.pieces);
        for (piece, answer) in pieces.iter().zip(&answers) {
            let first = self.tokens.len();
            self.add_names(first, answer);
            self.add_tokens(&piece.words, answer);
            if piece.is_dateline {
                self.flatten(first);
            }
        }
        self.waiting.clear();
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

    fn add_names(&mut self, first: TokenId, answer: &Answer) {
        let names = names_of(&answer.marks).into_iter();
        self.names.extend(names.map(|(words, kind)| Name {
            tokens: first + words.start..first + words.end,
            kind,
        }));
    }

    fn add_tokens(&mut self, words: &Range<usize>, answer: &Answer) {
        let first = self.tokens.len();
        for (position, &span) in self.waiting[words.clone()].iter().enumerate() {
            let (head, penn) = (answer.heads[position], answer.tags[position]);
            self.lemmas
                .add(span.text(self.text), penn, &mut self.token_lemmas);
            self.tokens.push(Token {
                span,
                tag: answer.parts[position],
                penn,
                head: (head < words.len()).then_some(first + head),
                relation: answer.relations[position],
            });
        }
    }
}

/// The words of a headline In Title Case as they would be written in a text: small words in small letters, and then what
/// the network takes for verbs, adverbs, adjectives and common nouns.
fn in_small_letters(text: &str, words: &[Span]) -> Vec<String> {
    let small = |(place, span): (usize, &Span)| {
        let word = span.text(text);
        let small = small_word(word).filter(|_| place > 0);
        small.unwrap_or(word).to_owned()
    };
    let mut texts: Vec<String> = words.iter().enumerate().map(small).collect();
    let mut batch = Batch::default();
    NETWORK.add(&mut batch, texts.iter().map(String::as_str));
    let tags = NETWORK.annotate(&mut batch).pop().map(|answer| answer.tags);
    for (word, tag) in texts.iter_mut().zip(tags.into_iter().flatten()).skip(1) {
        if is_of_no_name(tag) {
            *word = word.to_lowercase();
        }
    }
    texts
}

/// Whether the tag is one of words that texts write in small letters.
const fn is_of_no_name(tag: Penn) -> bool {
    matches!(
        tag,
        Penn::Nn
            | Penn::Nns
            | Penn::Jj
            | Penn::Jjr
            | Penn::Jjs
            | Penn::Vb
            | Penn::Vbd
            | Penn::Vbg
            | Penn::Vbn
            | Penn::Vbp
            | Penn::Vbz
            | Penn::Rb
    )
}
