//! Places inside noun phrases: _the hotel in Rome_, _Rome's airport_.

use crate::clause::arguments::objects::is_clausal;
use crate::clause::draft::{Draft, Drafts};
use crate::clause::lexicon::lexicon;
use crate::clause::tree::members::conjuncts;
use crate::clause::tree::words::{is_time, name_type, preposition};
use crate::clause::{Function, Member, Predicate, PredicateKind};
use crate::english::{Analysis, NameType, Relation, TokenId, Upos};

/// Adds a clause for every place inside a noun phrase.
pub fn add(drafts: &mut Drafts<'_, '_>) {
    let analysis = drafts.analysis;
    for (number, sentence) in analysis.sentences.iter().enumerate() {
        for token in sentence.tokens.clone() {
            let draft = match analysis.relation(token) {
                Relation::Nmod => after_preposition(drafts, number, token),
                Relation::NmodPoss => possessive(drafts, number, token),
                _ => None,
            };
            drafts.list.extend(draft);
        }
    }
}

/// Makes the clause that one thing is at the other, said by the token `by`.
pub fn located(
    drafts: &Drafts<'_, '_>,
    sentence: usize,
    preposition: &str,
    by: TokenId,
    inner: TokenId,
    outer: TokenId,
    step: &'static str,
) -> Draft {
    let predicate = Predicate {
        kind: PredicateKind::Preposition,
        lemma: preposition.to_owned(),
        head: by,
        words: vec![by],
    };
    let mut draft = Draft::new(sentence, by, predicate);
    draft.add(Function::Subject, vec![trimmed(drafts, inner, outer)]);
    let members = conjuncts(drafts.analysis, outer)
        .into_iter()
        .map(|token| drafts.phrases.member(drafts.analysis, token))
        .collect();
    draft.add(Function::Object, members);
    draft.step(step);
    draft
}

/// The thing without the phrase that says where it is.
fn trimmed(drafts: &Drafts<'_, '_>, inner: TokenId, outer: TokenId) -> Member {
    let analysis = drafts.analysis;
    let mut member = drafts.phrases.member(analysis, inner);
    let first = drafts.phrases.first(outer);
    if inner < outer {
        let before = (inner..first)
            .rev()
            .find(|&token| !matches!(analysis.tag(token), Upos::Adp | Upos::Punct | Upos::Det));
        let end = analysis.tokens[before.unwrap_or(inner)].span.end;
        member.span.end = member.span.end.min(end);
    } else {
        let next = drafts.phrases.last(outer) + 2;
        if next <= inner {
            member.span.start = member.span.start.max(analysis.tokens[next].span.start);
        }
    }
    member
}

fn after_preposition(drafts: &Drafts<'_, '_>, sentence: usize, token: TokenId) -> Option<Draft> {
    let analysis = drafts.analysis;
    let noun = analysis.head(token)?;
    let preposition = preposition(analysis, token);
    let case = analysis.child(token, &[Relation::Case])?;
    let local = matches!(
        preposition.as_str(),
        "in" | "at" | "near" | "outside" | "inside" | "within" | "on" | "off"
    );
    let fits = local
        && noun < token
        && is_thing(drafts, noun)
        && is_place(analysis, token)
        && !matches!(analysis.relation(noun), Relation::Root if !analysis.children(noun).any(|child| analysis.relation(child) == Relation::Det));
    fits.then(|| {
        located(
            drafts,
            sentence,
            &preposition,
            case,
            noun,
            token,
            "place in a noun phrase",
        )
    })
}

/// Whether the noun is a thing or name, not an action, time or measure.
fn is_thing(drafts: &Drafts<'_, '_>, noun: TokenId) -> bool {
    let analysis = drafts.analysis;
    matches!(analysis.tag(noun), Upos::Noun | Upos::Propn)
        && lexicon().noun(analysis.lemma(noun)).is_none()
        && !is_time(analysis, noun)
        && !drafts.of_token[noun].is_some_and(|id| is_clausal(drafts, id))
        && (is_place(analysis, noun) || analysis.tag(noun) == Upos::Propn)
}

/// Whether the noun is a place: by its type if it is a name, else by the list. An event has a place, and is none.
fn is_place(analysis: &Analysis<'_>, token: TokenId) -> bool {
    match name_type(analysis, token) {
        Some(_) if lexicon().is_event_name(analysis.lemma(token)) => false,
        Some(kind) => matches!(kind, NameType::Gpe | NameType::Loc | NameType::Fac),
        None if analysis.tag(token) == Upos::Propn => {
            analysis.names.is_empty() && preposition(analysis, token) == "in"
                || lexicon().is_place(&analysis.lower_lemma(token))
        }
        None => lexicon().is_place(analysis.lemma(token)),
    }
}

/// _Mecca's Grand Mosque_: a name of a place after the name of a larger one.
fn possessive(drafts: &Drafts<'_, '_>, sentence: usize, token: TokenId) -> Option<Draft> {
    let analysis = drafts.analysis;
    let noun = analysis.head(token)?;
    let case = analysis.child(token, &[Relation::Case])?;
    let building = analysis.tag(noun) == Upos::Propn
        && std::iter::once(noun)
            .chain(analysis.children(noun))
            .any(|word| lexicon().is_place(&analysis.lower_lemma(word)));
    let named = match name_type(analysis, token) {
        Some(kind) => matches!(kind, NameType::Gpe | NameType::Loc),
        None => false,
    };
    (building && named && noun > token).then(|| {
        located(
            drafts,
            sentence,
            "in",
            case,
            noun,
            token,
            "possessive place",
        )
    })
}
