//! _The two leaders_, _both countries_: groups whose members the text has named.

use super::EntityId;
use super::cast::{Cast, Nature};
use super::discourse::{Discourse, governor};
use super::lexicon::NounClass;
use super::phrase::{Determiner, count, determiner, is_plural};
use super::roles::{Holders, associates};
use crate::clause::Step;
use crate::english::{Relation, TokenId, Upos};

/// The furthest back that members are looked for, in sentences.
const REACH: usize = 5;

/// The most steps up a tree to the clause that a word belongs to.
const MOST_STEPS: usize = 12;

/// The members of a counted group, when exactly that many candidates are in play; else none.
pub fn members(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    holders: &Holders,
    head: TokenId,
) -> Option<(Vec<EntityId>, Step)> {
    let number = count(cast.analysis, head).filter(|&number| number > 1 && number < 10)?;
    if !is_plural(cast.analysis, head) {
        return None;
    }
    let noun = cast.analysis.lower_lemma(head);
    if matches!(noun.as_str(), "side" | "party") {
        return together(cast, discourse, head, number, |_| true);
    }
    let nature = nature_of_noun(&noun)?;
    // "Two diplomats said" brings in two more; "their two sons" are theirs.
    let known = match determiner(cast.analysis, head) {
        Determiner::Definite | Determiner::Both => true,
        Determiner::Possessive => nature == Nature::Country,
        _ => false,
    };
    if !known {
        return None;
    }
    let fits =
        |entity: EntityId| cast.figures[entity].nature == nature && !cast.figures[entity].plural;
    let found = settled(discourse, number, &fits)
        .or_else(|| in_play(cast, discourse, holders, head, number, &fits))
        .filter(|found| nature != Nature::Person || may_all_be(holders, &noun, found))?;
    let step = format!(
        "\u{201c}{}\u{201d} are {}: exactly {number} in play",
        cast.analysis.word(head),
        cast.names(&found)
    );
    Some((found, step.into()))
}

/// Whether people may go by a noun: one that the text has called them, or one that fits anybody in the news.
fn may_all_be(holders: &Holders, noun: &str, people: &[EntityId]) -> bool {
    let fits_anybody = matches!(
        noun,
        "leader"
            | "man"
            | "woman"
            | "person"
            | "people"
            | "politician"
            | "official"
            | "figure"
            | "player"
            | "candidate"
            | "contender"
            | "finalist"
            | "suspect"
            | "defendant"
            | "accused"
            | "star"
            | "brother"
            | "sister"
            | "friend"
            | "teenager"
            | "boy"
            | "girl"
    );
    let called = holders.of(noun);
    fits_anybody || people.iter().all(|entity| called.contains(entity))
}

/// _Both sides_: those last mentioned together, whoever they are.
fn together(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    head: TokenId,
    number: usize,
    fits: impl Fn(EntityId) -> bool,
) -> Option<(Vec<EntityId>, Step)> {
    let sentence = cast.analysis.sentence_of(head);
    let lately = discourse.recent.iter().rev();
    let found = lately
        .take_while(|recent| recent.sentence + 2 >= sentence)
        .find(|recent| {
            recent.entities.len() == number && recent.entities.iter().all(|&entity| fits(entity))
        })?;
    let step = format!("{} were mentioned together", cast.names(&found.entities));
    Some((found.entities.clone(), step.into()))
}

/// What the members of a group are that goes by this noun.
fn nature_of_noun(noun: &str) -> Option<Nature> {
    match NounClass::of(noun) {
        NounClass::Person => match noun {
            "neighbor" | "neighbour" | "ally" | "rival" | "partner" => None,
            _ => Some(Nature::Person),
        },
        NounClass::Country => Some(Nature::Country),
        NounClass::Organization => Some(Nature::Organization),
        _ => None,
    }
}

/// The one group of this number that the text has named before.
fn settled(
    discourse: &Discourse,
    number: usize,
    fits: &impl Fn(EntityId) -> bool,
) -> Option<Vec<EntityId>> {
    let mut groups = discourse
        .groups
        .iter()
        .filter(|group| group.len() == number && group.iter().all(|&entity| fits(entity)));
    let first = groups.next()?;
    groups.next().is_none().then(|| first.clone())
}

/// Looks back sentence by sentence until there are enough candidates, and takes them if there are not too many.
fn in_play(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    holders: &Holders,
    head: TokenId,
    number: usize,
    fits: &impl Fn(EntityId) -> bool,
) -> Option<Vec<EntityId>> {
    let sentence = cast.analysis.sentence_of(head);
    let excluded = beside(cast, head);
    for back in 0..=REACH {
        let Some(from) = sentence.checked_sub(back) else {
            break;
        };
        let mut found = discourse.since(from);
        found.retain(|&entity| {
            fits(entity) && cast.figures[entity].is_named() && !excluded.contains(&entity)
        });
        if found.len() > number {
            found = with_role(cast, holders, head, found);
        }
        if found.len() == number && are_together(cast, discourse, &found) {
            found.sort_by_key(|&entity| (cast.figures[entity].entity.first.start, entity));
            return Some(found);
        }
        if found.len() >= number {
            return None;
        }
    }
    None
}

/// Whether the text has set these beside or against each other: in one phrase, or in one clause.
fn are_together(cast: &Cast<'_, '_>, discourse: &Discourse, members: &[EntityId]) -> bool {
    let recent = || discourse.recent.iter();
    let mut groups = recent().filter(|recent| recent.entities.len() > 1);
    let in_one_phrase =
        groups.any(|group| members.iter().all(|member| group.entities.contains(member)));
    let clauses = |member: EntityId| {
        let mentions = recent().filter(move |recent| recent.entities == [member]);
        mentions.map(|recent| clause(cast, recent.token))
    };
    let Some((&first, others)) = members.split_first() else {
        return false;
    };
    in_one_phrase
        || clauses(first).any(|place| {
            others
                .iter()
                .all(|&other| clauses(other).any(|another| another == place))
        })
}

/// The head of the clause that a word belongs to; clauses with one subject count as one.
fn clause(cast: &Cast<'_, '_>, token: TokenId) -> TokenId {
    let analysis = cast.analysis;
    let mut place = token;
    for _ in 0..MOST_STEPS {
        let shares = matches!(analysis.relation(place), Relation::Conj | Relation::Xcomp);
        match analysis.head(place) {
            Some(head) if shares || analysis.tag(place) != Upos::Verb => place = head,
            _ => break,
        }
    }
    place
}

/// Of too many candidates, those whom the text calls by the noun: _leaders_.
fn with_role(
    cast: &Cast<'_, '_>,
    holders: &Holders,
    head: TokenId,
    found: Vec<EntityId>,
) -> Vec<EntityId> {
    let noun = cast.analysis.lower_lemma(head);
    let called = holders.of(&noun);
    let kept: Vec<EntityId> = found
        .iter()
        .copied()
        .filter(|entity| called.contains(entity))
        .collect();
    if kept.is_empty() { found } else { kept }
}

/// Those who can't be among the members: what the phrase itself names, and the other arguments of its verb.
fn beside(cast: &Cast<'_, '_>, head: TokenId) -> Vec<EntityId> {
    let mut excluded = associates(cast, head);
    if let Some(governor) = governor(cast, head) {
        for child in cast.analysis.children(governor).take(12).chain([governor]) {
            if child != head {
                excluded.extend(cast.entities_at(child));
            }
        }
    }
    excluded
}
