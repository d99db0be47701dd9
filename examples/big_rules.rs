//! How long big and bad rule files take to read: each line doubles the size, so that a cost that is not linear shows.
//!
//! `cargo run --release --example big_rules`

use std::time::Instant;

use cloze::rule::{RuleSet, Source};

/// A sort of file: its name, and the text of so many parts.
type Sort = (&'static str, fn(usize) -> String);

const SORTS: [Sort; 9] = [
    ("sound rules", |count| rules(count, sound)),
    ("rules with an unknown relation each", |count| {
        rules(count, |number| {
            sound(number).replace("then {a} grew", &format!("then {{a}} grow{number}"))
        })
    }),
    ("rules with an unknown keyword each", |count| {
        rules(count, |number| sound(number).replace("when", "whenever"))
    }),
    ("rules of one name", |count| rules(count, |_| sound(0))),
    ("relations, each narrower than the one before", |count| {
        let relation = |number: usize| {
            format!(
                "relation r{number}: x\n narrower than r{}\n",
                number.saturating_sub(1)
            )
        };
        (0..count).map(relation).collect()
    }),
    ("types, each below the one before", |count| {
        let kind = |number: usize| match number {
            0 => "type T0 < Thing: x\n".to_owned(),
            _ => format!("type T{number} < T{}: x\n", number - 1),
        };
        (0..count).map(kind).collect()
    }),
    ("letters in one line", |count| {
        format!("rule a: b\nwhen {}\n", "x".repeat(10 * count))
    }),
    ("slots in one line", |count| {
        format!("rule a: b\nwhen {}\n", "{a: Agent} ".repeat(count))
    }),
    ("right-to-left words in one line", |count| {
        format!(
            "rule a: b\nwhen {{a: Agent}} {} {{b: Thing}}\n",
            "\u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{202e}".repeat(count)
        )
    }),
];

fn sound(number: usize) -> String {
    format!(
        "rule r{number}: x\nwhen {{a: Agent}} verb{number} {{b: Thing}}\nthen {{a}} grew {{b}}\nyes A.\n=> A grew B\nno B.\n"
    )
}

fn rules(count: usize, rule: impl Fn(usize) -> String) -> String {
    let mut text = String::from("relation grew: became larger by\n");
    (0..count).for_each(|number| text.push_str(&rule(number)));
    text
}

fn main() {
    for (name, text) in SORTS {
        for count in [25_000, 50_000, 100_000] {
            let text = text(count);
            let bytes = text.len();
            let start = Instant::now();
            let read = RuleSet::read(&[Source::new("big.rules", text)]);
            let seconds = start.elapsed().as_secs_f64();
            let outcome = match &read {
                Ok(rules) => format!("{} rules", rules.rules.len()),
                Err(faults) => format!("{} faults", faults.len()),
            };
            println!("{count:>7} {name}: {bytes} bytes, {outcome}, {seconds:.2} s");
        }
    }
}
