//! Clauses in the making.

use crate::clause::tree::phrases::Phrases;
use crate::clause::{
    Argument, Certainty, Clause, ClauseId, Function, Member, Polarity, Predicate, Status, Step,
    Tense,
};
use crate::english::{Analysis, TokenId};

/// A clause in the making, with what only its making needs.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The clause.
    pub clause: Clause,
    /// The token that its dependents hang on: the verb, the action noun, or what follows _be_.
    pub node: TokenId,
    /// The grammatical subject, which a passive's is not the subject of the clause.
    pub surface: Vec<Member>,
    /// The auxiliary verbs, its own or shared.
    pub auxiliaries: Vec<TokenId>,
    /// Whether the verb is passive.
    pub passive: bool,
    /// Whether the clause is to be left out in the end.
    pub dropped: bool,
    /// What the clause says of its status against the clause that it copies.
    pub overrides: Override,
}

/// What a clause that takes its verb from another says of its status itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Override {
    /// Whether it is denied.
    pub polarity: Option<Polarity>,
    /// How certain it is put.
    pub certainty: Option<Certainty>,
}

/// All clauses in the making of a document.
#[derive(Debug)]
pub struct Drafts<'a, 'd> {
    /// The document's grammar.
    pub analysis: &'a Analysis<'d>,
    /// The extents of its phrases.
    pub phrases: &'a Phrases,
    /// The clauses.
    pub list: Vec<Draft>,
    /// The clause whose node each token is.
    pub of_token: Vec<Option<ClauseId>>,
    /// The nearest clause above each token.
    pub above: Vec<Option<ClauseId>>,
    /// Clauses of action nouns that follow _be_, whose token is the node of the copular clause already.
    pub attributes: Vec<ClauseId>,
    /// The parts of sentences that stand for clauses without a verb.
    pub gaps: Vec<std::ops::Range<TokenId>>,
    /// Clauses that lack their verb, each with the one whose verb they have.
    pub copies: Vec<(ClauseId, ClauseId)>,
}

impl Draft {
    /// Starts a clause without arguments.
    pub fn new(sentence: usize, node: TokenId, predicate: Predicate) -> Self {
        Self {
            clause: Clause {
                sentence,
                predicate,
                arguments: Vec::new(),
                status: Status::default(),
                tense: Tense::default(),
                steps: Vec::new(),
            },
            node,
            surface: Vec::new(),
            auxiliaries: Vec::new(),
            passive: false,
            dropped: false,
            overrides: Override::default(),
        }
    }

    /// Adds members to an argument; each function but obliques and complements is there once.
    pub fn add(&mut self, function: Function, members: Vec<Member>) {
        if members.is_empty() {
            return;
        }
        let repeatable = matches!(function, Function::Oblique(_) | Function::Complement(_));
        let present = self
            .clause
            .arguments
            .iter_mut()
            .find(|argument| !repeatable && argument.function == function);
        match present {
            Some(argument) => argument.members.extend(members),
            None => self.clause.arguments.push(Argument { function, members }),
        }
    }

    /// Notes how the clause came about.
    pub fn step(&mut self, step: impl Into<Step>) {
        let step = step.into();
        if !self.clause.steps.contains(&step) {
            self.clause.steps.push(step);
        }
    }

    /// The members with this function; none if it is not filled.
    pub fn members(&self, function: &Function) -> &[Member] {
        self.clause
            .argument(function)
            .map_or(&[], |argument| &argument.members)
    }

    /// Takes an argument out.
    pub fn remove(&mut self, function: &Function) -> Option<Vec<Member>> {
        let at = self
            .clause
            .arguments
            .iter()
            .position(|argument| argument.function == *function)?;
        Some(self.clause.arguments.remove(at).members)
    }

    /// Whether anything but an adverbial clause hangs on the predicate.
    fn says_something(&self) -> bool {
        self.clause.arguments.iter().any(|argument| {
            !matches!(argument.function, Function::Oblique(_))
                || argument
                    .members
                    .iter()
                    .any(|member| member.clause.is_none())
        })
    }

    /// The lemma of the predicate.
    pub fn lemma(&self) -> &str {
        &self.clause.predicate.lemma
    }
}

impl<'a, 'd> Drafts<'a, 'd> {
    /// Starts without clauses.
    pub fn new(analysis: &'a Analysis<'d>, phrases: &'a Phrases) -> Self {
        Self {
            analysis,
            phrases,
            list: Vec::new(),
            of_token: vec![None; analysis.tokens.len()],
            above: vec![None; analysis.tokens.len()],
            attributes: Vec::new(),
            gaps: Vec::new(),
            copies: Vec::new(),
        }
    }

    /// Adds a clause that dependents hang on.
    pub fn push_node(&mut self, draft: Draft) {
        self.of_token[draft.node] = Some(self.list.len());
        self.list.push(draft);
    }

    /// Adds a clause for the action noun that is the attribute of a copular clause.
    pub fn push_attribute(&mut self, draft: Draft) {
        self.attributes.push(self.list.len());
        self.list.push(draft);
    }

    /// Notes for every token the nearest clause above it.
    pub fn link(&mut self) {
        for &token in &self.phrases.order {
            if let Some(head) = self.analysis.head(token) {
                self.above[token] = self.of_token[head].or(self.above[head]);
            }
        }
    }

    /// The clauses that dependents hang on, governing ones first.
    pub fn governors_first(&self) -> Vec<ClauseId> {
        let order = self.phrases.order.iter();
        order.filter_map(|&token| self.of_token[token]).collect()
    }

    /// The clause that a clause's node hangs on, at whatever distance.
    pub fn governor(&self, id: ClauseId) -> Option<ClauseId> {
        self.above[self.list[id].node]
    }

    /// A clause as an argument's member.
    pub fn clause_member(&self, id: ClauseId) -> Member {
        let node = self.list[id].node;
        Member {
            head: node,
            span: self.phrases.whole_span(self.analysis, node),
            clause: Some(id),
        }
    }

    /// The finished clauses in text order of their predicates, with complements pointing to their new places.
    pub fn finish(self) -> Vec<Clause> {
        let mut kept: Vec<ClauseId> = (0..self.list.len())
            .filter(|&id| !self.list[id].dropped && self.list[id].says_something())
            .collect();
        kept.sort_by_key(|&id| {
            let predicate = &self.list[id].clause.predicate;
            (predicate.head, predicate.kind, id)
        });
        let mut places = vec![None; self.list.len()];
        for (place, &id) in kept.iter().enumerate() {
            places[id] = Some(place);
        }
        let mut clauses: Vec<Option<Clause>> = self
            .list
            .into_iter()
            .map(|draft| Some(draft.clause))
            .collect();
        kept.iter()
            .filter_map(|&id| clauses[id].take())
            .map(|clause| renumbered(clause, &places))
            .collect()
    }
}

/// Lets complements point to their clauses' new places.
fn renumbered(mut clause: Clause, places: &[Option<ClauseId>]) -> Clause {
    for argument in &mut clause.arguments {
        for member in &mut argument.members {
            member.clause = member.clause.and_then(|id| places[id]);
        }
    }
    clause
}
