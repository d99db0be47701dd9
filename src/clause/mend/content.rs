//! Clauses that say what a claim is, and sources, hung on the wrong word.

use crate::clause::lexicon::lexicon;
use crate::clause::phrase::preposition;
use crate::clause::predicate::is_verbal;
use crate::clause::subject::own;
use crate::english::{Analysis, Relation, TokenId, Upos};

use super::Mend;
use super::stretch::MAX_LENGTH;

/// _claims by [the rebels that the army used gas]_: the clause says what is claimed, not who the rebels are.
pub fn clause_of_claim(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let hangs = matches!(analysis.relation(token), Relation::Acl | Relation::AclRelcl);
    let subject = own(analysis, token).filter(|_| hangs)?;
    let noun = analysis.head(token)?;
    let claim = analysis
        .head(noun)
        .filter(|_| analysis.relation(noun) == Relation::Nmod)?;
    let that = (noun + 1..subject).any(|token| analysis.word(token) == "that");
    let claims = analysis.tag(claim) == Upos::Noun
        && lexicon().content(analysis.lemma(claim)).is_some()
        && lexicon().content(analysis.lemma(noun)).is_none();
    (that && claims).then(|| Mend::new(token, claim, Relation::Acl))
}

/// _[Moyo, according to witnesses,] shot the guard_: the source is that of what is said, not of the name.
pub fn source_of_name(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let source = analysis.relation(token) == Relation::Nmod
        && preposition(analysis, token) == "according to";
    let noun = analysis.head(token).filter(|_| source)?;
    let verb = analysis.head(noun)?;
    let subject = matches!(
        analysis.relation(noun),
        Relation::Nsubj | Relation::NsubjPass | Relation::Obj | Relation::Obl
    );
    (subject && is_verbal(analysis, verb)).then(|| Mend::new(token, verb, Relation::Obl))
}

/// _told reporters, after [meeting Silva, that Peru had left]_: what is told after an aside is not what the aside says.
pub fn told_after_aside(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let that = analysis.child(token, &[Relation::Mark])?;
    let after_comma =
        that > 0 && that < token && analysis.word(that) == "that" && analysis.word(that - 1) == ",";
    let head = analysis.head(token).filter(|_| after_comma)?;
    let says = |verb: TokenId| {
        is_verbal(analysis, verb) && lexicon().saying(analysis.lemma(verb)).is_some()
    };
    let start = analysis.sentences[analysis.sentence_of(token)].tokens.start;
    let first = start.max(that.saturating_sub(MAX_LENGTH));
    let saying = (first..that).rev().find(|&verb| says(verb))?;
    let free = analysis
        .child(saying, &[Relation::Ccomp, Relation::Xcomp])
        .is_none();
    let astray = is_verbal(analysis, head) && saying < head && head < that && !says(head);
    (free && astray).then(|| Mend::new(token, saying, Relation::Ccomp))
}
