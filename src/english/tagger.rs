//! Penn tags, word by word from left to right, by a linear classifier (Collins 2002).

use super::features::{Features, NOTHING, atom, push};
use super::forms::Form;
use super::tags::Penn;
use super::weights::{Map, Weights, best_class};

/// What the tagger knows.
#[derive(Clone, Copy, Debug)]
pub struct Tagger<'m, W> {
    /// The weights of features.
    pub weights: W,
    /// Frequent words that have the same tag nearly always: _the_, _of_, a comma. The classifier
    /// is neither asked nor taught there.
    pub certain: Map<'m>,
}

impl<W: Weights> Tagger<'_, W> {
    /// Tags a sentence. A word whose tag is fixed keeps it.
    pub fn tag(&self, forms: &[Form], fixed: &[Option<Penn>], tags: &mut Vec<Penn>) {
        let mut features = Features::default();
        tags.clear();
        for (position, form) in forms.iter().enumerate() {
            let fixed = fixed.get(position).copied().flatten();
            let tag = fixed.or_else(|| certain(&self.certain, form));
            tags.push(tag.unwrap_or_else(|| choose(&self.weights, forms, tags, &mut features)));
        }
    }
}

/// The tag of a word that has always the same.
pub fn certain(words: &Map, form: &Form) -> Option<Penn> {
    let number = words.get(form.word)?;
    Penn::ALL.get(number as usize).copied()
}

/// Chooses the tag of the word after those that are tagged.
fn choose(weights: &impl Weights, forms: &[Form], tags: &[Penn], features: &mut Features) -> Penn {
    observe(forms, tags, features);
    let scores = weights.score(features.as_slice());
    Penn::ALL[best_class(&scores, Penn::ALL.len())]
}

/// Gathers what there is to see at the word after those that are tagged.
pub fn observe(forms: &[Form], tags: &[Penn], features: &mut Features) {
    let here = tags.len();
    let Some(form) = forms.get(here) else {
        return;
    };
    let view = View {
        form,
        words: [-2, -1, 1, 2].map(|offset| word_at(forms, here, offset)),
        tags: [tag_at(tags, 1), tag_at(tags, 2)],
        neighbours: [here.wrapping_sub(1), here + 1].map(|place| forms.get(place)),
        place: atom(u64::from(here == 0) + 2 * u64::from(form.capital)),
    };
    features.clear();
    view.word_alone(features);
    view.tags_before(features);
    view.words_around(features);
    view.neighbours(features);
}

/// A word that is to be tagged, and what stands around it.
struct View<'f> {
    form: &'f Form,
    /// The two words before and the two after.
    words: [u64; 4],
    /// The tags of the word before and the one before that.
    tags: [u64; 2],
    /// The words before and after.
    neighbours: [Option<&'f Form>; 2],
    /// Whether it begins the sentence, and has a capital.
    place: u64,
}

impl View<'_> {
    fn word_alone(&self, features: &mut Features) {
        let Self { form, place, .. } = *self;
        push!(features; [form.word] [form.word, place] [form.shape, place]);
        for suffix in form.suffixes {
            features.push([suffix, place]);
        }
        for prefix in form.prefixes {
            features.push([prefix]);
        }
    }

    fn tags_before(&self, features: &mut Features) {
        let [previous, before] = self.tags;
        let Form {
            word,
            suffixes: [_, _, end, _],
            shape,
            ..
        } = *self.form;
        push!(features;
            [previous]
            [previous, before]
            [previous, word]
            [previous, before, word]
            [previous, end]
            [previous, shape]
        );
    }

    fn words_around(&self, features: &mut Features) {
        let [before, previous, next, after] = self.words;
        let Form {
            word,
            suffixes: [_, _, end, _],
            ..
        } = *self.form;
        let tag = self.tags[0];
        push!(features;
            [previous]
            [before]
            [next]
            [after]
            [previous, word]
            [next, word]
            [previous, next]
            [next, after]
            [tag, next]
            [tag, next, end]
        );
    }

    /// What the spelling of the words before and after tells.
    fn neighbours(&self, features: &mut Features) {
        let end = self.form.suffixes[2];
        for neighbour in self.neighbours {
            let shape = neighbour.map_or(NOTHING, |form| form.shape);
            let capital = neighbour.map_or(2, |form| u64::from(form.capital));
            push!(features;
                [end_of(neighbour)]
                [shape]
                [end, end_of(neighbour)]
                [end, atom(capital)]
            );
        }
        let next = end_of(self.neighbours[1]);
        push!(features; [self.tags[0], next, end] [self.form.word, next] [self.tags[0], next]);
    }
}

fn end_of(form: Option<&Form>) -> u64 {
    form.map_or(NOTHING, |form| form.suffixes[2])
}

fn word_at(forms: &[Form], here: usize, offset: isize) -> u64 {
    let form = here
        .checked_add_signed(offset)
        .and_then(|position| forms.get(position));
    form.map_or(NOTHING, |form| form.word)
}

fn tag_at(tags: &[Penn], back: usize) -> u64 {
    let tag = tags.len().checked_sub(back).and_then(|at| tags.get(at));
    tag.map_or(NOTHING, |&tag| atom(tag as u64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::weights::Scores;

    /// Weights that always prefer proper nouns.
    struct Proper;

    impl Weights for Proper {
        fn add(&self, _: u64, scores: &mut Scores) {
            scores[Penn::Nnp as usize] += 1;
        }
    }

    #[test]
    fn fixed_tags_and_certain_words_are_not_asked_for() {
        let forms = ["the", "Blue", "House"].map(Form::new);
        let slot = (forms[0].word & 0xFFFF_FFFF).max(1) | (Penn::Dt as u64) << 32;
        let certain = slot.to_le_bytes();
        let tagger = Tagger {
            weights: Proper,
            certain: Map::new(&certain),
        };
        let mut tags = Vec::new();
        tagger.tag(&forms, &[None, Some(Penn::Jj), None], &mut tags);
        assert_eq!(tags, [Penn::Dt, Penn::Jj, Penn::Nnp]);
    }
}
