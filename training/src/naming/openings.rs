//! Learns which words in small letters may begin a name.

use std::collections::BTreeMap;

use cloze::english::names::OUTSIDE;
use cloze::english::names::openings::{Opening, is_small, key};

use super::Lesson;

/// How often a word must begin a name, and once in how many times, to be asked about.
const LEAST: u32 = 2;
const SELDOM: u32 = 200;

/// How seldom a word begins a name that is asked about only before some words, and once in how
/// many times these must go with it.
const OFTEN: u32 = 4;
const TOGETHER: u32 = 100;

/// How often something was seen outside names, and how often it began one.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    all: u32,
    begins: u32,
}

impl Count {
    fn add(&mut self, begins: bool) {
        self.all += 1;
        self.begins += u32::from(begins);
    }

    /// Whether it begins a name often enough: once in so many times.
    fn reaches(self, times: u32) -> bool {
        self.begins >= LEAST && self.begins * times >= self.all
    }
}

/// Makes the list of words, and of pairs of them, by their keys.
pub fn learn(lessons: &[Lesson]) -> Vec<(u64, u32)> {
    let mut words: BTreeMap<u64, Count> = BTreeMap::new();
    let mut pairs: BTreeMap<(u64, u64), Count> = BTreeMap::new();
    for lesson in lessons {
        let marks = &lesson.example.names;
        for (at, form) in lesson.forms.iter().enumerate() {
            let goes_on = at > 0 && marks[at - 1] != OUTSIDE;
            if goes_on || !is_small(form) {
                continue;
            }
            let (word, begins) = (key(form, None), marks[at] != OUTSIDE);
            words.entry(word).or_default().add(begins);
            if let Some(next) = lesson.forms.get(at + 1).filter(|next| is_small(next)) {
                let pair = (word, key(form, Some(next)));
                pairs.entry(pair).or_default().add(begins);
            }
        }
    }
    words.retain(|_, count| count.reaches(SELDOM));
    let is_seldom = |word: &u64| words.get(word).is_some_and(|count| !count.reaches(OFTEN));
    pairs.retain(|(word, _), count| is_seldom(word) && count.reaches(TOGETHER));
    let kind = |word| match is_seldom(word) {
        true => Opening::BeforeSome,
        false => Opening::Word,
    };
    let words = words.keys().map(|word| (*word, kind(word) as u32));
    let pairs = pairs.keys().map(|pair| (pair.1, Opening::Pair as u32));
    words.chain(pairs).collect()
}

#[cfg(test)]
mod tests {
    use cloze::english::names::begin;
    use cloze::english::weights::Map;
    use cloze::english::{NameType, names};

    use super::*;
    use crate::pack;
    use crate::tagging::{NONE, forms};
    use crate::treebank::Example;

    /// A sentence with one name of one word, or none.
    fn lesson(text: &str, name: Option<usize>, repeats: usize) -> Vec<Example> {
        let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        let mark = |at| match name == Some(at) {
            true => begin(NameType::Date),
            false => OUTSIDE,
        };
        let names = (0..words.len()).map(mark).collect();
        let example = Example {
            words,
            names,
            ..Example::default()
        };
        vec![example; repeats]
    }

    #[test]
    fn what_begins_names_is_asked_about_and_nothing_else() {
        let examples = [
            lesson("he left yesterday", Some(2), 3),
            lesson("the year went by", Some(0), 3),
            lesson("the dog barked", None, 30),
        ]
        .concat();
        let lessons: Vec<Lesson> = examples
            .iter()
            .map(|example| Lesson {
                example,
                forms: forms(example, &NONE),
                tags: Vec::new(),
            })
            .collect();
        let table = pack::map(&learn(&lessons));
        let asked = |number: usize| {
            let mut marks = Vec::new();
            let forms = &lessons[number].forms;
            names::openings::mark(&Map::new(&table), forms, &mut marks);
            marks
        };
        assert_eq!(asked(0), [false, false, true]);
        assert_eq!(asked(3), [true, false, false, false]);
        assert_eq!(asked(6), [false, false, false]);
    }
}
