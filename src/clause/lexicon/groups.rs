//! Small groups of words that one question each asks for.

use super::reading::words;
use crate::english::word_hash::WordSet;

/// A group of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Nouns for sorts of money.
    Currency,
    /// Titles that say nothing of an office.
    Address,
    /// Small words inside names.
    NameParticle,
    /// Adjectives for offices that are over.
    PastOffice,
    /// Verbs that can have a recipient and no object.
    LoneRecipient,
    /// Nouns before a noun of action that do it.
    ActingModifier,
    /// Verbs of having and getting: who has a chance or plan is who may use it.
    Having,
    /// Verbs that take back what a claim says.
    TakingBack,
    /// Nouns in "at no time", "under no circumstances".
    Circumstance,
    /// What people do for a novel or film.
    MakingFiction,
    /// Nouns for what is about something that may come.
    Deliberation,
    /// Nouns for what two are to each other.
    MutualRelation,
    /// Verbs whose object is who pays, not what.
    Charging,
}

impl Group {
    /// All groups, with the names that the file has for them.
    const NAMES: [(Self, &'static str); 13] = [
        (Self::Currency, "currencies"),
        (Self::Address, "forms of address"),
        (Self::NameParticle, "name particles"),
        (Self::PastOffice, "past offices"),
        (Self::LoneRecipient, "lone recipients"),
        (Self::ActingModifier, "acting modifiers"),
        (Self::Having, "having"),
        (Self::TakingBack, "taking back"),
        (Self::Circumstance, "circumstances"),
        (Self::MakingFiction, "making fiction"),
        (Self::Deliberation, "deliberation"),
        (Self::MutualRelation, "mutual relations"),
        (Self::Charging, "charging"),
    ];
}

/// The words of all groups, in the order of [`Group::NAMES`].
#[derive(Debug)]
pub struct Groups(Vec<WordSet>);

impl Groups {
    /// Reads the groups: a name in brackets with what asks for it behind, then its words, one a line.
    pub fn read(text: &'static str) -> Self {
        let mut groups = vec![WordSet::default(); Group::NAMES.len()];
        let mut place = None;
        for line in words(text) {
            match line.strip_prefix('[').and_then(|line| line.split_once(']')) {
                Some((named, _)) => {
                    place = Group::NAMES.iter().position(|(_, name)| *name == named);
                }
                None => {
                    if let Some(group) = place.and_then(|place| groups.get_mut(place)) {
                        group.insert(line);
                    }
                }
            }
        }
        Self(groups)
    }

    /// Whether the word is in the group.
    pub fn has(&self, group: Group, word: &str) -> bool {
        self.0
            .get(group as usize)
            .is_some_and(|words| words.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_has_its_words_in_the_file_and_no_other_is_there() {
        let text = include_str!("../../../data/lexicons/word-groups.txt");
        let groups = Groups::read(text);
        for (place, (group, name)) in Group::NAMES.into_iter().enumerate() {
            assert_eq!(group as usize, place, "{name}");
            assert!(!groups.0[place].is_empty(), "{name}");
        }
        let headings = words(text).filter(|line| line.starts_with('[')).count();
        assert_eq!(headings, Group::NAMES.len());
        assert!(groups.has(Group::Currency, "euro"));
        assert!(!groups.has(Group::Address, "euro"));
    }
}
