//! Readings written by hand, so that graphs and formats can be tested without grammar.
//!
//! ```text
//! *Country Russia: Russian              an entity: star if a gazetteer knows it, type or -, name, phrases in the text
//! Person Viktor Orlov: Orlov, he
//! Orlov | gifted | horse | recipient Kim | negated | says Xi | at did not gift
//! Orlov | said | #0:he gifted …         a clause: the fact with this number
//! Kim | ~shake hands with | ?they       ~ open relation   ? unresolved
//! Orlov | holds office | Office:president
//! Orlov | visited | Rome | time Date:in June=2024-06
//! ```

use std::borrow::Cow;

use crate::clause::{
    Certainty, Clause, Function, Member, Polarity, Predicate, PredicateKind, Status, Tense,
};
use crate::document::Document;
use crate::english::texts::Texts;
use crate::english::{Analysis, Sentence};
use crate::graph::{Added, KnowledgeGraph};
use crate::matching::{Match, Proposition};
use crate::reading::{
    Entity, Filler, Meaning, Mention, MentionKind, Naming, Reading, ResolvedArgument,
    ResolvedClause, Strength, Value, ValueKind,
};
use crate::rule::Rule;
use crate::span::Span;

/// The graph of one article.
pub fn graph_of(id: &str, text: &str, facts: &str) -> KnowledgeGraph {
    let mut graph = KnowledgeGraph::default();
    add(&mut graph, &Document::new(id, text), facts);
    graph
}

/// Adds an article to a graph.
pub fn add(graph: &mut KnowledgeGraph, document: &Document, facts: &str) -> Added {
    let sentences = sentences(&document.text);
    let analysis = Analysis::new(
        document,
        Vec::new(),
        sentences,
        Vec::new(),
        Texts::default(),
        Vec::new(),
    );
    let mut reading = Reading {
        analysis: &analysis,
        clauses: Vec::new(),
        resolved: Vec::new(),
        entities: Vec::new(),
        mentions: Vec::new(),
    };
    let lines = || facts.lines().map(str::trim).filter(|line| !line.is_empty());
    for line in lines().filter(|line| !line.contains('|')) {
        declare(&mut reading, line);
    }
    reading.mentions.sort_by_key(|mention| mention.span);
    let facts: Vec<Fact<'_>> = lines()
        .filter(|line| line.contains('|'))
        .map(Fact::read)
        .collect();
    for fact in &facts {
        fact.clause(&mut reading);
    }
    let rules: Vec<Rule> = facts.iter().map(Fact::rule).collect();
    let matches: Vec<Match<'_>> = (0..facts.len())
        .map(|index| facts[index].fit(index, &rules[index], &reading))
        .collect();
    graph.add(&reading, &matches)
}

fn sentences(text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive([' ', '\n']) {
        let end = start + piece.len();
        let sentence = sentences.len();
        match sentences.last_mut() {
            Some(Sentence { span, .. }) if !span.text(text).ends_with(['.', '?']) => {
                span.end = start + piece.trim_end().len();
            }
            _ => sentences.push(Sentence {
                span: Span::new(start, start + piece.trim_end().len()),
                tokens: 0..0,
                block: sentence,
            }),
        }
        start = end;
    }
    sentences
}

fn declare(reading: &mut Reading<'_>, line: &str) {
    let (head, phrases) = line.split_once(": ").unwrap_or((line, ""));
    let (kind, name) = head.split_once(' ').expect("a type and a name");
    let (gazetteer, kind) = (kind.starts_with('*'), kind.trim_start_matches('*'));
    let phrases: Vec<&str> = phrases
        .split(", ")
        .filter(|phrase| !phrase.is_empty())
        .collect();
    let phrases = if phrases.is_empty() {
        vec![name]
    } else {
        phrases
    };
    let text = &reading.analysis.document.text;
    let named = name.starts_with(char::is_uppercase);
    let id = reading.entities.len();
    for phrase in &phrases {
        reading.mentions.push(Mention {
            span: find(text, phrase),
            head: 0,
            kind: mention_kind(phrase, named),
            entities: vec![id],
            sieve: None,
            steps: Vec::new(),
        });
    }
    let names = phrases
        .iter()
        .filter(|phrase| mention_kind(phrase, named) == MentionKind::Name);
    reading.entities.push(Entity {
        name: name.to_owned(),
        kind: (kind != "-").then(|| kind.to_owned()),
        strength: Strength::Likely,
        other_names: names
            .filter(|phrase| **phrase != name)
            .map(|name| (*name).to_owned())
            .collect(),
        head: (!named).then(|| name.split(' ').next_back().unwrap_or(name).to_owned()),
        identifiers: gazetteer
            .then(|| format!("http://www.wikidata.org/entity/Q{}", name.len()))
            .into_iter()
            .collect(),
        naming: match (gazetteer, named) {
            (true, _) => Naming::Gazetteer,
            (false, true) => Naming::Name,
            (false, false) => Naming::Description,
        },
        first: find(text, phrases[0]),
    });
}

fn mention_kind(phrase: &str, named: bool) -> MentionKind {
    match phrase.to_lowercase().as_str() {
        "he" | "she" | "they" | "it" | "his" | "their" => MentionKind::Pronoun,
        _ if named => MentionKind::Name,
        _ => MentionKind::Description,
    }
}

#[track_caller]
fn find(text: &str, phrase: &str) -> Span {
    let start = text
        .find(phrase)
        .unwrap_or_else(|| panic!("no {phrase:?} in {text:?}"));
    Span::new(start, start + phrase.len())
}

/// A line with bars.
struct Fact<'a> {
    subject: &'a str,
    relation: &'a str,
    object: &'a str,
    further: Vec<&'a str>,
}

impl<'a> Fact<'a> {
    fn read(line: &'a str) -> Self {
        let mut parts = line.split('|').map(str::trim);
        let mut next = || parts.next().expect("subject, relation and object");
        Self {
            subject: next(),
            relation: next(),
            object: next(),
            further: parts.collect(),
        }
    }

    fn open(&self) -> bool {
        self.relation.starts_with('~')
    }

    fn rule(&self) -> Rule {
        Rule {
            name: self.relation.to_owned(),
            ..Rule::default()
        }
    }

    /// The value of a further part with this keyword.
    fn get(&self, keyword: &str) -> Option<&'a str> {
        self.further
            .iter()
            .find_map(|part| part.strip_prefix(keyword)?.strip_prefix(' '))
    }

    fn has(&self, word: &str) -> bool {
        self.further.contains(&word)
    }

    fn roles(&self) -> Vec<(&'a str, &'a str)> {
        let parts = self.further.iter().filter_map(|part| part.split_once(' '));
        parts
            .filter(|(role, _)| !["says", "at", "when", "step"].contains(role))
            .collect()
    }

    fn certainty(&self) -> Certainty {
        let known = [
            Certainty::Expected,
            Certainty::Possible,
            Certainty::Intended,
            Certainty::Conditional,
            Certainty::Requested,
            Certainty::Asked,
        ];
        let found = known
            .into_iter()
            .find(|certainty| self.has(certainty.as_str()));
        found.unwrap_or(Certainty::Stated)
    }

    /// Adds the fact's clause to the reading, its fillers in the order subject, object, roles.
    fn clause(&self, reading: &mut Reading<'_>) {
        let fillers = [self.subject, self.object].into_iter();
        let fillers = fillers.chain(self.roles().into_iter().map(|(_, filler)| filler));
        let arguments = fillers.map(|filler| ResolvedArgument {
            function: Function::Object,
            fillers: vec![resolve(reading, filler)],
        });
        let speaker = self.get("says").map(|phrase| resolve(reading, phrase));
        let resolved = ResolvedClause {
            arguments: arguments.collect(),
            speaker: speaker.clone(),
            time: self.get("when").map(str::to_owned),
            steps: Vec::new(),
        };
        reading.resolved.push(resolved);
        let speakers = speaker.map(|filler| Member {
            head: filler.head,
            span: filler.span,
            clause: None,
        });
        reading.clauses.push(Clause {
            sentence: 0,
            predicate: Predicate {
                kind: PredicateKind::Verb,
                lemma: self.relation.to_owned(),
                head: 0,
                words: Vec::new(),
            },
            arguments: Vec::new(),
            status: Status {
                polarity: if self.has("negated") {
                    Polarity::Negated
                } else {
                    Polarity::Affirmed
                },
                certainty: self.certainty(),
                speakers: speakers.into_iter().collect(),
            },
            tense: Tense::default(),
            steps: Vec::new(),
        });
    }

    fn fit<'r>(&self, index: usize, rule: &'r Rule, reading: &'r Reading<'r>) -> Match<'r> {
        let text = &reading.analysis.document.text;
        let arguments = &reading.resolved[index].arguments;
        let filler = |at: usize| &arguments[at].fillers[0];
        let roles = self.roles().into_iter().enumerate();
        let relation = self.relation.trim_start_matches('~');
        let trigger = self.get("at").unwrap_or(relation);
        Match {
            reading,
            rule: (!self.open()).then_some(rule),
            clause: Some(index),
            trigger: text.find(trigger).map_or(filler(0).span, |start| {
                Span::new(start, start + trigger.len())
            }),
            propositions: vec![Proposition {
                subject: Cow::Borrowed(filler(0)),
                relation: relation.to_owned(),
                open: self.open(),
                object: Cow::Borrowed(filler(1)),
                qualifiers: roles
                    .map(|(at, (role, _))| (role.to_owned(), Cow::Borrowed(filler(at + 2))))
                    .collect(),
                steps: self
                    .get("step")
                    .map(|step| step.to_owned().into())
                    .into_iter()
                    .collect(),
            }],
        }
    }
}

#[track_caller]
fn resolve(reading: &Reading<'_>, phrase: &str) -> Filler {
    let text = &reading.analysis.document.text;
    let (meaning, words) = match phrase.split_once(':') {
        _ if phrase.starts_with('?') => (Meaning::Unresolved, &phrase[1..]),
        Some((kind, words)) => (special(kind, words), words),
        None => (Meaning::Entity(entity_of(reading, phrase)), phrase),
    };
    let words = words.split('=').next().unwrap_or(words);
    Filler {
        head: 0,
        span: find(text, words),
        meaning,
        steps: Vec::new(),
    }
}

fn special(kind: &str, words: &str) -> Meaning {
    if let Some(clause) = kind.strip_prefix('#') {
        return Meaning::Clause(clause.parse().expect("the number of a fact"));
    }
    let (text, iso) = words.split_once('=').unzip();
    Meaning::Value(Value {
        kind: match kind {
            "Date" => ValueKind::Date,
            "Amount" => ValueKind::Amount,
            "Office" => ValueKind::Office,
            _ => ValueKind::Text,
        },
        text: text.unwrap_or(words).to_owned(),
        iso: iso.map(str::to_owned),
    })
}

#[track_caller]
fn entity_of(reading: &Reading<'_>, phrase: &str) -> usize {
    let text = &reading.analysis.document.text;
    let mention = reading
        .mentions
        .iter()
        .find(|mention| mention.span.text(text) == phrase);
    mention
        .unwrap_or_else(|| panic!("no entity {phrase:?}"))
        .entities[0]
}
