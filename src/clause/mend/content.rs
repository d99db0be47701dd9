//! Clauses that say what a claim is, and sources, hung on the wrong word.

use crate::clause::lexicon::lexicon;
use crate::clause::phrase::preposition;
use crate::clause::predicate::is_verbal;
use crate::clause::subject::own;
use crate::english::{Analysis, Relation, TokenId, Upos};

use super::Mend;
use super::stretch::{MAX_LENGTH, first_phrase};

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

/// _dropped [charges] that Keller had lied_: the clause says what the object is about, not what the verb says.
pub fn clause_after_claim(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let verb = analysis
        .head(token)
        .filter(|_| analysis.relation(token) == Relation::Ccomp)?;
    let that = analysis.child(token, &[Relation::Mark])?;
    let noun = that
        .checked_sub(1)
        .filter(|_| analysis.word(that) == "that" && that < token)?;
    let claim = analysis.tag(noun) == Upos::Noun
        && analysis.relation(noun) == Relation::Obj
        && analysis.head(noun) == Some(verb)
        && lexicon().content(analysis.lemma(noun)).is_some();
    claim.then(|| Mend::new(token, noun, Relation::Acl))
}

/// _suggestions that [Peru] pose a threat_: the name after _that_ does it, and _that_ only opens the clause.
pub fn subject_after_that(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let (subject, _) = after_that(analysis, token)?;
    Some(Mend::new(subject, token, Relation::Nsubj))
}

/// The _that_ of [`subject_after_that`].
pub fn that_before_claimed(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let (_, that) = after_that(analysis, token)?;
    Some(Mend::new(that, token, Relation::Mark))
}

/// The subject and the _that_ of a clause on a noun of content, of which the parser took _that_ for the subject.
fn after_that(analysis: &Analysis<'_>, verb: TokenId) -> Option<(TokenId, TokenId)> {
    let noun = analysis
        .head(verb)
        .filter(|_| analysis.relation(verb) == Relation::AclRelcl)?;
    let that = own(analysis, verb).filter(|&that| {
        analysis.word(that) == "that" && that > noun && that < verb && verb - that < 8
    })?;
    let subject = first_phrase(analysis, &(that + 1..verb))?;
    let content =
        analysis.tag(noun) == Upos::Noun && lexicon().content(analysis.lemma(noun)).is_some();
    content.then_some((subject, that))
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
