//! Titles and offices: _Chilean President Maria Lopez_, _Kenya's adviser, Otieno_.

use crate::english::{Analysis, NameType, Penn, Relation, TokenId, Upos};

use super::apposition::{is_name, name_type};
use super::copula::office_end;
use super::draft::{Draft, Drafts};
use super::lexicon::{Role, lexicon};
use super::phrase::{conjuncts, is_role_noun, preposition};
use super::{Function, Member, Predicate, PredicateKind, Time};

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

/// What a person is by office: with the country or organisation before it, the possessor, and its own phrases.
pub fn office(drafts: &Drafts<'_, '_>, sentence: usize, role: TokenId, name: Member) -> Draft {
    let analysis = drafts.analysis;
    let modifiers = modifiers(analysis, sentence, role);
    let end = office_end(analysis, role);
    let attribute = Member {
        head: role,
        span: analysis.tokens[modifiers.office]
            .span
            .join(analysis.tokens[end].span),
        clause: None,
    };
    let mut members = vec![attribute];
    members.extend(other_offices(drafts, role, &name));
    let mut draft = copular(sentence, role, name, members);
    let owner = modifiers.owner.filter(|_| !is_alike(analysis, role));
    if let Some((first, last)) = owner {
        let owner = Member {
            head: last,
            span: analysis.tokens[first].span.join(analysis.tokens[last].span),
            clause: None,
        };
        let nationality = first == last && is_nationality(analysis, first, role);
        let preposition = if nationality { "from" } else { "of" };
        draft.add(Function::Oblique(preposition.to_owned()), vec![owner]);
    } else if let Some(possessor) = possessor(analysis, role, modifiers.office) {
        let members = drafts.phrases.members(analysis, possessor);
        draft.add(Function::Oblique("of".to_owned()), members);
    }
    if modifiers.former {
        draft.clause.tense.time = Some(Time::Past);
        draft.step("former");
    }
    add_phrases(drafts, &mut draft, role);
    draft
}

/// Whether the noun says that someone is what another is, so that a country before it is theirs and not whom they
/// face: _his Kenyan counterpart_.
fn is_alike(analysis: &Analysis<'_>, role: TokenId) -> bool {
    matches!(
        analysis.lemma(role),
        "counterpart" | "colleague" | "rival" | "opponent" | "namesake"
    )
}

/// Whether the adjective before a profession says where someone comes from, as it does not before an office: a
/// _Chilean singer_ is no singer of Chile's, a _Chilean minister_ is Chile's minister.
fn is_nationality(analysis: &Analysis<'_>, adjective: TokenId, role: TokenId) -> bool {
    let profession = lexicon().role(&analysis.lower_lemma(role)) == Some(Role::Person);
    profession
        && (analysis.tag(adjective) == Upos::Adj || analysis.relation(adjective) == Relation::Amod)
}

/// Offices coordinated with this one: _founder and chairman of Acme_.
fn other_offices(drafts: &Drafts<'_, '_>, role: TokenId, name: &Member) -> Vec<Member> {
    conjuncts(drafts.analysis, role)
        .into_iter()
        .filter(|&other| {
            other > role
                && other < name.head.max(role + 8)
                && is_role_noun(drafts.analysis, other)
                && !is_name(drafts.analysis, other)
                && other != name.head
        })
        .map(|other| bare_member(drafts, other))
        .collect()
}

/// What stands before an office.
struct Modifiers {
    /// The first word of the office itself.
    office: TokenId,
    /// The first and last word of the country or organisation.
    owner: Option<(TokenId, TokenId)>,
    /// Whether it is past: _former_.
    former: bool,
}

fn modifiers(analysis: &Analysis<'_>, sentence: usize, role: TokenId) -> Modifiers {
    let start = analysis.sentences[sentence].tokens.start;
    let mut office = role;
    let mut owner: Option<(TokenId, TokenId)> = None;
    let mut former = false;
    for token in (start..role).rev() {
        let word = analysis.lower_word(token);
        if is_past_word(&word) {
            former = true;
        } else if !is_modifier(analysis, token) {
            break;
        } else if owner.is_none() && is_office_word(analysis, token, &word) {
            if analysis.penn(token) != Penn::Hyph {
                office = token;
            }
        } else if analysis.word(token).starts_with(char::is_uppercase) {
            owner = Some((token, owner.map_or(token, |owner| owner.1)));
        } else {
            break;
        }
    }
    Modifiers {
        office,
        owner,
        former,
    }
}

fn is_past_word(word: &str) -> bool {
    matches!(
        word,
        "former" | "ex" | "then" | "late" | "one-time" | "erstwhile" | "ousted" | "deposed"
    )
}

fn is_modifier(analysis: &Analysis<'_>, token: TokenId) -> bool {
    matches!(analysis.tag(token), Upos::Adj | Upos::Noun | Upos::Propn)
        && !matches!(
            analysis.relation(token),
            Relation::NmodPoss | Relation::Appos | Relation::Root
        )
        || analysis.penn(token) == Penn::Hyph
}

fn is_office_word(analysis: &Analysis<'_>, token: TokenId, word: &str) -> bool {
    lexicon().is_portfolio(word)
        || lexicon().role(word).is_some()
        || analysis.penn(token) == Penn::Hyph
        || analysis.tag(token) == Upos::Noun && analysis.word(token).starts_with(char::is_lowercase)
}

/// The possessor of the office or of the whole phrase: _South Korea's adviser_, _his brother_.
fn possessor(analysis: &Analysis<'_>, role: TokenId, office: TokenId) -> Option<TokenId> {
    let of = |token| {
        analysis
            .children(token)
            .find(|&child| child < office && analysis.relation(child) == Relation::NmodPoss)
    };
    of(role).or_else(|| {
        let head = analysis.head(role)?;
        matches!(
            analysis.relation(role),
            Relation::NmodDesc | Relation::Compound | Relation::Flat
        )
        .then(|| of(head))?
    })
}

/// Adds the phrases of the description: _partner to both countries_.
pub fn add_phrases(drafts: &Drafts<'_, '_>, draft: &mut Draft, role: TokenId) {
    let analysis = drafts.analysis;
    let end = office_end(analysis, role);
    for child in analysis.children(role).filter(|&child| child > role) {
        let preposition = preposition(analysis, child);
        if analysis.relation(child) == Relation::Nmod
            && !preposition.is_empty()
            && (child > end || end == role)
        {
            let members = drafts.phrases.members(analysis, child);
            draft.add(Function::Oblique(preposition.into()), members);
        }
    }
}

/// Starts a clause that says what `subject` is.
pub fn copular(sentence: usize, role: TokenId, subject: Member, attribute: Vec<Member>) -> Draft {
    let predicate = Predicate {
        kind: PredicateKind::Copula,
        lemma: "be".to_owned(),
        head: role,
        words: vec![role],
    };
    let mut draft = Draft::new(sentence, role, predicate);
    draft.clause.tense.time = Some(Time::Present);
    draft.add(Function::Subject, vec![subject]);
    draft.add(Function::Attribute, attribute);
    draft
}

/// The phrase itself as a member, whatever name stands beside it.
pub fn bare_member(drafts: &Drafts<'_, '_>, token: TokenId) -> Member {
    Member {
        head: token,
        span: drafts.phrases.span(drafts.analysis, token),
        clause: None,
    }
}
