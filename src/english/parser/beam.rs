//! Beam search: several derivations at once, so that a move can be judged by where it leads
//! (Zhang and Clark 2008; Zhang and Nivre 2011).

use super::memory::Memory;
use super::observations;
use super::words::Words;
use super::{Search, Tree, best_relation};
use crate::english::features::Features;
use crate::english::tags::Relation;
use crate::english::transitions::{Arc, Items, Move, State};
use crate::english::weights::Weights;

/// A derivation so far.
#[derive(Clone, Copy, Debug)]
struct Derivation {
    state: State,
    /// The same in derivations that differ only in what can't be seen any more.
    prospect: u64,
    score: i64,
    last: StepId,
}

/// The number of a step among all steps made for a sentence; nought is before the first.
pub type StepId = u32;

/// One move of a derivation.
#[derive(Clone, Copy, Debug)]
struct Step {
    before: StepId,
    step: Move,
    arc: Option<Arc>,
    relation: Relation,
}

/// A move that a derivation might make next.
#[derive(Clone, Copy, Debug)]
struct Proposal {
    score: i64,
    derivation: usize,
    step: Move,
}

/// The derivations of a sentence that are still followed, the best first.
#[derive(Debug)]
pub struct Beam {
    derivations: Vec<Derivation>,
    proposals: Vec<Proposal>,
    followers: Vec<Derivation>,
    steps: Vec<Step>,
    items: Items,
    features: Features,
    scores: Memory<[i32; 3]>,
    relations: Memory<Relation>,
}

impl Default for Beam {
    fn default() -> Self {
        Self {
            derivations: Vec::new(),
            proposals: Vec::new(),
            followers: Vec::new(),
            steps: Vec::new(),
            items: Items::default(),
            features: Features::default(),
            scores: Memory::new([0; 3]),
            relations: Memory::new(Relation::Dep),
        }
    }
}

impl Beam {
    /// Starts on a sentence.
    pub fn start(&mut self, words: &Words) {
        let state = State::start(words.len() as u32, &mut self.items);
        self.derivations.clear();
        self.derivations.push(Derivation {
            state,
            prospect: state.prospect(&self.items),
            score: 0,
            last: 0,
        });
        self.steps.clear();
        self.scores.forget();
        self.relations.forget();
    }

    /// Whether the derivations are complete; all have the same number of steps.
    pub fn is_final(&self) -> bool {
        self.derivations
            .iter()
            .all(|derivation| derivation.state.is_final())
    }

    /// Makes one more step in each of the best derivations.
    pub fn advance(
        &mut self,
        search: Search,
        moves: &impl Weights,
        relations: &impl Weights,
        words: &Words,
    ) {
        self.propose(moves, words);
        self.proposals
            .sort_by_key(|proposal| std::cmp::Reverse(proposal.score));
        let least = self
            .proposals
            .first()
            .map_or(0, |best| best.score.saturating_sub(search.margin));
        self.followers.clear();
        for number in 0..self.proposals.len() {
            let proposal = self.proposals[number];
            if proposal.score < least || self.followers.len() == search.width {
                break;
            }
            self.follow(proposal, relations, words);
        }
        std::mem::swap(&mut self.derivations, &mut self.followers);
    }

    /// Lists the allowed moves of all derivations.
    fn propose(&mut self, moves: &impl Weights, words: &Words) {
        self.proposals.clear();
        for (number, derivation) in self.derivations.iter().enumerate() {
            let state = &derivation.state;
            let scores = self.scores.recall(state.signature(&self.items), || {
                observations::moves::observe(state, &self.items, words, &mut self.features);
                let [shift, left, right, ..] = moves.score(self.features.as_slice());
                [shift, left, right]
            });
            for step in Move::ALL {
                if derivation.state.allows(step) {
                    self.proposals.push(Proposal {
                        score: derivation.score + i64::from(scores[step as usize]),
                        derivation: number,
                        step,
                    });
                }
            }
        }
    }

    /// Makes a move, and adds the derivation to the followers, unless a better one has the same
    /// prospect: whatever this one can become, that one can become at a higher score.
    fn follow(&mut self, proposal: Proposal, relations: &impl Weights, words: &Words) {
        let Derivation { state, last, .. } = self.derivations[proposal.derivation];
        let arc = state.arc(proposal.step, &self.items);
        let relation = arc.map_or(Relation::Dep, |arc| {
            let signature = state.arc_signature(proposal.step, &self.items);
            self.relations.recall(signature, || {
                relate(
                    &state,
                    arc,
                    relations,
                    words,
                    &self.items,
                    &mut self.features,
                )
            })
        });
        let state = state.apply(proposal.step, relation, &mut self.items);
        let prospect = state.prospect(&self.items);
        if self
            .followers
            .iter()
            .any(|better| better.prospect == prospect)
        {
            return;
        }
        self.steps.push(Step {
            before: last,
            step: proposal.step,
            arc,
            relation,
        });
        self.followers.push(Derivation {
            state,
            prospect,
            score: proposal.score,
            last: self.steps.len() as StepId,
        });
    }

    /// The score and the last step of the best derivation.
    pub fn best(&self) -> (i64, StepId) {
        self.derivations
            .first()
            .map_or((0, 0), |best| (best.score, best.last))
    }

    /// The last step of the derivation that has just gone on from a step by a move, if it is
    /// still followed.
    pub fn find(&self, before: StepId, step: Move) -> Option<StepId> {
        let mut lasts = self.derivations.iter().map(|derivation| derivation.last);
        lasts.find(|&last| {
            let found = self.history(last).next();
            found.is_some_and(|found| found.before == before && found.step == step)
        })
    }

    /// The tree of the best derivation.
    pub fn tree(&self, words: &Words) -> Tree {
        let mut tree = Tree::new(words.len());
        for step in self.history(self.best().1) {
            if let Some(arc) = step.arc {
                tree.attach(arc, step.relation);
            }
        }
        tree
    }

    /// The moves that lead to a step, the first move first, with the relations of their arcs.
    pub fn moves(&self, last: StepId) -> Vec<(Move, Relation)> {
        let mut moves: Vec<_> = self
            .history(last)
            .map(|step| (step.step, step.relation))
            .collect();
        moves.reverse();
        moves
    }

    /// The steps up to one, the last first.
    fn history(&self, last: StepId) -> impl Iterator<Item = &Step> {
        let get = |step: StepId| self.steps.get((step as usize).checked_sub(1)?);
        std::iter::successors(get(last), move |step| get(step.before))
    }
}

/// Chooses the relation of an arc.
pub fn relate(
    state: &State,
    arc: Arc,
    relations: &impl Weights,
    words: &Words,
    items: &Items,
    features: &mut Features,
) -> Relation {
    if arc.head as usize == words.len() {
        return Relation::Root;
    }
    observations::arcs::observe(state, arc, items, words, features);
    best_relation(&relations.score(features.as_slice()))
}
