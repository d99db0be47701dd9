//! Settings that need not be given on the command line: from the environment, and from a file `cloze.toml` in this folder or
//! one above. A flag wins over the environment, and that over the file.

mod file;

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;

use clap::parser::ValueSource;
use clap::{ArgAction, ArgMatches, Command};

use super::report::Failure;
use file::read_file;

/// A setting with its values and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// What it is called: as the flag, without its hyphens in front.
    pub name: String,
    /// Its values; a switch is `true` or `false`.
    pub values: Vec<String>,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a setting comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A variable of the environment.
    Environment(String),
    /// A line of a file.
    File(PathBuf, usize),
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Environment(name) => formatter.write_str(name),
            Self::File(path, line) => write!(formatter, "{}:{line}", path.display()),
        }
    }
}

impl fmt::Display for Setting {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values: Vec<String> = self
            .values
            .iter()
            .map(|value| format!("{value:?}"))
            .collect();
        let (name, origin) = (&self.name, &self.origin);
        match values.as_slice() {
            [_] if ["true", "false"].contains(&self.values[0].as_str()) => {
                write!(formatter, "{name} = {}  # {origin}", self.values[0])
            }
            [value] => write!(formatter, "{name} = {value}  # {origin}"),
            values => write!(formatter, "{name} = [{}]  # {origin}", values.join(", ")),
        }
    }
}

/// What can be set without the command line.
pub const NAMES: [&str; 16] = [
    "add",
    "any-language",
    "base",
    "color",
    "fields",
    "format",
    "gazetteer",
    "offsets",
    "open",
    "output",
    "provenance",
    "rules",
    "rules-only",
    "scope",
    "strict",
    "threads",
];

/// The settings that are made, sorted by name, each from where it counts.
pub fn read() -> Result<Vec<Setting>, Failure> {
    let mut settings = read_file()?;
    for name in NAMES {
        if let Some(setting) = of_environment(name) {
            settings.retain(|known| known.name != name);
            settings.push(setting);
        }
    }
    settings.sort_by(|left, right| left.name.cmp(&right.name));
    Ok(settings)
}

/// A setting of the environment: `CLOZE_` and its name in capitals; lists are separated by commas.
fn of_environment(name: &str) -> Option<Setting> {
    let variable = format!("CLOZE_{}", name.to_uppercase().replace('-', "_"));
    let value = std::env::var(&variable)
        .ok()
        .filter(|value| !value.is_empty())?;
    Some(Setting {
        name: name.to_owned(),
        values: value.split(',').map(str::to_owned).collect(),
        origin: Origin::Environment(variable),
    })
}

/// The command line with the settings that the command knows and that are not given on it.
pub fn complete(
    line: Vec<OsString>,
    command: &Command,
    matches: &ArgMatches,
    settings: &[Setting],
) -> Vec<OsString> {
    let (mut command, mut matches, mut place) = (command, matches, 1);
    while let Some((name, inner)) = matches.subcommand() {
        let Some(found) = command.find_subcommand(name) else {
            break;
        };
        let position = line
            .iter()
            .skip(place)
            .position(|word| word.as_os_str() == name);
        (command, matches) = (found, inner);
        place += position.map_or(0, |position| position + 1);
    }
    let flags = settings
        .iter()
        .flat_map(|setting| flags(setting, command, matches));
    let (before, after) = line.split_at(place.min(line.len()));
    before
        .iter()
        .cloned()
        .chain(flags)
        .chain(after.iter().cloned())
        .collect()
}

/// A setting as flags; none if the command does not know it, or has it from the command line.
fn flags(setting: &Setting, command: &Command, matches: &ArgMatches) -> Vec<OsString> {
    let mut arguments = command.get_arguments();
    let Some(argument) = arguments.find(|argument| argument.get_long() == Some(&setting.name))
    else {
        return Vec::new();
    };
    let id = argument.get_id().as_str();
    if matches.value_source(id) == Some(ValueSource::CommandLine) {
        return Vec::new();
    }
    let name = &setting.name;
    match argument.get_action() {
        ArgAction::SetTrue if setting.values == ["true"] => vec![format!("--{name}").into()],
        ArgAction::SetTrue => Vec::new(),
        _ => setting
            .values
            .iter()
            .map(|value| format!("--{name}={value}").into())
            .collect(),
    }
}
