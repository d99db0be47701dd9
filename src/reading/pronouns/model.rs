//! The learned choice among those whom _he_ or _she_ may mean.
//!
//! A log-linear model: each candidate has the sum of the weights of what holds of it, apart for pronouns that are
//! subjects, possessors and others. The weights are learned from annotated text by `training/pronouns.py`, in
//! hundredths of a natural logarithm.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::candidates::{
    ahead, both_have_people, is_possessive, is_subject, reachable, rivals, same_part, shares_clause,
};
use crate::english::{Relation, TokenId};
use crate::reading::cast::{Cast, Nature};
use crate::reading::discourse::{Discourse, Position, Recent, position};
use crate::reading::lexicon::{Gender, WordList};
use crate::reading::{EntityId, MentionKind};

/// The weights: a feature, then one number for each sort of pronoun.
static TABLE: WordList = WordList::new(include_str!("../../../data/lexicons/pronoun-weights.txt"));

/// By how much the best candidate must be ahead.
pub const MARGIN: i32 = 25;

/// What may hold of a candidate. The order is that of the numbers that `features` gives.
pub const FEATURES: [&str; 40] = [
    "same-sentence",
    "sentence-before",
    "two-sentences-before",
    "three-sentences-before",
    "main-subject",
    "subject",
    "object",
    "oblique",
    "possessor",
    "inner",
    "last-is-name",
    "last-is-pronoun",
    "last-is-description",
    "first-back",
    "second-back",
    "third-back",
    "further-back",
    "subject-of-a-clause-above",
    "same-part",
    "subject-both",
    "both-have-people",
    "repeated-object",
    "gender-known",
    "gender-unknown",
    "type-unknown",
    "no-name",
    "mentioned-once",
    "mentioned-twice",
    "mentioned-often",
    "first-of-the-text",
    "conjunct",
    "opens-the-sentence",
    "same-sentence-subject",
    "sentence-before-subject",
    "sentence-before-main-subject-opens",
    "same-pronoun",
    "near",
    "far",
    "type-other",
    "follows",
];

/// The sorts of pronouns that have weights of their own.
pub const SORTS: usize = 3;

static WEIGHTS: LazyLock<Vec<[i32; SORTS]>> = LazyLock::new(|| {
    let row = |name: &&str| {
        let mut weights = [0; SORTS];
        let numbers = TABLE.note(name).unwrap_or_default().split(' ');
        for (weight, number) in weights.iter_mut().zip(numbers) {
            *weight = number.parse().unwrap_or_default();
        }
        weights
    };
    FEATURES.iter().map(row).collect()
});

/// Whom a pronoun may mean, with what holds of each.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The pronoun.
    pub token: TokenId,
    /// Its sort: subject, possessor, other.
    pub sort: usize,
    /// The candidates, the last mentioned first.
    pub candidates: Vec<Candidate>,
}

/// One whom a pronoun may mean.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Who it is.
    pub entity: EntityId,
    /// Where it was mentioned last.
    pub place: TokenId,
    /// What holds of it: numbers in [`FEATURES`].
    pub features: Vec<usize>,
}

impl Candidate {
    /// The sum of its weights.
    pub fn score(&self, sort: usize) -> i32 {
        self.features
            .iter()
            .map(|&feature| WEIGHTS[feature][sort])
            .sum()
    }
}

/// Gathers those who fit, each with the features of its last mention.
pub fn gather(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    token: TokenId,
    gender: Gender,
    fits: &impl Fn(EntityId) -> bool,
) -> Choice {
    let rivals = rivals(cast, token);
    let mut seen: BTreeMap<EntityId, usize> = BTreeMap::new();
    let mut candidates: Vec<Candidate> = Vec::new();
    for recent in discourse.recent.iter().rev() {
        let [entity] = *recent.entities else { continue };
        if !fits(entity) || rivals.contains(&entity) || !reachable(cast, recent, token) {
            continue;
        }
        match seen.get(&entity) {
            None => {
                seen.insert(entity, candidates.len());
                let mut features = features(cast, discourse, token, gender, recent, entity);
                features.push(13 + candidates.len().min(3));
                candidates.push(Candidate {
                    entity,
                    place: recent.token,
                    features,
                });
            }
            // An earlier mention tells where the entity stood too.
            Some(&place) => {
                for feature in of_place(cast, token, recent) {
                    if !candidates[place].features.contains(&feature) {
                        candidates[place].features.push(feature);
                    }
                }
            }
        }
    }
    if let Some((entity, place)) = ahead(cast, token, fits)
        && !seen.contains_key(&entity)
    {
        candidates.push(Candidate {
            entity,
            place,
            features: vec![39],
        });
    }
    Choice {
        token,
        sort: sort_of(cast, token),
        candidates,
    }
}

fn sort_of(cast: &Cast<'_, '_>, token: TokenId) -> usize {
    if is_possessive(cast, token) {
        1
    } else if is_subject(position(cast, token)) {
        0
    } else {
        2
    }
}

/// What holds of a place where a candidate was mentioned, whether or not later ones hide it.
fn of_place(cast: &Cast<'_, '_>, token: TokenId, recent: &Recent) -> Vec<usize> {
    let analysis = cast.analysis;
    let sentence = analysis.sentence_of(token);
    let back = sentence.saturating_sub(recent.sentence);
    let subject = is_subject(recent.position);
    let first = analysis
        .sentences
        .get(recent.sentence)
        .map_or(0, |sentence| sentence.tokens.start);
    let opens = recent.token < first + 4;
    let mut found = Vec::new();
    let mut add = |holds: bool, feature: usize| {
        if holds {
            found.push(feature);
        }
    };
    add(
        back == 0 && subject && shares_clause(cast, recent.token, token),
        17,
    );
    add(back == 0 && both_have_people(cast, recent, token), 20);
    add(same_part(cast, recent, token) > 0, 21);
    add(back == 0 && subject, 32);
    add(back == 1 && subject, 33);
    add(
        back == 1 && recent.position == Position::MainSubject && opens,
        34,
    );
    found
}

/// What holds of a candidate by its last mention.
fn features(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    token: TokenId,
    gender: Gender,
    recent: &Recent,
    entity: EntityId,
) -> Vec<usize> {
    let analysis = cast.analysis;
    let figure = &cast.figures[entity];
    let mut found = of_place(cast, token, recent);
    found.push(
        analysis
            .sentence_of(token)
            .saturating_sub(recent.sentence)
            .min(3),
    );
    found.push(match recent.position {
        Position::MainSubject => 4,
        Position::Subject => 5,
        Position::Object => 6,
        Position::Oblique => 7,
        Position::Possessor => 8,
        Position::Inner => 9,
    });
    found.push(
        match cast.mention(recent.token).map(|mention| mention.kind) {
            Some(MentionKind::Name) | None => 10,
            Some(MentionKind::Pronoun) => 11,
            Some(MentionKind::Description) => 12,
        },
    );
    found.push(match discourse.count(entity) {
        0 | 1 => 26,
        2 => 27,
        _ => 28,
    });
    let own = position(cast, token);
    let first = analysis
        .sentences
        .get(recent.sentence)
        .map_or(0, |sentence| sentence.tokens.start);
    let distance = token.saturating_sub(recent.token);
    let holds = [
        (recent.position == own, 18),
        (is_subject(recent.position) && is_subject(own), 19),
        (figure.gender == gender, 22),
        (figure.gender == Gender::Unknown, 23),
        (figure.nature == Nature::Unknown, 24),
        (
            !matches!(figure.nature, Nature::Unknown | Nature::Person),
            38,
        ),
        (!figure.is_named(), 25),
        (entity == first_person(cast), 29),
        (analysis.relation(recent.token) == Relation::Conj, 30),
        (recent.token < first + 3, 31),
        (
            *analysis.lower_word(recent.token) == *analysis.lower_word(token),
            35,
        ),
        (distance < 6, 36),
        (distance > 24, 37),
    ];
    found.extend(
        holds
            .iter()
            .filter(|(holds, _)| *holds)
            .map(|(_, feature)| feature),
    );
    found
}

/// The person of the text who is named first.
fn first_person(cast: &Cast<'_, '_>) -> EntityId {
    let is_person = |entity: &EntityId| cast.figures[*entity].nature == Nature::Person;
    (0..cast.figures.len().min(12))
        .find(is_person)
        .unwrap_or(EntityId::MAX)
}
