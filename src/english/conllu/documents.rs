//! Puts documents together from the sentences of a CoNLL-U file.

use super::{ConlluFault, TreeSentence, TreeWord, read};
use crate::document::{Block, BlockKind, Document};
use crate::english::texts::Texts;
use crate::english::{Analysis, Sentence, Token};
use crate::span::Span;

/// The widest gap between two words that is believed, in code points.
const WIDEST_GAP: usize = 100_000;

/// A document with the trees that a CoNLL-U file has for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TreeDocument {
    /// The document: its text is put together from the sentences.
    pub document: Document,
    /// Its paragraphs.
    pub blocks: Vec<Block>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Their lemmas.
    lemmas: Texts,
    /// The length of the text in code points.
    length: usize,
}

impl TreeDocument {
    /// The trees as an analysis of the document, without names.
    pub fn analysis(&self) -> Analysis<'_> {
        Analysis::new(
            &self.document,
            self.blocks.clone(),
            self.sentences.clone(),
            self.tokens.clone(),
            self.lemmas.clone(),
            Vec::new(),
        )
    }
}

/// Reads the documents of a CoNLL-U file: `newdoc` begins one, `newpar` (or a new number in
/// `paragraph`) begins a paragraph.
///
/// Where words have a `TokenRange`, they stand at that place of the text, and spaces and line ends
/// fill the gaps; else a space stands between sentences, an empty line between paragraphs.
///
/// # Errors
///
/// Those of [`read`], and a gap in the ranges that is too wide to be meant.
///
/// # Examples
///
/// ```
/// use cloze::english::conllu::read_documents;
///
/// let file = "# newdoc id = a\n# text = Kim left.\n\
///     1\tKim\tKim\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n\
///     2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n\
///     3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";
/// let documents = read_documents(file)?;
/// let analysis = documents[0].analysis();
/// assert_eq!(analysis.document.text, "Kim left.");
/// assert_eq!(analysis.word(analysis.head(0).unwrap()), "left");
/// # Ok::<(), cloze::english::conllu::ConlluFault>(())
/// ```
pub fn read_documents(file: &str) -> Result<Vec<TreeDocument>, ConlluFault> {
    let mut documents: Vec<TreeDocument> = Vec::new();
    let mut paragraph = None;
    for sentence in read(file)? {
        if let (Some(id), _) | (None, Some(id)) = (
            sentence.comment_of("newdoc"),
            documents.is_empty().then_some(""),
        ) {
            documents.push(TreeDocument::named(id));
        }
        let number = sentence.comment("paragraph").map(str::to_owned);
        let is_new = sentence.comment_of("newpar").is_some() || number != paragraph;
        paragraph = number;
        if let Some(document) = documents.last_mut() {
            document.add(&sentence, is_new)?;
        }
    }
    for document in &mut documents {
        document.name_blocks();
    }
    Ok(documents)
}

impl TreeDocument {
    fn named(id: &str) -> Self {
        Self {
            document: Document::new(id, ""),
            ..Self::default()
        }
    }

    /// Adds a sentence, in a new paragraph or the last one.
    fn add(&mut self, sentence: &TreeSentence, new_paragraph: bool) -> Result<(), ConlluFault> {
        let begins_block = new_paragraph || self.blocks.is_empty();
        let first = self.tokens.len();
        self.open_gap(sentence, begins_block)?;
        let offset = self.document.text.len();
        for word in &sentence.words {
            let span = self.place(word, sentence, offset)?;
            self.tokens.push(token(word, span, first));
            self.lemmas.push([word.lemma.as_str()]);
        }
        self.close_sentence(first, begins_block);
        Ok(())
    }

    /// Adds the white space before a sentence.
    fn open_gap(&mut self, sentence: &TreeSentence, begins_block: bool) -> Result<(), ConlluFault> {
        let fill = if begins_block { '\n' } else { ' ' };
        let ranged = sentence.words.first().and_then(|word| word.range);
        let usual = match (self.document.text.is_empty(), begins_block) {
            (true, _) => 0,
            (false, true) => 2,
            (false, false) => 1,
        };
        let gap = ranged.map_or(usual, |range| range.start.saturating_sub(self.length));
        self.fill(fill, gap)
    }

    fn fill(&mut self, fill: char, gap: usize) -> Result<(), ConlluFault> {
        if gap > WIDEST_GAP {
            return Err(ConlluFault::new(0, "a token range leaves too wide a gap"));
        }
        self.document.text.extend(std::iter::repeat_n(fill, gap));
        self.length += gap;
        Ok(())
    }

    /// Adds the text of a word and what stands before it; gives its place.
    fn place(
        &mut self,
        word: &TreeWord,
        sentence: &TreeSentence,
        offset: usize,
    ) -> Result<Span, ConlluFault> {
        let Some(range) = word.range else {
            self.add_text(sentence, word.span.end, offset);
            return Ok(Span::new(word.span.start + offset, word.span.end + offset));
        };
        self.fill(' ', range.start.saturating_sub(self.length))?;
        if range.start >= self.length {
            self.append(word.span.text(&sentence.text));
        }
        let end = self.document.text.len();
        Ok(Span::new(end - word.span.len().min(end), end))
    }

    /// Adds the sentence's text up to a place.
    fn add_text(&mut self, sentence: &TreeSentence, end: usize, offset: usize) {
        let done = self.document.text.len() - offset;
        self.append(Span::new(done, end).text(&sentence.text));
    }

    fn append(&mut self, text: &str) {
        self.document.text.push_str(text);
        self.length += text.chars().count();
    }

    /// Notes the sentence of the tokens from `first` on.
    fn close_sentence(&mut self, first: usize, begins_block: bool) {
        let tokens = self.tokens.get(first..).unwrap_or_default();
        let spans = tokens.iter().map(|token| token.span);
        let Some(span) = spans.reduce(Span::join) else {
            return;
        };
        match self.blocks.last_mut().filter(|_| !begins_block) {
            Some(block) => block.span = block.span.join(span),
            None => self.blocks.push(Block {
                span,
                kind: BlockKind::Paragraph,
            }),
        }
        self.sentences.push(Sentence {
            span,
            tokens: first..self.tokens.len(),
            block: self.blocks.len() - 1,
        });
    }

    /// Tells headings from paragraphs.
    fn name_blocks(&mut self) {
        for (index, block) in self.blocks.iter_mut().enumerate() {
            block.kind = BlockKind::of_line(block.span.text(&self.document.text), index == 0);
        }
    }
}

/// A token of the analysis; `first` is the number of its sentence's first token.
fn token(word: &TreeWord, span: Span, first: usize) -> Token {
    Token {
        span,
        tag: word.tag,
        penn: word.penn,
        head: word.head.map(|head| head + first),
        relation: word.relation,
    }
}
