//! Inputs: files, folders, standard input, of every kind that articles come in.

mod documents;
mod language;
mod left;
mod pending;
mod source;
mod walk;

use std::path::PathBuf;

use crate::document::{Fields, is_day};

use super::report::Failure;
pub use documents::{Documents, Position, short_hash};
pub use left::{Left, Reason, Tally};
pub use pending::Pending;
pub use source::Source;
pub use walk::files_at;

/// What to read.
#[derive(Default, clap::Args)]
pub struct InputArguments {
    /// Files, folders, or - for standard input: plain text, Markdown, web pages, JSON lines of {"id", "text", "date"?,
    /// "title"?, "url"?}, JSON lists of these, CSV and TSV, feeds (RSS, Atom), web archives (WARC, WET), and where
    /// statements are asked for also graphs that cloze wrote; each also as .gz and .zst
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    /// The day the input was published, for "on Tuesday" and "last week"
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<String>,

    /// What JSON and tables call the parts of an article, as in text=body,title=headline; parts are id, text, title,
    /// date and url
    #[arg(long, value_name = "PART=NAME", value_delimiter = ',')]
    fields: Vec<String>,

    /// The column or member that has the text; short for --fields text=NAME
    #[arg(long, value_name = "NAME")]
    text_column: Option<String>,

    /// Read texts that are not English as well; without it, they are left out and counted
    #[arg(long)]
    any_language: bool,

    /// End with exit code 2 instead of 3 if any input had to be left out
    #[arg(long)]
    strict: bool,
}

impl InputArguments {
    /// These inputs, for a command whose arguments are not all inputs.
    #[cfg(feature = "query")]
    pub fn of(inputs: &[String]) -> Self {
        Self {
            inputs: inputs.iter().map(PathBuf::from).collect(),
            ..Self::default()
        }
    }

    /// Finds the inputs. Nothing is opened yet except folders.
    pub fn documents(&self) -> Result<Documents, Failure> {
        if let Some(date) = &self.date {
            check_date(date)?;
        }
        let fields = self.fields()?;
        let (sources, faults) = source::find(&self.inputs);
        if self.date.is_some() && sources.len() > 1 {
            let cure = "put the dates into JSON lines: {\"id\": …, \"text\": …, \"date\": …}";
            return Err(Failure::Message(format!(
                "--date is for one input, and there are {}; {cure}",
                sources.len()
            )));
        }
        source::check_apart_from_output(&sources)?;
        let policy = pending::Policy {
            date: self.date.clone(),
            any_language: self.any_language,
        };
        Ok(Documents::new(sources, faults, fields, policy))
    }

    /// The inputs as they were given.
    pub fn paths(&self) -> &[PathBuf] {
        &self.inputs
    }

    /// Whether standard input is among them.
    pub fn has_stdin(&self) -> bool {
        self.inputs.iter().any(|input| input.as_os_str() == "-")
    }

    /// What tells apart runs that make different documents of the same inputs.
    pub fn settings(&self) -> String {
        let names = self.fields.join(",");
        let text = &self.text_column;
        format!("{:?} {names:?} {text:?} {}", self.date, self.any_language)
    }

    /// An empty account of what is left out.
    pub fn tally(&self) -> Tally {
        Tally::new(self.strict)
    }

    /// The names that rows have for the parts of an article.
    fn fields(&self) -> Result<Fields, Failure> {
        let mut fields = Fields::default();
        for pair in &self.fields {
            let refuse = |why: &str| {
                let parts = Fields::PARTS.join(", ");
                Failure::Message(format!(
                    "--fields {pair}: {why}; write PART=NAME, as in text=body; parts are {parts}"
                ))
            };
            let (part, name) = pair
                .split_once('=')
                .filter(|(_, name)| !name.is_empty())
                .ok_or_else(|| refuse("a name is missing"))?;
            let place = fields
                .name_mut(part)
                .ok_or_else(|| refuse("there is no such part"))?;
            name.clone_into(place);
        }
        if let Some(name) = &self.text_column {
            name.clone_into(&mut fields.text);
        }
        Ok(fields)
    }
}

/// Refuses what is not a date.
fn check_date(date: &str) -> Result<(), Failure> {
    match is_day(date) {
        true => Ok(()),
        false => Err(Failure::Message(format!(
            "--date {date}: not a date; write it as YYYY-MM-DD"
        ))),
    }
}
