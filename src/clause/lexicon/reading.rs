//! Reads the lists: one entry a line, its columns parted by tabulators, comments behind `#`.

use crate::english::word_hash::WordMap;

use super::{Certainty, Effect, Embedding, Hedge, NounClass, NounFrame, Role, Saying};

pub fn words(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
}

pub fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    words(text).map(|line| line.split('\t').collect())
}

pub fn pairs(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    words(text).filter_map(|line| line.split_once('\t'))
}

pub fn read_embeddings(text: &'static str) -> WordMap<Vec<Embedding>> {
    let mut map: WordMap<Vec<_>> = WordMap::default();
    for row in rows(text) {
        if let [word, form, control, effect] = row[..]
            && let Some(effect) = read_effect(effect)
        {
            map.entry(word).or_default().push(Embedding {
                form,
                by_object: control == "object",
                effect,
            });
        }
    }
    map
}

pub fn read_effect(text: &str) -> Option<Effect> {
    match text {
        "inherit" => Some(Effect::Inherit),
        "negated" => Some(Effect::Negated),
        "alleged" => Some(Effect::Alleged),
        "denied" => Some(Effect::Denied),
        _ => read_certainty(text).map(Effect::Certainty),
    }
}

pub fn read_certainty(text: &str) -> Option<Certainty> {
    match text {
        "stated" => Some(Certainty::Stated),
        "possible" => Some(Certainty::Possible),
        "expected" => Some(Certainty::Expected),
        "intended" => Some(Certainty::Intended),
        "requested" => Some(Certainty::Requested),
        _ => None,
    }
}

pub fn read_saying(text: &str) -> Option<Saying> {
    match text {
        "says" => Some(Saying::Says),
        "thinks" => Some(Saying::Thinks),
        "expects" => Some(Saying::Expects),
        "hopes" => Some(Saying::Hopes),
        "fears" => Some(Saying::Fears),
        "denies" => Some(Saying::Denies),
        "doubts" => Some(Saying::Doubts),
        "asks" => Some(Saying::Asks),
        "requests" => Some(Saying::Requests),
        "knows" => Some(Saying::Knows),
        "proves" => Some(Saying::Proves),
        _ => None,
    }
}

pub fn read_role(text: &str) -> Option<Role> {
    match text {
        "office" => Some(Role::Office),
        "person" => Some(Role::Person),
        "kin" => Some(Role::Kin),
        "relation" => Some(Role::Relation),
        _ => None,
    }
}

pub fn read_naming(text: &'static str) -> WordMap<(bool, bool)> {
    let mut map: WordMap<(bool, bool)> = WordMap::default();
    for (verb, form) in pairs(text) {
        let entry = map.entry(verb).or_default();
        match form {
            "bare" => entry.0 = true,
            _ => entry.1 = true,
        }
    }
    map
}

pub fn read_light(text: &'static str) -> WordMap<Vec<(&'static str, &'static str)>> {
    let mut map: WordMap<Vec<_>> = WordMap::default();
    for row in rows(text) {
        if let [verb, noun, meaning] = row[..] {
            map.entry(verb).or_default().push((noun, meaning));
        }
    }
    map
}

pub fn read_noun(row: Vec<&'static str>) -> Option<(&'static str, NounFrame)> {
    let class = match *row.get(2)? {
        "act" => NounClass::Act,
        "undergo" => NounClass::Undergo,
        "do" => NounClass::Do,
        "mutual" => NounClass::Mutual,
        "agent" => NounClass::Agent,
        _ => return None,
    };
    let phrases = row.get(3).map_or(Vec::new(), |text| {
        text.split(' ')
            .filter_map(|pair| pair.split_once('='))
            .collect()
    });
    let frame = NounFrame {
        verb: row[1],
        class,
        phrases,
    };
    Some((row[0], frame))
}

pub fn read_particles(text: &'static str) -> WordMap<Vec<&'static str>> {
    read_grouped(words(text).filter_map(|line| line.split_once(' ')))
}

pub fn read_grouped(
    pairs: impl Iterator<Item = (&'static str, &'static str)>,
) -> WordMap<Vec<&'static str>> {
    let mut map: WordMap<Vec<_>> = WordMap::default();
    for (key, value) in pairs {
        map.entry(key).or_default().push(value);
    }
    map
}

pub fn read_hedges(kind: &str) -> WordMap<Hedge> {
    rows(include_str!("../../../data/lexicons/hedges.txt"))
        .filter(|row| row.get(1) == Some(&kind))
        .filter_map(|row| Some((row[0], read_hedge(row.get(2)?)?)))
        .collect()
}

pub fn read_hedge(text: &str) -> Option<Hedge> {
    match text {
        "negated" => Some(Hedge::Negated),
        _ => read_certainty(text).map(Hedge::Certainty),
    }
}
