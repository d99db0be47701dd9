//! Forms of verbs, as sentences need them.

use crate::english::verbs::irregular_forms;
use crate::rule::pattern::words::{WordClass, is};

/// The past tense of a verb: _gave_ of _give_.
pub fn past(base: &str) -> String {
    irregular(base, WordClass::Past, WordClass::Participle)
        .map_or_else(|| regular(base), str::to_owned)
}

/// The passive participle of a verb: _given_ of _give_.
pub fn participle(base: &str) -> String {
    irregular(base, WordClass::Participle, WordClass::Past)
        .map_or_else(|| regular(base), str::to_owned)
}

/// The irregular form that can do what is wanted, or else one that can't do the other.
fn irregular(base: &str, wanted: WordClass, other: WordClass) -> Option<&'static str> {
    let forms = irregular_forms(base);
    let can = forms.iter().find(|form| is(form, wanted));
    can.or_else(|| forms.iter().find(|form| !is(form, other)))
        .or(forms.first())
        .copied()
}

/// The form in _-ed_: _loaned_, _blamed_, _denied_, _expelled_.
fn regular(base: &str) -> String {
    let mut letters = base.chars().rev();
    let (last, before) = (letters.next().unwrap_or('e'), letters.next().unwrap_or('e'));
    let stem = base.strip_suffix(last).unwrap_or(base);
    match last {
        'e' => format!("{base}d"),
        'y' if !is_vowel(before) => format!("{stem}ied"),
        _ if doubles(base) => format!("{base}{last}ed"),
        _ => format!("{base}ed"),
    }
}

/// Whether the last consonant is written twice: after one vowel that bears the stress.
fn doubles(base: &str) -> bool {
    let letters: Vec<char> = base.chars().collect();
    let [.., before, vowel, last] = letters[..] else {
        return false;
    };
    let closed = !is_vowel(before) && is_vowel(vowel) && !is_vowel(last) && !"wxy".contains(last);
    let vowels = letters.iter().filter(|&&letter| is_vowel(letter)).count();
    let stressed = ["fer", "mit", "cur", "pel", "bel", "gret", "dit", "trol"];
    let late = [
        "edit", "label", "credit", "exhibit", "limit", "vomit", "offer", "differ", "suffer",
    ];
    let is_late = late.iter().any(|ending| base.ends_with(ending));
    closed && (vowels == 1 || !is_late && stressed.iter().any(|ending| base.ends_with(ending)))
}

fn is_vowel(letter: char) -> bool {
    "aeiou".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_put_into_the_past() {
        for (base, expected) in [
            ("loan", "loaned loaned"),
            ("approach", "approached approached"),
            ("plan", "planned planned"),
            ("offer", "offered offered"),
            ("develop", "developed developed"),
            ("give", "gave given"),
            ("lend", "lent lent"),
            ("expel", "expelled expelled"),
            ("blame", "blamed blamed"),
            ("deny", "denied denied"),
            ("deploy", "deployed deployed"),
            ("shake", "shook shaken"),
            ("sing", "sang sung"),
            ("visit", "visited visited"),
            ("bring", "brought brought"),
        ] {
            assert_eq!(format!("{} {}", past(base), participle(base)), expected);
        }
    }
}
