//! Which words are verbs that say something.

use crate::clause::tree::quotations::is_inverted_saying;
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

/// Whether the token is a verb that says something, not one used like an adjective or preposition.
pub fn is_verbal(analysis: &Analysis<'_>, token: TokenId) -> bool {
    if is_inverted_saying(analysis, token) {
        return true;
    }
    analysis.tag(token) == Upos::Verb
        && analysis.word(token).contains(char::is_alphabetic)
        && !matches!(
            analysis.relation(token),
            Relation::Amod
                | Relation::Compound
                | Relation::Case
                | Relation::Mark
                | Relation::Fixed
                | Relation::Flat
                | Relation::Goeswith
                | Relation::Det
                | Relation::Cc
                | Relation::Aux
                | Relation::AuxPass
                | Relation::Cop
                | Relation::Punct
                | Relation::NmodDesc
                | Relation::Nummod
                | Relation::Advmod
                | Relation::Discourse
        )
        && !(analysis.relation(token) == Relation::Acl
            && analysis.lemma(token) == "include"
            && analysis.penn(token) == Penn::Vbg)
}
