//! What a proper name names: its type and its entry in the gazetteer, by the evidence at one place.

mod kinds;
mod support;

pub use support::Support;

use std::collections::BTreeMap;

use kinds::{
    by_employee, by_given_name, by_institution, by_noun, by_preposition, by_tagger, by_title,
};
use support::choose;

use super::Strength;
use super::cast::Cast;
use super::lexicon::{Gender, NounClass};
use super::names::Found;
use crate::clause::{Function, PredicateKind, Step};
use crate::english::{Analysis, TokenId, Upos};
use crate::gazetteer::EntryId;

/// What speaks for a type, the strongest first. A name keeps the type with the strongest evidence in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// An entry of a gazetteer.
    Gazetteer,
    /// A title before it.
    Title,
    /// A noun beside it: _creator Mark Lee_, _Lee, a lawyer_.
    Noun,
    /// Its last word: _Harvest Authority_.
    Institution,
    /// The name tagger.
    Tagger,
    /// Its first word is a given name.
    GivenName,
    /// The preposition before it.
    Preposition,
    /// None.
    None,
}

impl Evidence {
    /// How sure a type is for which this speaks.
    pub const fn strength(self) -> Strength {
        match self {
            Self::Gazetteer | Self::Title | Self::Noun => Strength::Known,
            Self::Institution | Self::Tagger | Self::GivenName => Strength::Likely,
            Self::Preposition | Self::None => Strength::Guessed,
        }
    }
}

/// What a name names, as far as one place tells.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The entry of the gazetteer.
    pub entry: Option<EntryId>,
    /// The type.
    pub kind: Option<String>,
    /// What speaks for it.
    pub evidence: Evidence,
    /// Man or woman.
    pub gender: Gender,
    /// The reason in words.
    pub step: Step,
}

/// Judges what a name at its place names.
pub fn judge(cast: &Cast<'_, '_>, support: &Support, found: &Found) -> Judgement {
    by_gazetteer(cast, support, found)
        .or_else(|| by_title(cast.analysis, found))
        .or_else(|| by_noun(cast, found))
        .or_else(|| by_institution(cast.analysis, found))
        .or_else(|| by_tagger(cast, found))
        .or_else(|| by_given_name(cast.analysis, found))
        .or_else(|| by_employee(cast.analysis, found))
        .or_else(|| by_preposition(cast.analysis, found))
        .unwrap_or_else(|| Judgement {
            entry: None,
            kind: None,
            evidence: Evidence::None,
            gender: Gender::Unknown,
            step: "a proper name without evidence of its type".into(),
        })
}

fn judgement(kind: &str, evidence: Evidence, step: impl Into<Step>) -> Judgement {
    Judgement {
        entry: None,
        kind: Some(kind.to_owned()),
        evidence,
        gender: Gender::Unknown,
        step: step.into(),
    }
}

fn by_gazetteer(cast: &Cast<'_, '_>, support: &Support, found: &Found) -> Option<Judgement> {
    let sense = choose(cast, support, found)?;
    let entry = cast.gazetteer.entry(sense.entry);
    let text = found.text(cast.analysis);
    let step = if sense.demonym {
        format!(
            "\u{201c}{text}\u{201d} belongs to {}: gazetteer",
            entry.name
        )
    } else {
        format!("\u{201c}{text}\u{201d} is {}: gazetteer", entry.name)
    };
    Some(Judgement {
        entry: Some(sense.entry),
        ..judgement(&entry.kind, Evidence::Gazetteer, step)
    })
}

/// Types of names that copular clauses state: _Lee is a lawyer_, by the head token of the name.
pub fn types_by_clause(cast: &Cast<'_, '_>) -> BTreeMap<TokenId, (&'static str, String)> {
    let mut types = BTreeMap::new();
    for clause in cast.clauses {
        if clause.predicate.kind != PredicateKind::Copula {
            continue;
        }
        let subject = clause.argument(&Function::Subject);
        let attribute = clause.argument(&Function::Attribute);
        if let (Some(subject), Some(attribute)) = (subject, attribute)
            && let ([subject], Some(attribute)) =
                (subject.members.as_slice(), attribute.members.first())
        {
            let lemma = cast.analysis.lemma(attribute.head).to_lowercase();
            let class = NounClass::of(&lemma);
            if class != NounClass::Thing
                && class != NounClass::Time
                && cast.analysis.tag(attribute.head) == Upos::Noun
            {
                types
                    .entry(subject.head)
                    .or_insert((class.type_name(), lemma));
            }
        }
    }
    types
}

/// The token of a name that governs the others: the one whose own head is outside it.
pub fn head_of(analysis: &Analysis<'_>, found: &Found) -> TokenId {
    let tokens = found.tokens.clone();
    tokens
        .clone()
        .find(|&token| {
            analysis
                .head(token)
                .is_none_or(|head| !tokens.contains(&head))
        })
        .unwrap_or(tokens.start)
}
