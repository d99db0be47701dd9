//! `cloze init`: a folder to begin in.

use std::io::Write;
use std::path::PathBuf;

use super::output;
use super::report::{Failure, Outcome};

/// Arguments of `init`.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  cloze init && cd my-graph && cloze show article.txt")]
pub struct Arguments {
    /// The folder to make
    #[arg(default_value = "my-graph")]
    folder: PathBuf,
}

/// What the folder holds.
const FILES: [(&str, &str); 3] = [
    ("article.txt", include_str!("init/article.txt")),
    ("cloze.toml", include_str!("init/cloze.toml")),
    ("loans.rules", include_str!("init/loans.rules")),
];

/// Makes the folder, and tells what to run.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let folder = &arguments.folder;
    for (name, _) in FILES {
        let path = folder.join(name);
        if path.exists() {
            return Err(Failure::Message(format!(
                "{}: this is there already; name another folder, as in cloze init my-graph-2",
                path.display()
            )));
        }
    }
    for (name, content) in FILES {
        output::write_file(&folder.join(name), |out| out.write_all(content.as_bytes()))?;
    }
    let mut out = output::screen();
    output::print(
        &mut out,
        format!(
            "made {}; now run:\n  cd {0}\n  cloze show article.txt\n  cloze rules check -r loans.rules\n",
            folder.display()
        ),
    )?;
    output::finish(&mut out)?;
    Ok(Outcome::Done)
}
