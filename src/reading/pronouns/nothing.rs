//! What speaks for a pronoun that means nothing of what was mentioned.

use super::features::{Feature, Features};
use super::model::Candidate;
use super::place::Place;
use crate::english::{Relation, Upos};
use crate::reading::discourse::governor;
use crate::reading::phrase::first_child;

impl Place<'_, '_, '_> {
    /// What speaks for nothing that was mentioned.
    pub fn nothing(&self, candidates: &[Candidate]) -> Candidate {
        let (analysis, token) = (self.cast.analysis, self.token);
        let mut found = Features::default();
        found.add(Feature::Nothing);
        let none_has = |feature| {
            !candidates
                .iter()
                .any(|candidate| candidate.features.has(feature))
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
