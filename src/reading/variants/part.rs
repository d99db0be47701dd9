//! One name at one place, with what is known of it there.

use std::collections::BTreeMap;

use super::words::name_words;
use crate::clause::lexicon::{Role, lexicon};
use crate::clause::text::one_line;
use crate::english::{Relation, TokenId, Upos};
use crate::reading::cast::Cast;
use crate::reading::identity::{Evidence, Judgement, Support, head_of, judge};
use crate::reading::names::{Found, in_capitals};
use crate::reading::phrase::{Determiner, determiner, is_plural};
use crate::span::Span;

/// A name with what is known of it before it is joined to others.
pub struct Part<'f> {
    pub found: &'f Found,
    pub judgement: Judgement,
    pub head: TokenId,
    pub span: Span,
    /// The name as it stands, with single spaces.
    pub text: String,
    /// Its words without initials' full stops, hyphens opened.
    pub words: Vec<String>,
    /// Whether it names people of a country, as _Danes_ does, and whether several.
    pub people: Option<bool>,
}

impl<'f> Part<'f> {
    pub fn new(
        cast: &Cast<'_, '_>,
        support: &Support,
        stated: &BTreeMap<TokenId, (&'static str, String)>,
        found: &'f Found,
    ) -> Self {
        let raw = found.text(cast.analysis);
        let text = match raw.contains(char::is_uppercase) {
            true => one_line(raw),
            false => in_capitals(&one_line(raw)),
        };
        let first = cast.analysis.tokens[found.tokens.start].span;
        let head = head_of(cast.analysis, found);
        let mut judgement = judge(cast, support, found);
        if judgement.evidence > Evidence::Noun
            && let Some((kind, lemma)) = stated.get(&head)
        {
            judgement.kind = Some((*kind).to_owned());
            judgement.evidence = Evidence::Noun;
            judgement.step = format!("{kind}: the text calls it \u{201c}{lemma}\u{201d}").into();
        }
        Self {
            head,
            span: Span::new(first.start, first.start + raw.len()),
            words: name_words(&text),
            text,
            people: people(cast, found, head).filter(|_| judgement.entry.is_some()),
            judgement,
            found,
        }
    }

    /// Whether it is an adjective that goes with a group, as _Muslim_ does: no mention of all its people.
    pub fn is_adjective_of_group(&self, cast: &Cast<'_, '_>) -> bool {
        let is_group = self
            .judgement
            .entry
            .is_some_and(|entry| cast.gazetteer.entry(entry).kind == "Group");
        is_group && self.is_inside_phrase(cast)
    }

    /// Whether it only modifies what follows, as in _the Adams administration_.
    pub fn is_inside_phrase(&self, cast: &Cast<'_, '_>) -> bool {
        is_inside_phrase(cast.analysis.relation(self.head))
    }

    pub fn is_person(&self) -> bool {
        self.judgement.kind.as_deref() == Some("Person")
    }

    /// Whether it may be a short form: one word, of a person or of something unknown.
    pub fn is_short(&self) -> bool {
        let may_be_person = self.is_person()
            || self.judgement.kind.is_none()
            || self.judgement.evidence >= Evidence::Tagger;
        self.judgement.entry.is_none() && self.words.len() == 1 && may_be_person
    }
}

/// Whether a demonym stands for people, and for several: _Danes_, _a Dane_, not _Danish_.
pub fn people(cast: &Cast<'_, '_>, found: &Found, head: TokenId) -> Option<bool> {
    let analysis = cast.analysis;
    let entry = cast.gazetteer.entry(found.senses.first()?.entry);
    let text = found.text(analysis);
    let is_plural_form = text.ends_with('s') && !text.ends_with("ss");
    let next = analysis.tokens.get(found.tokens.end).map(|token| token.tag);
    let is_last = is_plural_form && !matches!(next, Some(Upos::Noun | Upos::Propn));
    let stands_alone = matches!(analysis.tag(head), Upos::Noun | Upos::Propn | Upos::Adj)
        && (is_last || !is_inside_phrase(analysis.relation(head)));
    let determiner = determiner(analysis, head);
    let is_whole_people = determiner == Determiner::Definite && has_no_singular(text);
    let is_several = is_plural(analysis, head) || is_whole_people || is_plural_form;
    let is_one = !is_several && determiner != Determiner::Bare;
    (found.is_demonym() && entry.kind != "Group" && stands_alone && (is_one || is_several))
        .then_some(!is_one)
}

/// Whether an adjective of a country is no noun for one of its people: _the French_ are many, _the Nigerian_ is one.
fn has_no_singular(text: &str) -> bool {
    ["sh", "ch", "ese", "ss"]
        .iter()
        .any(|ending| text.ends_with(ending))
}

const fn is_inside_phrase(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Amod | Relation::Compound | Relation::Flat | Relation::NmodDesc
    )
}

/// Whether a word for a relative stands shortly before the name: _his wife, the painter Ann Lee_.
pub fn follows_kin(cast: &Cast<'_, '_>, part: &Part<'_>) -> bool {
    let analysis = cast.analysis;
    let start = part.found.tokens.start;
    let mut before = (start.saturating_sub(6)..start).rev();
    let inside = |token: &TokenId| {
        matches!(
            analysis.tag(*token),
            Upos::Noun | Upos::Adj | Upos::Det | Upos::Punct | Upos::Num
        ) && analysis.word(*token) != "."
    };
    before
        .by_ref()
        .take_while(inside)
        .any(|token| lexicon().role(&analysis.lower_lemma(token)) == Some(Role::Kin))
}
