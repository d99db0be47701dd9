//! What is asked of statements.

use crate::clause::{Certainty, Polarity};
use crate::reading::ValueKind;
use crate::rule::RuleSet;
use crate::spelling::did_you_mean;
use crate::vocabulary::Vocabulary;
use clap::builder::PossibleValuesParser;

use crate::cli::report::{self, Failure};

use super::row::Row;

/// Which statements to show. Names match if they contain the text, whatever the case.
#[derive(Debug, clap::Args)]
pub struct Filter {
    /// Only statements whose subject's name contains this
    #[arg(long, value_name = "NAME")]
    subject: Option<String>,

    /// Only this relation, and those that are narrower: harmed finds attacked and killed too
    #[arg(long, value_name = "NAME")]
    relation: Option<String>,

    /// Only statements whose object's name contains this
    #[arg(long, value_name = "NAME")]
    object: Option<String>,

    /// Only statements about something of this type, as subject or object
    #[arg(long = "type", value_name = "TYPE")]
    kind: Option<String>,

    /// Only this status: asserted, affirmed, negated, stated, expected, possible, intended, conditional, requested,
    /// asked, reported, open
    #[arg(long, value_name = "STATUS", value_parser = PossibleValuesParser::new(statuses()))]
    status: Option<String>,

    /// Only statements of this rule
    #[arg(long, value_name = "NAME")]
    rule: Option<String>,

    /// Only statements of this document
    #[arg(long, value_name = "ID")]
    document: Option<String>,
}

/// The types of values.
pub const VALUE_TYPES: [&str; 4] = [
    ValueKind::Date.as_str(),
    ValueKind::Amount.as_str(),
    ValueKind::Office.as_str(),
    ValueKind::Text.as_str(),
];

/// What can be asked of a statement's status.
fn statuses() -> Vec<&'static str> {
    let polarities = Polarity::ALL.map(Polarity::as_str);
    let certainties = Certainty::ALL.map(Certainty::as_str);
    let words: [&[&str]; 4] = [
        &["asserted"],
        &polarities,
        &certainties,
        &["reported", "open"],
    ];
    words.concat()
}

impl Filter {
    /// Whether anything is asked for.
    pub fn is_set(&self) -> bool {
        let asked = [
            &self.subject,
            &self.relation,
            &self.object,
            &self.kind,
            &self.status,
            &self.rule,
            &self.document,
        ];
        asked.into_iter().any(Option::is_some)
    }

    /// Refuses relations, types, rules and documents that there are not.
    pub fn check(&self, rows: &[(usize, Row)], rules: &RuleSet) -> Result<(), Failure> {
        let declared = rules.vocabulary.relations.iter();
        let declared = declared.map(|one| one.name.as_str());
        let found = rows.iter().map(|(_, row)| row.relation.as_str());
        check_name(
            "--relation",
            self.relation.as_deref(),
            declared.chain(found),
        )?;
        self.check_others(rows, rules)
    }

    /// Like [`Filter::check`] before anything is read, where a relation may be named after a word of the text: one that no
    /// rule states is only pointed out.
    pub fn check_before(&self, rules: &RuleSet) -> Result<(), Failure> {
        let declared = rules.vocabulary.relations.iter();
        let mut names: Vec<&str> = declared.map(|one| one.name.as_str()).collect();
        names.sort_unstable();
        if let Some(asked) = self
            .relation
            .as_deref()
            .filter(|asked| !names.contains(asked))
        {
            let cure = did_you_mean(asked, names.iter().copied());
            report::warning(format!("--relation {asked}: no rule states it{cure}"));
        }
        self.check_others(&[], rules)
    }

    fn check_others(&self, rows: &[(usize, Row)], rules: &RuleSet) -> Result<(), Failure> {
        let vocabulary = &rules.vocabulary;
        let types = vocabulary.types.iter().map(|one| one.name.as_str());
        let found = rows
            .iter()
            .flat_map(|(_, row)| row.kinds.iter().map(String::as_str));
        let known = types.chain(VALUE_TYPES).chain(found);
        check_name("--type", self.kind.as_deref(), known)?;
        let names = rules.rules.iter().map(|rule| rule.name.as_str());
        let evidence = rows.iter().flat_map(|(_, row)| &row.evidence);
        let found = evidence.clone().filter_map(|(rule, _)| rule.as_deref());
        check_name("--rule", self.rule.as_deref(), names.chain(found))?;
        let documents = evidence.map(|(_, document)| document.as_str());
        match rows.is_empty() {
            true => Ok(()),
            false => check_name("--document", self.document.as_deref(), documents),
        }
    }

    /// Whether a statement is one of those that are asked for.
    pub fn keeps(&self, row: &Row, vocabulary: &Vocabulary) -> bool {
        let is = |wanted: &Option<String>, found: &str| {
            wanted.as_deref().is_none_or(|wanted| wanted == found)
        };
        contains(&row.subject, self.subject.as_deref())
            && contains(&row.object, self.object.as_deref())
            && self.relation.as_deref().is_none_or(|wanted| {
                wanted == row.relation || !row.open && vocabulary.is_narrower(&row.relation, wanted)
            })
            && self.kind.as_ref().is_none_or(|kind| {
                let mut kinds = row.kinds.iter();
                kinds.any(|found| vocabulary.is_a(found, kind))
            })
            && self.status.as_ref().is_none_or(|status| has(row, status))
            && row.evidence.iter().any(|(rule, document)| {
                is(&self.rule, rule.as_deref().unwrap_or_default()) && is(&self.document, document)
            })
    }
}

/// Refuses a name that is none of the known ones, with the one that was probably meant.
pub fn check_name<'n>(
    option: &str,
    asked: Option<&str>,
    known: impl Iterator<Item = &'n str> + Clone,
) -> Result<(), Failure> {
    let Some(asked) = asked.filter(|asked| !known.clone().any(|name| name == *asked)) else {
        return Ok(());
    };
    let mut names: Vec<&str> = known.collect();
    names.sort_unstable();
    names.dedup();
    let cure = match did_you_mean(asked, names.iter().copied()) {
        cure if !cure.is_empty() => cure,
        _ if names.len() > MANY || names.is_empty() => String::new(),
        _ => format!("; known are {}", names.join(", ")),
    };
    Err(Failure::Message(format!(
        "{option} {asked}: there is none of this name{cure}"
    )))
}

/// More names than these are not listed in a message.
const MANY: usize = 40;

/// Whether a name contains a text, whatever the case.
fn contains(name: &str, text: Option<&str>) -> bool {
    text.is_none_or(|text| name.to_lowercase().contains(&text.to_lowercase()))
}

/// Whether a statement has a status.
fn has(row: &Row, status: &String) -> bool {
    match status.as_str() {
        "asserted" => row.is_asserted(),
        "reported" => row.speaker.is_some(),
        "open" => row.open,
        _ => row.degrees.contains(status),
    }
}
