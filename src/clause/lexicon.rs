//! The word lists that clauses hang on, read from `data/lexicons`.

mod reading;

use std::sync::LazyLock;

use super::Certainty;
use crate::english::nouns::NAME_HEADS;
use crate::english::word_hash::{WordMap, WordSet};
use reading::{
    pairs, read_certainty, read_embeddings, read_grouped, read_hedges, read_light, read_naming,
    read_noun, read_particles, read_role, read_saying, rows, words,
};

/// What the lists say of words, by lemma.
#[derive(Debug)]
pub struct Lexicon {
    giving: WordMap<&'static str>,
    reciprocal: WordSet,
    embedding: WordMap<Vec<Embedding>>,
    saying: WordMap<Saying>,
    naming: WordMap<(bool, bool)>,
    light: WordMap<Vec<(&'static str, &'static str)>>,
    nouns: WordMap<NounFrame>,
    roles: WordMap<Role>,
    places: WordSet,
    particles: WordMap<Vec<&'static str>>,
    hedging_adverbs: WordMap<Hedge>,
    hedging_adjectives: WordMap<Hedge>,
    transitive: WordSet,
    mostly_transitive: WordSet,
    mostly_intransitive: WordSet,
    circumstances_by: WordSet,
    bare_doers: WordSet,
    measures: WordSet,
    times: WordSet,
    verb_phrases: WordMap<Vec<&'static str>>,
    portfolios: WordSet,
    quantities: WordSet,
    content: WordMap<Certainty>,
    fiction: WordSet,
    openings: WordMap<&'static str>,
    voices: WordSet,
}

/// What a verb does to an infinitive or -ing clause that it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Embedding {
    /// `to`, `ing`, or the preposition before the -ing form.
    pub form: &'static str,
    /// Whether the object of the governing verb does what the clause says; else its subject does.
    pub by_object: bool,
    /// What becomes of the clause's status.
    pub effect: Effect,
}

/// What a governing word does to the status of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It holds as far as the governing clause does.
    Inherit,
    /// It has this certainty.
    Certainty(Certainty),
    /// It does not hold.
    Negated,
    /// The governing subject says so.
    Alleged,
    /// The governing subject says that it does not hold.
    Denied,
}

/// How a verb of saying or thinking holds its complement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saying {
    /// The subject says so.
    Says,
    /// The subject believes so.
    Thinks,
    /// The subject expects it.
    Expects,
    /// The subject hopes or intends it.
    Hopes,
    /// The subject fears it.
    Fears,
    /// The subject says that it is not so.
    Denies,
    /// The subject leaves it open.
    Doubts,
    /// The subject asks whether it is so.
    Asks,
    /// The subject wants it done.
    Requests,
    /// The text itself holds it to be so.
    Knows,
    /// The text itself holds it to be so, unless the proving is denied or not done yet.
    Proves,
}

/// A status word: a certainty, or a denial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hedge {
    /// It has this certainty.
    Certainty(Certainty),
    /// It does not hold.
    Negated,
}

/// A noun that names what a verb says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NounFrame {
    /// The verb's lemma.
    pub verb: &'static str,
    /// Which phrases of the noun have which functions.
    pub class: NounClass,
    /// Prepositions with functions of their own: `to` is `object`.
    pub phrases: Vec<(&'static str, &'static str)>,
}

/// Which phrases of an action noun have which functions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NounClass {
    /// The possessor does it to what follows _of_.
    Act,
    /// Like [`NounClass::Act`], but a possessor alone undergoes it.
    Undergo,
    /// Possessor and _of_ phrase do it.
    Do,
    /// Those _between_ whom it is do it.
    Mutual,
    /// It names who does it to what follows _of_, or to the possessor: _buyer_.
    Agent,
}

/// What sort of noun stands before a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// _president_.
    Office,
    /// _author_, _suspect_.
    Person,
    /// What one is to another: _friend_, _rival_.
    Relation,
    /// _brother_.
    Kin,
}

/// The lists, read once.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);
    &LEXICON
}

impl Lexicon {
    fn read() -> Self {
        Self {
            giving: pairs(include_str!("../../data/lexicons/giving.txt")).collect(),
            reciprocal: words(include_str!("../../data/lexicons/reciprocal.txt")).collect(),
            embedding: read_embeddings(include_str!("../../data/lexicons/embedding.txt")),
            saying: pairs(include_str!("../../data/lexicons/saying.txt"))
                .filter_map(|(word, kind)| Some((word, read_saying(kind)?)))
                .collect(),
            naming: read_naming(include_str!("../../data/lexicons/naming.txt")),
            light: read_light(include_str!("../../data/lexicons/light.txt")),
            nouns: rows(include_str!("../../data/lexicons/nominalisations.txt"))
                .filter_map(read_noun)
                .collect(),
            roles: pairs(include_str!("../../data/lexicons/roles.txt"))
                .filter_map(|(word, kind)| Some((word, read_role(kind)?)))
                .collect(),
            places: words(include_str!("../../data/lexicons/places.txt")).collect(),
            particles: read_particles(include_str!("../../data/lexicons/phrasal.txt")),
            hedging_adverbs: read_hedges("adverb"),
            hedging_adjectives: read_hedges("adjective"),
            transitive: words(include_str!("../../data/lexicons/transitive.txt")).collect(),
            mostly_transitive: words(include_str!("../../data/lexicons/mostly-transitive.txt"))
                .collect(),
            mostly_intransitive: words(include_str!("../../data/lexicons/mostly-intransitive.txt"))
                .collect(),
            circumstances_by: words(include_str!("../../data/lexicons/by-phrases.txt")).collect(),
            bare_doers: words(include_str!("../../data/lexicons/bare-doers.txt")).collect(),
            measures: words(include_str!("../../data/lexicons/measures.txt")).collect(),
            verb_phrases: read_grouped(pairs(include_str!("../../data/lexicons/verb-phrases.txt"))),
            times: words(include_str!("../../data/lexicons/times.txt")).collect(),
            portfolios: words(include_str!("../../data/lexicons/portfolios.txt")).collect(),
            quantities: words(include_str!("../../data/lexicons/quantities.txt")).collect(),
            content: pairs(include_str!("../../data/lexicons/content-nouns.txt"))
                .filter_map(|(noun, kind)| Some((noun, read_certainty(kind)?)))
                .collect(),
            fiction: words(include_str!("../../data/lexicons/fiction.txt")).collect(),
            openings: rows(include_str!("../../data/lexicons/hedges.txt"))
                .filter(|row| row.get(1) == Some(&"opening"))
                .map(|row| (row[0], row[0]))
                .collect(),
            voices: words(include_str!("../../data/lexicons/voices.txt")).collect(),
        }
    }

    /// The preposition that a verb of giving puts before its recipient where it is no bare object.
    pub fn giving(&self, verb: &str) -> Option<&'static str> {
        self.giving.get(verb).copied()
    }

    /// Whether a plural subject does this to one another.
    pub fn is_reciprocal(&self, verb: &str) -> bool {
        self.reciprocal.contains(verb)
    }

    /// What the word does to a clause of this form; `by_object` picks among several entries where it can.
    pub fn embedding(&self, word: &str, form: &str, by_object: bool) -> Option<Embedding> {
        let entries = self.embedding.get(word)?;
        let of_form = || entries.iter().filter(|entry| entry.form == form);
        of_form()
            .find(|entry| entry.by_object == by_object)
            .or_else(|| of_form().next())
            .copied()
    }

    /// How a verb holds a _that_ clause or quotation.
    pub fn saying(&self, verb: &str) -> Option<Saying> {
        self.saying.get(verb).copied()
    }

    /// Whether the verb takes a bare noun for what its object is or is called.
    pub fn names_bare(&self, verb: &str) -> bool {
        self.naming.get(verb).is_some_and(|naming| naming.0)
    }

    /// Whether the verb takes _as_ before what its object is or is called.
    pub fn names_as(&self, verb: &str) -> bool {
        self.naming.get(verb).is_some_and(|naming| naming.1)
    }

    /// What a verb of little meaning and its noun mean together.
    pub fn light(&self, verb: &str, noun: &str) -> Option<&'static str> {
        let nouns = self.light.get(verb)?;
        let entry = nouns.iter().find(|entry| entry.0 == noun)?;
        Some(entry.1)
    }

    /// The frame of an action noun.
    pub fn noun(&self, noun: &str) -> Option<&NounFrame> {
        self.nouns.get(noun)
    }

    /// What role the noun names.
    pub fn role(&self, noun: &str) -> Option<Role> {
        self.roles.get(noun).copied()
    }

    /// Whether a name with this last word names an event: _the Leipzig Book Fair_.
    pub fn is_event_name(&self, last: &str) -> bool {
        NAME_HEADS.note_lowercase(last) == Some("event")
    }

    /// Whether the noun is a place or building.
    pub fn is_place(&self, noun: &str) -> bool {
        self.places.contains(noun)
    }

    /// Whether the particle is part of the verb's meaning.
    pub fn is_phrasal(&self, verb: &str, particle: &str) -> bool {
        self.particles
            .get(verb)
            .is_some_and(|particles| particles.contains(&particle))
    }

    /// Whether a phrase with the preposition after the object rather belongs to the verb.
    pub fn takes_phrase(&self, verb: &str, preposition: &str) -> bool {
        self.verb_phrases
            .get(verb)
            .is_some_and(|prepositions| prepositions.contains(&preposition))
    }

    /// How an adverb changes the status of its clause.
    pub fn hedging_adverb(&self, adverb: &str) -> Option<Hedge> {
        self.hedging_adverbs.get(adverb).copied()
    }

    /// How an adjective changes the status of an action noun.
    pub fn hedging_adjective(&self, adjective: &str) -> Option<Hedge> {
        self.hedging_adjectives.get(adjective).copied()
    }

    /// Whether the word, in lower case, is the name of a day, or a day as seen from today.
    pub fn is_day(&self, word: &str) -> bool {
        word.ends_with("day") && self.times.contains(word) && word != "day"
            || matches!(word, "tomorrow" | "tonight")
    }

    /// Whether the word, in lower case, can be part of an office: _foreign_ minister, secretary of _state_.
    pub fn is_portfolio(&self, word: &str) -> bool {
        self.portfolios.contains(word)
    }

    /// Whether the noun counts what follows _of_: a _number_ of, _thousands_ of.
    pub fn is_quantity(&self, noun: &str) -> bool {
        self.quantities.contains(noun)
    }

    /// How a noun holds what a _that_ clause after it says: the _fact_, the _claim_ that he won.
    pub fn content(&self, noun: &str) -> Option<Certainty> {
        self.content.get(noun).copied()
    }

    /// Whether the noun, in lower case and with the one before it if it is a compound, is a work of fiction.
    pub fn is_fiction(&self, noun: &str) -> bool {
        self.fiction.contains(noun)
    }

    /// The words before a verb without tense that decide about it: _instead of_, _far from_, _yet to_.
    pub fn opening(&self, words: &str) -> Option<&'static str> {
        self.openings.get(words).copied()
    }

    /// Whether the noun, in lower case, is a time or measure.
    pub fn is_time(&self, noun: &str) -> bool {
        self.times.contains(noun)
    }

    /// Whether the verb hardly stands without an object.
    pub fn is_transitive(&self, verb: &str) -> bool {
        self.transitive.contains(verb)
    }

    /// Whether what is so _in the words of_ somebody, or in such a noun of theirs, is so by what they say.
    pub fn is_of_voice(&self, noun: &str) -> bool {
        self.voices.contains(noun)
    }

    /// Whether the verb seldom stands with an object.
    pub fn is_mostly_intransitive(&self, verb: &str) -> bool {
        self.mostly_intransitive.contains(verb)
    }

    /// Whether the noun, behind _by_, rather says when, where or by how much than who does it.
    pub fn is_circumstance_by(&self, noun: &str) -> bool {
        self.circumstances_by.contains(noun)
    }

    /// Whether the noun acts without an article, as what cannot be counted does: _lightning_.
    pub fn acts_bare(&self, noun: &str) -> bool {
        self.bare_doers.contains(noun)
    }

    /// Whether things are sold or counted by this measure.
    pub fn is_measure(&self, noun: &str) -> bool {
        self.measures.contains(noun)
    }

    /// Whether the verb stands with an object more often than not.
    pub fn is_mostly_transitive(&self, verb: &str) -> bool {
        self.is_transitive(verb) || self.mostly_transitive.contains(verb)
    }
}

/// Whether a noun names a sort of money.
pub fn is_currency(lemma: &str) -> bool {
    matches!(
        lemma,
        "euro"
            | "dollar"
            | "pound"
            | "franc"
            | "yen"
            | "yuan"
            | "rouble"
            | "ruble"
            | "rupee"
            | "peso"
            | "krona"
            | "krone"
            | "crown"
            | "lira"
            | "won"
            | "rand"
            | "shilling"
            | "zloty"
    )
}
