//! `output/` holds what the README's commands write for the sample article.

use std::fs;
use std::path::Path;
use std::process::Command;

/// Extracts the sample article into a folder and compares each file with its twin in `output/`.
#[test]
fn output_holds_what_the_main_command_writes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sample");
    let status = Command::new(env!("CARGO_BIN_EXE_cloze"))
        .args(["extract", "data/articles/putin-north-korea.txt"])
        .args(["--format", "ttl,dot,json,svg", "-o"])
        .arg(&folder)
        .current_dir(root)
        .status();
    assert!(status.expect("the program runs").success());
    for ending in ["ttl", "dot", "json", "svg"] {
        let name = format!("putin-north-korea.{ending}");
        let written = fs::read_to_string(folder.join(&name)).expect("the command writes it");
        let kept = root.join("output").join(&name);
        if std::env::var_os("CLOZE_REWRITE").is_some() {
            fs::write(&kept, &written).expect("output/ can be written");
        }
        let kept = fs::read_to_string(&kept).unwrap_or_default();
        assert!(
            written == kept,
            "output/{name} is not what the command writes; CLOZE_REWRITE=1 cargo test writes it anew"
        );
    }
}
