//! Settings of a file `cloze.toml`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::spelling::did_you_mean;
use toml::{Table, Value};

use super::{NAMES, Origin, Setting};
use crate::cli::report::Failure;

/// What the file is called.
const NAME: &str = "cloze.toml";

/// Settings that are paths: those of a file are seen from its folder.
const PATHS: [&str; 4] = ["add", "gazetteer", "output", "rules"];

/// The settings of the nearest file in this folder or one above; none if there is no file.
pub fn read_file() -> Result<Vec<Setting>, Failure> {
    let Some(path) = find() else {
        return Ok(Vec::new());
    };
    let text = fs::read_to_string(&path).map_err(|error| Failure::at(path.display(), &error))?;
    read(&path, &text).map_err(Failure::Message)
}

fn find() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let mut places = here.ancestors().map(|folder| folder.join(NAME));
    places.find(|place| place.is_file())
}

/// The settings of a text, or all its faults, a line each.
fn read(path: &Path, text: &str) -> Result<Vec<Setting>, String> {
    let table: Table = text.parse().map_err(|error| not_toml(path, text, &error))?;
    let settings = table.into_iter().map(|(name, value)| {
        let line = line_of(text, &name);
        let place = format!("{}:{line}", path.display());
        let origin = Origin::File(path.to_owned(), line);
        setting(name, &value, origin).map_err(|fault| format!("{place}:1: {fault}"))
    });
    let (sound, faulty): (Vec<_>, Vec<_>) = settings.partition(Result::is_ok);
    let faults: Vec<String> = faulty.into_iter().filter_map(Result::err).collect();
    match faults.is_empty() {
        true => Ok(sound.into_iter().flatten().collect()),
        false => Err(faults.join("\n")),
    }
}

/// One setting, or what is wrong with it.
fn setting(name: String, value: &Value, origin: Origin) -> Result<Setting, String> {
    if !NAMES.contains(&name.as_str()) {
        let cure = match did_you_mean(&name, NAMES) {
            cure if cure.is_empty() => format!("; known are {}", NAMES.join(", ")),
            cure => cure,
        };
        return Err(format!("unknown setting \"{name}\"{cure}"));
    }
    let values = match value {
        Value::Array(values) => values.iter().map(word).collect(),
        value => word(value).map(|word| vec![word]),
    };
    let Some(values) = values else {
        return Err(format!(
            "\"{name}\" is neither a text, a number, true or false, nor a list of texts; write it like {name} = \"…\""
        ));
    };
    let values = match &origin {
        Origin::File(path, _) if PATHS.contains(&name.as_str()) => seen_from(path, values),
        _ => values,
    };
    Ok(Setting {
        name,
        values,
        origin,
    })
}

fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Boolean(switch) => Some(switch.to_string()),
        _ => None,
    }
}

/// Paths as they are seen from a file's folder; `-` is no path.
fn seen_from(file: &Path, paths: Vec<String>) -> Vec<String> {
    let folder = file.parent().unwrap_or(file);
    let here = std::env::current_dir().is_ok_and(|here| here == folder);
    let seen = |path: String| match here || path == "-" {
        true => path,
        false => folder.join(path).to_string_lossy().into_owned(),
    };
    paths.into_iter().map(seen).collect()
}

/// The line on which a name stands first.
fn line_of(text: &str, name: &str) -> usize {
    let starts = |line: &str| line.trim_start().trim_start_matches('"').starts_with(name);
    text.lines().position(starts).map_or(1, |index| index + 1)
}

fn not_toml(path: &Path, text: &str, error: &toml::de::Error) -> String {
    let start = error.span().map_or(0, |span| span.start).min(text.len());
    let before = text.get(..start).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.len() - before.rfind('\n').map_or(0, |end| end + 1) + 1;
    let message = error.message().lines().next().unwrap_or_default();
    format!(
        "{}:{line}:{column}: {message}; settings are lines like format = [\"ttl\", \"json\"]",
        path.display()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let settings = read(Path::new("/kg/cloze.toml"), text);
        settings.map_or_else(
            |faults| faults,
            |settings| {
                settings
                    .iter()
                    .map(|setting| format!("{setting}\n"))
                    .collect()
            },
        )
    }

    #[test]
    fn a_file_gives_settings_and_all_its_faults() {
        assert_eq!(
            told("format = [\"ttl\", \"json\"]\nopen = true\nrules = \"my.rules\"\nthreads = 2\n"),
            "format = [\"ttl\", \"json\"]  # /kg/cloze.toml:1\nopen = true  # /kg/cloze.toml:2\n\
             rules = \"/kg/my.rules\"  # /kg/cloze.toml:3\nthreads = \"2\"  # /kg/cloze.toml:4\n"
        );
        let faults = told("formt = \"ttl\"\n\nopen = 1.5\n");
        assert!(
            faults.contains(
                "/kg/cloze.toml:1:1: unknown setting \"formt\"; did you mean \"format\"?"
            ),
            "{faults}"
        );
        assert!(
            faults.contains("/kg/cloze.toml:3:1: \"open\" is neither a text"),
            "{faults}"
        );
        let fault = told("open = true\nformat = [\n");
        assert!(
            fault.starts_with("/kg/cloze.toml:2:") || fault.starts_with("/kg/cloze.toml:3:"),
            "{fault}"
        );
    }
}
