//! Who says what stands between quotation marks.

use std::collections::BTreeMap;

use super::EntityId;
use super::cast::Cast;
use crate::clause::ClauseId;
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

/// The most steps up a tree to the clause that a word belongs to.
const CLIMB: usize = 24;

/// Where quotations are, and who speaks.
#[derive(Debug)]
pub struct Speakers {
    /// For each token the number of the quotation that it stands in.
    quotation: Vec<Option<usize>>,
    /// The head word of each quotation's speaker.
    speaker: BTreeMap<usize, TokenId>,
    /// The clause of each predicate.
    clause_of: BTreeMap<TokenId, ClauseId>,
}

impl Speakers {
    /// Finds the quotations of a document and their speakers.
    pub fn new(cast: &Cast<'_, '_>) -> Self {
        let quotation = quotations(cast.analysis);
        let clause_of = cast
            .clauses
            .iter()
            .enumerate()
            .map(|(id, clause)| (clause.predicate.head, id))
            .collect();
        let mut speakers = Self {
            quotation,
            speaker: BTreeMap::new(),
            clause_of,
        };
        speakers.find_by_clauses(cast);
        speakers.find_by_verbs(cast.analysis);
        speakers.carry_on(cast.analysis);
        speakers
    }

    /// The entity that says a word, if it stands in a quotation.
    pub fn of(&self, cast: &Cast<'_, '_>, token: TokenId) -> Option<EntityId> {
        let quotation = self.quotation.get(token).copied().flatten()?;
        let by_clause = self.by_clause(cast, token);
        let speaker = by_clause.or_else(|| self.speaker.get(&quotation).copied())?;
        cast.entity_at(speaker)
    }

    /// Whether a word stands in a quotation.
    pub fn is_quoted(&self, token: TokenId) -> bool {
        self.quotation.get(token).copied().flatten().is_some()
    }

    /// The speaker of the nearest clause above a word.
    fn by_clause(&self, cast: &Cast<'_, '_>, token: TokenId) -> Option<TokenId> {
        let mut place = token;
        for _ in 0..CLIMB {
            let clause = self.clause_of.get(&place).map(|&id| &cast.clauses[id]);
            if let Some(speaker) = clause.and_then(|clause| clause.status.speakers.first()) {
                return (!self.is_quoted(speaker.head)).then_some(speaker.head);
            }
            place = cast.analysis.head(place)?;
        }
        None
    }

    /// A quotation has the speaker of the first of its clauses that has one outside it.
    fn find_by_clauses(&mut self, cast: &Cast<'_, '_>) {
        for clause in cast.clauses {
            let quotation = self.quotation.get(clause.predicate.head).copied().flatten();
            let speaker = clause.status.speakers.first().map(|member| member.head);
            if let (Some(quotation), Some(speaker)) = (quotation, speaker)
                && !self.is_quoted(speaker)
            {
                self.speaker.entry(quotation).or_insert(speaker);
            }
        }
    }

    /// Else it has the subject of the verb outside it that governs it, or that it governs.
    fn find_by_verbs(&mut self, analysis: &Analysis<'_>) {
        for token in 0..analysis.tokens.len() {
            let Some(quotation) = self.quotation[token] else {
                continue;
            };
            if self.speaker.contains_key(&quotation) {
                continue;
            }
            let verb = outer_verb(analysis, &self.quotation, token);
            let subject = verb.and_then(|verb| analysis.child(verb, &[Relation::Nsubj]));
            if let Some(subject) = subject.filter(|&subject| !self.is_quoted(subject)) {
                self.speaker.insert(quotation, subject);
            }
        }
    }
}

impl Speakers {
    /// A quotation without a speaker goes on with the one before it in the paragraph: _"…," Lee said. "…"_
    fn carry_on(&mut self, analysis: &Analysis<'_>) {
        let mut last: Option<(usize, TokenId)> = None;
        let mut seen = None;
        for sentence in &analysis.sentences {
            for token in sentence.tokens.clone() {
                let Some(quotation) =
                    self.quotation[token].filter(|_| self.quotation[token] != seen)
                else {
                    continue;
                };
                seen = Some(quotation);
                let before = last.filter(|(block, _)| *block == sentence.block);
                let speaker = self.speaker.get(&quotation).copied();
                if let (None, Some((_, speaker))) = (speaker, before) {
                    self.speaker.insert(quotation, speaker);
                }
                last = self
                    .speaker
                    .get(&quotation)
                    .map(|speaker| (sentence.block, *speaker));
            }
        }
    }
}

/// The verb outside a quotation that a word inside it is linked to.
fn outer_verb(
    analysis: &Analysis<'_>,
    quotation: &[Option<usize>],
    token: TokenId,
) -> Option<TokenId> {
    let outside =
        |other: &TokenId| quotation[*other].is_none() && analysis.tag(*other) == Upos::Verb;
    let above = analysis.head(token).filter(outside);
    let is_aside = |child: &TokenId| {
        matches!(
            analysis.relation(*child),
            Relation::Parataxis | Relation::Ccomp
        )
    };
    above.or_else(|| {
        analysis
            .children(token)
            .take(20)
            .filter(is_aside)
            .find(outside)
    })
}

/// Numbers the quotations: from an opening mark to the closing one, or to the end of the paragraph.
fn quotations(analysis: &Analysis<'_>) -> Vec<Option<usize>> {
    let mut of_token = vec![None; analysis.tokens.len()];
    let mut count = 0;
    let mut open = false;
    let mut block = None;
    for sentence in &analysis.sentences {
        if block != Some(sentence.block) {
            block = Some(sentence.block);
            open = false;
        }
        for token in sentence.tokens.clone() {
            match mark(analysis, token, open) {
                Some(opens) => {
                    count += usize::from(opens);
                    open = opens;
                }
                None if open => of_token[token] = Some(count),
                None => {}
            }
        }
    }
    of_token
}

/// Whether a token opens (true) or closes (false) a quotation.
fn mark(analysis: &Analysis<'_>, token: TokenId, open: bool) -> Option<bool> {
    match analysis.word(token) {
        "\u{201c}" | "``" | "\u{ab}" => Some(true),
        "\u{201d}" | "''" | "\u{bb}" => Some(false),
        "\"" => Some(!open),
        "'" | "\u{2018}" if analysis.penn(token) == Penn::OpenQuote => Some(true),
        "'" | "\u{2019}" if analysis.penn(token) == Penn::CloseQuote && open => Some(false),
        _ => None,
    }
}
