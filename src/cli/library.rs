//! Rules and gazetteers: the shipped ones, and the user's.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use crate::Extractor;
use crate::gazetteer::Gazetteer;
use crate::rule::{RuleSet, Source};

use super::input::files_at;
use super::report::{self, Failure};

/// Which rules and names to use.
#[derive(clap::Args)]
pub struct LibraryArguments {
    /// A rule file or folder to use instead of the shipped rules (the vocabulary stays); may be repeated
    #[arg(short, long = "rules", value_name = "PATH")]
    rules: Vec<PathBuf>,

    /// A rule file or folder to add to the rules; a rule of the same name overrides; may be repeated
    #[arg(long, value_name = "PATH")]
    add: Vec<PathBuf>,

    /// A file of known names to add: name, type, identifier, other names, flags, separated by tabs; may be repeated
    #[arg(long, value_name = "FILE")]
    gazetteer: Vec<PathBuf>,

    /// Leave out the rules of last resort, which state what no other rule fits in the words of the text
    #[arg(long)]
    rules_only: bool,
}

impl LibraryArguments {
    /// These rules instead of the shipped ones, if any are given, and these in addition.
    pub fn of(rules: &[PathBuf], add: &[PathBuf]) -> Self {
        Self {
            rules: rules.to_vec(),
            add: add.to_vec(),
            gazetteer: Vec::new(),
            rules_only: false,
        }
    }

    /// Loads everything, or tells every fault of every file.
    pub fn load(&self) -> Result<Extractor, Failure> {
        let rules = self.load_rules()?;
        let types: Vec<_> = rules
            .vocabulary
            .types
            .iter()
            .map(|kind| kind.name.as_str())
            .collect();
        let gazetteer = self.load_gazetteer(&types)?;
        Ok(Extractor::new(rules, gazetteer))
    }

    /// The files of rules and names that were given, in folders too.
    pub fn files(&self) -> Result<Vec<PathBuf>, Failure> {
        let mut files = files_at(&self.rules, is_rules)?;
        files.extend(files_at(&self.add, is_rules)?);
        files.extend(self.gazetteer.iter().cloned());
        Ok(files)
    }

    /// What tells apart runs with different rules and names: all that is in their files.
    pub fn settings(&self) -> Result<String, Failure> {
        let mut settings = format!("rules-only {} ", self.rules_only);
        let kinds = [
            ("rules", &self.rules),
            ("add", &self.add),
            ("gazetteer", &self.gazetteer),
        ];
        for (kind, paths) in kinds {
            for source in read_files(paths, Source::new)? {
                settings.push_str(&format!("{kind} {source:?} "));
            }
        }
        Ok(settings)
    }

    /// Loads the rules.
    pub fn load_rules(&self) -> Result<RuleSet, Failure> {
        let mut sources = if self.rules.is_empty() {
            Source::shipped()
        } else {
            read_files(&self.rules, Source::new)?
        };
        sources.extend(read_files(&self.add, Source::added)?);
        let rules =
            RuleSet::read(&sources).map_err(|faults| Failure::Message(in_lines(&faults)))?;
        for warning in &rules.warnings {
            report::warning(warning);
        }
        Ok(match self.rules_only {
            true => rules.without_last_resort(),
            false => rules,
        })
    }

    /// Loads the known names; `types` are those that they may have.
    fn load_gazetteer(&self, types: &[&str]) -> Result<Cow<'static, Gazetteer>, Failure> {
        if self.gazetteer.is_empty() {
            return Ok(Cow::Borrowed(Gazetteer::shipped()));
        }
        let mut files = Vec::new();
        for path in &self.gazetteer {
            let bytes = fs::read(path).map_err(|error| Failure::at(path.display(), &error))?;
            files.push((path.display().to_string(), bytes));
        }
        let files: Vec<_> = files
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
            .collect();
        let gazetteer = Gazetteer::shipped().clone().with_files(&files, types);
        gazetteer
            .map(Cow::Owned)
            .map_err(|faults| Failure::Message(in_lines(&faults)))
    }
}

/// All faults, each on its own lines.
fn in_lines(faults: &[impl std::fmt::Display]) -> String {
    faults
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Whether a file of a folder holds rules, by its ending.
fn is_rules(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "rules")
}

/// The rule files at these paths; in a folder, those that end in `.rules`, sorted.
fn read_files(
    paths: &[PathBuf],
    source: fn(String, String) -> Source,
) -> Result<Vec<Source>, Failure> {
    let files = files_at(paths, is_rules)?;
    let read = |path: &PathBuf| {
        let bytes = fs::read(path).map_err(|error| Failure::at(path.display(), &error))?;
        Ok(source(
            path.display().to_string(),
            String::from_utf8_lossy(&bytes).into_owned(),
        ))
    };
    files.iter().map(read).collect()
}
