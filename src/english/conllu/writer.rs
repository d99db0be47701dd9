//! Writes an analysis as CoNLL-U.

use std::io::{self, Write};

use crate::english::{Analysis, Sentence, TokenId};
use crate::span::Span;

/// Writes an analysis as CoNLL-U, with `# newdoc`, `# newpar`, `# sent_id`, `# text`, and the place
/// of each token in code points of the document as `TokenRange=START:END`.
///
/// # Errors
///
/// Those of the output.
pub fn write(analysis: &Analysis<'_>, output: &mut impl Write) -> io::Result<()> {
    let id = &analysis.document.id;
    let mut block = None;
    let mut counter = CodePoints::new(&analysis.document.text);
    for (index, sentence) in analysis.sentences.iter().enumerate() {
        if index == 0 {
            writeln!(output, "# newdoc id = {}", one_line(id))?;
        }
        if block.replace(sentence.block) != Some(sentence.block) {
            writeln!(output, "# newpar")?;
        }
        writeln!(output, "# sent_id = {}-{}", one_line(id), index + 1)?;
        writeln!(
            output,
            "# text = {}",
            one_line(analysis.text(sentence.span))
        )?;
        write_tokens(analysis, sentence, &mut counter, output)?;
        writeln!(output)?;
    }
    Ok(())
}

/// Writes the tokens of a sentence, one a line.
fn write_tokens(
    analysis: &Analysis<'_>,
    sentence: &Sentence,
    counter: &mut CodePoints<'_>,
    output: &mut impl Write,
) -> io::Result<()> {
    for token in sentence.tokens.clone() {
        let number = token - sentence.tokens.start + 1;
        let head = analysis
            .head(token)
            .map_or(0, |head| head + 1 - sentence.tokens.start);
        let lemma = one_line(analysis.lemma(token));
        let lemma = if lemma.is_empty() { "_" } else { &lemma };
        writeln!(
            output,
            "{number}\t{}\t{lemma}\t{}\t{}\t_\t{head}\t{}\t_\t{}",
            one_line(analysis.word(token)),
            analysis.tag(token),
            analysis.penn(token),
            analysis.relation(token),
            miscellany(analysis, sentence, token, counter),
        )?;
    }
    Ok(())
}

/// The last column of a token.
fn miscellany(
    analysis: &Analysis<'_>,
    sentence: &Sentence,
    token: TokenId,
    counter: &mut CodePoints<'_>,
) -> String {
    let next = (token + 1 < sentence.tokens.end).then_some(token + 1);
    let span_of = |token: TokenId| analysis.tokens.get(token).map(|token| token.span);
    let span = span_of(token).unwrap_or_default();
    let joined = next
        .and_then(span_of)
        .is_some_and(|next| next.start == span.end);
    let range = counter.range(span);
    let space = if joined { "SpaceAfter=No|" } else { "" };
    format!("{space}TokenRange={}:{}", range.start, range.end)
}

/// A text in one line: each stretch of white space and controls is one space.
fn one_line(text: &str) -> String {
    let is_blank = |character: char| character.is_whitespace() || character.is_control();
    let words = text.split(is_blank).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Counts code points of a text from its beginning, forwards.
struct CodePoints<'t> {
    text: &'t str,
    byte: usize,
    count: usize,
}

impl<'t> CodePoints<'t> {
    const fn new(text: &'t str) -> Self {
        Self {
            text,
            byte: 0,
            count: 0,
        }
    }

    /// A span in code points; cheap for spans in text order.
    fn range(&mut self, span: Span) -> Span {
        let start = self.count_to(span.start);
        Span::new(start, start + span.text(self.text).chars().count())
    }

    fn count_to(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.count) = (0, 0);
        }
        let passed = Span::new(self.byte, byte).text(self.text);
        self.count += passed.chars().count();
        self.byte = byte;
        self.count
    }
}
