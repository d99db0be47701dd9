//! The steps from sentences to an analysis, with the working memory they share.

use super::datelines::dateline;
use super::forms::Form;
use super::lemmas::Lemmas;
use super::model::{Model, Section};
use super::names::{self, View};
use super::parser::{Parser, Search, Tree, Words};
use super::parts::part;
use super::phrases;
use super::tags::{Penn, Relation};
use super::weights::{Map, Rows, Triples};
use super::{Analysis, Name, Sentence, Token, Word};
use crate::document::{Block, Document};
use crate::span::Span;

/// The most words that are parsed as one sentence; a longer one is cut, so that whatever looks
/// at a sentence as a whole stays cheap on text that has no sentences.
const LONGEST_SENTENCE: usize = 400;

/// Analyses sentences one after the other.
#[derive(Debug)]
pub struct Analyzer<'d, 'm> {
    text: &'d str,
    model: Model<'m>,
    parts: Map<'m>,
    phrases: Map<'m>,
    lemmas: Lemmas<'m>,
    parser: Parser<Triples<'m>, Rows<'m>>,
    forms: Vec<Form>,
    fixed: Vec<Option<Penn>>,
    tags: Vec<Penn>,
    known: Vec<u64>,
    words: Words,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
    names: Vec<Name>,
}

impl<'d, 'm> Analyzer<'d, 'm> {
    /// Starts on a text with a model.
    pub fn new(text: &'d str, model: Model<'m>) -> Self {
        Self {
            text,
            model,
            parts: model.map(Section::Parts),
            phrases: model.map(Section::Phrases),
            lemmas: Lemmas::new(
                model.map(Section::LemmaMap),
                model.section(Section::LemmaEdits),
            ),
            parser: Parser::new(model.moves(), model.relations()),
            forms: Vec::new(),
            fixed: Vec::new(),
            tags: Vec::new(),
            known: Vec::new(),
            words: Words::default(),
            sentences: Vec::new(),
            tokens: Vec::new(),
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
    pub fn finish(self, document: &'d Document, blocks: Vec<Block>) -> Analysis<'d> {
        Analysis::new(document, blocks, self.sentences, self.tokens, self.names)
    }

    /// Analyses a sentence of a block, in pieces if it is very long. A dateline is a sentence by itself.
    pub fn read(&mut self, words: &[Word], block: usize) {
        let (dateline, report) = words.split_at(dateline(self.text, words));
        if !dateline.is_empty() {
            self.read_dateline(dateline, block);
        }
        for piece in report.chunks(LONGEST_SENTENCE) {
            self.read_piece(piece, block);
        }
    }

    /// Reads a dateline. It says nothing: its parts hang on its first word, without a relation that tells more.
    fn read_dateline(&mut self, words: &[Word], block: usize) {
        let first = self.tokens.len();
        self.read_piece(words, block);
        for token in self.tokens.iter_mut().skip(first) {
            (token.head, token.relation) = (Some(first), Relation::Dep);
        }
        if let Some(token) = self.tokens.get_mut(first) {
            (token.head, token.relation) = (None, Relation::Root);
        }
    }

    fn read_piece(&mut self, words: &[Word], block: usize) {
        self.tag(words);
        self.words.read(&self.forms, &self.tags);
        let tree = self.parser.parse(&self.words);
        self.add_sentence(words, block);
        self.add_names();
        self.add_tokens(words, &tree);
    }

    fn tag(&mut self, words: &[Word]) {
        self.forms.clear();
        let forms = words
            .iter()
            .map(|word| Form::new(word.span.text(self.text)));
        self.forms.extend(forms);
        self.fixed.clear();
        self.fixed.extend(words.iter().map(|word| word.tag));
        let tagger = self.model.tagger();
        tagger.tag(&self.forms, &self.fixed, &mut self.tags);
    }

    /// Adds the names of the sentence whose tokens are to be added next.
    fn add_names(&mut self) {
        let first = self.tokens.len();
        phrases::mark(&self.phrases, &self.forms, &mut self.known);
        let view = View {
            forms: &self.forms,
            tags: &self.tags,
            known: &self.known,
        };
        let names = names::find(&self.model.names(), view);
        self.names.extend(names.into_iter().map(|name| Name {
            tokens: first + name.tokens.start..first + name.tokens.end,
            kind: name.kind,
        }));
    }

    fn add_sentence(&mut self, words: &[Word], block: usize) {
        let first = self.tokens.len();
        let spans = words.iter().map(|word| word.span);
        self.sentences.push(Sentence {
            span: spans.reduce(Span::join).unwrap_or_default(),
            tokens: first..first + words.len(),
            block,
        });
    }

    fn add_tokens(&mut self, words: &[Word], tree: &Tree) {
        let first = self.tokens.len();
        for (position, word) in words.iter().enumerate() {
            let (form, penn) = (&self.forms[position], self.tags[position]);
            let (head, relation) = (tree.heads[position] as usize, tree.relations[position]);
            self.tokens.push(Token {
                span: word.span,
                tag: part(&self.parts, form, penn, relation),
                penn,
                lemma: self.lemmas.lemma(word.span.text(self.text), form, penn),
                head: (head < words.len()).then_some(first + head),
                relation,
            });
        }
    }
}
