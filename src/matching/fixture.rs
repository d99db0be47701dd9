//! Readings written by hand, so that matching can be tested without grammar.
//!
//! ```text
//! gift: subject=Tamim:Person, object=falcon:Thing|sword:Thing, to=Otieno:Person
//! negated give: subject=Norway:Country, object=ship:Thing
//! be: subject=Lopez:Person, attribute=president:Office, of=Chile:Country
//! noun visit: subject=Lopez:Person, object=Kenya:Country, =Monday:Date
//! say: subject=Lopez:Person, that=#1         the clause of this number, counted from 0
//! meet: subject=he:?, object=Zed:-           a pronoun that is not resolved; a name without a type
//! ```

use crate::clause::{
    Certainty, Clause, ComplementKind, Function, Polarity, Predicate, PredicateKind, Status, Tense,
};
use crate::document::Document;
use crate::english::texts::Texts;
use crate::english::{Analysis, Penn, Relation, Token, Upos};
use crate::reading::{
    Entity, Filler, Meaning, Naming, Reading, ResolvedArgument, ResolvedClause, Strength, Value,
    ValueKind,
};
use crate::span::Span;

/// The text, the clauses and the entities of a reading on its way.
#[derive(Default)]
pub struct Fixture {
    text: String,
    tokens: Vec<Token>,
    lemmas: Texts,
    clauses: Vec<Clause>,
    resolved: Vec<ResolvedClause>,
    entities: Vec<Entity>,
}

/// Hands a reading of these clauses to a test.
pub fn with_reading<T>(clauses: &str, test: impl FnOnce(&Reading<'_>) -> T) -> T {
    let mut fixture = Fixture::default();
    for line in clauses
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        fixture.clause(line);
    }
    let document = Document::new("test", fixture.text);
    let blocks = vec![crate::document::Block {
        span: Span::new(0, document.text.len()),
        kind: crate::document::BlockKind::Paragraph,
    }];
    let analysis = Analysis::new(
        &document,
        blocks,
        Vec::new(),
        fixture.tokens,
        fixture.lemmas,
        Vec::new(),
    );
    test(&Reading {
        analysis: &analysis,
        clauses: fixture.clauses,
        resolved: fixture.resolved,
        entities: fixture.entities,
        mentions: Vec::new(),
    })
}

impl Fixture {
    fn clause(&mut self, line: &str) {
        let (predicate, arguments) = line.split_once(':').expect("a clause has a colon");
        let mut status = Status::default();
        let mut kind = PredicateKind::Verb;
        let mut lemma = predicate;
        while let Some((word, rest)) = lemma.split_once(' ') {
            match word {
                "negated" => status.polarity = Polarity::Negated,
                "expected" => status.certainty = Certainty::Expected,
                "possible" => status.certainty = Certainty::Possible,
                "requested" => status.certainty = Certainty::Requested,
                "noun" => kind = PredicateKind::Noun,
                "preposition" => kind = PredicateKind::Preposition,
                _ => break,
            }
            lemma = rest;
        }
        if lemma == "be" {
            kind = PredicateKind::Copula;
        }
        let head = self.words(lemma);
        let arguments: Vec<ResolvedArgument> = arguments
            .split(", ")
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| self.argument(part))
            .collect();
        let bare = arguments.iter().map(|argument| crate::clause::Argument {
            function: argument.function.clone(),
            members: argument.fillers.iter().map(member).collect(),
        });
        self.clauses.push(Clause {
            sentence: 0,
            predicate: Predicate {
                kind,
                lemma: lemma.to_owned(),
                head,
                words: vec![head],
            },
            arguments: bare.collect(),
            status,
            tense: Tense::default(),
            steps: Vec::new(),
        });
        self.resolved.push(ResolvedClause {
            arguments,
            ..ResolvedClause::default()
        });
    }

    fn argument(&mut self, part: &str) -> ResolvedArgument {
        let (function, fillers) = part.split_once('=').expect("an argument has =");
        ResolvedArgument {
            function: function_named(function),
            fillers: fillers
                .split('|')
                .map(|filler| self.filler(filler))
                .collect(),
        }
    }

    fn filler(&mut self, filler: &str) -> Filler {
        let (text, kind) = filler.split_once(':').unwrap_or((filler, ""));
        let start = self.text.len();
        let head = self.words(text);
        let span = Span::new(start, self.text.len() - 1);
        let meaning = match (text.strip_prefix('#'), kind) {
            (Some(clause), _) => Meaning::Clause(clause.parse().expect("a number")),
            (None, "?") => Meaning::Unresolved,
            (None, "Date") => value(ValueKind::Date, text),
            (None, "Amount") => value(ValueKind::Amount, text),
            (None, "Office") => value(ValueKind::Office, text),
            (None, kind) => Meaning::Entity(self.entity(text, kind, span)),
        };
        Filler {
            head,
            span,
            meaning,
            steps: Vec::new(),
        }
    }

    fn entity(&mut self, name: &str, kind: &str, first: Span) -> usize {
        let known = self.entities.iter().position(|entity| entity.name == name);
        known.unwrap_or_else(|| {
            let named = name.starts_with(char::is_uppercase);
            self.entities.push(Entity {
                name: name.to_owned(),
                kind: (kind != "-").then(|| kind.to_owned()),
                strength: Strength::Likely,
                other_names: Vec::new(),
                head: None,
                identifiers: Vec::new(),
                naming: if named {
                    Naming::Name
                } else {
                    Naming::Description
                },
                first,
            });
            self.entities.len() - 1
        })
    }

    /// Adds words to the text; gives the last.
    fn words(&mut self, words: &str) -> usize {
        for word in words.split(' ') {
            let span = Span::new(self.text.len(), self.text.len() + word.len());
            self.text.push_str(word);
            self.text.push(' ');
            self.lemmas.push([&*word.to_lowercase()]);
            self.tokens.push(Token {
                span,
                tag: Upos::X,
                penn: Penn::Nn,
                head: None,
                relation: Relation::Root,
            });
        }
        self.tokens.len() - 1
    }
}

fn member(filler: &Filler) -> crate::clause::Member {
    crate::clause::Member {
        head: filler.head,
        span: filler.span,
        clause: match filler.meaning {
            Meaning::Clause(clause) => Some(clause),
            _ => None,
        },
    }
}

fn value(kind: ValueKind, text: &str) -> Meaning {
    Meaning::Value(Value {
        kind,
        text: text.to_owned(),
        iso: None,
    })
}

fn function_named(name: &str) -> Function {
    match name {
        "subject" => Function::Subject,
        "object" => Function::Object,
        "recipient" => Function::Recipient,
        "attribute" => Function::Attribute,
        "that" => Function::Complement(ComplementKind::That),
        "infinitive" => Function::Complement(ComplementKind::Infinitive),
        "ing" => Function::Complement(ComplementKind::Ing),
        _ => Function::Oblique(name.to_owned()),
    }
}
