//! Why a rule does not state something of a text: the one answer that `why`, `rules check`, `rules new` and `suggest` give.

use super::near::{Near, nearest, pattern_for};
use super::statement::name_of_filler;
use crate::clause::text::one_line;
use crate::english::verbs::is_base;
use crate::english::{Relation, Upos};
use crate::matching::fit::{Ground, Misfit};
use crate::matching::{Match, Proposition};
use crate::reading::{Filler, Meaning, Reading};
use crate::rule::{PatternForm, Rule, TemplateObject};

/// Why a rule does not state something of a text.
#[derive(Clone, Debug)]
pub struct Diagnosis<'r> {
    /// How far the rule came.
    pub stage: Stage,
    /// The pattern that came nearest; none for a rule whose patterns are all `/REGEX/`, or that fits.
    pub near: Option<Near<'r>>,
    /// What kept it from stating it, and how to mend it.
    pub reason: String,
}

/// How far a rule came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// No clause has a predicate of the rule.
    NoClause,
    /// A clause has, but no pattern fits.
    NoFit,
    /// A pattern fits, but so does an exception.
    Exception,
    /// A pattern fits, and what it states is not what was looked for, or stays out of the graph.
    Fits,
}

/// Says why a rule does not state something of a reading, or what it leaves out.
pub fn diagnose<'r>(ground: Ground<'r>, rule: &'r Rule, matches: &[Match<'r>]) -> Diagnosis<'r> {
    let of_rule = |found: &&Match<'r>| found.rule.is_some_and(|fired| fired.name == rule.name);
    let fitting: Vec<&Match<'r>> = matches.iter().filter(of_rule).collect();
    if !fitting.is_empty() {
        return Diagnosis {
            stage: Stage::Fits,
            near: None,
            reason: left_out(ground, rule, &fitting),
        };
    }
    if let Some((near, reason)) = excepted(ground, rule) {
        return Diagnosis {
            stage: Stage::Exception,
            near: Some(near),
            reason,
        };
    }
    let near = nearest(ground, rule);
    let stage = match near.as_ref().and_then(|near| near.clause) {
        Some(_) => Stage::NoFit,
        None => Stage::NoClause,
    };
    let reason = match &near {
        None => unlike(rule),
        Some(_) if rule.last_resort && stage == Stage::NoFit => {
            "it speaks only of clauses that no other rule reads, and only if a pattern fits"
                .to_owned()
        }
        Some(near) => near.explain(ground),
    };
    Diagnosis {
        stage,
        near,
        reason,
    }
}

/// Why a rule whose patterns are no sentences does not fit.
fn unlike(rule: &Rule) -> String {
    let nouns: Vec<String> = rule
        .patterns
        .iter()
        .filter(|pattern| matches!(pattern.form, PatternForm::Noun(_)))
        .map(|pattern| pattern.text.clone())
        .collect();
    match nouns.is_empty() {
        true => "its patterns are regular expressions, and none fits".to_owned(),
        false => format!(
            "its patterns are noun phrases, and no two nouns of the text stand together like {}",
            nouns.join(" or ")
        ),
    }
}

/// The clause that a pattern fits, if an exception of the rule fits it as well, and what to do about it.
fn excepted<'r>(ground: Ground<'r>, rule: &'r Rule) -> Option<(Near<'r>, String)> {
    (0..ground.reading.clauses.len()).find_map(|clause| {
        let (pattern, variant) = pattern_for(ground, rule, clause)?;
        let exception = ground.exception(rule, clause)?;
        let near = Near::at(pattern, variant, clause);
        let place = &exception.place;
        let reason = format!(
            "the exception of line {} fits as well: except {}",
            place.line, exception.text
        );
        Some((near, reason))
    })
}

/// What the matches of a rule leave out: ends that are not known, templates with a role unbound, optional parts.
pub fn left_out(ground: Ground<'_>, rule: &Rule, fitting: &[&Match<'_>]) -> String {
    let mut reasons: Vec<String> = Vec::new();
    for found in fitting {
        for said in &found.propositions {
            reasons.extend(unresolved(found.reading, [&said.subject, &said.object]));
        }
        reasons.extend(
            found
                .clause
                .and_then(|clause| unfilled(ground, rule, clause)),
        );
    }
    let stated = |relation: &str| {
        let mut all = fitting.iter().flat_map(|found| &found.propositions);
        all.any(|said: &Proposition<'_>| said.open || said.relation == relation)
    };
    for template in &rule.statements {
        if stated(&template.relation) {
            continue;
        }
        let object = match &template.object {
            TemplateObject::Role(role) => format!("{{{role}}}"),
            TemplateObject::Text(text) => format!("\"{text}\""),
        };
        let cause = match &template.unless {
            Some(role) => format!("{{{role}}} is bound"),
            None => "one of its roles is not bound".to_owned(),
        };
        reasons.push(format!(
            "then {{{}}} {} {object} is left out, since {cause}",
            template.subject, template.relation
        ));
    }
    reasons.dedup();
    reasons.join("; ")
}

/// Says that an end of a statement is not known, so that no node can be made of it.
pub fn unresolved(reading: &Reading<'_>, ends: [&Filler; 2]) -> Option<String> {
    let filler = ends
        .into_iter()
        .find(|filler| filler.meaning == Meaning::Unresolved)?;
    let text = one_line(reading.analysis.text(filler.span));
    Some(format!(
        "left out of the graph: the text does not tell whom or what \"{text}\" means"
    ))
}

/// Why the optional part of a pattern that fits a clause found nothing there; none if it has none, or all are filled.
pub fn unfilled(ground: Ground<'_>, rule: &Rule, clause: usize) -> Option<String> {
    let (pattern, fitted) = pattern_for(ground, rule, clause)?;
    let fullest = pattern.fullest()?;
    if fullest.slots().len() <= fitted.slots().len() {
        return None;
    }
    let misfit = ground.fit(fullest, &pattern.slots, clause).err()?;
    if misfit == Misfit::Predicate {
        return None;
    }
    let mut near = Near::at(pattern, fullest, clause);
    near.misfit = misfit;
    Some(format!(
        "an optional part is not filled: {}",
        near.explain(ground)
    ))
}

/// What a text without clauses was taken for, and what helps.
pub fn taken_for(reading: &Reading<'_>) -> String {
    let analysis = reading.analysis;
    let root = analysis.sentences.first().and_then(|sentence| {
        let mut tokens = sentence.tokens.clone();
        tokens.find(|&token| analysis.head(token).is_none())
    });
    let Some(root) = root else {
        return "the text is empty".to_owned();
    };
    let word = analysis.word(root);
    let kind = match analysis.tag(root) {
        Upos::Noun => "the noun",
        Upos::Propn => "the name",
        Upos::Verb | Upos::Aux => "the verb",
        Upos::Adj => "the adjective",
        _ => "the word",
    };
    let mut says = format!("the text was read as a phrase around {kind} \"{word}\"");
    let verb = sentence_verb(reading, root);
    match verb {
        Some(verb) => says.push_str(&format!(
            "; if \"{verb}\" is its verb, write it in another form, such as \"has …\" or \"did {verb}\""
        )),
        None => says.push_str("; write it with a verb that has a subject"),
    }
    let name = reading.mentions.iter().find(|mention| {
        let entity = mention
            .entities
            .first()
            .and_then(|&id| reading.entities.get(id));
        entity.is_some_and(|entity| entity.kind.is_none())
    });
    if let Some(name) = name.and_then(|mention| reading.entities.get(*mention.entities.first()?)) {
        says.push_str(&format!(
            ", or declare what it names: name {}: Organization",
            name.name
        ));
    }
    says
}

/// A word of the first sentence that could be a verb, though it was not read as one.
fn sentence_verb<'d>(reading: &Reading<'d>, root: usize) -> Option<&'d str> {
    let analysis = reading.analysis;
    let tokens = analysis.sentences.first()?.tokens.clone();
    let could = |&token: &usize| {
        analysis.tag(token) == Upos::Noun
            && analysis.relation(token) != Relation::Obj
            && is_base(analysis.lemma(token))
    };
    let mut found = std::iter::once(root).chain(tokens).filter(could);
    found.next().map(|token| analysis.lemma(token))
}

/// In what a statement differs from another that was looked for, in words.
pub fn difference(
    reading: &Reading<'_>,
    subject: (&str, &Filler, bool),
    object: (&str, &Filler, bool),
) -> Vec<String> {
    let ends = [("subject", subject), ("object", object)];
    let wrong = ends.into_iter().filter(|(_, (_, _, holds))| !holds);
    wrong
        .map(|(end, (wanted, filler, _))| {
            let name = name_of_filler(reading, filler);
            format!("the {end} is \"{name}\", not \"{wanted}\"")
        })
        .collect()
}
