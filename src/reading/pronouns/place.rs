//! What holds of those whom or what a pronoun may mean, seen from its place.

use super::candidates::{
    Link, both_have_people, dominates, is_in_parenthesis, is_possessive, is_with_for, joined_above,
    link, object_beside, possessor_above, repeats_object, same_verb,
};
use super::features::{Feature, Features};
use super::gather::Wanted;
use crate::english::{Relation, TokenId, Upos};
use crate::reading::cast::{Cast, Figure, Nature};
use crate::reading::discourse::{Discourse, Position, Recent, governor, position};
use crate::reading::lexicon::Gender;
use crate::reading::phrase::{Determiner, determiner, first_child};
use crate::reading::speakers::Speakers;
use crate::reading::{EntityId, MentionKind};

/// What is the same for all candidates of a pronoun.
pub struct Place<'c, 'a, 'd> {
    pub cast: &'c Cast<'a, 'd>,
    pub discourse: &'c Discourse,
    pub speakers: &'c Speakers,
    wanted: &'c Wanted<'c>,
    pub token: TokenId,
    pub sentence: usize,
    position: Position,
    /// The entity that is the subject of the pronoun's verb.
    subject: Option<EntityId>,
    most_mentioned: usize,
}

impl<'c, 'a, 'd> Place<'c, 'a, 'd> {
    /// The place of a pronoun, for which these mentions are in question.
    pub fn new(
        cast: &'c Cast<'a, 'd>,
        discourse: &'c Discourse,
        speakers: &'c Speakers,
        wanted: &'c Wanted<'c>,
        lately: &[&Recent],
    ) -> Self {
        let token = wanted.token;
        let counts = lately
            .iter()
            .map(|recent| count(discourse, &recent.entities));
        Self {
            cast,
            discourse,
            speakers,
            wanted,
            token,
            sentence: cast.analysis.sentence_of(token),
            position: position(cast, token),
            subject: subject_beside(cast, token),
            most_mentioned: counts.max().unwrap_or_default(),
        }
    }

    /// Whether the pronoun is a subject, a possessor, or neither: nought, one or two.
    pub fn part(&self) -> usize {
        if is_possessive(self.cast, self.token) {
            1
        } else if self.position.is_subject() {
            0
        } else {
            2
        }
    }

    /// What holds of a place where a candidate was mentioned, whether or not later ones hide it.
    pub fn of_place(&self, recent: &Recent) -> Features {
        let (cast, token) = (self.cast, self.token);
        let back = self.sentence.saturating_sub(recent.sentence);
        let is_subject = recent.position.is_subject();
        let is_main = recent.position == Position::MainSubject;
        let opens = recent.token < self.start_of(recent.sentence) + 4;
        let mut found = Features::default();
        let here = back == 0 && recent.token < token;
        let link = link(cast, recent.token, token).filter(|_| here);
        if let Some(link) = link {
            found.add(match link {
                Link::Same => Feature::SubjectBeside,
                Link::Content => Feature::SubjectOfContent,
                Link::Adverbial => Feature::SubjectOfAdverbial,
                Link::Relative => Feature::SubjectOfRelative,
                Link::Joined => Feature::SubjectOfConjunct,
            });
        }
        let beside = here && object_beside(cast, recent.token, token);
        found.add_if(beside, Feature::ObjectBeside);
        found.add_if(beside && is_with_for(cast, token), Feature::ObjectFor);
        found.add_if(
            here && dominates(cast, recent.token, token),
            Feature::Dominates,
        );
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

    /// The first word of a sentence.
    pub fn start_of(&self, sentence: usize) -> TokenId {
        let sentences = &self.cast.analysis.sentences;
        sentences
            .get(sentence)
            .map_or(0, |sentence| sentence.tokens.start)
    }

    /// What holds of a candidate by its last mention.
    pub fn features(&self, recent: &Recent) -> Features {
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
        let is_joined = |child: TokenId| {
            let is_noun = matches!(analysis.tag(child), Upos::Noun | Upos::Propn);
            is_noun && analysis.relation(child) == Relation::Conj
        };
        let has_conjunct = analysis.children(recent.token).take(12).any(is_joined);
        found.add_if(has_conjunct, Feature::FirstConjunct);
        found.add_if(is_in_parenthesis(cast, recent.token), Feature::Parenthesis);
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
    pub fn is_embedded(&self, token: TokenId) -> bool {
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
    pub fn of_entity(&self, entities: &[EntityId]) -> Features {
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
        found.add_if(
            Some(entity) == self.discourse.first_person,
            Feature::FirstOfTheText,
        );
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
}

/// How often those who are meant together were mentioned.
fn count(discourse: &Discourse, entities: &[EntityId]) -> usize {
    let counts = entities.iter().map(|&entity| discourse.count(entity));
    counts.min().unwrap_or_default()
}

/// The subject of the verb of which a pronoun is the object or a phrase.
fn subject_beside(cast: &Cast<'_, '_>, token: TokenId) -> Option<EntityId> {
    let verb = governor(cast, token).filter(|_| !is_possessive(cast, token))?;
    let subjects = [Relation::Nsubj, Relation::NsubjPass];
    let subject = first_child(cast.analysis, verb, &subjects)?;
    cast.entity_at(subject).filter(|_| subject != token)
}
