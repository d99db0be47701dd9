//! What a fit states, multiplied out.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::circumstance::{circumstances, occasion};
use super::fit::{Fit, Ground};
use super::{Match, Proposition, trigger};
use crate::clause::{ClauseId, Step};
use crate::english::TokenId;
use crate::reading::{Filler, Meaning, Value, ValueKind};
use crate::rule::index::Entry;
use crate::rule::{Pattern, Rule, RuleSet, StatementTemplate, TemplateObject};
use crate::span::Span;

type Fillers<'r> = Vec<Cow<'r, Filler>>;

/// What a fit has to state: the bound roles, and the words that say so.
pub(super) struct Found<'r, 'f> {
    /// The bound roles by name, then time and place where the pattern leaves them open.
    pub roles: Vec<(&'r str, Fillers<'r>)>,
    /// The head of the words that say so, and all of them.
    pub words: (TokenId, Span),
    /// How it was found.
    pub steps: &'f [Step],
    /// On what occasion and by what it came about, which is told of what came to be so.
    pub occasion: Vec<(&'static str, Cow<'r, Filler>)>,
    /// What a relation is called that is named after the text, and what else the clause says then.
    pub open: Option<Open<'r>>,
}

/// What is left to the words of the text.
pub(super) struct Open<'r> {
    /// The relation's name.
    name: String,
    /// The phrases that the pattern does not ask for, by their prepositions.
    further: Vec<(String, Cow<'r, Filler>)>,
}

/// States what the rule says of the fits of one pattern; nothing if no `then` has both its ends.
pub fn propose<'r>(
    rules: &'r RuleSet,
    ground: Ground<'r>,
    id: ClauseId,
    entry: Entry,
    fits: &[Fit<'r>],
) -> Option<Match<'r>> {
    let rule = rules.rules.get(entry.rule)?;
    let pattern = rule.patterns.get(entry.pattern)?;
    let clause = ground.reading.clauses.get(id)?;
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
    let trigger = trigger(ground.reading, clause);
    let mut propositions = Vec::new();
    for fit in fits {
        let open = rule.statements.iter().any(StatementTemplate::is_open);
        let found = Found {
            roles: roles(pattern, fit, circumstances(ground, id, &fit.used)),
            words: (clause.predicate.head, trigger),
            steps: &steps,
            occasion: occasion(ground, id, &fit.used),
            open: open.then(|| Open {
                name: ground.name(id, fit),
                further: ground.further(ground.arguments(id), &fit.used),
            }),
        };
        propositions.extend(state(rules, rule, &found));
    }
    (!propositions.is_empty()).then_some(Match {
        reading: ground.reading,
        rule: Some(rule),
        clause: Some(id),
        trigger,
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

/// Makes the propositions of every `then`.
pub(super) fn state<'r>(
    rules: &'r RuleSet,
    rule: &'r Rule,
    said: &Found<'r, '_>,
) -> Vec<Proposition<'r>> {
    let mut found: Vec<Proposition<'r>> = Vec::new();
    let mut seen = BTreeSet::new();
    for template in &rule.statements {
        let relation = rules.vocabulary.relation(&template.relation);
        let symmetric = relation.is_some_and(|relation| relation.symmetric);
        for proposition in said.pairs(template) {
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

impl<'r> Found<'r, '_> {
    fn fillers(&self, role: &str) -> &[Cow<'r, Filler>] {
        let found = self.roles.iter().find(|(name, _)| *name == role);
        found.map_or(&[], |(_, fillers)| fillers)
    }

    fn pairs(&self, template: &StatementTemplate) -> Vec<Proposition<'r>> {
        let unless = template.unless.as_deref();
        if unless.is_some_and(|role| !self.fillers(role).is_empty()) {
            return Vec::new();
        }
        let (role, objects) = match &template.object {
            TemplateObject::Role(role) => (role.as_str(), self.fillers(role).to_vec()),
            TemplateObject::Text(text) => ("", vec![Cow::Owned(text_said(text, self.words))]),
        };
        let qualifiers = self.qualifiers(template, role);
        let open = self.open.as_ref().filter(|_| template.is_open());
        let mut found = Vec::new();
        for subject in self.fillers(&template.subject) {
            for object in &objects {
                found.push(Proposition {
                    subject: subject.clone(),
                    relation: open.map_or(&template.relation, |open| &open.name).clone(),
                    open: open.is_some(),
                    object: object.clone(),
                    qualifiers: qualifiers.clone(),
                    steps: [self.steps, &subject.steps, &object.steps].concat(),
                });
            }
        }
        found
    }

    /// The other bound roles; for a relation named after the text also the other phrases by their prepositions.
    fn qualifiers(
        &self,
        template: &StatementTemplate,
        object: &str,
    ) -> Vec<(String, Cow<'r, Filler>)> {
        let open = self.open.as_ref().filter(|_| template.is_open());
        let others = self
            .roles
            .iter()
            .filter(|(name, _)| *name != template.subject && *name != object)
            .filter(|(name, _)| open.is_none() || !["time", "place"].contains(name));
        let bound = others.flat_map(|(name, fillers)| {
            fillers
                .iter()
                .map(|filler| ((*name).to_owned(), filler.clone()))
        });
        let further = open
            .into_iter()
            .flat_map(|open| open.further.iter().cloned());
        let state = matches!(template.object, TemplateObject::Text(_));
        let occasion = self
            .occasion
            .iter()
            .filter(|(name, _)| state && self.roles.iter().all(|(bound, _)| bound != name));
        let occasion = occasion.map(|(name, filler)| ((*name).to_owned(), filler.clone()));
        bound.chain(further).chain(occasion).collect()
    }
}

/// A text that the rule has, in the place of the words that say so.
fn text_said(text: &str, (head, span): (TokenId, Span)) -> Filler {
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
