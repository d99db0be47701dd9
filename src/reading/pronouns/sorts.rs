//! The sorts of pronouns.

use crate::english::{Relation, TokenId, Upos};
use crate::reading::cast::Cast;
use crate::reading::lexicon::Gender;

/// Pronouns that are never resolved.
const OTHERS: [&str; 29] = [
    "this",
    "that",
    "these",
    "those",
    "you",
    "your",
    "yours",
    "yourself",
    "one",
    "ones",
    "what",
    "who",
    "whom",
    "whose",
    "which",
    "someone",
    "somebody",
    "something",
    "anyone",
    "anybody",
    "anything",
    "everyone",
    "everybody",
    "everything",
    "nobody",
    "nothing",
    "none",
    "all",
    "both",
];

/// The sorts of pronouns that are resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pronoun {
    /// _he_, _him_, _his_, _himself_; and the same for _she_.
    Personal(Gender),
    /// _it_, _its_, _itself_.
    Neuter,
    /// _they_, _them_, _their_, _themselves_.
    Plural,
    /// _I_, _me_, _my_, _myself_.
    Speaker,
    /// _we_, _us_, _our_.
    Speakers,
    /// _who_, _which_, _that_ of a relative clause.
    Relative,
    /// _each other_, _one another_.
    Reciprocal,
    /// Any other.
    Other,
}

/// What sort of pronoun a token is, if it is one.
pub fn sort_of(cast: &Cast<'_, '_>, token: TokenId) -> Option<Pronoun> {
    let analysis = cast.analysis;
    let word = analysis.lower_word(token);
    if is_reciprocal(cast, token) {
        return Some(Pronoun::Reciprocal);
    }
    if analysis.relation(token) == Relation::Expl || is_capitals(analysis.word(token)) {
        return None;
    }
    let sort = by_word(cast, token, &word);
    // Some pronouns are clear by their letters, whatever the tag; "her" and "mine" are not.
    let is_clear = matches!(sort, Pronoun::Personal(_) | Pronoun::Plural) && word != "her";
    let is_other = sort == Pronoun::Other && OTHERS.contains(&word.as_str());
    let is_pronoun = analysis.tag(token) == Upos::Pron && (sort != Pronoun::Other || is_other);
    (is_pronoun || is_clear).then_some(sort)
}

fn by_word(cast: &Cast<'_, '_>, token: TokenId, word: &str) -> Pronoun {
    match word {
        "he" | "him" | "his" | "himself" => Pronoun::Personal(Gender::Male),
        "she" | "her" | "hers" | "herself" => Pronoun::Personal(Gender::Female),
        "it" | "its" | "itself" => Pronoun::Neuter,
        "they" | "them" | "their" | "theirs" | "themselves" => Pronoun::Plural,
        "i" | "me" | "my" | "mine" | "myself" => Pronoun::Speaker,
        "we" | "us" | "our" | "ours" | "ourselves" => Pronoun::Speakers,
        "who" | "which" | "that" | "whom" | "whose" if relative_clause(cast, token).is_some() => {
            Pronoun::Relative
        }
        _ => Pronoun::Other,
    }
}

/// _US_ and _IT_ are no pronouns; _I_ is.
fn is_capitals(word: &str) -> bool {
    word.len() > 1 && word.chars().all(char::is_uppercase)
}

/// Whether _each other_ or _one another_ starts here.
pub fn is_reciprocal(cast: &Cast<'_, '_>, token: TokenId) -> bool {
    let is = |token: TokenId, word: &str| {
        token < cast.analysis.tokens.len() && cast.analysis.word(token).eq_ignore_ascii_case(word)
    };
    is(token, "each") && is(token + 1, "other") || is(token, "one") && is(token + 1, "another")
}

/// The verb of the relative clause that a pronoun opens.
pub fn relative_clause(cast: &Cast<'_, '_>, token: TokenId) -> Option<TokenId> {
    let mut place = token;
    for _ in 0..6 {
        if matches!(
            cast.analysis.relation(place),
            Relation::AclRelcl | Relation::AdvclRelcl
        ) {
            return (place > token).then_some(place);
        }
        place = cast.analysis.head(place)?;
    }
    None
}
