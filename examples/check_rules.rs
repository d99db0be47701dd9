//! Runs the examples of the shipped rules, or of the rules with these names.
use cloze::{examples, gazetteer::Gazetteer, rule::RuleSet};
fn main() {
    let rules = RuleSet::shipped();
    let names: Vec<String> = std::env::args().skip(1).collect();
    let report = examples::check(&rules, Gazetteer::shipped());
    let mut failed = 0;
    for o in &report.outcomes {
        if !o.passed() && (names.is_empty() || names.contains(&o.rule.name)) {
            failed += 1;
            println!("[{}] {o}", o.rule.name);
        }
    }
    println!("{} of {} failed", failed, report.outcomes.len());
}
