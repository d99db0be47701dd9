//! _The two leaders_, _both countries_: groups whose members the text has named.

use super::EntityId;
use super::cast::{Cast, Nature};
use super::discourse::{Discourse, governor};
use super::lexicon::{GENDERED, Gender, NounClass};
use super::phrase::{Determiner, count, determiner, first_child, is_plural, number_of};
use super::roles::{Holders, associates};
use crate::clause::lexicon::lexicon;
use crate::clause::{Clause, Function, Step};
use crate::english::{Relation, TokenId, Upos};

/// The furthest back that members are looked for, in sentences.
const REACH: usize = 5;

/// The furthest back that members are looked for by what sets them together, in sentences.
const NEAR: usize = 2;

/// The most clauses that are looked at.
const MOST_CLAUSES: usize = 24;

/// The most steps up a tree to the clause that a word belongs to.
const MOST_STEPS: usize = 12;

/// The members of a counted group, if the text has set exactly that many beside or against each other; else none.
pub fn members(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    holders: &Holders,
    head: TokenId,
) -> Option<(Vec<EntityId>, Step)> {
    let number = counted(cast, head).filter(|&number| number > 1 && number < 10)?;
    let noun = cast.analysis.lower_lemma(head);
    let found = match &*noun {
        "side" | "party" => sides(cast, discourse, head, number)?,
        _ if cast.analysis.tag(head) == Upos::Num => sides(cast, discourse, head, number)?,
        _ => named_group(cast, discourse, holders, head, number)?,
    };
    let step = format!(
        "\u{201c}{}\u{201d} are {}: the {number} that the text sets together",
        cast.analysis.word(head),
        cast.names(&found)
    );
    Some((found, step.into()))
}

/// How many a plural phrase counts: _the two leaders_, _both_, _the two_.
fn counted(cast: &Cast<'_, '_>, head: TokenId) -> Option<usize> {
    let analysis = cast.analysis;
    let is_alone =
        analysis.tag(head) == Upos::Num && determiner(analysis, head) == Determiner::Definite;
    match is_alone {
        true => number_of(&analysis.lower_word(head)),
        false => count(analysis, head).filter(|_| is_plural(analysis, head)),
    }
}

/// _The two leaders_, _both countries_: those of this nature and gender who were set together.
fn named_group(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    holders: &Holders,
    head: TokenId,
    number: usize,
) -> Option<Vec<EntityId>> {
    let noun = cast.analysis.lower_lemma(head);
    let nature = nature_of_noun(&noun)?;
    // "Two diplomats said" brings in two more; "their two sons" are theirs.
    let is_known = match determiner(cast.analysis, head) {
        Determiner::Definite | Determiner::Both => true,
        Determiner::Possessive => nature == Nature::Country,
        _ => false,
    };
    let gender = Gender::from_mark(GENDERED.note(&noun));
    let fits = |entity: EntityId| {
        let figure = &cast.figures[entity];
        figure.nature == nature && !figure.plural && figure.gender.agrees(gender)
    };
    if !is_known {
        return None;
    }
    settled(discourse, number, &fits)
        .or_else(|| in_play(cast, discourse, holders, head, number, &fits))
        .filter(|found| nature != Nature::Person || may_all_be(holders, &noun, found))
}

/// _Both sides_, _the two_: those last mentioned together, or set against each other, whoever they are.
fn sides(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    head: TokenId,
    number: usize,
) -> Option<Vec<EntityId>> {
    let is_of_something = first_child(cast.analysis, head, &[Relation::Nmod]).is_some();
    let acts = |entity: EntityId| {
        matches!(
            cast.figures[entity].nature,
            Nature::Person | Nature::People | Nature::Organization | Nature::Country
        )
    };
    if is_of_something {
        return None;
    }
    together(cast, discourse, head, number, &acts)
        .or_else(|| against_each_other(cast, head, number, &acts))
}

/// Whether a clause sets its subject against another: _met_, _fought_, _is at war with_.
fn opposes(cast: &Cast<'_, '_>, clause: &Clause) -> bool {
    let is_mutual = lexicon().is_reciprocal(&clause.predicate.lemma);
    let has_other = clause.arguments.iter().any(|argument| {
        matches!(&argument.function, Function::Oblique(word) if matches!(word.as_str(), "with" | "against"))
            && argument.members.iter().any(|member| cast.entity_at(member.head).is_some())
    });
    clause.argument(&Function::Subject).is_some() && (is_mutual || has_other)
}

/// The fitting entities of the last clause that sets just so many of them against each other.
fn against_each_other(
    cast: &Cast<'_, '_>,
    head: TokenId,
    number: usize,
    fits: &impl Fn(EntityId) -> bool,
) -> Option<Vec<EntityId>> {
    let sentence = cast.analysis.sentence_of(head);
    let start = cast
        .clauses
        .partition_point(|clause| clause.sentence + NEAR < sentence);
    let end = cast
        .clauses
        .partition_point(|clause| clause.sentence < sentence);
    let near = cast.clauses[start..end].iter().rev().take(MOST_CLAUSES);
    near.filter(|clause| opposes(cast, clause))
        .find_map(|clause| {
            let mut found = Vec::new();
            for member in clause
                .arguments
                .iter()
                .flat_map(|argument| &argument.members)
            {
                for &entity in cast.entities_at(member.head) {
                    if fits(entity) && !found.contains(&entity) {
                        found.push(entity);
                    }
                }
            }
            (found.len() == number).then_some(found)
        })
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

/// Those last mentioned together.
fn together(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    head: TokenId,
    number: usize,
    fits: &impl Fn(EntityId) -> bool,
) -> Option<Vec<EntityId>> {
    let sentence = cast.analysis.sentence_of(head);
    let lately = discourse.recent.iter().rev();
    let found = lately
        .take_while(|recent| recent.sentence + NEAR >= sentence)
        .find(|recent| {
            recent.entities.len() == number && recent.entities.iter().all(|&entity| fits(entity))
        })?;
    Some(found.entities.clone())
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
