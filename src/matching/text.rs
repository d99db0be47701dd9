//! Fits of `/REGEX/` patterns.

use std::borrow::Cow;

use regex::{Captures, Regex};

use super::Match;
use super::fit::Ground;
use super::propose::{Found, fitting, state};
use crate::english::TokenId;
use crate::reading::{Filler, Meaning, Reading, Value, ValueKind};
use crate::rule::{Pattern, PatternForm, Rule, RuleSet};
use crate::span::Span;

/// Finds every place where an expression fits a block of the text.
pub fn find<'r>(rules: &'r RuleSet, ground: Ground<'r>) -> Vec<Match<'r>> {
    let texts = rules.index.texts().iter();
    let patterns = texts.filter_map(|&(rule, pattern)| {
        let rule = rules.rules.get(rule)?;
        let pattern = rule.patterns.get(pattern)?;
        match &pattern.form {
            PatternForm::Text(expression) => Some((rule, pattern, expression)),
            PatternForm::Clauses(_) | PatternForm::Noun(_) => None,
        }
    });
    patterns
        .flat_map(|(rule, pattern, expression)| find_one(rules, rule, pattern, expression, ground))
        .collect()
}

fn find_one<'r>(
    rules: &'r RuleSet,
    rule: &'r Rule,
    pattern: &'r Pattern,
    expression: &Regex,
    ground: Ground<'r>,
) -> Vec<Match<'r>> {
    let mut found = Vec::new();
    let analysis = ground.reading.analysis;
    for block in &analysis.blocks {
        let Some(span) = block.span.common(analysis.stretch()) else {
            continue;
        };
        for captures in expression.captures_iter(analysis.text(span)) {
            found.extend(read(rules, rule, pattern, &captures, span.start, ground));
        }
    }
    found
}

fn read<'r>(
    rules: &'r RuleSet,
    rule: &'r Rule,
    pattern: &'r Pattern,
    captures: &Captures<'_>,
    offset: usize,
    ground: Ground<'r>,
) -> Option<Match<'r>> {
    let span = |found: regex::Match<'_>| Span::new(offset + found.start(), offset + found.end());
    let roles: Vec<(&str, Vec<Cow<'r, Filler>>)> = pattern
        .slots
        .iter()
        .filter_map(|slot| {
            let found = captures.name(&slot.role.replace(' ', "_"))?;
            Some((
                slot.role.as_str(),
                vec![Cow::Owned(filler(ground.reading, span(found)))],
            ))
        })
        .collect();
    let whole = captures.get(0).map(span).unwrap_or_default();
    let tokens = &ground.reading.analysis.tokens;
    let head = tokens.partition_point(|token| token.span.start < whole.start);
    let words = (head.min(tokens.len().saturating_sub(1)), whole);
    let found = Found {
        roles,
        words,
        steps: &[fitting(rule, pattern)],
        occasion: Vec::new(),
        open: None,
    };
    let propositions = state(rules, rule, &found);
    (!propositions.is_empty()).then_some(Match {
        reading: ground.reading,
        rule: Some(rule),
        clause: None,
        trigger: whole,
        propositions,
    })
}

/// The entity that is mentioned at this place, or else the text itself.
fn filler(reading: &Reading<'_>, span: Span) -> Filler {
    let from = reading
        .mentions
        .partition_point(|mention| mention.span.start < span.start);
    let mut here = reading
        .mentions
        .iter()
        .skip(from)
        .take_while(|mention| mention.span.start == span.start);
    let mention = here.find(|mention| mention.span == span && mention.entities.len() == 1);
    let value = || Value {
        kind: ValueKind::Text,
        text: reading.analysis.text(span).to_owned(),
        iso: None,
    };
    let meaning = match mention.and_then(|mention| mention.entities.first()) {
        Some(&entity) => Meaning::Entity(entity),
        None => Meaning::Value(value()),
    };
    let tokens = &reading.analysis.tokens;
    let after: TokenId = tokens.partition_point(|token| token.span.start < span.end);
    let head = mention.map_or(after.saturating_sub(1), |mention| mention.head);
    Filler {
        head,
        span,
        meaning,
        steps: Vec::new(),
    }
}
