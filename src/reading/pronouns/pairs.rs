//! Pairs whom _they_ may mean, since they took part in one clause.

use super::candidates::are_set_together;
use super::features::Feature;
use super::model::Candidate;
use super::place::Place;
use crate::reading::cast::Nature;
use crate::reading::discourse::Recent;

impl Place<'_, '_, '_> {
    /// Adds those of one nature who lately took part in one clause: _Lee met Berg. They …_
    pub fn pairs(&self, rank: Feature, candidates: &mut Vec<Candidate>) {
        let cast = self.cast;
        let near = self.discourse.recent.iter().rev().take(12);
        let near: Vec<&Recent> = near
            .filter(|recent| recent.sentence + 1 >= self.sentence && recent.token < self.token)
            .collect();
        for (number, other) in near.iter().enumerate() {
            for one in &near[number + 1..] {
                let (&[first], &[second]) = (one.entities.as_slice(), other.entities.as_slice())
                else {
                    continue;
                };
                let nature = cast.figures[first].nature;
                let are_alike = nature == cast.figures[second].nature
                    && matches!(
                        nature,
                        Nature::Person | Nature::Country | Nature::Organization
                    );
                let is_new = !candidates.iter().any(|candidate| {
                    candidate.entities.len() == 2
                        && candidate.entities.contains(&first)
                        && candidate.entities.contains(&second)
                });
                if first != second && are_alike && is_new && are_set_together(cast, one, other) {
                    let mut features = self.features(one);
                    features.join(self.of_entity(&[first, second]));
                    features.add(Feature::PairOfClause);
                    features.add(rank);
                    candidates.push(Candidate {
                        entities: vec![first, second],
                        place: one.token,
                        places: vec![one.token, other.token],
                        features,
                    });
                }
            }
        }
    }
}
