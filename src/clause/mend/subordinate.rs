//! _He was arrested after a neighbour, Ann Lee, saw him._ What follows _after_ is a clause, though an aside parts its
//! subject from its verb.

use crate::clause::phrase::is_nominal;
use crate::clause::predicate::is_verbal;
use crate::clause::subject::own;
use crate::english::{Analysis, Relation, TokenId};

use super::Mend;
use super::stretch::{MAX_LENGTH, is_comma, is_finite, main_word};

/// A conjunction that looks like a preposition, with the subject and verb of its clause.
struct Subordinate {
    conjunction: TokenId,
    subject: TokenId,
    verb: TokenId,
    /// The word that the clause hangs on.
    above: TokenId,
}

/// Mends what the parser made of such clauses.
pub fn find(analysis: &Analysis<'_>) -> Vec<Mend> {
    let mut mends = Vec::new();
    for conjunction in 0..analysis.tokens.len() {
        if let Some(found) = subordinate(analysis, conjunction) {
            mends.push(Mend::new(found.verb, found.above, Relation::Advcl));
            mends.push(Mend::new(found.subject, found.verb, Relation::Nsubj));
            mends.push(Mend::new(found.conjunction, found.verb, Relation::Mark));
        }
    }
    mends
}

fn subordinate(analysis: &Analysis<'_>, conjunction: TokenId) -> Option<Subordinate> {
    let word = analysis.word(conjunction);
    let opens = matches!(word, "after" | "before" | "until" | "since")
        && analysis.relation(conjunction) == Relation::Case;
    let subject = analysis.head(conjunction).filter(|_| opens)?;
    let above = analysis.head(subject)?;
    let end = analysis.sentences[analysis.sentence_of(subject)].tokens.end;
    let near = end.min(subject + MAX_LENGTH);
    let opening = (subject + 1..near).find(|&token| is_comma(analysis, token))?;
    let closing = (opening + 1..near).find(|&token| is_comma(analysis, token))?;
    let verbless = (conjunction + 1..closing).all(|token| !is_verbal(analysis, token));
    let finite = Some(closing + 1).filter(|&token| token < end && is_finite(analysis, token))?;
    let verb = main_word(analysis, finite, end);
    let is_clause = verbless
        && is_nominal(analysis, subject)
        && is_verbal(analysis, verb)
        && above < conjunction
        && is_verbal(analysis, above)
        && own(analysis, verb).is_none()
        && own(analysis, above).is_some();
    is_clause.then_some(Subordinate {
        conjunction,
        subject,
        verb,
        above,
    })
}
