//! Arguments that are no entities: dates, amounts, offices, texts.

use crate::clause::lexicon::{Role, lexicon};
use crate::clause::{Clause, Function, Member, PredicateKind};
use crate::english::{Penn, TokenId, Upos};
use crate::reading::MentionKind;
use crate::reading::amount::{self, measure};
use crate::reading::cast::Cast;
use crate::reading::dates::Moments;
use crate::reading::lexicon::NounClass;
use crate::reading::phrase::{Determiner, determiner};
use crate::reading::{Value, ValueKind};

/// The value that a member is, if it is one.
pub fn value(
    cast: &Cast<'_, '_>,
    moments: &Moments,
    clause: &Clause,
    function: &Function,
    member: &Member,
) -> Option<Value> {
    if let Some(moment) = moments.value_at(cast.analysis, member.head) {
        return Some(Value {
            kind: moment.kind,
            text: cast.analysis.text(moment.span).to_owned(),
            iso: moment.iso.clone(),
        });
    }
    if is_language(cast, clause, function, member) {
        return Some(text(cast, member));
    }
    match function {
        Function::Attribute => attribute(cast, clause, member),
        Function::Complement(_) => Some(text(cast, member)),
        _ if cast.mention(member.head).is_none() => number_or_time(cast, member),
        _ => None,
    }
}

/// Whether the adjective of a country or people stands for a language: _speaks Danish_.
fn is_language(cast: &Cast<'_, '_>, clause: &Clause, function: &Function, member: &Member) -> bool {
    let verb = matches!(
        clause.predicate.lemma.as_str(),
        "speak" | "learn" | "teach" | "study" | "understand"
    );
    let bare = matches!(function, Function::Object | Function::Attribute)
        && clause.predicate.kind == PredicateKind::Verb
        && determiner(cast.analysis, member.head) == Determiner::Bare;
    let word = cast.analysis.text(member.span);
    let adjective = ["ish", "ese", "ian", "ic", "ch", "an", "i", "sh", "ek"]
        .iter()
        .any(|ending| word.ends_with(ending));
    let of_country = cast
        .entity_at(member.head)
        .is_some_and(|entity| cast.figures[entity].entity.name != word);
    verb && bare && adjective && of_country
}

fn text(cast: &Cast<'_, '_>, member: &Member) -> Value {
    Value {
        kind: ValueKind::Text,
        text: cast.analysis.text(member.span).to_owned(),
        iso: None,
    }
}

/// What someone is: an office if the noun is one for persons; a text if it is only described.
fn attribute(cast: &Cast<'_, '_>, clause: &Clause, member: &Member) -> Option<Value> {
    let analysis = cast.analysis;
    let mention = cast.mention(member.head);
    let is_name = mention.is_some_and(|mention| mention.kind == MentionKind::Name);
    if is_name && analysis.tag(member.head) == Upos::Propn && !is_in_title(cast, member.head) {
        return None;
    }
    let class = NounClass::of(&analysis.lower_lemma(member.head));
    let is_noun = matches!(analysis.tag(member.head), Upos::Noun | Upos::Propn);
    let lemma = analysis.lower_lemma(member.head);
    let related = matches!(lexicon().role(&lemma), Some(Role::Relation | Role::Kin));
    // What anybody is, is no office: "a man".
    let anybody = matches!(lemma.as_str(), "man" | "woman" | "person");
    if class == NounClass::Person && is_noun && !related && !anybody {
        return Some(Value {
            kind: ValueKind::Office,
            text: without_article(&description(cast, clause, member)),
            iso: None,
        });
    }
    let is_described = clause.predicate.kind != PredicateKind::Copula
        || !(is_noun || analysis.tag(member.head) == Upos::Pron)
        || is_same_as_subject(cast, clause, member.head);
    is_described.then(|| Value {
        kind: ValueKind::Text,
        text: without_article(&description(cast, clause, member)),
        iso: None,
    })
}

/// The words of an attribute up to its head, with a phrase with _of_ unless the clause has that as an argument.
fn description(cast: &Cast<'_, '_>, clause: &Clause, member: &Member) -> String {
    let analysis = cast.analysis;
    let text = analysis.text(member.span);
    let end = analysis.tokens[member.head].span.end;
    let is_noun = matches!(analysis.tag(member.head), Upos::Noun | Upos::Propn);
    let up_to_head = end
        .checked_sub(member.span.start)
        .and_then(|length| text.split_at_checked(length));
    match up_to_head {
        Some((start, "")) if analysis.penn(member.head) == Penn::Nns => {
            singular(cast, start, member.head)
        }
        Some((start, rest)) if is_noun => {
            let has_of = rest.starts_with(" of ")
                && clause
                    .argument(&Function::Oblique("of".to_owned()))
                    .is_none();
            if has_of { text } else { start }.to_owned()
        }
        _ => text.to_owned(),
    }
}

/// What each of several is: _Prime Minister_ of _Prime Ministers_.
fn singular(cast: &Cast<'_, '_>, text: &str, head: TokenId) -> String {
    let word = cast.analysis.word(head);
    let lemma = cast.analysis.lemma(head);
    let before = text.strip_suffix(word).unwrap_or_default();
    match lemma.chars().next() {
        Some(first) if word.starts_with(char::is_uppercase) => {
            format!(
                "{before}{}{}",
                first.to_uppercase(),
                &lemma[first.len_utf8()..]
            )
        }
        _ => format!("{before}{lemma}"),
    }
}

/// Whether a token is part of a title that leads to a name's mention.
fn is_in_title(cast: &Cast<'_, '_>, token: TokenId) -> bool {
    let span = cast.analysis.tokens[token].span;
    cast.mention(token)
        .is_some_and(|mention| !mention.span.covers(span))
}

/// The text of a phrase without the article and quotation marks around it.
fn without_article(text: &str) -> String {
    const MARKS: [char; 3] = ['"', '\u{201c}', '\u{201d}'];
    let text = text.trim_start_matches(MARKS);
    let (first, rest) = text.split_once(' ').unwrap_or(("", text));
    let bare = match first.to_lowercase().as_str() {
        "the" | "a" | "an" => rest,
        _ => text,
    };
    bare.trim_matches(MARKS).to_owned()
}

fn is_same_as_subject(cast: &Cast<'_, '_>, clause: &Clause, head: TokenId) -> bool {
    let subject = clause
        .argument(&Function::Subject)
        .and_then(|argument| argument.members.first());
    let same = subject.and_then(|member| cast.entity_at(member.head));
    let is_indefinite = determiner(cast.analysis, head) == Determiner::Indefinite;
    is_indefinite || (same.is_some() && same == cast.entity_at(head))
}

/// A number, or a noun of time.
fn number_or_time(cast: &Cast<'_, '_>, member: &Member) -> Option<Value> {
    let lemma = cast.analysis.lower_lemma(member.head);
    let is_time = NounClass::of(&lemma) == NounClass::Time;
    let is_measure = measure(&lemma).is_some_and(|unit| !amount::is_time(unit));
    let kind = match cast.analysis.tag(member.head) {
        // "One of the leaders" is no amount.
        Upos::Num if cast.analysis.text(member.span).contains(" of ") => return None,
        Upos::Num | Upos::Sym => ValueKind::Amount,
        Upos::Noun if is_measure => ValueKind::Amount,
        Upos::Noun if is_time => ValueKind::Date,
        _ => return None,
    };
    Some(Value {
        kind,
        ..text(cast, member)
    })
}
