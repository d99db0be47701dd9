//! The words that open a clause, and whether it says what a noun's content is.

use crate::clause::lexicon::lexicon;
use crate::clause::tree::subjects::own;
use crate::clause::tree::words::push_word;
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

/// The conjunctions or prepositions before a clause, as one; none if there are none.
pub fn marks(analysis: &Analysis<'_>, node: TokenId) -> Option<String> {
    let mut text = String::new();
    for mark in analysis.children(node) {
        let opens = matches!(analysis.relation(mark), Relation::Mark | Relation::Case)
            || analysis.penn(mark) == Penn::Wrb;
        if mark < node && opens {
            push_word(&mut text, analysis.word(mark));
            for fixed in analysis.children(mark) {
                push_word(&mut text, analysis.word(fixed));
            }
        }
    }
    (!text.is_empty()).then_some(text)
}

/// Whether _to_ stands before the verb.
pub fn has_to(analysis: &Analysis<'_>, node: TokenId) -> bool {
    analysis.children(node).any(|child| {
        child < node && analysis.relation(child) == Relation::Mark && analysis.lemma(child) == "to"
    })
}

pub fn asks(analysis: &Analysis<'_>, node: TokenId) -> bool {
    analysis.children(node).any(|child| {
        child < node
            && (analysis.relation(child) == Relation::Mark
                && matches!(analysis.word(child), "whether" | "if")
                || analysis.relation(child) != Relation::Mark
                    && matches!(analysis.penn(child), Penn::Wrb | Penn::Wp | Penn::Wdt)
                || analysis.penn(child) == Penn::Wrb)
    })
}

/// Whether the clause on a noun says what the noun's content is, not which one it is: _the claim that Peru left_.
pub fn is_content(analysis: &Analysis<'_>, noun: TokenId, node: TokenId) -> bool {
    let hangs = matches!(
        analysis.relation(node),
        Relation::Acl | Relation::AclRelcl | Relation::Ccomp | Relation::Appos | Relation::Dep
    );
    let complete = || {
        own(analysis, node).is_some_and(|subject| analysis.word(subject) != "that")
            && marks(analysis, node).is_none_or(|marks| marks == "that")
    };
    hangs
        && analysis.tag(noun) == Upos::Noun
        && lexicon().content(analysis.lemma(noun)).is_some()
        && first_that(analysis, noun, node)
        && complete()
}

/// Whether _that_ stands between the noun and its clause, soon after the noun.
fn first_that(analysis: &Analysis<'_>, noun: TokenId, node: TokenId) -> bool {
    (noun + 1..node.min(noun + 8)).any(|token| analysis.word(token) == "that")
}
