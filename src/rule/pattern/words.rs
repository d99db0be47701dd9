//! The words that give a pattern its shape.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::clause::lexicon::lexicon;
use crate::english::Penn;
use crate::english::lemmas::Lemmas;
use crate::english::texts::Texts;
use crate::english::verbs::{is_base, verb_of};

/// What a word can do in a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordClass {
    /// _to_, _against_
    Preposition,
    /// _on_, _up_: belongs to the verb right before it, or opens a phrase
    Particle,
    /// _out_, _away_: belongs to the verb
    Out,
    /// _is_, _were_
    Be,
    /// _has_
    Have,
    /// _will_, _did_
    Modal,
    /// _not_
    Negation,
    /// _the_
    Determiner,
    /// _and_, _who_
    Conjunction,
    /// _sent_, _struck_
    Participle,
    /// _gave_, _took_
    Past,
}

static WORDS: LazyLock<BTreeMap<&str, Vec<WordClass>>> = LazyLock::new(|| {
    let mut words: BTreeMap<&str, Vec<WordClass>> = BTreeMap::new();
    for (word, class) in rows(include_str!("../../../data/lexicons/pattern-words.txt")) {
        words.entry(word).or_default().extend(class_named(class));
    }
    words
});

/// The rows of a list of two columns.
fn rows(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
}

fn class_named(name: &str) -> Option<WordClass> {
    Some(match name {
        "preposition" => WordClass::Preposition,
        "particle" => WordClass::Particle,
        "out" => WordClass::Out,
        "be" => WordClass::Be,
        "have" => WordClass::Have,
        "modal" => WordClass::Modal,
        "negation" => WordClass::Negation,
        "determiner" => WordClass::Determiner,
        "conjunction" => WordClass::Conjunction,
        "participle" => WordClass::Participle,
        "past" => WordClass::Past,
        _ => return None,
    })
}

/// Whether a word, in lower case, can do this.
pub fn is(word: &str, class: WordClass) -> bool {
    WORDS
        .get(word)
        .is_some_and(|classes| classes.contains(&class))
}

/// Whether a word looks like the passive participle of a verb.
pub fn is_participle(word: &str) -> bool {
    word.len() > 3 && word.ends_with("ed") || is(word, WordClass::Participle)
}

/// Whether a word looks like an adverb, which a pattern has no use for.
pub fn is_adverb(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ly") && !NOT_ADVERBS.contains(&word)
        || ["also", "again", "now", "soon", "then", "yesterday", "today"].contains(&word)
}

const NOT_ADVERBS: [&str; 12] = [
    "ally", "apply", "assembly", "comply", "early", "family", "imply", "multiply", "rally", "rely",
    "reply", "supply",
];

/// Whether a word looks like a participle or gerund.
pub fn is_gerund(word: &str) -> bool {
    word.len() > 5
        && word.ends_with("ing")
        && word[..word.len() - 3].contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// Whether a verb says what its subject is: _become_.
pub fn is_linking(verb: &str) -> bool {
    ["become", "remain", "seem", "appear", "stay", "look"].contains(&verb)
}

/// Whether a verb says what its object is called: _name_, _elect_.
pub fn is_naming(verb: &str) -> bool {
    lexicon().names_bare(verb)
}

/// Whether several who do it do it to one another: _embrace_, _shake hands_.
pub fn is_reciprocal(verb: &str) -> bool {
    lexicon().is_reciprocal(verb)
}

/// Whether the one to whom something goes stands after this preposition, if it does not stand before the object.
pub fn marks_recipient(verb: &str, preposition: &str) -> bool {
    lexicon().giving(verb) == Some(preposition)
}

/// What a verb and its noun mean together, where that has a name of its own: _pay_ and _visit_ mean _visit_.
pub fn light_verb(verb: &str, noun: &str) -> Option<String> {
    lexicon().light(verb, noun).map(str::to_owned)
}

/// The dictionary form of a verb.
pub fn verb_lemma(word: &str) -> String {
    if let Some(verb) = verb_of(word).filter(|_| !is_base(word)) {
        return verb.to_owned();
    }
    let tags: &[Penn] = match word {
        _ if is_gerund(word) => &[Penn::Vbg],
        _ if word.ends_with('s') && !word.ends_with("ss") => &[Penn::Vbz],
        _ if is(word, WordClass::Past) || word.ends_with("ed") => &[Penn::Vbd, Penn::Vbn],
        _ if is(word, WordClass::Participle) => &[Penn::Vbn],
        _ => return word.to_owned(),
    };
    let found = tags
        .iter()
        .map(|&tag| lemma(word, tag))
        .find(|lemma| lemma != word);
    found.unwrap_or_else(|| word.to_owned())
}

/// The dictionary form of a noun or adjective.
pub fn noun_lemma(word: &str) -> String {
    let plural = word.ends_with('s') && !word.ends_with("ss");
    lemma(word, if plural { Penn::Nns } else { Penn::Nn })
}

fn lemma(word: &str, tag: Penn) -> String {
    let mut found = Texts::default();
    Lemmas::embedded().add(word, tag, &mut found);
    found.last().to_owned()
}
