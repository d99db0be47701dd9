use cloze::rule::{RuleSet, Source};
fn main() {
    let start = std::time::Instant::now();
    match RuleSet::read(&Source::shipped()) {
        Ok(rules) => {
            eprintln!("{} rules {:?}", rules.rules.len(), start.elapsed());
            for w in &rules.warnings {
                println!("warning: {w}");
            }
        }
        Err(faults) => {
            for f in &faults {
                println!("{f}");
            }
            println!("{}", faults.len());
        }
    }
}
