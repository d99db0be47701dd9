//! Dictionary forms: an edit of the word's end, looked up by word and tag, or else by its
//! longest known ending and tag.

use cloze_english::{Map, Model, Penn, Section, atom, hash_bytes};

use super::forms::Form;
use super::small_letters::SmallLetters;
use super::texts::Texts;
use super::verbs::{irregular_verb_of, is_base, verb_of, verb_with_silent_e};

/// Nouns and adjectives up to this length may be short for their lemmas: _km_.
const LONGEST_ABBREVIATION: usize = 4;

/// The size of an edit in the model file.
pub const EDIT: usize = 16;

/// What an edit is looked up by, the most specific first.
pub fn keys(form: &Form, penn: Penn) -> [u64; 6] {
    let [s1, s2, s3, s4] = form.suffixes;
    let key = |level: u64, hash: u64| {
        let number = atom(penn as u64 * 8 + level);
        hash_bytes(&(hash ^ number).to_le_bytes())
    };
    [
        key(5, form.word),
        key(4, s4),
        key(3, s3),
        key(2, s2),
        key(1, s1),
        key(0, 0),
    ]
}

/// How a word becomes its lemma: bytes to cut off its end and the ending to put there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit<'e> {
    /// How many bytes of the end to cut off.
    pub cut: u8,
    /// What to put there.
    pub ending: &'e str,
}

impl<'e> Edit<'e> {
    /// The stem and the ending of a word's lemma; the word itself if it is too short for the edit.
    pub fn apply<'w>(self, word: &'w str) -> [&'w str; 2]
    where
        'e: 'w,
    {
        let stem = word.len().checked_sub(usize::from(self.cut));
        match stem.and_then(|stem| word.get(..stem)) {
            Some(stem) => [stem, self.ending],
            None => [word, ""],
        }
    }

    /// Reads an edit from the model file.
    pub fn from_bytes(bytes: &'e [u8]) -> Option<Self> {
        let (&cut, length) = (bytes.first()?, usize::from(*bytes.get(1)?));
        let ending = std::str::from_utf8(bytes.get(2..2 + length)?).ok()?;
        Some(Self { cut, ending })
    }
}

/// The lemmas that the model knows.
#[derive(Clone, Copy, Debug)]
pub struct Lemmas<'m> {
    map: Map<'m>,
    edits: &'m [u8],
}

impl Lemmas<'static> {
    /// Those of the model that the program carries.
    pub fn embedded() -> Self {
        let model = Model::embedded();
        Self {
            map: model.map(Section::LemmaMap),
            edits: model.section(Section::LemmaEdits),
        }
    }
}

impl<'m> Lemmas<'m> {
    /// Adds the lemma of a word to others.
    pub fn add(&self, word: &str, penn: Penn, lemmas: &mut Texts) {
        let base = base(word, penn);
        let edit = self.edit(&Form::new(word), penn);
        lemmas.push(edit.map_or([&*base, ""], |edit| edit.apply(&base)));
        if let Some(lemma) = correction(&base, lemmas.last(), penn) {
            lemmas.replace_last(lemma);
        }
    }

    fn edit(&self, form: &Form, penn: Penn) -> Option<Edit<'m>> {
        let number = self.map.first(&keys(form, penn))? as usize;
        let bytes = self.edits.get(number * EDIT..(number + 1) * EDIT)?;
        Edit::from_bytes(bytes)
    }
}

/// What a lemma should be instead. That of a form of a verb must be a known verb, if the form has one; a singular
/// noun and a plain adjective are their own lemmas, abbreviations apart.
fn correction<'b>(base: &'b str, lemma: &str, penn: Penn) -> Option<&'b str> {
    match penn {
        Penn::Nn | Penn::Jj if base.len() > LONGEST_ABBREVIATION => {
            (!lemma.eq_ignore_ascii_case(base)).then_some(base)
        }
        Penn::Vbd | Penn::Vbn | Penn::Vbg | Penn::Vbz if !is_base(lemma) => {
            verb_of(base).or_else(|| is_base(base).then_some(base))
        }
        Penn::Vbd | Penn::Vbn | Penn::Vbg => verb_with_silent_e(base, lemma),
        Penn::Vb | Penn::Vbp if !is_base(lemma) => irregular_verb_of(base),
        _ => None,
    }
}

/// The word as the edit finds it: names keep their capitals.
pub fn base(word: &str, penn: Penn) -> SmallLetters<'_> {
    match penn {
        Penn::Nnp | Penn::Nnps | Penn::Add | Penn::Fw => SmallLetters::as_it_is(word),
        _ if word.contains('’') => SmallLetters::from(word.to_lowercase().replace('’', "'")),
        _ => SmallLetters::of(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_turns_the_word_into_its_lemma() {
        for (word, lemma, cut, ending) in [
            ("talks", "talk", 1, ""),
            ("cities", "city", 3, "y"),
            ("went", "go", 4, "go"),
            ("n't", "not", 2, "ot"),
            ("naïves", "naïve", 1, ""),
        ] {
            let edit = Edit { cut, ending };
            assert_eq!(edit.apply(word).concat(), lemma);
            let mut bytes = vec![cut, ending.len() as u8];
            bytes.extend(ending.bytes());
            bytes.resize(EDIT, 0);
            assert_eq!(Edit::from_bytes(&bytes), Some(edit));
        }
    }

    #[test]
    fn an_edit_that_does_not_fit_leaves_the_word() {
        let edit = Edit {
            cut: 2,
            ending: "x",
        };
        assert_eq!(edit.apply("a").concat(), "a");
        assert_eq!(edit.apply("éa").concat(), "éa");
    }
}
