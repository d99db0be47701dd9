//! Clauses that hang on the wrong word: infinitives, participles, relative clauses.

use crate::clause::Certainty;
use crate::clause::complement::has_to;
use crate::clause::lexicon::{Effect, lexicon};
use crate::clause::phrase::is_nominal;
use crate::clause::predicate::is_verbal;
use crate::clause::subject::own;
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

use super::Mend;
use super::verb_phrases::is_clause_head;

/// _prevented [the company from selling]_: the -ing clause belongs to the verb by the lists.
pub fn governed_participle(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let hangs = analysis.penn(token) == Penn::Vbg
        && is_verbal(analysis, token)
        && analysis.relation(token) == Relation::Acl;
    let noun = analysis.head(token).filter(|_| hangs)?;
    let verb = analysis.head(noun).filter(|_| {
        matches!(
            analysis.relation(noun),
            Relation::Obj | Relation::Iobj | Relation::NsubjPass
        )
    })?;
    let form = analysis.children(token).find(|&child| {
        child < token && matches!(analysis.relation(child), Relation::Mark | Relation::Case)
    })?;
    lexicon().embedding(analysis.lemma(verb), analysis.word(form), true)?;
    (verb < token).then_some(Mend::new(token, verb, Relation::Advcl))
}

/// _advised [the king to rest]_, _failed to deliver_: the infinitive is what the verb governs by the lists.
pub fn governed_infinitive(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let relation = analysis.relation(token);
    let infinitive = matches!(relation, Relation::Acl | Relation::Advcl)
        && is_verbal(analysis, token)
        && has_to(analysis, token)
        && own(analysis, token).is_none();
    let head = analysis.head(token).filter(|_| infinitive)?;
    let (verb, object) = match analysis.relation(head) {
        Relation::Obj | Relation::Iobj if relation == Relation::Acl => (analysis.head(head)?, true),
        _ if relation == Relation::Advcl => (
            head,
            analysis
                .child(head, &[Relation::Obj, Relation::Iobj])
                .is_some(),
        ),
        _ => return None,
    };
    let embedding = lexicon().embedding(analysis.lemma(verb), "to", object)?;
    let names_action = lexicon().noun(analysis.lemma(head)).is_some();
    let governs = if relation == Relation::Acl {
        embedding.by_object
            && !names_action
            && moves_somebody(analysis.lemma(verb), embedding.effect)
    } else if object {
        analysis.lemma(verb) == "promise"
            || embedding.by_object && embedding.effect != Effect::Inherit
    } else {
        !embedding.by_object && embedding.effect != Effect::Inherit
    };
    (governs && verb < token && is_verbal(analysis, verb)).then_some(Mend::new(
        token,
        verb,
        Relation::Xcomp,
    ))
}

/// Whether the verb makes its object do something, rather than having, finding or taking a means to do it.
fn moves_somebody(verb: &str, effect: Effect) -> bool {
    effect == Effect::Certainty(Certainty::Requested)
        || effect == Effect::Inherit
            && matches!(
                verb,
                "force"
                    | "compel"
                    | "oblige"
                    | "cause"
                    | "lead"
                    | "enable"
                    | "allow"
                    | "permit"
                    | "help"
                    | "persuade"
                    | "convince"
                    | "prompt"
                    | "inspire"
                    | "induce"
                    | "provoke"
                    | "assist"
            )
}

/// _told [the police that she had seen him]_: the clause is what is told, not a modifier of those who are told.
pub fn told_clause(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let that = analysis
        .child(token, &[Relation::Mark])
        .is_some_and(|mark| mark < token && analysis.word(mark) == "that");
    let clause = that && matches!(analysis.relation(token), Relation::Acl | Relation::AclRelcl);
    let noun = analysis
        .head(token)
        .filter(|_| clause && own(analysis, token).is_some())?;
    let told = matches!(analysis.relation(noun), Relation::Obj | Relation::Iobj)
        && lexicon().noun(analysis.lemma(noun)).is_none();
    let verb = analysis.head(noun).filter(|_| told)?;
    lexicon().saying(analysis.lemma(verb))?;
    lexicon()
        .giving(analysis.lemma(verb))
        .or_else(|| is_told(analysis.lemma(verb)))?;
    Some(Mend::new(token, verb, Relation::Ccomp))
}

/// Whether the object of the verb is who is told.
pub(super) fn is_told(verb: &str) -> Option<&'static str> {
    matches!(
        verb,
        "inform"
            | "notify"
            | "assure"
            | "reassure"
            | "convince"
            | "persuade"
            | "warn"
            | "remind"
            | "advise"
    )
    .then_some("to")
}

/// _Kim, who left_: a clause whose subject is _who_ directly after a noun belongs to that noun.
pub fn relative_clause(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let misplaced = matches!(
        analysis.relation(token),
        Relation::Conj | Relation::Parataxis | Relation::Advcl | Relation::Ccomp
    ) && is_clause_head(analysis, token);
    let pronoun = own(analysis, token).filter(|&subject| {
        misplaced && subject < token && matches!(analysis.word(subject), "who" | "which")
    })?;
    let comma = pronoun
        .checked_sub(1)
        .filter(|&before| analysis.penn(before) == Penn::Comma);
    let last = comma.unwrap_or(pronoun).checked_sub(1)?;
    if comma.is_some() && analysis.word(pronoun) == "which" && is_verbal(analysis, last) {
        return Some(Mend::new(token, last, Relation::AdvclRelcl));
    }
    let sentence = analysis.sentence_of(token);
    if last < analysis.sentences[sentence].tokens.start
        || !matches!(analysis.tag(last), Upos::Noun | Upos::Propn)
    {
        return None;
    }
    Some(Mend::new(
        token,
        top_of_name(analysis, last),
        Relation::AclRelcl,
    ))
}

/// The head of the name or compound that the token ends.
fn top_of_name(analysis: &Analysis<'_>, token: TokenId) -> TokenId {
    match (analysis.relation(token), analysis.head(token)) {
        (Relation::Flat, Some(head)) => head,
        _ => token,
    }
}

/// _The army left, taking prisoners, police said_: the participle belongs to what is said, not to the saying.
pub fn participle_before_speaker(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let verb = bare_participle_of(analysis, token)?;
    let speaker = own(analysis, verb)?;
    let said = analysis.child(verb, &[Relation::Ccomp])?;
    let between = said < token && token < speaker.min(verb);
    (between && lexicon().saying(analysis.lemma(verb)).is_some()).then_some(Mend::new(
        token,
        said,
        Relation::Advcl,
    ))
}

/// _said it would appeal, adding that …_: who adds is who said the rest.
pub fn saying_after_said(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let said = bare_participle_of(analysis, token)?;
    let adds = lexicon().saying(analysis.lemma(token)).is_some()
        && analysis.child(token, &[Relation::Ccomp]).is_some()
        && said < token;
    let verb = analysis
        .head(said)
        .filter(|_| adds && analysis.relation(said) == Relation::Ccomp)?;
    (verb < said && lexicon().saying(analysis.lemma(verb)).is_some()).then_some(Mend::new(
        token,
        verb,
        Relation::Advcl,
    ))
}

/// The verb that a participle without subject and conjunction stands beside.
fn bare_participle_of(analysis: &Analysis<'_>, token: TokenId) -> Option<TokenId> {
    let bare = analysis.penn(token) == Penn::Vbg
        && analysis.relation(token) == Relation::Advcl
        && is_verbal(analysis, token)
        && own(analysis, token).is_none()
        && analysis.child(token, &[Relation::Mark]).is_none();
    analysis.head(token).filter(|_| bare)
}

/// _with Lopez urging Peru_: the participle is the head of a clause of its own, not a modifier of the name.
pub fn participle_after_with(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let participle = analysis.penn(token) == Penn::Vbg && is_verbal(analysis, token);
    if !participle {
        return None;
    }
    match analysis.relation(token) {
        Relation::Acl => {
            let noun = analysis.head(token)?;
            let verb = analysis
                .head(noun)
                .filter(|_| is_after_comma_and_with(analysis, noun))?;
            Some(Mend::new(token, verb, Relation::Advcl))
        }
        Relation::Conj => {
            let verb = analysis.head(token)?;
            with_before(analysis, token)?;
            Some(Mend::new(token, verb, Relation::Advcl))
        }
        _ => None,
    }
}

fn is_after_comma_and_with(analysis: &Analysis<'_>, noun: TokenId) -> bool {
    analysis.child(noun, &[Relation::Case]).is_some_and(|case| {
        analysis.word(case) == "with" && case > 0 && analysis.penn(case - 1) == Penn::Comma
    })
}

/// The _with_ that hangs on the participle itself.
fn with_before(analysis: &Analysis<'_>, participle: TokenId) -> Option<TokenId> {
    analysis.children(participle).find(|&child| {
        child < participle
            && analysis.word(child) == "with"
            && matches!(analysis.relation(child), Relation::Mark | Relation::Case)
    })
}

/// _with Lopez urging Peru_: the noun between _with_ and the participle is its subject.
pub fn subject_after_with(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let open = analysis.penn(token) == Penn::Vbg
        && analysis.relation(token) == Relation::Advcl
        && own(analysis, token).is_none();
    if !open {
        return None;
    }
    let verb = analysis.head(token)?;
    let hanging = analysis.children(verb).find(|&child| {
        child < token && is_nominal(analysis, child) && is_after_comma_and_with(analysis, child)
    });
    let inside = with_before(analysis, token).and_then(|with| {
        (with + 1..token).find(|&candidate| {
            is_nominal(analysis, candidate)
                && analysis
                    .head(candidate)
                    .is_none_or(|head| head <= with || head >= token)
                && analysis.relation(candidate) != Relation::Det
        })
    });
    Some(Mend::new(hanging.or(inside)?, token, Relation::Nsubj))
}
