//! Offices: what somebody is, of what country or organisation, and since when no more.

use crate::clause::draft::{Draft, Drafts};
use crate::clause::lexicon::{Role, lexicon};
use crate::clause::tree::members::conjuncts;
use crate::clause::tree::words::{is_name, is_role_noun, office_end, preposition};
use crate::clause::{Function, Member, Predicate, PredicateKind, Time};
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

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
        .map(|other| drafts.phrases.bare_member(drafts.analysis, other))
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
