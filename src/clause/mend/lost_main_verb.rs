//! _The man believed to have shot Reed was arrested_: the last verb is the sentence's, not what the one before says.

use std::ops::Range;

use crate::clause::lexicon::lexicon;
use crate::clause::phrase::is_nominal;
use crate::clause::predicate::is_verbal;
use crate::clause::subject::own;
use crate::english::{Analysis, Relation, TokenId};

use super::Mend;
use super::stretch::{MAX_LENGTH, first_finite, in_each_sentence, is_passive, subject_of};

/// Mends sentences that the parser took for a mere noun phrase.
pub fn find(analysis: &Analysis<'_>) -> Vec<Mend> {
    in_each_sentence(analysis, mended)
}

fn mended(analysis: &Analysis<'_>, sentence: &Range<TokenId>) -> Option<Vec<Mend>> {
    let last = sentence.clone().last()?;
    let near = sentence.start..sentence.end.min(sentence.start + MAX_LENGTH);
    let noun = near.clone().find(|&token| analysis.head(token).is_none())?;
    let phrase = is_nominal(analysis, noun)
        && analysis.word(last) == "."
        && analysis.child(noun, &[Relation::Cop]).is_none();
    let verb = near
        .clone()
        .find(|&token| phrase && is_swallowed(analysis, noun, token))?;
    let before = analysis.head(verb)?;
    let object = own(analysis, verb)?;
    let finite = first_finite(analysis, object + 1..verb + 1)?;
    let mut mends = vec![
        Mend {
            token: verb,
            head: None,
            relation: Relation::Root,
        },
        subject_of(analysis, noun, finite, verb),
        Mend::new(object, before, Relation::Obj),
    ];
    mends.push(Mend::new(last, verb, Relation::Punct));
    Some(mends)
}

/// Whether the verb is passive, has no conjunction, and hangs on one that needs an object and has none but its subject.
fn is_swallowed(analysis: &Analysis<'_>, noun: TokenId, verb: TokenId) -> bool {
    let swallowed = analysis.relation(verb) == Relation::Ccomp
        && is_verbal(analysis, verb)
        && analysis.child(verb, &[Relation::Mark]).is_none();
    let before = analysis.head(verb).filter(|_| swallowed);
    let subject = own(analysis, verb);
    let (Some(before), Some(subject)) = (before, subject) else {
        return false;
    };
    let lemma = analysis.lemma(before);
    noun < before
        && before < subject
        && subject < verb
        && is_passive(analysis, subject + 1, verb)
        && analysis.child(before, &[Relation::Obj]).is_none()
        && lexicon().is_transitive(lemma)
        && lexicon().saying(lemma).is_none()
}
