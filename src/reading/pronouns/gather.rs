//! Gathers those whom or what a pronoun may mean, with what holds of each.

use std::collections::HashMap;

use super::candidates::{
    ahead, both_have_people, is_possessive, joined_above, possessor_above, reachable,
    repeats_object, rivals, same_verb, shares_clause,
};
use super::features::{Feature, Features};
use super::model::{Candidate, Choice};
use crate::english::{Relation, TokenId, Upos};
use crate::reading::cast::{Cast, Figure, Nature};
use crate::reading::discourse::{Discourse, Position, Recent, governor, position};
use crate::reading::lexicon::Gender;
use crate::reading::phrase::{Determiner, determiner, first_child};
use crate::reading::speakers::Speakers;
use crate::reading::{EntityId, MentionKind};

/// What a pronoun asks of those whom it may mean.
pub struct Wanted<'f> {
    /// The pronoun.
    pub token: TokenId,
    /// _he_ and _she_, _it_, _they_: the first sort of it that the model knows.
    pub sort: usize,
    /// He or she.
    pub gender: Gender,
    /// Whether one entity may be meant.
    pub fits: &'f dyn Fn(EntityId) -> bool,
    /// Whether several that were mentioned together may be meant.
    pub groups: bool,
}

/// What is the same for all candidates of a pronoun.
struct Place<'c, 'a, 'd> {
    cast: &'c Cast<'a, 'd>,
    discourse: &'c Discourse,
    speakers: &'c Speakers,
    wanted: &'c Wanted<'c>,
    token: TokenId,
    sentence: usize,
    position: Position,
    /// The entity that is the subject of the pronoun's verb.
    subject: Option<EntityId>,
    most_mentioned: usize,
}

/// Gathers those who fit, the last mentioned first, and that nothing is meant.
pub fn gather(
    cast: &Cast<'_, '_>,
    discourse: &Discourse,
    speakers: &Speakers,
    wanted: &Wanted<'_>,
) -> Choice {
    let token = wanted.token;
    let rivals = rivals(cast, token);
    let is_wanted = |recent: &Recent| {
        let entities = &recent.entities;
        let is_rival = entities.iter().any(|entity| rivals.contains(entity));
        let fits = match entities.as_slice() {
            [entity] => (wanted.fits)(*entity),
            _ => wanted.groups,
        };
        fits && !is_rival && reachable(cast, recent, token)
    };
    let lately = || {
        discourse
            .recent
            .iter()
            .rev()
            .filter(|recent| is_wanted(recent))
    };
    let counts = lately().map(|recent| count(discourse, &recent.entities));
    let place = Place {
        cast,
        discourse,
        speakers,
        wanted,
        token,
        sentence: cast.analysis.sentence_of(token),
        position: position(cast, token),
        subject: subject_beside(cast, token),
        most_mentioned: counts.max().unwrap_or_default(),
    };
    let mut seen: HashMap<&[EntityId], usize> = HashMap::new();
    let mut candidates: Vec<Candidate> = Vec::new();
    for recent in lately() {
        let number = candidates.len();
        match seen.get(recent.entities.as_slice()) {
            None => {
                seen.insert(&recent.entities, number);
                let mut features = place.features(recent);
                features.add(rank(number));
                candidates.push(Candidate {
                    entities: recent.entities.clone(),
                    place: recent.token,
                    places: places(discourse, recent),
                    features,
                });
            }
            // An earlier mention tells where the entity stood too.
            Some(&number) => candidates[number].features.join(place.of_place(recent)),
        }
    }
    if let Some((entity, subject)) = ahead(cast, token, wanted.fits)
        && !seen.contains_key([entity].as_slice())
    {
        let mut features = place.of_entity(&[entity]);
        features.add(Feature::Follows);
        candidates.push(Candidate {
            entities: vec![entity],
            place: subject,
            places: vec![subject],
            features,
        });
    }
    let nothing = place.nothing(&candidates);
    candidates.push(nothing);
    let part = if is_possessive(cast, token) {
        1
    } else if place.position.is_subject() {
        0
    } else {
        2
    };
    Choice {
        token,
        sort: wanted.sort + part,
        candidates,
    }
}

fn rank(number: usize) -> Feature {
    match number {
        0 => Feature::FirstBack,
        1 => Feature::SecondBack,
        2 => Feature::ThirdBack,
        3..6 => Feature::FurtherBack,
        _ => Feature::MuchFurtherBack,
    }
}

/// Where each of those who were mentioned together was mentioned last.
fn places(discourse: &Discourse, recent: &Recent) -> Vec<TokenId> {
    let place = |&entity: &EntityId| {
        let mut lately = discourse.recent.iter().rev();
        let alone = lately.find(|recent| recent.entities == [entity]);
        alone.map_or(recent.token, |recent| recent.token)
    };
    match recent.entities.len() {
        1 => vec![recent.token],
        _ => recent.entities.iter().map(place).collect(),
    }
}

/// How often those who are meant together were mentioned.
fn count(discourse: &Discourse, entities: &[EntityId]) -> usize {
    let counts = entities.iter().map(|&entity| discourse.count(entity));
    counts.min().unwrap_or_default()
}

/// The subject of the verb that a word depends on, near or far.
fn subject_beside(cast: &Cast<'_, '_>, token: TokenId) -> Option<EntityId> {
    let mut place = token;
    for _ in 0..6 {
        place = cast.analysis.head(place)?;
        let subjects = [Relation::Nsubj, Relation::NsubjPass];
        if let Some(subject) = first_child(cast.analysis, place, &subjects) {
            return cast.entity_at(subject).filter(|_| subject != token);
        }
    }
    None
}

impl Place<'_, '_, '_> {
    /// What holds of a place where a candidate was mentioned, whether or not later ones hide it.
    fn of_place(&self, recent: &Recent) -> Features {
        let (cast, token) = (self.cast, self.token);
        let back = self.sentence.saturating_sub(recent.sentence);
        let is_subject = recent.position.is_subject();
        let is_main = recent.position == Position::MainSubject;
        let opens = recent.token < self.start_of(recent.sentence) + 4;
        let mut found = Features::default();
        let here = back == 0 && recent.token < token;
        let above = here && is_subject && shares_clause(cast, recent.token, token);
        found.add_if(above, Feature::SubjectAbove);
        found.add_if(
            here && possessor_above(cast, recent.token, token),
            Feature::PossessorAbove,
        );
        found.add_if(
            here && joined_above(cast, recent.token, token),
            Feature::JoinedAbove,
        );
        found.add_if(
            here && both_have_people(cast, recent, token),
            Feature::BothHavePeople,
        );
        found.add_if(repeats_object(cast, recent, token), Feature::RepeatedObject);
        found.add_if(same_verb(cast, recent.token, token), Feature::SameVerb);
        found.add_if(back == 0 && is_subject, Feature::SameSentenceSubject);
        found.add_if(back == 1 && is_subject, Feature::SentenceBeforeSubject);
        found.add_if(back == 1 && is_main && opens, Feature::SentenceBeforeOpens);
        let is_same = *cast.analysis.lower_word(recent.token) == *cast.analysis.lower_word(token);
        found.add_if(is_same, Feature::SamePronoun);
        let is_pronoun = cast
            .mention(recent.token)
            .is_some_and(|mention| mention.kind == MentionKind::Pronoun);
        found.add_if(back < 2 && is_pronoun, Feature::MeantBefore);
        found
    }

    fn start_of(&self, sentence: usize) -> TokenId {
        let sentences = &self.cast.analysis.sentences;
        sentences
            .get(sentence)
            .map_or(0, |sentence| sentence.tokens.start)
    }

    /// What holds of a candidate by its last mention.
    fn features(&self, recent: &Recent) -> Features {
        let (cast, analysis, token) = (self.cast, self.cast.analysis, self.token);
        let mut found = self.of_place(recent);
        found.join(self.of_entity(&recent.entities));
        found.add(match self.sentence.saturating_sub(recent.sentence) {
            0 => Feature::SameSentence,
            1 => Feature::SentenceBefore,
            2 => Feature::TwoBefore,
            _ => Feature::ThreeBefore,
        });
        let distance = token.saturating_sub(recent.token);
        found.add_if(distance < 6, Feature::Near);
        found.add_if(distance > 24, Feature::Far);
        let block = |sentence: usize| {
            analysis
                .sentences
                .get(sentence)
                .map(|sentence| sentence.block)
        };
        found.add_if(
            block(recent.sentence) != block(self.sentence),
            Feature::OtherParagraph,
        );
        found.add(match recent.position {
            Position::MainSubject => Feature::MainSubject,
            Position::Subject => Feature::Subject,
            Position::Object => Feature::Object,
            Position::Oblique => Feature::Oblique,
            Position::Possessor => Feature::Possessor,
            Position::Inner => Feature::Inner,
        });
        let is_conjunct = analysis.relation(recent.token) == Relation::Conj;
        found.add_if(is_conjunct, Feature::Conjunct);
        let opens = recent.token < self.start_of(recent.sentence) + 3;
        found.add_if(opens, Feature::OpensTheSentence);
        let kind = cast.mention(recent.token).map(|mention| mention.kind);
        found.add(match kind {
            Some(MentionKind::Name) | None => Feature::LastIsName,
            Some(MentionKind::Pronoun) => Feature::LastIsPronoun,
            Some(MentionKind::Description) => Feature::LastIsDescription,
        });
        if kind == Some(MentionKind::Description) {
            found.add(match determiner(analysis, recent.token) {
                Determiner::Definite | Determiner::Both => Feature::Definite,
                Determiner::Possessive => Feature::Possessed,
                Determiner::Indefinite | Determiner::Negative | Determiner::Quantity => {
                    Feature::Indefinite
                }
                Determiner::Bare => Feature::Bare,
            });
        }
        found.add_if(recent.position == self.position, Feature::SamePart);
        let both = recent.position.is_subject() && self.position.is_subject();
        found.add_if(both, Feature::SubjectBoth);
        found.add_if(self.is_embedded(recent.token), Feature::Embedded);
        found.add_if(self.speakers.is_quoted(recent.token), Feature::Quoted);
        found
    }

    /// Whether a word stands in a clause that is part of another.
    fn is_embedded(&self, token: TokenId) -> bool {
        governor(self.cast, token).is_some_and(|verb| {
            matches!(
                self.cast.analysis.relation(verb),
                Relation::Advcl
                    | Relation::Ccomp
                    | Relation::Acl
                    | Relation::AclRelcl
                    | Relation::Xcomp
            )
        })
    }

    /// What holds of a candidate wherever it was mentioned.
    fn of_entity(&self, entities: &[EntityId]) -> Features {
        let cast = self.cast;
        let mut found = Features::default();
        found.add(match count(self.discourse, entities) {
            0 | 1 => Feature::MentionedOnce,
            2 => Feature::MentionedTwice,
            3 | 4 => Feature::MentionedOften,
            _ => Feature::MentionedVeryOften,
        });
        let is_most = count(self.discourse, entities) == self.most_mentioned;
        found.add_if(is_most, Feature::MostMentioned);
        let mut figures = entities.iter().map(|&entity| &cast.figures[entity]);
        let [entity] = *entities else {
            found.add(if figures.clone().all(Figure::is_named) {
                Feature::NamedGroup
            } else if figures.any(|figure| figure.nature == Nature::Thing) {
                Feature::ThingsGroup
            } else {
                Feature::OtherGroup
            });
            return found;
        };
        let figure = &cast.figures[entity];
        let is_event = figure.entity.kind.as_deref() == Some("Event");
        found.add(match figure.nature {
            Nature::Person => Feature::Person,
            Nature::People => Feature::People,
            Nature::Organization => Feature::Organization,
            Nature::Country => Feature::Country,
            Nature::Place => Feature::Place,
            Nature::Thing if is_event => Feature::Event,
            Nature::Thing => Feature::Thing,
            Nature::Unknown => Feature::UnknownType,
        });
        let is_known = figure.gender != Gender::Unknown;
        found.add_if(
            is_known && figure.gender == self.wanted.gender,
            Feature::GenderKnown,
        );
        found.add_if(!is_known, Feature::GenderUnknown);
        found.add_if(!figure.is_named(), Feature::NoName);
        found.add_if(figure.plural, Feature::Several);
        found.add_if(entity == first_person(cast), Feature::FirstOfTheText);
        let mut acts_for = figure.roles.iter().flat_map(|role| &role.of);
        let acts = self
            .subject
            .is_some_and(|subject| acts_for.any(|&of| of == subject));
        found.add_if(acts, Feature::ActsForSubject);
        if let Some(vote) = self.vote(figure.nature, is_event) {
            found.add(match vote {
                6.. => Feature::AskedFor,
                0..6 => Feature::RatherAskedFor,
                -7..0 => Feature::RatherNotAskedFor,
                _ => Feature::NotAskedFor,
            });
        }
        found
    }

    /// What the pronoun's predicate has to say for what is of this nature.
    fn vote(&self, nature: Nature, is_event: bool) -> Option<i32> {
        let votes = self.discourse.asked.get(&self.token)?;
        let kind = match nature {
            Nature::Person | Nature::People => 0,
            Nature::Organization => 1,
            Nature::Country => 2,
            Nature::Place => 3,
            Nature::Thing if is_event => 4,
            Nature::Thing => 5,
            Nature::Unknown => return None,
        };
        Some(votes[kind])
    }

    /// What speaks for nothing that was mentioned.
    fn nothing(&self, candidates: &[Candidate]) -> Candidate {
        let (analysis, token) = (self.cast.analysis, self.token);
        let mut found = Features::default();
        found.add(Feature::Nothing);
        let none_has = |feature| {
            !candidates
                .iter()
                .any(|candidate| candidate.features.has(Features::of([feature as usize])))
        };
        found.add_if(none_has(Feature::SameSentence), Feature::NothingNear);
        found.add_if(none_has(Feature::SentenceBefore), Feature::NothingBefore);
        found.add_if(candidates.is_empty(), Feature::NothingAtAll);
        found.add_if(candidates.len() == 1, Feature::OneCandidate);
        found.add_if(candidates.len() > 5, Feature::ManyCandidates);
        found.add_if(self.speakers.is_quoted(token), Feature::PronounQuoted);
        found.add_if(
            token < self.start_of(self.sentence) + 2,
            Feature::PronounOpens,
        );
        if let Some(verb) = governor(self.cast, token) {
            if first_child(analysis, verb, &[Relation::Cop]).is_some() {
                let is_noun = matches!(analysis.tag(verb), Upos::Noun | Upos::Propn);
                found.add(if is_noun {
                    Feature::WithNoun
                } else {
                    Feature::WithAdjective
                });
            }
            let clauses = [
                Relation::Ccomp,
                Relation::Xcomp,
                Relation::Csubj,
                Relation::Advcl,
            ];
            let mut children = analysis.children(verb).take(20);
            let has_clause =
                children.any(|child| child > token && clauses.contains(&analysis.relation(child)));
            found.add_if(has_clause, Feature::WithClause);
            found.add_if(self.is_embedded(token), Feature::OwnClause);
        }
        let end = analysis
            .sentences
            .get(self.sentence)
            .map(|sentence| sentence.tokens.end);
        let is_question = end
            .and_then(|end| end.checked_sub(1))
            .is_some_and(|last| analysis.word(last) == "?");
        found.add_if(is_question, Feature::WithQuestion);
        match self.discourse.asked.get(&token) {
            None => found.add(Feature::UnknownVerb),
            Some(votes) => {
                let actor = votes[..3].iter().max();
                let other = votes[3..].iter().max();
                found.add(if actor < other {
                    Feature::AsksForThing
                } else {
                    Feature::AsksForActor
                });
            }
        }
        Candidate {
            entities: Vec::new(),
            place: token,
            places: Vec::new(),
            features: found,
        }
    }
}

/// The person of the text who is named first.
fn first_person(cast: &Cast<'_, '_>) -> EntityId {
    let is_person = |entity: &EntityId| cast.figures[*entity].nature == Nature::Person;
    (0..cast.figures.len().min(12))
        .find(is_person)
        .unwrap_or(EntityId::MAX)
}
