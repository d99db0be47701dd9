//! Subjects with a clause of their own, before the verb: _The claim that Peru left was denied_, _The judge Lopez
//! bribed was arrested_.

use std::ops::Range;

use crate::clause::lexicon::{Saying, lexicon};
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

use super::Mend;
use super::stretch::{
    MAX_LENGTH, first_finite, first_phrase, gather, in_place_of, is_comma, is_finite, is_passive,
    main_word, may_be_finite, subject_of,
};

/// A sentence whose subject has a clause of its own.
struct Sentence {
    tokens: Range<TokenId>,
    /// The noun that is the subject.
    noun: TokenId,
    /// _that_, if it is there.
    that: Option<TokenId>,
    /// The tokens of the clause, up to the finite verb of the sentence.
    clause: Range<TokenId>,
    /// The subject and finite verb of the clause.
    inner: (TokenId, TokenId),
    /// The finite verb of the sentence.
    finite: TokenId,
}

/// Mends what the parser made of such sentences.
pub fn find(analysis: &Analysis<'_>) -> Vec<Mend> {
    let mut mends = Vec::new();
    for sentence in &analysis.sentences {
        let tokens = sentence.tokens.clone();
        let found = after_noun_of_content(analysis, &tokens)
            .or_else(|| after_thing_done_to(analysis, &tokens));
        if let Some(found) = found {
            mends.extend(parted(analysis, &found));
        }
    }
    mends
}

/// _The claim that Peru left the pact was denied._
fn after_noun_of_content(analysis: &Analysis<'_>, tokens: &Range<TokenId>) -> Option<Sentence> {
    let end = tokens.end.min(tokens.start + MAX_LENGTH);
    let that = (tokens.start + 1..end).find(|&token| analysis.word(token) == "that")?;
    let noun = noun_of_content(analysis, tokens.start, that)?;
    if first_finite(analysis, tokens.start..that).is_some() {
        return None;
    }
    let end = tokens.end.min(that + 2 * MAX_LENGTH);
    let inner = first_finite(analysis, that + 1..end)?;
    let subject = first_phrase(analysis, &(that + 1..inner))
        .or_else(|| (inner > that + 1).then(|| inner - 1))
        .filter(|&token| matches!(analysis.tag(token), Upos::Noun | Upos::Propn | Upos::Pron))?;
    let verb = main_word(analysis, inner, end);
    let finite = (verb + 1..end)
        .take_while(|&token| !matches!(analysis.word(token), "that" | "who" | "which" | ";" | ":"))
        .find(|&token| may_be_finite(analysis, token) && goes_on(analysis, token, noun))?;
    Some(Sentence {
        tokens: tokens.clone(),
        noun,
        that: Some(that),
        clause: that + 1..finite,
        inner: (subject, inner),
        finite,
    })
}

/// The noun whose content _that_ opens: the one before, or before its phrase, _claims by the rebels that_.
fn noun_of_content(analysis: &Analysis<'_>, start: TokenId, that: TokenId) -> Option<TokenId> {
    let noun = (start..that).rev().find(|&token| {
        analysis.tag(token) == Upos::Noun && lexicon().content(analysis.lemma(token)).is_some()
    })?;
    let phrase = noun + 1 == that || analysis.tag(noun + 1) == Upos::Adp;
    let verbless = (noun + 1..that).all(|token| {
        matches!(
            analysis.tag(token),
            Upos::Adp | Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn
        )
    });
    (phrase && verbless).then_some(noun)
}

/// Whether the verb can be that of the noun before the clause, with no other subject before it.
fn goes_on(analysis: &Analysis<'_>, finite: TokenId, noun: TokenId) -> bool {
    let before = finite - 1;
    let other_subject = analysis.tag(before) == Upos::Pron
        && !matches!(
            analysis.lemma(before),
            "it" | "him" | "her" | "you" | "them"
        )
        || matches!(
            analysis.tag(before),
            Upos::Cconj | Upos::Sconj | Upos::Punct | Upos::Aux
        );
    let plural = matches!(analysis.penn(noun), Penn::Nns | Penn::Nnps);
    let agrees = match analysis.word(finite) {
        "is" | "was" | "has" => !plural,
        "are" | "were" | "have" => plural,
        _ => analysis.penn(finite) != Penn::Vbz || !plural,
    };
    !other_subject && agrees
}

/// _The judge Lopez bribed was arrested._ Two phrases and two verbs with nothing between the verbs.
fn after_thing_done_to(analysis: &Analysis<'_>, tokens: &Range<TokenId>) -> Option<Sentence> {
    let start = tokens.start;
    if analysis.tag(start) != Upos::Det {
        return None;
    }
    let end = tokens.end.min(start + MAX_LENGTH);
    let inner = (start + 1..end).find(|&token| analysis.tag(token) == Upos::Verb)?;
    let verbless = (start + 1..inner).all(|token| {
        matches!(
            analysis.tag(token),
            Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det | Upos::Pron
        )
    });
    let past = matches!(analysis.penn(inner), Penn::Vbd | Penn::Vbn);
    let lemma = analysis.lemma(inner);
    if !verbless || !past {
        return None;
    }
    let finite = next_verb(analysis, inner, end)?;
    let transitive = lexicon().is_transitive(lemma) || analysis.tag(finite) == Upos::Aux;
    let transitive = transitive && !holds_a_clause(lemma);
    let subject_start = second_phrase(analysis, start, inner)?;
    let noun = subject_start - 1;
    (transitive && analysis.tag(noun) == Upos::Noun).then(|| Sentence {
        tokens: tokens.clone(),
        noun,
        that: None,
        clause: subject_start..finite,
        inner: (inner - 1, inner),
        finite,
    })
}

/// Whether the verb says or thinks something, so that another verb may follow it without a conjunction.
fn holds_a_clause(verb: &str) -> bool {
    matches!(
        lexicon().saying(verb),
        Some(Saying::Says | Saying::Thinks | Saying::Expects | Saying::Fears | Saying::Hopes)
    )
}

/// The finite verb after a verb without object: only a phrase with a preposition may stand between.
fn next_verb(analysis: &Analysis<'_>, verb: TokenId, end: TokenId) -> Option<TokenId> {
    let finite = (verb + 1..end).find(|&token| may_be_finite(analysis, token))?;
    let phrase = finite == verb + 1
        || analysis.tag(verb + 1) == Upos::Adp
            && (verb + 2..finite).all(|token| {
                matches!(
                    analysis.tag(token),
                    Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det | Upos::Num
                )
            });
    let auxiliary = analysis.tag(finite) == Upos::Aux && analysis.lemma(finite) != "do";
    let follows = is_finite(analysis, finite) && analysis.penn(finite) != Penn::Vbd
        || auxiliary
        || finite == verb + 1;
    (phrase && follows).then_some(finite)
}

/// Where the second of two noun phrases begins: at a name, a pronoun, a determiner, or the last bare plural.
fn second_phrase(analysis: &Analysis<'_>, start: TokenId, verb: TokenId) -> Option<TokenId> {
    let determiner = (start + 2..verb)
        .rev()
        .find(|&token| analysis.tag(token) == Upos::Det);
    if determiner.is_some() {
        return determiner;
    }
    let last = verb - 1;
    match analysis.tag(last) {
        Upos::Pron => {
            matches!(analysis.lemma(last), "he" | "she" | "they" | "we" | "I").then_some(last)
        }
        Upos::Propn => (start + 2..=last)
            .rev()
            .take_while(|&token| analysis.tag(token) == Upos::Propn)
            .last(),
        Upos::Noun => (last > start + 1
            && (lexicon().role(analysis.lemma(last)).is_some()
                || analysis.lemma(last) == "police")
            && matches!(analysis.penn(last), Penn::Nns | Penn::Nn))
        .then_some(last),
        _ => None,
    }
}

/// Hangs the clause on the noun, and the noun on the verb of the sentence.
fn parted(analysis: &Analysis<'_>, sentence: &Sentence) -> Vec<Mend> {
    let Sentence {
        ref tokens,
        noun,
        that,
        ref clause,
        inner: (subject, inner),
        finite,
    } = *sentence;
    let inner_verb = main_word(analysis, inner, finite);
    let verb = main_word(analysis, finite, tokens.end);
    let done = analysis.head(noun) == Some(verb) && analysis.head(inner_verb) == Some(noun);
    if done && that.is_none_or(|that| analysis.relation(that) == Relation::Mark) {
        return Vec::new();
    }
    let root = tokens
        .clone()
        .find(|&token| analysis.head(token).is_none())
        .unwrap_or(verb);
    let relation = if that.is_some() {
        Relation::Acl
    } else {
        Relation::AclRelcl
    };
    let passive = that.is_some() && is_passive(analysis, inner, inner_verb);
    let of_inner = if passive {
        Relation::NsubjPass
    } else {
        Relation::Nsubj
    };
    let mut mends = vec![
        in_place_of(analysis, verb, root),
        subject_of(analysis, noun, finite, verb),
        Mend::new(inner_verb, noun, relation),
        Mend::new(subject, inner_verb, of_inner),
    ];
    mends.extend(that.map(|that| Mend::new(that, inner_verb, Relation::Mark)));
    gather(analysis, &(inner_verb + 1..finite), inner_verb, &mut mends);
    for token in tokens.clone() {
        mends.extend(astray(analysis, sentence, token, verb));
    }
    let own = |mend: &Mend| mend.token != subject || mend.relation == of_inner;
    mends.retain(own);
    debug_assert!(!clause.is_empty());
    mends
}

/// A word outside the clause that hangs in it, or one before its noun that hangs beyond.
fn astray(
    analysis: &Analysis<'_>,
    sentence: &Sentence,
    token: TokenId,
    verb: TokenId,
) -> Option<Mend> {
    let head = analysis.head(token)?;
    let before_noun = token < sentence.noun && !is_comma(analysis, token);
    if before_noun && (head > sentence.noun) && matches!(analysis.tag(token), Upos::Det | Upos::Adj)
    {
        return Some(Mend::new(token, sentence.noun, analysis.relation(token)));
    }
    let after = token >= sentence.finite && token != verb;
    (after && head < sentence.finite).then(|| Mend::new(token, verb, analysis.relation(token)))
}
