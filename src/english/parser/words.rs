//! A sentence's words and tags, ready to be parts of features.

use crate::english::features::{NOTHING, atom, common, rare};
use crate::english::forms::Form;
use crate::english::tags::Penn;

/// A sentence's words and tags; after them stand the root and no word.
#[derive(Clone, Debug, Default)]
pub struct Words {
    seen: Vec<Seen>,
    /// How many marks of each kind stand before a word: commas, conjunctions, verbs.
    marks: Vec<[u32; 3]>,
}

/// A word as features see it.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// Its number; of the root the number of words, of no word the next.
    pub number: u32,
    /// Its spelling.
    pub word: u64,
    /// Its tag.
    pub tag: u64,
    /// The end of its spelling.
    pub end: u64,
}

impl Words {
    /// Takes a sentence.
    pub fn read(&mut self, forms: &[Form], tags: &[Penn]) {
        self.seen.clear();
        for (form, &tag) in forms.iter().zip(tags) {
            self.push(form.word, atom(tag as u64), form.suffixes[2]);
        }
        self.push(atom(1000), atom(1000), atom(1000));
        self.push(NOTHING, NOTHING, NOTHING);
        self.count_marks(tags);
    }

    fn push(&mut self, word: u64, tag: u64, end: u64) {
        let number = self.seen.len() as u32;
        self.seen.push(Seen {
            number,
            word: rare(word),
            tag: common(tag),
            end: rare(end),
        });
    }

    fn count_marks(&mut self, tags: &[Penn]) {
        self.marks.clear();
        let mut counts = [0; 3];
        for &tag in tags {
            self.marks.push(counts);
            if let Some(kind) = kind_of_mark(tag) {
                counts[kind] += 1;
            }
        }
        self.marks.extend([counts; 2]);
    }

    /// How many words the sentence has.
    pub fn len(&self) -> usize {
        self.seen.len().saturating_sub(2)
    }

    /// Whether the sentence has no words.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A word by its number, which is at most that of no word.
    #[inline]
    pub fn see(&self, word: u32) -> Seen {
        self.seen[word as usize]
    }

    /// The word so many places after another, or no word.
    pub fn after(&self, word: u32, places: u32) -> Seen {
        self.see((word + places).min(self.seen.len() as u32 - 1))
    }

    /// The word before another, or no word.
    pub fn before(&self, word: u32) -> Seen {
        self.see(word.checked_sub(1).unwrap_or(self.seen.len() as u32 - 1))
    }

    /// What stands between two words: commas, conjunctions and verbs, up to three of each.
    pub fn between(&self, left: Seen, right: Seen) -> u64 {
        let last = self.marks.len() as u32 - 1;
        let from = self.marks[(left.number + 1).min(last) as usize];
        let to = self.marks[right.number.min(last) as usize];
        let count = |kind: usize| u64::from(to[kind].saturating_sub(from[kind]).min(3));
        common(atom(2000 + count(0) + 4 * count(1) + 16 * count(2)))
    }
}

/// Commas and the like, conjunctions, verbs.
fn kind_of_mark(tag: Penn) -> Option<usize> {
    match tag {
        Penn::Comma | Penn::Colon | Penn::OpenBracket | Penn::CloseBracket => Some(0),
        Penn::Cc => Some(1),
        Penn::Vb | Penn::Vbd | Penn::Vbg | Penn::Vbn | Penn::Vbp | Penn::Vbz | Penn::Md => Some(2),
        _ => None,
    }
}
