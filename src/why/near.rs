//! The pattern of a rule that comes nearest to fitting.

use crate::clause::ClauseId;
use crate::matching::fit::{Ground, Misfit};
use crate::rule::pattern::{ClausePattern, PatternForm};
use crate::rule::{Pattern, Rule};

/// The pattern that came nearest to fitting, and what kept it from it.
#[derive(Clone, Debug)]
pub struct Near<'r> {
    /// The pattern.
    pub pattern: &'r Pattern,
    /// The reading of the pattern that came nearest.
    pub clause_pattern: &'r ClausePattern,
    /// The clause it came nearest to; none if no clause has its predicate.
    pub clause: Option<ClauseId>,
    /// The first thing that does not fit.
    pub misfit: Misfit,
    /// How many parts fit that must.
    fitting: usize,
}

impl<'r> Near<'r> {
    /// A pattern held against a clause that it fits but for what is told of it.
    pub(super) fn at(
        pattern: &'r Pattern,
        clause_pattern: &'r ClausePattern,
        clause: ClauseId,
    ) -> Self {
        Self {
            pattern,
            clause_pattern,
            clause: Some(clause),
            misfit: Misfit::Attribute,
            fitting: clause_pattern.arguments.len(),
        }
    }
}

impl Near<'_> {
    /// How much of the pattern fits, of a hundred parts; nothing if no clause has its predicate.
    pub fn closeness(&self) -> usize {
        let parts = 2 + 2 * self.clause_pattern.arguments.len();
        match self.misfit {
            Misfit::Predicate => 0,
            // What is there but of another type is nearer than what is missing.
            Misfit::Filler(_) => 100 * (3 + 2 * self.fitting) / parts,
            Misfit::Missing(_) | Misfit::Attribute => 100 * (2 + 2 * self.fitting) / parts,
        }
    }
}

/// Finds the pattern of a rule that comes nearest to fitting a clause.
pub fn nearest<'r>(ground: Ground<'r>, rule: &'r Rule) -> Option<Near<'r>> {
    let mut best: Option<Near<'r>> = None;
    for (pattern, clause_pattern) in rule.patterns.iter().flat_map(variants) {
        for clause in 0..ground.reading.clauses.len() {
            let Err(misfit) = ground.fit(clause_pattern, &pattern.slots, clause) else {
                continue;
            };
            let near = Near {
                pattern,
                clause_pattern,
                clause: (misfit != Misfit::Predicate).then_some(clause),
                fitting: ground.fitting(clause_pattern, &pattern.slots, clause),
                misfit,
            };
            if best
                .as_ref()
                .is_none_or(|best| near.closeness() > best.closeness())
            {
                best = Some(near);
            }
        }
    }
    let fallback = || {
        let (pattern, clause_pattern) = rule.patterns.iter().flat_map(variants).next()?;
        Some(Near {
            pattern,
            clause_pattern,
            clause: None,
            misfit: Misfit::Predicate,
            fitting: 0,
        })
    };
    best.or_else(fallback)
}

/// The pattern of a rule that fits a clause, and the reading of it that binds most.
pub fn pattern_for<'r>(
    ground: Ground<'r>,
    rule: &'r Rule,
    clause: ClauseId,
) -> Option<(&'r Pattern, &'r ClausePattern)> {
    let fitting = rule
        .patterns
        .iter()
        .flat_map(variants)
        .filter(|(pattern, variant)| ground.fit(variant, &pattern.slots, clause).is_ok());
    // Of equals the first, as in matching.
    let mut best: Option<(&Pattern, &ClausePattern)> = None;
    for (pattern, variant) in fitting {
        if best.is_none_or(|(_, best)| variant.slots().len() > best.slots().len()) {
            best = Some((pattern, variant));
        }
    }
    best
}

fn variants(pattern: &Pattern) -> impl Iterator<Item = (&Pattern, &ClausePattern)> {
    let variants = match &pattern.form {
        PatternForm::Clauses(variants) => variants.as_slice(),
        PatternForm::Noun(_) | PatternForm::Text(_) => &[],
    };
    variants.iter().map(move |variant| (pattern, variant))
}
