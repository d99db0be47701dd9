//! Titles and offices: _Chilean President Maria Lopez_, _Kenya's adviser, Otieno_.

use crate::clause::description::office::office;
use crate::clause::draft::{Draft, Drafts};
use crate::clause::lexicon::lexicon;
use crate::clause::tree::members::conjuncts;
use crate::clause::tree::words::{is_role_noun, name_type, preposition};
use crate::clause::{Function, Member};
use crate::english::{Analysis, NameType, Penn, Relation, TokenId, Upos};

/// A title before a name: _Chilean President Maria Lopez_, _spokeswoman Nora Falk_.
pub fn title(drafts: &Drafts<'_, '_>, sentence: usize, role: TokenId) -> Option<Draft> {
    let analysis = drafts.analysis;
    if matches!(analysis.penn(role), Penn::Nns | Penn::Nnps) {
        return joint_title(drafts, sentence, role);
    }
    if !is_role_noun(analysis, role) || is_form_of_address(analysis, role) {
        return None;
    }
    let name = name_after(analysis, sentence, role)?;
    let of = Function::Oblique("of".to_owned());
    let country = country_after(analysis, &name);
    let mut draft = office(drafts, sentence, role, name);
    if let Some(country) = country.filter(|_| draft.members(&of).is_empty()) {
        let members = drafts.phrases.members(analysis, country);
        draft.add(of, members);
    }
    draft.step("title");
    Some(draft)
}

/// A title of several before their names: _Presidents Lopez and Silva_.
fn joint_title(drafts: &Drafts<'_, '_>, sentence: usize, role: TokenId) -> Option<Draft> {
    let analysis = drafts.analysis;
    let before = is_role_noun(analysis, role) && analysis.relation(role) == Relation::NmodDesc;
    let name = analysis.head(role).filter(|&name| before && name > role)?;
    let members = drafts.phrases.members(analysis, name);
    let (first, others) = members
        .split_first()
        .filter(|(_, others)| !others.is_empty())?;
    let first = Member {
        span: analysis.tokens[role + 1]
            .span
            .join(analysis.tokens[drafts.phrases.last(name)].span),
        ..first.clone()
    };
    let mut draft = office(drafts, sentence, role, first);
    draft.add(Function::Subject, others.to_vec());
    draft.step("title");
    Some(draft)
}

/// What the person presides over, after the name: _President Lopez of Peru_.
fn country_after(analysis: &Analysis<'_>, name: &Member) -> Option<TokenId> {
    analysis.children(name.head).find(|&child| {
        child > name.head
            && analysis.relation(child) == Relation::Nmod
            && analysis.tag(child) == Upos::Propn
            && preposition(analysis, child) == "of"
    })
}

/// Whether the title says nothing of an office: _Mr._
fn is_form_of_address(analysis: &Analysis<'_>, role: TokenId) -> bool {
    matches!(
        analysis
            .lemma(role)
            .trim_end_matches('.')
            .to_lowercase()
            .as_str(),
        "mr" | "mrs"
            | "ms"
            | "miss"
            | "sir"
            | "dame"
            | "lady"
            | "lord"
            | "dr"
            | "mister"
            | "major"
            | "prime"
            | "chief"
            | "head"
    )
}

/// The name of a person directly after the title.
fn name_after(analysis: &Analysis<'_>, sentence: usize, role: TokenId) -> Option<Member> {
    let first = after_office(analysis, sentence, role);
    let end = analysis.sentences[sentence].tokens.end;
    let last = (first..end)
        .take_while(|&token| is_name_part(analysis, token))
        .filter(|&token| analysis.tag(token) == Upos::Propn)
        .last()?;
    let person = match name_type(analysis, first) {
        Some(NameType::Gpe | NameType::Loc | NameType::Fac | NameType::Date) => false,
        Some(NameType::Org) => analysis
            .head(role)
            .is_some_and(|head| (first..=last).contains(&head)),
        _ => !lexicon().is_place(&analysis.lower_lemma(last)),
    };
    let goes_on = last + 1 < end && is_role_noun(analysis, last + 1);
    if !person
        || goes_on
        || is_role_noun(analysis, first)
        || !are_linked(analysis, role, first, last)
    {
        return None;
    }
    let head = (first..=last)
        .find(|&token| {
            analysis
                .head(token)
                .is_none_or(|head| !(first..=last).contains(&head))
        })
        .unwrap_or(first);
    Some(Member {
        head,
        span: analysis.tokens[first].span.join(analysis.tokens[last].span),
        clause: None,
    })
}

/// The token after the office: after _Secretary of State_ as after _President_.
fn after_office(analysis: &Analysis<'_>, sentence: usize, role: TokenId) -> TokenId {
    let end = analysis.sentences[sentence].tokens.end;
    let other = conjuncts(analysis, role)
        .into_iter()
        .filter(|&other| other > role && is_role_noun(analysis, other))
        .last();
    if let Some(other) = other.filter(|other| other - role < 6) {
        return other + 1;
    }
    let department = role + 2 < end
        && analysis.word(role + 1) == "of"
        && lexicon().is_portfolio(&analysis.lower_lemma(role + 2));
    if department { role + 3 } else { role + 1 }
}

/// Whether the token can be inside a name: a name's word, a hyphen, or _al_, _bin_, _de_.
fn is_name_part(analysis: &Analysis<'_>, token: TokenId) -> bool {
    analysis.tag(token) == Upos::Propn
        || matches!(
            analysis.word(token),
            "-" | "al"
                | "bin"
                | "ibn"
                | "de"
                | "da"
                | "van"
                | "von"
                | "der"
                | "di"
                | "du"
                | "la"
                | "el"
                | "dos"
                | "ul"
        )
}

/// Whether title and name are in one noun phrase.
fn are_linked(analysis: &Analysis<'_>, role: TokenId, first: TokenId, last: TokenId) -> bool {
    let name = first..=last;
    analysis.head(role).is_some_and(|head| name.contains(&head))
        || name.clone().any(|token| analysis.head(token) == Some(role))
        || analysis.head(role) == analysis.head(first)
            && matches!(
                analysis.relation(role),
                Relation::Compound | Relation::Flat | Relation::NmodDesc
            )
}
