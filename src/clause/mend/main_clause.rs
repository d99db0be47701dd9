//! The main verb and its subject.

use crate::clause::lexicon::lexicon;
use crate::clause::phrase::is_nominal;
use crate::clause::predicate::is_verbal;
use crate::clause::subject::own;
use crate::english::{Analysis, Penn, Relation, TokenId};

use super::{MAX_CLIMB, Mend, branch};

/// _The president must be a Christian._ The noun after a modal and _be_ says what the noun before is.
pub fn attribute_as_root(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    described_root(analysis, token)?;
    Some(Mend {
        token,
        head: None,
        relation: Relation::Root,
    })
}

/// The noun that was the root is what is described.
pub fn subject_of_attribute(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    if analysis.relation(token) != Relation::Root {
        return None;
    }
    let attribute = analysis
        .children(token)
        .find(|&child| described_root(analysis, child) == Some(token))?;
    Some(Mend::new(token, attribute, Relation::Nsubj))
}

/// The root that a noun with _be_ before it was taken to modify.
fn described_root(analysis: &Analysis<'_>, attribute: TokenId) -> Option<TokenId> {
    let root = analysis.head(attribute)?;
    let be = analysis.child(attribute, &[Relation::Cop])?;
    let bare = matches!(analysis.relation(attribute), Relation::Nmod | Relation::Acl)
        && is_nominal(analysis, attribute)
        && own(analysis, attribute).is_none()
        && analysis
            .child(attribute, &[Relation::Case, Relation::Mark])
            .is_none();
    let whole = analysis.relation(root) == Relation::Root
        && is_nominal(analysis, root)
        && root < be
        && own(analysis, root).is_none();
    (bare && whole).then_some(root)
}

/// _The minister called Ghana a friend._ A full sentence is no noun with a participle: the participle is its verb.
pub fn verb_as_root(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    subject_for(analysis, token)?;
    Some(Mend {
        token,
        head: None,
        relation: Relation::Root,
    })
}

/// The noun that was the root is the subject of the verb.
pub fn subject_of_root(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    if analysis.relation(token) != Relation::Root {
        return None;
    }
    let verb = analysis.child(token, &[Relation::Acl])?;
    let subject = subject_for(analysis, verb)?;
    (subject == token).then_some(Mend::new(token, verb, Relation::Nsubj))
}

/// The root that should be the verb's subject.
fn subject_for(analysis: &Analysis<'_>, verb: TokenId) -> Option<TokenId> {
    let participle = analysis.penn(verb) == Penn::Vbn
        && is_verbal(analysis, verb)
        && analysis.relation(verb) == Relation::Acl;
    let noun = analysis.head(verb).filter(|_| participle)?;
    let sentence = &analysis.sentences[analysis.sentence_of(verb)].tokens;
    let whole = analysis.relation(noun) == Relation::Root
        && is_nominal(analysis, noun)
        && noun < verb
        && analysis.child(noun, &[Relation::Cop]).is_none()
        && analysis.child(noun, &[Relation::Acl]) == Some(verb)
        && sentence
            .clone()
            .last()
            .is_some_and(|last| analysis.word(last) == ".");
    let finite = |token: TokenId| {
        matches!(
            analysis.penn(token),
            Penn::Vbd | Penn::Vbz | Penn::Vbp | Penn::Md
        )
    };
    let takes_object = analysis
        .child(
            verb,
            &[
                Relation::Obj,
                Relation::Xcomp,
                Relation::Ccomp,
                Relation::Advcl,
            ],
        )
        .is_some();
    (whole && takes_object && !sentence.clone().any(finite)).then_some(noun)
}

/// _Okafor, the captain, praised them_: of two phrases before the verb, the first is the subject.
pub fn subject_before_apposition(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let verb = analysis.head(token)?;
    let second = analysis
        .children(verb)
        .find(|&child| child > token && analysis.relation(child) == Relation::Nsubj)?;
    let first = phrase_before(analysis, second)?;
    (first == token).then_some(Mend::new(token, verb, Relation::Nsubj))
}

/// The second phrase says what the first is.
pub fn apposition_of_subject(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let first = phrase_before(analysis, token)?;
    Some(Mend::new(token, first, Relation::Appos))
}

/// The phrase at the start of the sentence that only a comma parts from the subject, which another parts from the verb.
fn phrase_before(analysis: &Analysis<'_>, subject: TokenId) -> Option<TokenId> {
    let verb = analysis
        .head(subject)
        .filter(|_| analysis.relation(subject) == Relation::Nsubj)?;
    let described = analysis
        .child(subject, &[Relation::Det, Relation::NmodPoss])
        .is_some();
    let start = analysis
        .children(subject)
        .filter(|&child| child < subject)
        .min()?;
    let start = analysis.children(start).min().unwrap_or(start).min(start);
    let comma = start
        .checked_sub(1)
        .filter(|&comma| analysis.penn(comma) == Penn::Comma)?;
    let closed = (subject + 1..verb).any(|token| analysis.penn(token) == Penn::Comma);
    let before = comma.checked_sub(1)?;
    let first = branch(analysis, verb, before)
        .filter(|&first| first != subject)
        .or_else(|| branch(analysis, subject, before))?;
    let sentence = &analysis.sentences[analysis.sentence_of(subject)].tokens;
    let loose = matches!(
        analysis.relation(first),
        Relation::Discourse
            | Relation::Vocative
            | Relation::Dislocated
            | Relation::OblUnmarked
            | Relation::Dep
            | Relation::Nsubj
    );
    let capital = analysis.word(first).starts_with(char::is_uppercase)
        && analysis.word(first).chars().count() > 2;
    (described
        && closed
        && loose
        && capital
        && first < subject
        && first - sentence.start < 3
        && verb > subject)
        .then_some(first)
}

/// _Ten people were killed, police said._ Who says so at the end says all that comes before.
pub fn saying_at_the_end(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let said = said_by_the_end(analysis, token)?;
    Some(Mend::new(token, said, Relation::Parataxis))
}

/// What the parser hung on the saying but stands before the comma belongs to what is said.
pub fn clause_before_saying(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let saying = analysis.head(token)?;
    let subject = own(analysis, saying)?;
    let misplaced = token < subject
        && (analysis.relation(token) == Relation::Advcl || is_subordinate(analysis, token));
    let before = || {
        let said = |&child: &TokenId| analysis.relation(child) == Relation::Ccomp && child < token;
        analysis.children(saying).find(said)
    };
    let said = said_by_the_end(analysis, saying)
        .or_else(before)
        .filter(|_| misplaced)?;
    Some(Mend::new(token, said, Relation::Advcl))
}

/// The verb of what is said, for a verb of saying that closes a sentence after a comma and its subject.
fn said_by_the_end(analysis: &Analysis<'_>, saying: TokenId) -> Option<TokenId> {
    let misplaced = matches!(
        analysis.relation(saying),
        Relation::Advcl | Relation::Conj | Relation::Dep | Relation::Parataxis
    ) && is_verbal(analysis, saying)
        && lexicon().saying(analysis.lemma(saying)).is_some();
    let subject = own(analysis, saying).filter(|_| misplaced)?;
    let comma = first_word(analysis, subject)
        .checked_sub(1)
        .filter(|&comma| analysis.penn(comma) == Penn::Comma)?;
    let sentence = &analysis.sentences[analysis.sentence_of(saying)].tokens;
    let last = sentence.end.min(saying + 6);
    let closes = sentence.end == last
        && (saying + 1..last).all(|token| !is_verbal(analysis, token))
        && !analysis.children(saying).any(|child| {
            matches!(
                analysis.relation(child),
                Relation::Ccomp | Relation::Obj | Relation::Xcomp | Relation::Cc | Relation::Mark
            ) && !is_subordinate(analysis, child)
        });
    analysis
        .head(saying)
        .filter(|&said| closes && said < comma && subject < saying && is_verbal(analysis, said))
}

/// Whether a clause that the parser took for what is said opens as one of time, cause or condition.
fn is_subordinate(analysis: &Analysis<'_>, clause: TokenId) -> bool {
    analysis.relation(clause) == Relation::Ccomp
        && analysis.children(clause).any(|mark| {
            analysis.relation(mark) == Relation::Mark
                && matches!(
                    analysis.lemma(mark),
                    "if" | "because"
                        | "although"
                        | "though"
                        | "unless"
                        | "until"
                        | "after"
                        | "before"
                        | "since"
                        | "while"
                )
        })
}

/// The first word of a phrase.
fn first_word(analysis: &Analysis<'_>, head: TokenId) -> TokenId {
    let mut first = head;
    for _ in 0..MAX_CLIMB {
        match analysis
            .children(first)
            .next()
            .filter(|&child| child < first)
        {
            Some(child) => first = child,
            None => break,
        }
    }
    first
}
