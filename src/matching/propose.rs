//! What a fit states, multiplied out.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::circumstance::circumstances;
use super::fit::{Fit, Ground};
use super::{Match, Proposition, trigger};
use crate::clause::{ClauseId, Step};
use crate::english::TokenId;
use crate::reading::{Filler, Meaning, Value, ValueKind};
use crate::rule::index::Entry;
use crate::rule::{Pattern, Rule, RuleSet, StatementTemplate, TemplateObject};
use crate::span::Span;

type Fillers<'r> = Vec<Cow<'r, Filler>>;

/// States what the rule says of a fit; nothing if no `then` has both its ends.
pub fn propose<'r>(
    rules: &'r RuleSet,
    ground: Ground<'r>,
    id: ClauseId,
    entry: Entry,
    fit: &Fit<'r>,
) -> Option<Match<'r>> {
    let rule = rules.rules.get(entry.rule)?;
    let pattern = rule.patterns.get(entry.pattern)?;
    let clause = ground.reading.clauses.get(id)?;
    let roles = roles(pattern, fit, circumstances(ground, id, &fit.used));
    let mut steps: Vec<Step> = clause.steps.clone();
    steps.extend(
        ground
            .reading
            .resolved
            .get(id)
            .into_iter()
            .flat_map(|resolved| resolved.steps.iter().cloned()),
    );
    steps.push(fitting(rule, pattern));
    let words = (clause.predicate.head, trigger(ground.reading, clause));
    let propositions = state(rules, rule, &roles, words, &steps);
    (!propositions.is_empty()).then(|| Match {
        reading: ground.reading,
        rule: Some(rule),
        clause: Some(id),
        trigger: trigger(ground.reading, clause),
        propositions,
    })
}

/// The step that says which pattern fits: by its rule and text, never by its file, which may lie anywhere.
pub(super) fn fitting(rule: &Rule, pattern: &Pattern) -> Step {
    format!("fits {}: {}", rule.name, pattern.text).into()
}

/// The bound roles by name, then time and place where the pattern leaves them open.
fn roles<'r>(
    pattern: &'r Pattern,
    fit: &Fit<'r>,
    circumstances: Vec<(&'static str, Cow<'r, Filler>)>,
) -> Vec<(&'r str, Fillers<'r>)> {
    let name = |slot: usize| {
        pattern
            .slots
            .get(slot)
            .map_or("", |slot| slot.role.as_str())
    };
    let mut roles: Vec<(&str, Fillers<'r>)> = fit
        .bound
        .iter()
        .map(|(slot, fillers)| (name(*slot), fillers.clone()))
        .collect();
    for (role, filler) in circumstances {
        if roles.iter().all(|(name, _)| *name != role) {
            roles.push((role, vec![filler]));
        }
    }
    roles
}

/// Makes the propositions of every `then` from the bound roles and the words that say so.
pub(super) fn state<'r>(
    rules: &'r RuleSet,
    rule: &'r Rule,
    roles: &[(&'r str, Fillers<'r>)],
    words: (TokenId, Span),
    steps: &[Step],
) -> Vec<Proposition<'r>> {
    let mut found: Vec<Proposition<'r>> = Vec::new();
    let mut seen = BTreeSet::new();
    for template in &rule.statements {
        let relation = rules.vocabulary.relation(&template.relation);
        let symmetric = relation.is_some_and(|relation| relation.symmetric);
        for proposition in pairs(template, roles, words, steps) {
            let (subject, object) = (
                identity(&proposition.subject),
                identity(&proposition.object),
            );
            let ends = if symmetric && object < subject {
                (object, subject)
            } else {
                (subject, object)
            };
            if seen.insert((template.relation.as_str(), ends)) && !is_loop(&proposition) {
                found.push(proposition);
            }
        }
    }
    found
}

fn pairs<'r>(
    template: &StatementTemplate,
    roles: &[(&'r str, Fillers<'r>)],
    words: (TokenId, Span),
    steps: &[Step],
) -> Vec<Proposition<'r>> {
    let fillers = |role: &str| {
        roles
            .iter()
            .find(|(name, _)| *name == role)
            .map_or(&[][..], |(_, fillers)| fillers)
    };
    let unless = template.unless.as_deref();
    if unless.is_some_and(|role| !fillers(role).is_empty()) {
        return Vec::new();
    }
    let (object, objects) = match &template.object {
        TemplateObject::Role(role) => (role.as_str(), fillers(role).to_vec()),
        TemplateObject::Text(text) => ("", vec![Cow::Owned(said(text, words))]),
    };
    let others = roles
        .iter()
        .filter(|(name, _)| *name != template.subject && *name != object);
    let qualifiers: Vec<(String, Cow<'r, Filler>)> = others
        .flat_map(|(name, fillers)| {
            fillers
                .iter()
                .map(|filler| ((*name).to_owned(), filler.clone()))
        })
        .collect();
    let mut found = Vec::new();
    for subject in fillers(&template.subject) {
        for object in &objects {
            found.push(Proposition {
                subject: subject.clone(),
                relation: template.relation.clone(),
                object: object.clone(),
                qualifiers: qualifiers.clone(),
                steps: [steps, &subject.steps, &object.steps].concat(),
            });
        }
    }
    found
}

/// A text that the rule has, in the place of the words that say so.
fn said(text: &str, (head, span): (TokenId, Span)) -> Filler {
    Filler {
        head,
        span,
        meaning: Meaning::Value(Value {
            kind: ValueKind::Text,
            text: text.to_owned(),
            iso: None,
        }),
        steps: Vec::new(),
    }
}

/// What tells a filler from others: its entity or clause, or else its place.
fn identity(filler: &Filler) -> (u8, usize, usize) {
    match filler.meaning {
        Meaning::Entity(entity) => (0, entity, 0),
        Meaning::Clause(clause) => (1, clause, 0),
        Meaning::Value(_) | Meaning::Unresolved => (2, filler.span.start, filler.span.end),
    }
}

/// Whether an entity is stated to do something to itself, which is nearly always a misreading of a group.
fn is_loop(proposition: &Proposition<'_>) -> bool {
    matches!((&proposition.subject.meaning, &proposition.object.meaning), (Meaning::Entity(a), Meaning::Entity(b)) if a == b)
}
