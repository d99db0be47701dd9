//! `cloze why`: which rules fire on a sentence, and why a rule does not.

use std::io;

use cloze::document::Document;
use cloze::rule::Rule;
use cloze::spelling::did_you_mean;
use cloze::why::{self, Accounts, Fired, Missed};

use super::library::LibraryArguments;
use super::output;
use super::report::{Failure, Outcome};

/// Arguments of `why`.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cloze why 'Norway presented a ship to Chile.'
  cloze why 'Norway presented a plan to the desert.' --rule 'gave to'
  cloze why 'The museum loaned a statue to Oslo.' --add my.rules
  pbpaste | cloze why -")]
pub struct Arguments {
    /// The sentence, or - for what standard input has
    sentence: String,

    /// Only this rule, whether it fires or not; without it, those that fire and those that come nearest
    #[arg(long, value_name = "NAME")]
    rule: Option<String>,

    /// All rules that have a predicate of the sentence, not only the nearest
    #[arg(long)]
    all: bool,

    #[command(flatten)]
    library: LibraryArguments,
}

/// So many rules that do not fire are explained unless more are asked for.
const NEAREST: usize = 3;

/// Explains what the rules make of a sentence.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let extractor = arguments.library.load()?;
    let rules = extractor.rules();
    let asked: Vec<&Rule> = match &arguments.rule {
        Some(name) => vec![find(&rules.rules, name)?],
        None => rules.rules.iter().collect(),
    };
    let sentence = arguments.text()?;
    let document = Document::new("sentence", sentence.as_str());
    let mut out = output::screen();
    extractor.with_reading(&document, |reading| {
        let accounts = why::account(rules, reading, &asked);
        output::print_marked(&mut out, &arguments.tell(&accounts, &sentence))
    })?;
    output::finish(&mut out)?;
    Ok(Outcome::Done)
}

fn find<'r>(rules: &'r [Rule], name: &str) -> Result<&'r Rule, Failure> {
    let found = rules.iter().find(|rule| rule.name == name);
    found.ok_or_else(|| {
        let known = rules.iter().map(|rule| rule.name.as_str());
        let cure = match did_you_mean(name, known) {
            cure if cure.is_empty() => "; `cloze rules` lists them".to_owned(),
            cure => cure,
        };
        Failure::Message(format!("--rule {name}: there is no such rule{cure}"))
    })
}

impl Arguments {
    /// The sentence: what is given, or what standard input has, on one line.
    fn text(&self) -> Result<String, Failure> {
        if self.sentence != "-" {
            return Ok(self.sentence.clone());
        }
        let text = io::read_to_string(io::stdin().lock())
            .map_err(|error| Failure::at("standard input", &error))?;
        Ok(text.trim().to_owned())
    }

    fn tell(&self, accounts: &Accounts<'_>, sentence: &str) -> String {
        let (own, last): (Vec<&Fired<'_>>, Vec<&Fired<'_>>) = accounts
            .fired
            .iter()
            .partition(|fired| self.rule.is_some() || !fired.rule.last_resort);
        let mut text: String = own.iter().map(|fired| self.fires(fired)).collect();
        let near: Vec<&Missed<'_>> = accounts
            .missed
            .iter()
            .filter(|missed| self.rule.is_some() || missed.closeness() > 0)
            .collect();
        let shown = self.shown(&near);
        text.extend(shown.iter().map(|missed| misses(missed)));
        if shown.len() < near.len() {
            let rest = near.len() - shown.len();
            text.push_str(&format!(
                "{rest} more {} a predicate of this sentence; --all explains {}\n",
                if rest == 1 { "rule has" } else { "rules have" },
                if rest == 1 { "it" } else { "them" },
            ));
        }
        if self.rule.is_none() {
            text.push_str(&propose(accounts, own.is_empty(), sentence));
            text.extend(
                last.iter()
                    .map(|fired| format!("in the words of the text: {}\n", fired.statement)),
            );
        }
        text
    }

    /// The nearest of the rules that do not fire; of a clause that others fire on, only where all are asked for.
    fn shown<'n, 'r>(&self, near: &[&'n Missed<'r>]) -> Vec<&'n Missed<'r>> {
        if self.all || self.rule.is_some() {
            return near.to_vec();
        }
        let nearest = near.iter().filter(|missed| !missed.is_read);
        nearest.take(NEAREST).copied().collect()
    }

    fn fires(&self, fired: &Fired<'_>) -> String {
        let mut text = format!("{} fires\n  states {}\n", fired.rule.name, fired.statement);
        let unfilled = fired.unfilled.as_ref().filter(|_| self.rule.is_some());
        for note in fired.reservation.iter().chain(unfilled) {
            text.push_str(&format!("  {note}\n"));
        }
        text
    }
}

/// Says what no rule looks for, and how to write a rule for it.
fn propose(accounts: &Accounts<'_>, is_unread: bool, sentence: &str) -> String {
    let sentence = sentence.replace('\'', "'\\''");
    let Some(first) = accounts.unknown.first() else {
        return nothing(accounts, is_unread, &sentence);
    };
    format!(
        "no rule looks for {}; propose one: cloze rules new '{}'{}\n",
        quoted(&accounts.unknown),
        sentence,
        if accounts.unknown.len() > 1 {
            format!(" --predicate '{first}'")
        } else {
            String::new()
        }
    )
}

/// What is said where all that the sentence says is looked for by some rule, or nothing is.
fn nothing(accounts: &Accounts<'_>, is_unread: bool, sentence: &str) -> String {
    let near = accounts.missed.iter().any(|missed| missed.closeness() > 0);
    if !is_unread {
        String::new()
    } else if let Some(taken_for) = &accounts.taken_for {
        format!("no clause was found: {taken_for}\n")
    } else if near {
        format!("no rule fires; to write one of your own: cloze rules new '{sentence}'\n")
    } else {
        format!(
            "no rule looks for {}, and the sentence says it of no two things; name both, such as \"Norway … Chile\"\n",
            quoted(&accounts.idle)
        )
    }
}

fn quoted(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    quoted.join(" or ")
}

fn misses(missed: &Missed<'_>) -> String {
    let pattern = match &missed.near {
        Some(near) => format!("  {}: {}\n", place(near.pattern), near.pattern.text),
        None => String::new(),
    };
    let verb = if missed.closeness() > 0 {
        "comes near"
    } else {
        "does not fire"
    };
    format!(
        "{} {verb}\n{pattern}  {}\n",
        missed.rule.name, missed.reason
    )
}

fn place(pattern: &cloze::rule::Pattern) -> String {
    format!("{}:{}", pattern.place.file, pattern.place.line)
}
