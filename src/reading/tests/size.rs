//! Very long documents.

use std::fmt::Write;

use crate::document::{Block, BlockKind, Document};
use crate::english::texts::Texts;
use crate::english::{Analysis, Penn, Relation, Sentence, Token, Upos};
use crate::gazetteer::Gazetteer;
use crate::reading::{Reading, read};
use crate::span::Span;
use crate::vocabulary::Vocabulary;

#[test]
fn a_document_with_very_many_people_is_read_in_linear_time() {
    // With work that grew with the square, this test would take hours.
    let mut text = String::new();
    for number in 0..50_000 {
        let _ = write!(
            text,
            "Ann Lee{number} greeted Bo Berg{number}. Lee{number} thanked him. "
        );
    }
    let document = Document::new("test", text);
    let analysis = by_letters(&document);
    let reading = read_without_clauses(&analysis);
    assert_eq!(reading.entities.len(), 100_000);
}

#[test]
fn one_name_very_many_times_is_read_in_linear_time() {
    let document = Document::new("test", "Maria Lopez met Lopez again. ".repeat(100_000));
    let analysis = by_letters(&document);
    let reading = read_without_clauses(&analysis);
    assert_eq!(reading.entities.len(), 1);
    assert_eq!(reading.mentions.len(), 200_000);
}

#[test]
fn many_namesakes_stay_ambiguous_and_cost_little() {
    let mut text = String::new();
    for number in 0..5_000 {
        let _ = write!(text, "Ann{number} Lee greeted Bo{number} Lee. Lee smiled. ");
    }
    let document = Document::new("test", text);
    let analysis = by_letters(&document);
    let reading = read_without_clauses(&analysis);
    let last = reading.mentions.last().expect("there are mentions");
    assert_eq!(last.span.text(&document.text), "Lee");
    assert!(last.entities.is_empty(), "{last:?}");
}

fn read_without_clauses<'d>(analysis: &'d Analysis<'d>) -> Reading<'d> {
    read(
        analysis,
        Vec::new(),
        Gazetteer::shipped(),
        &Vocabulary::default(),
    )
}

/// A rough analysis by spaces and capitals, for texts too long for the grammar in a test.
fn by_letters(document: &Document) -> Analysis<'_> {
    let mut tokens = Vec::new();
    let mut lemmas = Texts::default();
    let mut sentences = Vec::new();
    let mut start = 0;
    let text = &document.text;
    for piece in text.split_inclusive(' ') {
        let word = piece.trim_end_matches([' ', '.']);
        let offset = piece.as_ptr() as usize - text.as_ptr() as usize;
        let (tag, penn) = match word {
            "him" => (Upos::Pron, Penn::Prp),
            _ if word.starts_with(char::is_uppercase) => (Upos::Propn, Penn::Nnp),
            _ => (Upos::Verb, Penn::Vbd),
        };
        let is_first = tokens.len() == start;
        lemmas.push([word]);
        tokens.push(Token {
            span: Span::new(offset, offset + word.len()),
            tag,
            penn,
            head: (!is_first).then_some(start),
            relation: if is_first {
                Relation::Root
            } else {
                Relation::Obj
            },
        });
        if piece.contains('.') {
            let span = tokens[start].span.join(tokens[tokens.len() - 1].span);
            sentences.push(Sentence {
                span,
                tokens: start..tokens.len(),
                block: 0,
            });
            start = tokens.len();
        }
    }
    let block = Block {
        span: Span::new(0, text.len()),
        kind: BlockKind::Paragraph,
    };
    Analysis::new(document, vec![block], sentences, tokens, lemmas, Vec::new())
}
