//! Stretches of a sentence read off the surface: finite verbs, phrases between commas, and what hangs on what in them.

use std::ops::Range;

use crate::clause::phrase::is_nominal;
use crate::clause::subject::own;
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

use super::Mend;

/// The length up to which a subject, aside or condition is looked for.
pub const MAX_LENGTH: usize = 24;

/// How far from a mended place words are looked at that may hang on the wrong side of it.
pub const REACH: usize = 128;

/// The mends that a look at each sentence gives.
pub fn in_each_sentence(
    analysis: &Analysis<'_>,
    look: impl Fn(&Analysis<'_>, &Range<TokenId>) -> Option<Vec<Mend>>,
) -> Vec<Mend> {
    let sentences = analysis.sentences.iter();
    let mends = sentences.filter_map(|sentence| look(analysis, &sentence.tokens));
    mends.flatten().collect()
}

/// Whether the word carries tense: _gave_, _has_, _will_.
pub fn is_finite(analysis: &Analysis<'_>, token: TokenId) -> bool {
    matches!(analysis.tag(token), Upos::Verb | Upos::Aux)
        && matches!(
            analysis.penn(token),
            Penn::Md | Penn::Vbz | Penn::Vbd | Penn::Vbp
        )
}

/// Whether the word carries tense, or is a participle that can only be a past tense: an object or the end follows.
pub fn may_be_finite(analysis: &Analysis<'_>, token: TokenId) -> bool {
    let next = analysis.tokens.get(token + 1);
    is_finite(analysis, token)
        || analysis.tag(token) == Upos::Verb
            && analysis.penn(token) == Penn::Vbn
            && next.is_some_and(|next| {
                matches!(
                    next.tag,
                    Upos::Det | Upos::Num | Upos::Propn | Upos::Noun | Upos::Pron
                ) || analysis.word(token + 1) == "."
            })
}

/// The first finite verb of the stretch.
pub fn first_finite(analysis: &Analysis<'_>, mut stretch: Range<TokenId>) -> Option<TokenId> {
    stretch.find(|&token| is_finite(analysis, token))
}

/// Whether the word is a comma.
pub fn is_comma(analysis: &Analysis<'_>, token: TokenId) -> bool {
    analysis.word(token) == ","
}

/// The word that the clause of a finite verb hangs on: the verb after its auxiliaries, or what follows _be_.
pub fn main_word(analysis: &Analysis<'_>, finite: TokenId, end: TokenId) -> TokenId {
    if analysis.tag(finite) != Upos::Aux {
        return finite;
    }
    let verb = (finite + 1..end.min(finite + 7))
        .take_while(|&token| {
            matches!(
                analysis.tag(token),
                Upos::Aux | Upos::Adv | Upos::Part | Upos::Verb
            )
        })
        .find(|&token| analysis.tag(token) == Upos::Verb);
    let head = || {
        analysis
            .head(finite)
            .filter(|&head| analysis.relation(finite) == Relation::Cop && head < end)
    };
    verb.or_else(head).unwrap_or(finite)
}

/// Whether the verb is passive by the auxiliary next before it.
pub fn is_passive(analysis: &Analysis<'_>, finite: TokenId, verb: TokenId) -> bool {
    let auxiliary = (finite..verb)
        .rev()
        .find(|&token| analysis.tag(token) == Upos::Aux);
    matches!(analysis.penn(verb), Penn::Vbn | Penn::Vbd)
        && auxiliary.is_some_and(|token| analysis.lemma(token) == "be")
}

/// The words of a stretch that hang on none of its other words.
pub fn tops(analysis: &Analysis<'_>, stretch: &Range<TokenId>) -> Vec<TokenId> {
    let outside = |token: &TokenId| {
        analysis
            .head(*token)
            .is_none_or(|head| !stretch.contains(&head))
    };
    stretch.clone().filter(outside).collect()
}

/// The head of the first noun phrase of the stretch that has no preposition.
pub fn first_phrase(analysis: &Analysis<'_>, stretch: &Range<TokenId>) -> Option<TokenId> {
    tops(analysis, stretch).into_iter().find(|&token| {
        is_nominal(analysis, token)
            && !matches!(analysis.tag(token), Upos::Det | Upos::Adj)
            && analysis.child(token, &[Relation::Case]).is_none()
    })
}

/// Hangs the words of a stretch that hang outside on its `top`, which does so itself.
pub fn gather(
    analysis: &Analysis<'_>,
    stretch: &Range<TokenId>,
    top: TokenId,
    mends: &mut Vec<Mend>,
) {
    for token in tops(analysis, stretch) {
        if token != top {
            let relation = relation_in(analysis, token, top);
            mends.push(Mend::new(token, top, relation));
        }
    }
}

/// What a word is to the verb that it is made to hang on.
fn relation_in(analysis: &Analysis<'_>, token: TokenId, top: TokenId) -> Relation {
    let with_preposition = analysis.child(token, &[Relation::Case]).is_some();
    match analysis.tag(token) {
        Upos::Punct => Relation::Punct,
        Upos::Adv => Relation::Advmod,
        Upos::Verb => Relation::Advcl,
        _ if !is_nominal(analysis, token) => analysis.relation(token),
        _ if with_preposition => Relation::Obl,
        _ if token > top => Relation::Obj,
        _ if own(analysis, top).is_none() => Relation::Nsubj,
        _ => Relation::OblUnmarked,
    }
}

/// Makes the word the subject of a verb.
pub fn subject_of(
    analysis: &Analysis<'_>,
    subject: TokenId,
    finite: TokenId,
    verb: TokenId,
) -> Mend {
    let relation = if is_passive(analysis, finite, verb) {
        Relation::NsubjPass
    } else {
        Relation::Nsubj
    };
    Mend::new(subject, verb, relation)
}

/// Puts the word where `other` hangs.
pub fn in_place_of(analysis: &Analysis<'_>, word: TokenId, other: TokenId) -> Mend {
    Mend {
        token: word,
        head: analysis.head(other),
        relation: analysis.relation(other),
    }
}

/// Whether `above` is found going up from `token`.
pub fn is_below(analysis: &Analysis<'_>, token: TokenId, above: TokenId) -> bool {
    super::reaches(|token| analysis.head(token), analysis.head(token), above)
}
