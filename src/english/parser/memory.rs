//! What was found out already in a sentence: derivations of a beam differ in one place and are
//! alike in all others, so that most questions come again.

use crate::english::features::mix;

/// How many answers are kept; a power of two.
const SIZE: usize = 512;

/// Answers by the signature of their question; a newer answer takes the place of an older one.
#[derive(Debug)]
pub struct Memory<A> {
    answers: Vec<(u64, A)>,
    sentence: u64,
}

impl<A: Copy> Memory<A> {
    /// Remembers nothing yet; the answer given fills the empty places.
    pub fn new(empty: A) -> Self {
        Self {
            answers: vec![(0, empty); SIZE],
            sentence: 0,
        }
    }

    /// Begins another sentence, in which no answer holds any more.
    pub fn forget(&mut self) {
        self.sentence += 1;
    }

    /// Gives the answer to a question, finding it out if it is new.
    #[inline]
    pub fn recall(&mut self, signature: u64, find: impl FnOnce() -> A) -> A {
        let signature = mix(signature, self.sentence);
        let place = (signature >> 32) as usize % SIZE;
        let (known, answer) = self.answers[place];
        if known == signature {
            return answer;
        }
        let answer = find();
        self.answers[place] = (signature, answer);
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_answered_once_in_a_sentence() {
        let mut memory = Memory::new(0);
        assert_eq!(memory.recall(7, || 1), 1);
        assert_eq!(memory.recall(7, || 2), 1);
        assert_eq!(memory.recall(8, || 3), 3);
        memory.forget();
        assert_eq!(memory.recall(7, || 4), 4);
    }
}
