//! `cloze why`: which rules fire on a sentence, and why a rule does not.

use cloze::document::Document;
use cloze::rule::Rule;
use cloze::why::{self, Account};

use super::library::LibraryArguments;
use super::output::{self, Stdout};
use super::report::{Failure, Outcome};

/// Arguments of `why`.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cloze why 'Norway presented a ship to Chile.'
  cloze why 'Norway presented a plan to the desert.' --rule 'gave to'")]
pub struct Arguments {
    /// The sentence
    sentence: String,

    /// Only this rule, whether it fires or not; without it, those that fire and those that come near
    #[arg(long, value_name = "NAME")]
    rule: Option<String>,

    #[command(flatten)]
    library: LibraryArguments,
}

/// Explains what the rules make of a sentence.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let extractor = arguments.library.load()?;
    let rules = extractor.rules();
    let asked: Vec<&Rule> = match &arguments.rule {
        Some(name) => vec![find(&rules.rules, name)?],
        None => rules.rules.iter().collect(),
    };
    let document = Document::new("sentence", arguments.sentence.as_str());
    let mut out = output::stdout();
    extractor.with_reading(&document, |reading| {
        let accounts = why::account(rules, reading, &asked);
        let shown: Vec<_> = accounts
            .iter()
            .filter(|account| account.near || arguments.rule.is_some())
            .collect();
        if shown.is_empty() {
            output::print(
                &mut out,
                "no rule has a predicate of this sentence; `cloze clauses` shows how it is read\n",
            )?;
        }
        shown
            .into_iter()
            .try_for_each(|account| tell(account, &mut out))
    })?;
    output::finish(&mut out)?;
    Ok(Outcome::Done)
}

fn find<'r>(rules: &'r [Rule], name: &str) -> Result<&'r Rule, Failure> {
    let found = rules.iter().find(|rule| rule.name == name);
    found.ok_or_else(|| {
        Failure::Message(format!(
            "--rule {name}: there is no such rule; `cloze rules` lists them"
        ))
    })
}

fn tell(account: &Account<'_>, out: &mut Stdout) -> Result<(), Failure> {
    output::print(&mut *out, format!("{}\n", account.rule.name))?;
    for statement in &account.statements {
        output::print(&mut *out, format!("  states {statement}\n"))?;
    }
    match &account.reason {
        Some(reason) => output::print(out, format!("  does not fire: {reason}\n")),
        None => Ok(()),
    }
}
