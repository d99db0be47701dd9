//! Runs of words that look like names: what a name is, often only its last word tells
//! (_the Alfred Wegener **Institute**_), and what comes after it.

use crate::english::forms::Form;
use crate::english::tags::Penn;

/// The first word of a run, and the one after its last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The first word.
    pub start: usize,
    /// The word after the last.
    pub end: usize,
}

/// Finds the run of each word; a word that looks like no name is alone.
pub fn find(forms: &[Form], tags: &[Penn], runs: &mut Vec<Run>) {
    runs.clear();
    while runs.len() < forms.len() {
        let start = runs.len();
        let end = (start..forms.len())
            .find(|&word| !belongs(forms, tags, word))
            .unwrap_or(forms.len())
            .max(start + 1);
        runs.resize(end, Run { start, end });
    }
}

/// Whether a word looks like part of a name: a proper noun, a capital inside the sentence, or
/// the hyphen between two of them.
fn belongs(forms: &[Form], tags: &[Penn], word: usize) -> bool {
    let tag = |word: usize| tags.get(word).copied();
    let proper = |word: usize| matches!(tag(word), Some(Penn::Nnp | Penn::Nnps));
    let capital = word > 0 && forms.get(word).is_some_and(|form| form.capital);
    let hyphen = tag(word) == Some(Penn::Hyph) && proper(word.wrapping_sub(1)) && proper(word + 1);
    proper(word) || hyphen || (capital && tag(word) != Some(Penn::Prp))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_as_long_as_the_words_look_like_names() {
        let forms = ["In", "Port", "au", "-", "Prince", "it", "rained"].map(Form::new);
        let tags = [
            Penn::In,
            Penn::Nnp,
            Penn::Nnp,
            Penn::Hyph,
            Penn::Nnp,
            Penn::Prp,
            Penn::Vbd,
        ];
        let mut runs = Vec::new();
        find(&forms, &tags, &mut runs);
        let lengths: Vec<_> = runs.iter().map(|run| run.end - run.start).collect();
        assert_eq!(lengths, [1, 4, 4, 4, 4, 1, 1]);
    }
}
