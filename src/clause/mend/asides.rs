//! Who says so in the middle of what is said: _The rebels, Lopez claimed, attacked the port._

mod shapes;

use std::ops::Range;

use crate::clause::lexicon::{Saying, lexicon};
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

use super::Mend;
use super::stretch::{REACH, in_place_of, is_below, is_finite, main_word, subject_of, tops};
use shapes::{after_auxiliary, aside, inside_relative};

/// An aside that names a speaker.
struct Aside {
    /// The verb of saying.
    saying: TokenId,
    speaker: TokenId,
    /// The tokens between the commas.
    inside: Range<TokenId>,
    /// The sentence around it.
    told: Told,
}

/// What is said, around the aside.
struct Told {
    /// The subject, before the aside.
    subject: TokenId,
    /// The finite verb, after the aside.
    finite: TokenId,
    /// The word that it all hangs on.
    said: TokenId,
}

impl Told {
    /// What has this subject and this finite verb, in a sentence that ends here.
    fn new(analysis: &Analysis<'_>, subject: TokenId, finite: TokenId, end: TokenId) -> Self {
        Self {
            subject,
            finite,
            said: main_word(analysis, finite, end),
        }
    }
}

/// Mends what the parser made of asides that name a speaker.
pub fn find(analysis: &Analysis<'_>) -> Vec<Mend> {
    let mut mends = Vec::new();
    for sentence in &analysis.sentences {
        for token in sentence.tokens.clone() {
            if !says(analysis, token) {
                continue;
            }
            let tokens = sentence.tokens.clone();
            if let Some(aside) = aside(analysis, tokens.clone(), token) {
                mends.extend(parted(analysis, tokens, &aside));
            } else if let Some(aside) = after_auxiliary(analysis, &tokens, token) {
                let relation = if analysis.tag(aside.told.said) == Upos::Verb {
                    Relation::Aux
                } else {
                    Relation::Cop
                };
                mends.extend(parted(analysis, tokens, &aside));
                mends.push(Mend::new(aside.told.finite, aside.told.said, relation));
            } else if let Some(aside) = inside_relative(analysis, &tokens, token) {
                mends.extend(parted(analysis, tokens, &aside));
            }
        }
    }
    mends
}

fn says(analysis: &Analysis<'_>, token: TokenId) -> bool {
    let says = || {
        matches!(
            lexicon().saying(analysis.lemma(token)),
            Some(Saying::Says | Saying::Thinks | Saying::Expects | Saying::Fears | Saying::Proves)
        )
    };
    analysis.tag(token) == Upos::Verb
        && says()
        && (is_finite(analysis, token) || is_said_by_nobody(analysis, token))
}

/// Whether the verb is that of _it is said_.
fn is_said_by_nobody(analysis: &Analysis<'_>, verb: TokenId) -> bool {
    let be = verb.checked_sub(1);
    let it = verb.checked_sub(2);
    matches!(analysis.penn(verb), Penn::Vbn | Penn::Vbd)
        && be.is_some_and(|be| analysis.lemma(be) == "be")
        && it.is_some_and(|it| analysis.lemma(it) == "it")
}

/// Parts the aside from what is said.
fn parted(analysis: &Analysis<'_>, sentence: Range<TokenId>, aside: &Aside) -> Vec<Mend> {
    let &Aside {
        saying,
        speaker,
        ref inside,
        told: Told {
            subject,
            finite,
            said,
        },
    } = aside;
    let place = if is_below(analysis, said, saying)
        || analysis
            .head(said)
            .is_some_and(|head| inside.contains(&head))
    {
        in_place_of(analysis, said, saying)
    } else {
        in_place_of(analysis, said, said)
    };
    let spoken = if is_said_by_nobody(analysis, saying) {
        Relation::NsubjPass
    } else {
        Relation::Nsubj
    };
    let mut mends = vec![
        place,
        Mend::new(saying, said, Relation::Parataxis),
        subject_of(analysis, subject, finite, said),
        Mend::new(speaker, saying, spoken),
    ];
    for token in tops(analysis, inside) {
        if token != saying && token != speaker {
            mends.push(Mend::new(token, saying, analysis.relation(token)));
        }
    }
    let near = sentence.start.max(inside.start.saturating_sub(REACH))
        ..sentence.end.min(inside.end + REACH);
    for token in near {
        let astray = analysis
            .head(token)
            .is_some_and(|head| inside.contains(&head))
            && !inside.contains(&token)
            && token != said
            && token != subject;
        if astray {
            mends.push(Mend::new(token, said, analysis.relation(token)));
        }
    }
    mends
}
