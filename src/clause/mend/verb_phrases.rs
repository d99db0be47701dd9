//! What belongs to a verb: agents, recipients, subjects, and the clauses it governs.

use crate::clause::arguments::is_time;
use crate::clause::lexicon::lexicon;
use crate::clause::phrase::{is_nominal, preposition};
use crate::clause::predicate::is_verbal;
use crate::clause::subject::own;
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

use super::Mend;

/// _imposed on [the North by the US]_: the agent belongs to the passive verb.
pub fn agent_of_passive(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let by = matches!(analysis.relation(token), Relation::Nmod | Relation::Obl)
        && preposition(analysis, token) == "by"
        && !is_time(analysis, token);
    let noun = analysis.head(token).filter(|_| by)?;
    let names_action = lexicon().noun(analysis.lemma(noun)).is_some();
    let verb = analysis
        .head(noun)
        .filter(|_| is_nominal(analysis, noun) && !names_action)?;
    let hangs = matches!(
        analysis.relation(noun),
        Relation::Obl
            | Relation::Obj
            | Relation::Xcomp
            | Relation::NmodUnmarked
            | Relation::OblUnmarked
    );
    let passive = is_verbal(analysis, verb)
        && verb < noun
        && analysis.penn(verb) == Penn::Vbn
        && (analysis
            .child(verb, &[Relation::AuxPass, Relation::NsubjPass])
            .is_some()
            || analysis.relation(verb) == Relation::Acl);
    let has_agent = analysis
        .children(verb)
        .any(|child| preposition(analysis, child) == "by");
    (hangs && passive && !has_agent).then_some(Mend::new(token, verb, Relation::OblAgent))
}

/// _said [the suspect] … had been arrested_: the object is the subject of the clause that lacks one.
pub fn subject_of_reported_clause(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let relation = analysis.relation(token);
    let clause = matches!(relation, Relation::Ccomp | Relation::Advcl)
        && is_clause_head(analysis, token)
        && is_finite(analysis, token)
        && own(analysis, token).is_none()
        && analysis.child(token, &[Relation::Expl]).is_none();
    let verb = analysis.head(token).filter(|_| clause)?;
    lexicon().saying(analysis.lemma(verb))?;
    let object = analysis
        .children(verb)
        .filter(|&child| analysis.relation(child) == Relation::Obj)
        .last()?;
    let marked = analysis
        .children(token)
        .any(|child| analysis.relation(child) == Relation::Mark && child < object);
    let passive = analysis.child(token, &[Relation::AuxPass]).is_some();
    (verb < object && object < token && !marked).then_some(Mend::new(
        object,
        token,
        if passive {
            Relation::NsubjPass
        } else {
            Relation::Nsubj
        },
    ))
}

pub fn is_clause_head(analysis: &Analysis<'_>, token: TokenId) -> bool {
    is_verbal(analysis, token) || analysis.child(token, &[Relation::Cop]).is_some()
}

fn is_finite(analysis: &Analysis<'_>, token: TokenId) -> bool {
    let first = analysis
        .child(token, &[Relation::Aux, Relation::AuxPass, Relation::Cop])
        .unwrap_or(token);
    matches!(
        analysis.penn(first),
        Penn::Vbd | Penn::Vbz | Penn::Vbp | Penn::Md
    )
}

/// _said that Norway left_: _that_ before a subject is no argument of the verb.
pub fn that_before_subject(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let verb = analysis.head(token)?;
    let that = analysis.word(token) == "that"
        && matches!(
            analysis.relation(token),
            Relation::Obj | Relation::Nsubj | Relation::Iobj | Relation::NsubjPass | Relation::Obl
        )
        && matches!(
            analysis.relation(verb),
            Relation::Ccomp | Relation::Conj | Relation::Advcl
        );
    let subject = analysis.children(verb).filter(|_| that).find(|&child| {
        child > token
            && child < verb
            && matches!(
                analysis.relation(child),
                Relation::Nsubj | Relation::NsubjPass
            )
    })?;
    (token < subject).then_some(Mend::new(token, verb, Relation::Mark))
}

/// _sent [weapons to Iran]_, _imposed by [Norway and its allies on Chile]_: the phrase belongs to the verb by the lists.
pub fn phrase_of_verb(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let noun = analysis
        .head(token)
        .filter(|_| analysis.relation(token) == Relation::Nmod)?;
    let first = first_conjunct(analysis, noun);
    let verb = analysis
        .head(first)
        .filter(|_| matches!(analysis.relation(first), Relation::Obj | Relation::OblAgent))?;
    let preposition = preposition(analysis, token);
    let lemma = analysis.lemma(verb);
    let wanted = lexicon().takes_phrase(lemma, &preposition)
        || preposition == "to" && lexicon().giving(lemma) == Some("to");
    let own_phrase = lexicon().noun(analysis.lemma(noun)).is_some_and(|frame| {
        frame
            .phrases
            .iter()
            .any(|pair| preposition == pair.0 && pair.1 != "recipient")
    });
    (wanted && !own_phrase).then_some(Mend::new(token, verb, Relation::Obl))
}

/// The noun that a list begins with: of _the navy and its allies_, the navy.
fn first_conjunct(analysis: &Analysis<'_>, noun: TokenId) -> TokenId {
    let listed = analysis.relation(noun) == Relation::Conj;
    let first = analysis.head(noun).filter(|_| listed);
    first
        .filter(|&first| is_nominal(analysis, first))
        .unwrap_or(noun)
}

/// _attacked [the village at dawn]_: a time is when it happened, unless the noun itself is something that happens.
pub fn time_phrase(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let timed = analysis.relation(token) == Relation::Nmod
        && is_time(analysis, token)
        && matches!(
            &*preposition(analysis, token),
            "in" | "on" | "at" | "during" | "since" | "until"
        );
    let noun = analysis.head(token).filter(|_| timed)?;
    let verb = analysis.head(noun)?;
    let movable = match analysis.relation(noun) {
        Relation::Obj | Relation::Obl => {
            let happens = lexicon().noun(analysis.lemma(noun)).is_some() || is_time(analysis, noun);
            let plain = analysis.tag(noun) == Upos::Propn || has_article(analysis, noun);
            plain && !happens
        }
        Relation::Nsubj | Relation::NsubjPass => is_directly_before(analysis, token, verb),
        _ => false,
    };
    (is_verbal(analysis, verb) && movable).then_some(Mend::new(token, verb, Relation::Obl))
}

/// Whether only the verb's auxiliaries and adverbs stand between the word and the verb: _Peru on Friday denied_.
fn is_directly_before(analysis: &Analysis<'_>, token: TokenId, verb: TokenId) -> bool {
    token < verb
        && verb - token < 5
        && (token + 1..verb).all(|between| {
            matches!(
                analysis.tag(between),
                Upos::Aux | Upos::Adv | Upos::Part | Upos::Num
            )
        })
}

/// _elected Ann Berg as chair_: a name after an active verb without another object is its object.
pub fn name_as_object(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let name = analysis.relation(token) == Relation::Xcomp
        && analysis.tag(token) == Upos::Propn
        && analysis.child(token, &[Relation::Case]).is_none();
    let verb = analysis
        .head(token)
        .filter(|&verb| name && verb < token && is_verbal(analysis, verb))?;
    let active = analysis.relation(verb) != Relation::Acl
        && analysis
            .child(verb, &[Relation::AuxPass, Relation::Obj, Relation::Iobj])
            .is_none();
    active.then_some(Mend::new(token, verb, Relation::Obj))
}

/// _said Wednesday_, _yesterday_: a bare day after a verb is when, not who or what.
pub fn bare_day(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let misplaced = matches!(
        analysis.relation(token),
        Relation::Obj
            | Relation::Nsubj
            | Relation::NsubjPass
            | Relation::Iobj
            | Relation::Xcomp
            | Relation::Ccomp
    );
    let verb = token
        .checked_sub(1)
        .filter(|&before| misplaced && is_verbal(analysis, before))?;
    let bare = analysis
        .child(
            token,
            &[
                Relation::Case,
                Relation::Det,
                Relation::Amod,
                Relation::NmodPoss,
            ],
        )
        .is_none();
    (bare && lexicon().is_day(&analysis.lower_lemma(token)))
        .then(|| Mend::new(token, verb, Relation::OblUnmarked))
}

fn has_article(analysis: &Analysis<'_>, noun: TokenId) -> bool {
    analysis
        .child(noun, &[Relation::Det, Relation::NmodPoss])
        .is_some()
}
