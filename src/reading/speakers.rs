//! Who says what stands between quotation marks.

use std::collections::BTreeMap;

use super::EntityId;
use super::cast::{Cast, Nature};
use super::discourse::may_be;
use crate::clause::ClauseId;
use crate::clause::lexicon::lexicon;
use crate::english::{Analysis, Penn, Relation, Sentence, TokenId, Upos};

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
        speakers.find_by_verbs(cast);
        speakers.find_by_words(cast);
        speakers.carry_on(cast.analysis);
        speakers
    }

    /// The entity that says a word, if it stands in a quotation.
    pub fn of(&self, cast: &Cast<'_, '_>, token: TokenId) -> Option<EntityId> {
        cast.entity_at(self.head(cast, token)?)
    }

    /// The head word of whoever says a word that stands in a quotation.
    pub fn head(&self, cast: &Cast<'_, '_>, token: TokenId) -> Option<TokenId> {
        let quotation = self.quotation.get(token).copied().flatten()?;
        let by_clause = self
            .by_clause(cast, token)
            .filter(|&head| may_speak(cast, head));
        by_clause.or_else(|| self.speaker.get(&quotation).copied())
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
                && may_speak(cast, speaker)
            {
                self.speaker.entry(quotation).or_insert(speaker);
            }
        }
    }

    /// Else it has the subject of the verb outside it that governs it, or that it governs.
    fn find_by_verbs(&mut self, cast: &Cast<'_, '_>) {
        let analysis = cast.analysis;
        for token in 0..analysis.tokens.len() {
            let Some(quotation) = self.quotation[token] else {
                continue;
            };
            if self.speaker.contains_key(&quotation) {
                continue;
            }
            let verb = outer_verb(analysis, &self.quotation, token);
            let subject = verb.and_then(|verb| analysis.child(verb, &[Relation::Nsubj]));
            let is_outside =
                |subject: &TokenId| !self.is_quoted(*subject) && may_speak(cast, *subject);
            if let Some(subject) = subject.filter(is_outside) {
                self.speaker.insert(quotation, subject);
            }
        }
    }
}

/// Whether a phrase can be a speaker: a pronoun, or a name or noun for persons or bodies.
fn may_speak(cast: &Cast<'_, '_>, head: TokenId) -> bool {
    const SPEAKERS: [Nature; 4] = [
        Nature::Person,
        Nature::People,
        Nature::Organization,
        Nature::Country,
    ];
    cast.entity_at(head)
        .is_none_or(|entity| may_be(cast, entity, &SPEAKERS))
}

impl Speakers {
    /// Else, where the tree does not tell, it has the person or body named nearest to a verb of saying beside it.
    fn find_by_words(&mut self, cast: &Cast<'_, '_>) {
        for sentence in &cast.analysis.sentences {
            let open = sentence.tokens.clone().find_map(|token| {
                self.quotation[token].filter(|quotation| !self.speaker.contains_key(quotation))
            });
            let Some(quotation) = open else { continue };
            let said = sentence
                .tokens
                .clone()
                .find(|&token| !self.is_quoted(token) && says(cast.analysis, token));
            let speaker = said.and_then(|verb| self.named_near(cast, sentence, verb));
            if let Some(speaker) = speaker {
                self.speaker.insert(quotation, speaker);
            }
        }
    }

    /// The name of a person or body nearest to a verb, outside quotations.
    fn named_near(
        &self,
        cast: &Cast<'_, '_>,
        sentence: &Sentence,
        verb: TokenId,
    ) -> Option<TokenId> {
        let names = sentence.tokens.clone().filter(|&token| {
            let is_name = cast
                .mention(token)
                .is_some_and(|mention| mention.head == token);
            is_name
                && !self.is_quoted(token)
                && cast.entity_at(token).is_some_and(|entity| {
                    matches!(
                        cast.figures[entity].nature,
                        Nature::Person | Nature::Organization
                    )
                })
        });
        let is_person = |token: &TokenId| {
            let entity = cast.entity_at(*token);
            entity.is_some_and(|entity| cast.figures[entity].nature == Nature::Person)
        };
        names.min_by_key(|token| (!is_person(token), token.abs_diff(verb)))
    }

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

/// Whether a token is a verb of saying.
fn says(analysis: &Analysis<'_>, token: TokenId) -> bool {
    analysis.tag(token) == Upos::Verb && lexicon().saying(analysis.lemma(token)).is_some()
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
