//! Where asides stand: between subject and verb, before the subject, after an auxiliary, in a relative clause.

use std::ops::Range;

use super::{Aside, Told, is_said_by_nobody};
use crate::clause::lexicon::lexicon;
use crate::clause::mend::stretch::{
    MAX_LENGTH, first_finite, first_phrase, is_comma, is_finite, may_be_finite,
};
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

/// _The rebels, Lopez claimed, attacked the port_: an aside between subject and verb.
pub(super) fn aside(
    analysis: &Analysis<'_>,
    sentence: Range<TokenId>,
    saying: TokenId,
) -> Option<Aside> {
    let start = sentence.start.max(saying.saturating_sub(MAX_LENGTH));
    let before = (start..saying)
        .rev()
        .find(|&token| is_comma(analysis, token))?;
    let first = skip_quote(analysis, before + 1);
    if let Some(aside) = before_subject(analysis, &sentence, before, saying) {
        return Some(aside);
    }
    let after = second_comma(analysis, saying, sentence.end)?;
    let finite = (after + 1..sentence.end.min(after + 5))
        .take_while(|&token| is_before_verb(analysis, token) || may_be_finite(analysis, token))
        .find(|&token| may_be_finite(analysis, token))?;
    let speaker = speaker(analysis, first, saying, after)?;
    let subject = subject(analysis, sentence.start, before)?;
    let inverted = first == saying;
    if inverted && (sentence.start..before).any(|token| is_comma(analysis, token)) {
        return None;
    }
    Some(Aside {
        saying,
        speaker,
        inside: before + 1..after,
        told: Told::new(analysis, subject, finite, sentence.end),
    })
}

/// _On Monday, the agency said, rebels seized the dam_: an aside after a phrase, before the subject.
fn before_subject(
    analysis: &Analysis<'_>,
    sentence: &Range<TokenId>,
    before: TokenId,
    saying: TokenId,
) -> Option<Aside> {
    let opening = sentence.start..before;
    let phrase = matches!(analysis.tag(sentence.start), Upos::Adp | Upos::Adv)
        && first_phrase(analysis, &opening).is_none()
        && opening.len() < MAX_LENGTH
        && first_finite(analysis, opening).is_none();
    let after = closing_comma(analysis, saying, sentence.end).filter(|_| phrase)?;
    let speaker = speaker(analysis, before + 1, saying, after).filter(|_| before + 1 < saying)?;
    let finite = first_finite(analysis, after + 1..sentence.end.min(after + MAX_LENGTH))?;
    let subject = first_phrase(analysis, &(after + 1..finite))?;
    Some(Aside {
        saying,
        speaker,
        inside: before + 1..after,
        told: Told::new(analysis, subject, finite, sentence.end),
    })
}

/// _He was, police said, a member of the gang_: an aside between an auxiliary and what it goes with.
pub(super) fn after_auxiliary(
    analysis: &Analysis<'_>,
    sentence: &Range<TokenId>,
    saying: TokenId,
) -> Option<Aside> {
    let start = sentence.start.max(saying.saturating_sub(8));
    let before = (start..saying)
        .rev()
        .find(|&token| is_comma(analysis, token))?;
    let finite = before
        .checked_sub(1)
        .filter(|&token| token > sentence.start && is_finite(analysis, token))?;
    let auxiliary = matches!(analysis.lemma(finite), "be" | "have");
    let after = closing_comma(analysis, saying, sentence.end).filter(|_| auxiliary)?;
    let speaker = speaker(analysis, before + 1, saying, after).filter(|_| before + 1 < saying)?;
    let subject = subject(analysis, sentence.start, finite)?;
    let rest = after + 1..sentence.end.min(after + MAX_LENGTH);
    let participle = Some(after + 1).filter(|&token| {
        rest.contains(&token)
            && analysis.tag(token) == Upos::Verb
            && matches!(analysis.penn(token), Penn::Vbn | Penn::Vbg | Penn::Vbd)
    });
    let described = || first_phrase(analysis, &rest).filter(|_| analysis.lemma(finite) == "be");
    Some(Aside {
        saying,
        speaker,
        inside: before + 1..after,
        told: Told {
            subject,
            finite,
            said: participle.or_else(described)?,
        },
    })
}

/// _Lopez, who police said shot the guard_: an aside between a relative pronoun and its verb.
pub(super) fn inside_relative(
    analysis: &Analysis<'_>,
    sentence: &Range<TokenId>,
    saying: TokenId,
) -> Option<Aside> {
    let finite = saying + 1;
    if finite >= sentence.end || !may_be_finite(analysis, finite) {
        return None;
    }
    let pronoun = (sentence.start.max(saying.saturating_sub(8))..saying)
        .rev()
        .find(|&token| matches!(analysis.penn(token), Penn::Wdt | Penn::Wp))?;
    let speaker =
        speaker(analysis, pronoun + 1, saying, finite).filter(|_| pronoun + 1 < saying)?;
    Some(Aside {
        saying,
        speaker,
        inside: pronoun + 1..finite,
        told: Told::new(analysis, pronoun, finite, sentence.end),
    })
}

fn skip_quote(analysis: &Analysis<'_>, token: TokenId) -> TokenId {
    if matches!(analysis.word(token), "\"" | "”" | "''") {
        token + 1
    } else {
        token
    }
}

/// The comma that ends the aside, soon after the verb of saying.
fn closing_comma(analysis: &Analysis<'_>, saying: TokenId, end: TokenId) -> Option<TokenId> {
    (saying + 1..end.min(saying + 8)).find(|&token| is_comma(analysis, token))
}

/// The comma that ends the aside: the first one, or the one after a description: _said Lopez, a rebel, attacked_.
fn second_comma(analysis: &Analysis<'_>, saying: TokenId, end: TokenId) -> Option<TokenId> {
    let end = end.min(saying + MAX_LENGTH);
    let mut verbless = (saying + 1..end).take_while(|&token| {
        !is_finite(analysis, token)
            && (analysis.tag(token) != Upos::Verb || analysis.relation(token) == Relation::Amod)
    });
    let last = verbless.by_ref().last()?;
    (saying + 1..=last)
        .rev()
        .find(|&token| is_comma(analysis, token))
        .filter(|&comma| {
            (comma + 1..=last).all(|token| is_before_verb(analysis, token))
                && !(saying + 1..comma).any(|token| analysis.word(token) == "that")
        })
}

/// Whether the word can stand between the aside and the verb that goes on: _also_, a quotation mark.
fn is_before_verb(analysis: &Analysis<'_>, token: TokenId) -> bool {
    matches!(analysis.tag(token), Upos::Adv | Upos::Punct | Upos::Part)
        && !is_comma(analysis, token)
}

/// The noun before the verb of saying, or after it: _said Lopez_.
fn speaker(
    analysis: &Analysis<'_>,
    first: TokenId,
    saying: TokenId,
    after: TokenId,
) -> Option<TokenId> {
    if first == saying {
        let direct = !matches!(
            analysis.tag(saying + 1),
            Upos::Adp | Upos::Sconj | Upos::Adv | Upos::Part | Upos::Punct
        );
        return first_phrase(analysis, &(saying + 1..after))
            .filter(|&speaker| direct && !lexicon().is_time(analysis.lemma(speaker)));
    }
    let opens_clause = matches!(
        analysis.tag(first),
        Upos::Adp | Upos::Sconj | Upos::Cconj | Upos::Verb
    ) || matches!(
        analysis.penn(first),
        Penn::Wdt | Penn::Wp | Penn::WpPoss | Penn::Wrb
    );
    let impersonal = is_said_by_nobody(analysis, saying) && first + 2 == saying;
    if impersonal {
        return Some(first);
    }
    if opens_clause || first_finite(analysis, first..saying).is_some() {
        return None;
    }
    first_phrase(analysis, &(first..saying))
}

/// The subject before the aside, in a stretch without finite verbs.
fn subject(analysis: &Analysis<'_>, start: TokenId, comma: TokenId) -> Option<TokenId> {
    let start = start.max(comma.saturating_sub(2 * MAX_LENGTH));
    let finite = (start..comma)
        .rev()
        .find(|&token| is_finite(analysis, token));
    let start = match finite {
        Some(verb) => (verb..comma).find(|&token| is_comma(analysis, token))? + 1,
        None => start,
    };
    let relative = matches!(
        analysis.penn(start),
        Penn::Wdt | Penn::Wp | Penn::WpPoss | Penn::Wrb
    );
    first_phrase(analysis, &(start..comma)).filter(|_| !relative)
}
