//! Conditions with the verb first: _Had Lopez won, …_, _Were Peru to leave, …_, _Should talks fail, …_.

use std::ops::Range;

use crate::clause::phrase::is_nominal;
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

use super::Mend;
use super::stretch::{
    MAX_LENGTH, first_finite, first_phrase, gather, in_place_of, is_comma, main_word, subject_of,
};

/// A condition with its verb first, and the clause that depends on it.
struct Condition {
    /// _Had_, _were_ or _should_.
    auxiliary: TokenId,
    subject: TokenId,
    /// The verb, or what follows _were_.
    verb: TokenId,
    /// The comma after the condition.
    comma: TokenId,
    /// The subject, finite verb and main word of the clause that depends on it.
    then: (TokenId, TokenId, TokenId),
}

/// Mends what the parser made of conditions with the verb first.
pub fn find(analysis: &Analysis<'_>) -> Vec<Mend> {
    let mut mends = Vec::new();
    for sentence in &analysis.sentences {
        if let Some(condition) = condition(analysis, sentence.tokens.clone()) {
            mends.extend(parted(analysis, sentence.tokens.clone(), &condition));
        }
    }
    mends
}

fn condition(analysis: &Analysis<'_>, sentence: Range<TokenId>) -> Option<Condition> {
    let end = sentence.end;
    let auxiliary = sentence
        .clone()
        .take(3)
        .take_while(|&token| {
            matches!(analysis.tag(token), Upos::Cconj | Upos::Punct) || opens(analysis, token)
        })
        .find(|&token| opens(analysis, token))?;
    let asked = (auxiliary..end)
        .rev()
        .take(2)
        .any(|token| analysis.word(token) == "?");
    let commas = (auxiliary + 2..end.min(auxiliary + 2 * MAX_LENGTH))
        .filter(|&token| is_comma(analysis, token));
    let (comma, then) = commas
        .filter_map(|comma| Some((comma, dependent(analysis, comma, end)?)))
        .next()
        .filter(|_| !asked)?;
    let verb = verb(analysis, auxiliary, comma)?;
    let subject = first_phrase_before(analysis, auxiliary + 1, verb)?;
    Some(Condition {
        auxiliary,
        subject,
        verb,
        comma,
        then,
    })
}

fn opens(analysis: &Analysis<'_>, token: TokenId) -> bool {
    ["had", "were", "should"]
        .iter()
        .any(|word| analysis.word(token).eq_ignore_ascii_case(word))
}

/// The verb of the condition: a participle after _had_, a bare verb after _should_, _to_ and a verb after _were_.
fn verb(analysis: &Analysis<'_>, auxiliary: TokenId, comma: TokenId) -> Option<TokenId> {
    let mut words = auxiliary + 2..comma;
    let word = analysis.lower_word(auxiliary);
    let participle = |token: &TokenId| matches!(analysis.penn(*token), Penn::Vbn | Penn::Vbd);
    match word.as_str() {
        "had" => {
            let first = words.find(participle)?;
            let passive = analysis.lemma(first) == "be";
            let next = words
                .take_while(|&token| analysis.tag(token) != Upos::Adp)
                .find(participle);
            Some(next.filter(|_| passive).unwrap_or(first))
        }
        "were" => words
            .clone()
            .find(|&token| analysis.penn(token) == Penn::Vb && follows_to(analysis, token))
            .or_else(|| {
                words
                    .find(|&token| matches!(analysis.penn(token), Penn::Vbn | Penn::Vbg | Penn::Jj))
            }),
        _ => {
            let first =
                words.find(|&token| matches!(analysis.penn(token), Penn::Vb | Penn::Vbp))?;
            let passive = analysis.lemma(first) == "be";
            let next = words.find(|&token| matches!(analysis.penn(token), Penn::Vbn));
            Some(next.filter(|_| passive).unwrap_or(first))
        }
    }
}

fn follows_to(analysis: &Analysis<'_>, token: TokenId) -> bool {
    (token.saturating_sub(2)..token).any(|token| analysis.penn(token) == Penn::To)
}

/// The head of the noun phrase before the verb: its first word that no preposition precedes.
fn first_phrase_before(analysis: &Analysis<'_>, first: TokenId, verb: TokenId) -> Option<TokenId> {
    first_phrase(analysis, &(first..verb)).or_else(|| {
        (first..verb).find(|&token| {
            is_nominal(analysis, token)
                && !matches!(analysis.tag(token), Upos::Det | Upos::Adj | Upos::Num)
        })
    })
}

/// The subject, finite verb and main word of the clause after the comma, which says what would or will be.
fn dependent(
    analysis: &Analysis<'_>,
    comma: TokenId,
    end: TokenId,
) -> Option<(TokenId, TokenId, TokenId)> {
    let end = end.min(comma + MAX_LENGTH);
    let finite = first_finite(analysis, comma + 1..end)?;
    let subject = first_phrase(analysis, &(comma + 1..finite))?;
    let modal = analysis.penn(finite) == Penn::Md;
    modal.then(|| (subject, finite, main_word(analysis, finite, end)))
}

/// Hangs the condition on the clause that depends on it.
fn parted(analysis: &Analysis<'_>, sentence: Range<TokenId>, condition: &Condition) -> Vec<Mend> {
    let &Condition {
        auxiliary,
        subject,
        verb,
        comma,
        then: (then_subject, finite, then),
    } = condition;
    let within = auxiliary..comma;
    let root = sentence
        .clone()
        .find(|&token| analysis.head(token).is_none())
        .unwrap_or(then);
    let mut mends = vec![
        in_place_of(analysis, then, root),
        Mend::new(verb, then, Relation::Advcl),
        Mend::new(auxiliary, verb, Relation::Aux),
        Mend::new(subject, verb, Relation::Nsubj),
        subject_of(analysis, then_subject, finite, then),
    ];
    gather(analysis, &(subject + 1..verb), verb, &mut mends);
    gather(analysis, &(verb + 1..comma), verb, &mut mends);
    mends.retain(|mend| mend.token != subject || mend.relation == Relation::Nsubj);
    for token in comma..sentence.end {
        let astray = analysis
            .head(token)
            .is_none_or(|head| within.contains(&head));
        if astray && token != then && token != then_subject {
            mends.push(Mend::new(token, then, analysis.relation(token)));
        }
    }
    mends
}
