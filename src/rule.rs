//! Rules, checked and ready to match.
//!
//! A rule file is plain lines, each opened by a keyword: `rule`, `when`, `then`, `yes`, `no` and the declarations of
//! the vocabulary. [`RuleSet::read`] reads any number of files and reports every fault of all of them at once.

mod check;
mod declare;
mod example;
mod fault;
pub(crate) mod index;
mod line;
mod names;
pub(crate) mod pattern;
mod reader;
mod section;
mod source;
mod template;

use crate::gazetteer::Entry;
use crate::vocabulary::Vocabulary;
pub use example::{Example, ExampleStatus, Expectation};
pub use fault::RuleFault;
pub use pattern::Pattern;
#[doc(hidden)]
pub use pattern::{ClausePattern, PatternForm, Slot};
pub use source::Source;

/// All rules of a run with the vocabulary they use.
#[derive(Debug, Default)]
pub struct RuleSet {
    /// The types, relations, roles and word sets.
    pub vocabulary: Vocabulary,
    /// The rules in the order of their files.
    pub rules: Vec<Rule>,
    /// The names that the files declare as known.
    pub names: Vec<Entry>,
    /// What is odd about the files but keeps none of them from working.
    pub warnings: Vec<RuleFault>,
    /// The rules by the predicates they ask for.
    pub(crate) index: index::Index,
}

/// One rule: patterns, statements, examples.
#[derive(Clone, Debug, Default)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// What it means.
    pub gloss: String,
    /// Where it opens.
    pub place: Place,
    /// What it fits: any of these.
    pub patterns: Vec<Pattern>,
    /// What fits one of these as well does not fit the rule.
    pub exceptions: Vec<Pattern>,
    /// Whether it speaks only of clauses that no other rule fits.
    pub last_resort: bool,
    /// What a fit states.
    pub statements: Vec<StatementTemplate>,
    /// What it must and must not state.
    pub examples: Vec<Example>,
}

/// A line of a rule file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's name as it was given.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
}

/// `then {subject} RELATION {object}`, perhaps `unless {role}`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementTemplate {
    /// The role of the subject.
    pub subject: String,
    /// The relation's name.
    pub relation: String,
    /// What the object is.
    pub object: TemplateObject,
    /// The role that must be unbound for the statement to be made.
    pub unless: Option<String>,
}

impl StatementTemplate {
    /// Whether its relation is named after the predicate of the text: `then {a} any {b}`.
    pub fn is_open(&self) -> bool {
        self.relation == NAMED_BY_TEXT
    }
}

/// What stands for a relation that is named after the text's own word.
pub const NAMED_BY_TEXT: &str = "any";

/// The object of what a rule states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateObject {
    /// What fills a role.
    Role(String),
    /// The same text for every fit: _arrested_.
    Text(String),
}

impl RuleSet {
    /// The rules that come with the program.
    ///
    /// # Panics
    ///
    /// Never: the shipped files are read by a test.
    pub fn shipped() -> Self {
        Self::read(&Source::shipped()).expect("a test reads the shipped rules")
    }

    /// Reads rule files.
    ///
    /// The shipped `vocabulary.rules` is always loaded first. Files given with [`Source::added`] may declare again
    /// what an earlier file declares, and replace it.
    ///
    /// # Errors
    ///
    /// Every fault of every file, in the order of files and lines.
    ///
    /// # Examples
    ///
    /// ```
    /// use cloze::rule::{RuleSet, Source};
    ///
    /// let faults = RuleSet::read(&[Source::new("my.rules", "relaton met: came together with")]).unwrap_err();
    /// assert!(faults[0].to_string().starts_with("my.rules:1:1: unknown keyword \"relaton\"; did you mean \"relation\"?"));
    /// ```
    pub fn read(sources: &[Source]) -> Result<Self, Vec<RuleFault>> {
        reader::read(sources)
    }

    /// Whether some rule speaks only where no other fits.
    pub fn has_last_resort(&self) -> bool {
        self.rules.iter().any(|rule| rule.last_resort)
    }

    /// The same without the rules that speak only where no other fits.
    #[must_use]
    pub fn without_last_resort(mut self) -> Self {
        self.rules.retain(|rule| !rule.last_resort);
        self.index = index::Index::new(&self.rules);
        self
    }

    /// The rule of this name.
    pub fn rule(&self, name: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.name == name)
    }
}

impl Rule {
    /// The roles that patterns of the rule bind.
    pub fn roles(&self) -> impl Iterator<Item = &str> {
        self.patterns
            .iter()
            .flat_map(|pattern| pattern.slots.iter().map(|slot| slot.role.as_str()))
    }
}
