//! Names and titles: _Presidents Lopez and Silva_, _the ministers of Peru and Chile, Lopez and Silva,_, _the head of
//! the bank, Maria Lopez,_, _writer and teacher Maria Lopez_.

use crate::clause::apposition::name_type;
use crate::clause::lexicon::lexicon;
use crate::clause::phrase::is_role_noun;
use crate::english::{Analysis, NameType, Penn, Relation, TokenId, Upos};

use super::Mend;
use super::stretch::{MAX_LENGTH, is_comma, is_finite};

/// Lets the names take the place of their title.
pub fn find(analysis: &Analysis<'_>) -> Vec<Mend> {
    let mut mends = Vec::new();
    for token in 0..analysis.tokens.len() {
        if let Some(names) = names(analysis, token) {
            mends.extend(placed(analysis, token, &names));
        } else {
            mends.extend(name_before_verb(analysis, token));
            mends.extend(name_of_holder(analysis, token));
            mends.extend(two_titles(analysis, token));
        }
    }
    mends
}

/// Two names joined by _and_ after a title in the plural, and whether a comma parts them from it.
struct Names {
    first: TokenId,
    second: TokenId,
    apart: bool,
}

fn names(analysis: &Analysis<'_>, title: TokenId) -> Option<Names> {
    let plural = matches!(analysis.penn(title), Penn::Nns | Penn::Nnps);
    if !plural || !is_role_noun(analysis, title) {
        return None;
    }
    let end = analysis.sentences[analysis.sentence_of(title)].tokens.end;
    let directly = two_names(analysis, title + 1, end);
    let (first, second) = directly.or_else(|| after_comma(analysis, title, end))?;
    Some(Names {
        first,
        second,
        apart: directly.is_none(),
    })
}

/// The names between the commas after _the presidents of Peru and Chile_.
fn after_comma(
    analysis: &Analysis<'_>,
    title: TokenId,
    end: TokenId,
) -> Option<(TokenId, TokenId)> {
    let of = analysis
        .tokens
        .get(title + 1)
        .is_some_and(|_| analysis.word(title + 1) == "of");
    let comma = (title + 1..end.min(title + MAX_LENGTH))
        .take_while(|&token| !is_finite(analysis, token))
        .find(|&token| is_comma(analysis, token))
        .filter(|_| of)?;
    let names = two_names(analysis, comma + 1, end)?;
    let closes = (names.1 + 1..end)
        .find(|&token| analysis.tag(token) != Upos::Propn)
        .is_some_and(|token| analysis.tag(token) == Upos::Punct);
    closes.then_some(names)
}

/// The heads of two names with _and_ between, the first starting here.
fn two_names(analysis: &Analysis<'_>, start: TokenId, end: TokenId) -> Option<(TokenId, TokenId)> {
    let is_name =
        |token: TokenId| analysis.tag(token) == Upos::Propn && !is_role_noun(analysis, token);
    let and = (start..end.min(start + 6)).find(|&token| !is_name(token))?;
    let joined = and > start && analysis.word(and) == "and";
    (joined && and + 1 < end && is_name(and + 1))
        .then(|| (top(analysis, start), top(analysis, and + 1)))
}

/// The word of the name that the others hang on.
fn top(analysis: &Analysis<'_>, first: TokenId) -> TokenId {
    match (analysis.relation(first), analysis.head(first)) {
        (Relation::Compound | Relation::Flat, Some(head))
            if head > first && head < first + 4 && analysis.tag(head) == Upos::Propn =>
        {
            head
        }
        _ => first,
    }
}

fn placed(analysis: &Analysis<'_>, title: TokenId, names: &Names) -> Vec<Mend> {
    let relation = if names.apart {
        Relation::Appos
    } else {
        Relation::NmodDesc
    };
    if analysis.head(title) == Some(names.first) {
        return Vec::new();
    }
    let verb = verb_of_name(analysis, title, names.first);
    let place = match verb {
        Some(verb) => super::stretch::in_place_of(analysis, verb, title),
        None => super::stretch::in_place_of(analysis, names.first, title),
    };
    let mut mends = vec![
        place,
        Mend::new(title, names.first, relation),
        Mend::new(names.second, names.first, Relation::Conj),
    ];
    let preposition = analysis.child(title, &[Relation::Case]);
    mends.extend(preposition.map(|case| Mend::new(case, names.first, Relation::Case)));
    mends
}

/// _Holm's friend Peter Lund arrived._ The name's verb is the sentence's, not what is said of the friend.
fn name_before_verb(analysis: &Analysis<'_>, noun: TokenId) -> Vec<Mend> {
    let name = noun + 1;
    let role = is_role_noun(analysis, noun) && analysis.tag(noun) == Upos::Noun;
    let verb = Some(name)
        .filter(|&name| {
            role && name < analysis.tokens.len()
                && analysis.tag(name) == Upos::Propn
                && !is_role_noun(analysis, name)
        })
        .and_then(|name| verb_of_name(analysis, noun, top(analysis, name)));
    let Some(verb) = verb else {
        return Vec::new();
    };
    let name = top(analysis, name);
    vec![
        super::stretch::in_place_of(analysis, verb, noun),
        Mend::new(noun, verb, analysis.relation(name)),
        Mend::new(name, noun, Relation::Appos),
    ]
}

/// The verb with the name for its subject, if it hangs on a noun right before that is the whole sentence otherwise.
fn verb_of_name(analysis: &Analysis<'_>, noun: TokenId, name: TokenId) -> Option<TokenId> {
    let verb = analysis.head(name)?;
    let subject = matches!(
        analysis.relation(name),
        Relation::Nsubj | Relation::NsubjPass
    );
    let last = analysis.sentences[analysis.sentence_of(noun)].tokens.end - 1;
    let hangs = subject
        && name < verb
        && analysis.head(verb) == Some(noun)
        && analysis.relation(noun) == Relation::Root
        && matches!(
            analysis.relation(verb),
            Relation::AclRelcl | Relation::Acl | Relation::Ccomp
        );
    (hangs && analysis.word(last) == ".").then_some(verb)
}

/// _The head of the bank, Maria Lopez, resigned_: the name of a person says who holds the office.
fn name_of_holder(analysis: &Analysis<'_>, title: TokenId) -> Option<Mend> {
    let end = analysis.sentences[analysis.sentence_of(title)].tokens.end;
    let singular = is_role_noun(analysis, title) && analysis.penn(title) == Penn::Nn;
    let of = title + 1 < end && matches!(analysis.word(title + 1), "of" | "at" | "for");
    let comma = (title + 1..end.min(title + MAX_LENGTH))
        .find(|&token| is_comma(analysis, token))
        .filter(|_| singular && of)?;
    let verbless = (title + 1..comma).all(|token| {
        matches!(
            analysis.tag(token),
            Upos::Adp | Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Part
        ) && !is_role_noun(analysis, token)
    });
    let after = (comma + 1..end).find(|&token| analysis.tag(token) != Upos::Propn)?;
    let person = after > comma + 2
        && name_type(analysis, comma + 1) == Some(NameType::Person)
        && !is_role_noun(analysis, comma + 1);
    let name = top(analysis, comma + 1);
    let astray = analysis
        .head(name)
        .is_some_and(|head| (title + 1..comma).contains(&head));
    (verbless && person && astray && is_comma(analysis, after))
        .then(|| Mend::new(name, title, Relation::Appos))
}

/// _Writer and teacher Maria Lopez_: two titles of one person.
fn two_titles(analysis: &Analysis<'_>, second: TokenId) -> Vec<Mend> {
    let start = analysis.sentences[analysis.sentence_of(second)]
        .tokens
        .start;
    let singular =
        |token: TokenId| is_role_noun(analysis, token) && analysis.penn(token) != Penn::Nns;
    if second < start + 2 || !singular(second) || analysis.word(second - 1) != "and" {
        return Vec::new();
    }
    let first = second - 2;
    let determined = (start..first)
        .rev()
        .take(2)
        .any(|token| analysis.tag(token) == Upos::Det);
    let is_title = lexicon().role(analysis.lemma(first)).is_some()
        && matches!(analysis.tag(first), Upos::Noun | Upos::Adj | Upos::Propn);
    let next = second + 1;
    let named = next < analysis.tokens.len()
        && analysis.tag(next) == Upos::Propn
        && !is_role_noun(analysis, next);
    if !is_title || determined || !named {
        return Vec::new();
    }
    let name = top(analysis, next);
    let place = [first, second, name]
        .into_iter()
        .find(|&token| {
            analysis
                .head(token)
                .is_none_or(|head| head < first || head > name + 3)
        })
        .unwrap_or(first);
    let mut mends = vec![
        super::stretch::in_place_of(analysis, name, place),
        Mend::new(first, name, Relation::NmodDesc),
        Mend::new(second, first, Relation::Conj),
        Mend::new(second - 1, second, Relation::Cc),
    ];
    let rest = next..name;
    mends.extend(
        rest.filter(|&token| analysis.head(token) != Some(name))
            .map(|token| Mend::new(token, name, Relation::Flat)),
    );
    mends
}
