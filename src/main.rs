//! Hands the command line on and ends with its exit code.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

fn main() -> std::process::ExitCode {
    cloze::cli::run(std::env::args_os()).into()
}
