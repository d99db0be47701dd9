//! `completions` and `man`: what shells and readers want to know of the command line.

use std::io::{self, Write};

use clap::CommandFactory;
use clap_complete::Shell;

use super::Cli;
use super::report::{Failure, Outcome};

/// Arguments of `completions`.
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  cloze completions bash > ~/.local/share/bash-completion/completions/cloze"
)]
pub struct CompletionArguments {
    /// The shell
    shell: Shell,
}

/// Writes the completions for a shell.
pub fn completions(arguments: &CompletionArguments) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "cloze", &mut script);
    print(&script)
}

/// Writes the man page: the program and all its commands.
pub fn man() -> Result<Outcome, Failure> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command())
        .render(&mut page)
        .map_err(|error| Failure::at("man page", &error))?;
    print(&page)
}

fn print(bytes: &[u8]) -> Result<Outcome, Failure> {
    io::stdout()
        .write_all(bytes)
        .map_err(|error| Failure::at("standard output", &error))?;
    Ok(Outcome::Done)
}
