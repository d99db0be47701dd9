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
    let by = preposition(analysis, token) == "by"
        && matches!(analysis.relation(token), Relation::Nmod | Relation::Obl)
        && !is_time(analysis, token);
    let noun = analysis.head(token).filter(|_| by)?;
    let names_action = lexicon().noun(analysis.lemma(noun)).is_some();
    let verb = analysis
        .head(noun)
        .filter(|_| is_nominal(analysis, noun) && !names_action)?;
    let hangs = matches!(
        analysis.relation(noun),
        Relation::Obl | Relation::Obj | Relation::NmodUnmarked | Relation::OblUnmarked
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
    (hangs && passive && !has_agent).then_some(Mend {
        token,
        head: verb,
        relation: Relation::OblAgent,
    })
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
    (verb < object && object < token && !marked).then_some(Mend {
        token: object,
        head: token,
        relation: if passive {
            Relation::NsubjPass
        } else {
            Relation::Nsubj
        },
    })
}

fn is_clause_head(analysis: &Analysis<'_>, token: TokenId) -> bool {
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
    (token < subject).then_some(Mend {
        token,
        head: verb,
        relation: Relation::Mark,
    })
}

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
    (verb < token).then_some(Mend {
        token,
        head: verb,
        relation: Relation::Advcl,
    })
}

/// _sent [weapons to Iran]_, _charged [the driver with murder]_: the phrase belongs to the verb by the lists.
pub fn phrase_of_verb(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let noun = analysis
        .head(token)
        .filter(|_| analysis.relation(token) == Relation::Nmod)?;
    let verb = analysis
        .head(noun)
        .filter(|_| analysis.relation(noun) == Relation::Obj)?;
    let preposition = preposition(analysis, token);
    let lemma = analysis.lemma(verb);
    let wanted = lexicon().takes_phrase(lemma, &preposition)
        || preposition == "to" && lexicon().giving(lemma) == Some("to");
    let own_phrase = lexicon().noun(analysis.lemma(noun)).is_some_and(|frame| {
        frame
            .phrases
            .iter()
            .any(|pair| pair.0 == preposition && pair.1 != "recipient")
    });
    (wanted && !own_phrase).then_some(Mend {
        token,
        head: verb,
        relation: Relation::Obl,
    })
}

/// _attacked [the village at dawn]_: a time is when it happened, unless the noun itself is something that happens.
pub fn time_phrase(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let timed = analysis.relation(token) == Relation::Nmod
        && is_time(analysis, token)
        && matches!(
            preposition(analysis, token).as_str(),
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
    (is_verbal(analysis, verb) && movable).then_some(Mend {
        token,
        head: verb,
        relation: Relation::Obl,
    })
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

/// _said Wednesday_, _yesterday_: a bare day after a verb is when, not who or what.
pub fn bare_day(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let day = lexicon().is_day(&analysis.lemma(token).to_lowercase())
        && analysis
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
        .filter(|&before| day && misplaced && is_verbal(analysis, before))?;
    Some(Mend {
        token,
        head: verb,
        relation: Relation::OblUnmarked,
    })
}

fn has_article(analysis: &Analysis<'_>, noun: TokenId) -> bool {
    analysis
        .child(noun, &[Relation::Det, Relation::NmodPoss])
        .is_some()
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
    let sentence = analysis.sentence_of(token);
    if last < analysis.sentences[sentence].tokens.start
        || !matches!(analysis.tag(last), Upos::Noun | Upos::Propn)
    {
        return None;
    }
    Some(Mend {
        token,
        head: top_of_name(analysis, last),
        relation: Relation::AclRelcl,
    })
}

/// The head of the name or compound that the token ends.
fn top_of_name(analysis: &Analysis<'_>, token: TokenId) -> TokenId {
    match (analysis.relation(token), analysis.head(token)) {
        (Relation::Flat, Some(head)) => head,
        _ => token,
    }
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
            Some(Mend {
                token,
                head: verb,
                relation: Relation::Advcl,
            })
        }
        Relation::Conj => {
            let verb = analysis.head(token)?;
            with_before(analysis, token)?;
            Some(Mend {
                token,
                head: verb,
                relation: Relation::Advcl,
            })
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
    Some(Mend {
        token: hanging.or(inside)?,
        head: token,
        relation: Relation::Nsubj,
    })
}
