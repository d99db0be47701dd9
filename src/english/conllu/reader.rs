//! Reads the sentences of a CoNLL-U file.

use super::{ConlluFault, TreeSentence, TreeWord};
use crate::english::{Penn, Relation, Upos};
use crate::span::Span;

/// Reads the sentences of a CoNLL-U file.
///
/// Labels outside our tag sets become their nearest label: a relation without its subtype, `dep`,
/// `X`, `XX`.
///
/// # Errors
///
/// The first line that is no comment and has not ten columns, or a form that is not in the text, or
/// a head that is not in the sentence.
pub fn read(file: &str) -> Result<Vec<TreeSentence>, ConlluFault> {
    let mut sentences = Vec::new();
    let mut draft = Draft::default();
    for (index, line) in file.lines().enumerate() {
        let line = line.trim_end_matches('\r');
        if line.is_empty() {
            sentences.extend(std::mem::take(&mut draft).finish()?);
        } else {
            draft.add(index + 1, line)?;
        }
    }
    sentences.extend(draft.finish()?);
    Ok(sentences)
}

/// A sentence while its lines are read.
#[derive(Default)]
struct Draft {
    sentence: TreeSentence,
    /// The pieces of the text: words, and multiword tokens with their words.
    pieces: Vec<Piece>,
    /// How many words of the last piece, a multiword token, are still to come.
    awaited: usize,
    line: usize,
}

/// A stretch of text between two spaces or joints: a word, or a multiword token.
struct Piece {
    form: String,
    space_after: bool,
    first_word: usize,
    line: usize,
}

impl Draft {
    /// Takes in a line.
    fn add(&mut self, number: usize, line: &str) -> Result<(), ConlluFault> {
        self.line = number;
        if let Some(comment) = line.strip_prefix('#') {
            self.add_comment(comment.trim());
            return Ok(());
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let columns: [&str; 10] = columns.try_into().map_err(|columns: Vec<&str>| {
            ConlluFault::new(
                number,
                format!("10 columns expected, {} found", columns.len()),
            )
        })?;
        if let Some((first, last)) = columns[0].split_once('-') {
            self.add_multiword(
                &columns,
                number_in(first, number)?,
                number_in(last, number)?,
            );
        } else if !columns[0].contains('.') {
            self.add_word(&columns)?;
        }
        Ok(())
    }

    fn add_comment(&mut self, comment: &str) {
        let (key, value) = comment.split_once('=').unwrap_or((comment, ""));
        let (key, value) = (key.trim().to_owned(), value.trim().to_owned());
        self.sentence.comments.push((key, value));
    }

    fn add_multiword(&mut self, columns: &[&str; 10], first: usize, last: usize) {
        self.add_piece(columns);
        self.awaited = (last + 1).saturating_sub(first);
    }

    fn add_piece(&mut self, columns: &[&str; 10]) {
        self.pieces.push(Piece {
            form: columns[1].to_owned(),
            space_after: !columns[9].split('|').any(|misc| misc == "SpaceAfter=No"),
            first_word: self.sentence.words.len(),
            line: self.line,
        });
    }

    fn add_word(&mut self, columns: &[&str; 10]) -> Result<(), ConlluFault> {
        match self.awaited.checked_sub(1) {
            Some(awaited) => self.awaited = awaited,
            None => self.add_piece(columns),
        }
        self.sentence.words.push(TreeWord {
            form: columns[1].to_owned(),
            lemma: columns[2].to_owned(),
            tag: Upos::from_label(columns[3]).unwrap_or(Upos::X),
            penn: Penn::from_label(columns[4]).unwrap_or(Penn::Other),
            head: number_in(columns[6], self.line)?.checked_sub(1),
            relation: relation(columns[7]),
            span: Span::default(),
            range: columns[9].split('|').find_map(token_range),
        });
        Ok(())
    }

    /// The sentence, with spans; none if no line has been read.
    fn finish(mut self) -> Result<Option<TreeSentence>, ConlluFault> {
        let count = self.sentence.words.len();
        if count == 0 {
            return Ok(None);
        }
        if self
            .sentence
            .words
            .iter()
            .any(|word| word.head >= Some(count))
        {
            return Err(ConlluFault::new(self.line, "a head is not in its sentence"));
        }
        match self.sentence.comment("text").map(str::to_owned) {
            Some(text) => self.sentence.text = text,
            None => self.sentence.text = put_together(&self.pieces),
        }
        self.place_words()?;
        Ok(Some(self.sentence))
    }

    /// Finds the words in the text.
    fn place_words(&mut self) -> Result<(), ConlluFault> {
        let mut at = 0;
        let ends = self.pieces.iter().skip(1).map(|piece| piece.first_word);
        let ends: Vec<usize> = ends.chain([self.sentence.words.len()]).collect();
        for (piece, end) in self.pieces.iter().zip(ends) {
            let rest = self.sentence.text.get(at..).unwrap_or_default();
            at += rest.len() - rest.trim_start().len();
            if !rest.trim_start().starts_with(&piece.form) {
                let message = format!("{:?} does not follow in the text", piece.form);
                return Err(ConlluFault::new(piece.line, message));
            }
            let span = Span::new(at, at + piece.form.len());
            if let Some(words) = self.sentence.words.get_mut(piece.first_word..end) {
                place_inside(words, span);
            }
            at = span.end;
        }
        Ok(())
    }
}

/// Places the words of a multiword token side by side if their forms fill it, else all over it.
fn place_inside(words: &mut [TreeWord], span: Span) {
    let fits = words.iter().map(|word| word.form.len()).sum::<usize>() == span.len();
    let mut at = span.start;
    for word in words {
        word.span = if fits {
            Span::new(at, at + word.form.len())
        } else {
            span
        };
        at = word.span.end;
    }
}

/// The text of a sentence without the comment `text`.
fn put_together(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        text.push_str(&piece.form);
        if piece.space_after {
            text.push(' ');
        }
    }
    text.truncate(text.trim_end().len());
    text
}

fn number_in(column: &str, line: usize) -> Result<usize, ConlluFault> {
    let number = column.parse();
    number.map_err(|_| ConlluFault::new(line, format!("{column:?} is not a number")))
}

/// The relation of a label; without its subtype if we don't know that.
fn relation(label: &str) -> Relation {
    let universal = label.split(':').next().unwrap_or_default();
    Relation::from_label(label)
        .or_else(|| Relation::from_label(universal))
        .unwrap_or(Relation::Dep)
}

/// The value of `TokenRange=START:END`.
fn token_range(misc: &str) -> Option<Span> {
    let (start, end) = misc.strip_prefix("TokenRange=")?.split_once(':')?;
    Some(Span::new(start.parse().ok()?, end.parse().ok()?))
}
