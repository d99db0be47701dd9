//! Families by their name: _the Lees_.

use super::index::Index;
use super::part::Part;
use super::words::is_family_name;
use crate::clause::Step;
use crate::english::NameType;
use crate::reading::EntityId;
use crate::reading::cast::{Cast, Nature};
use crate::reading::lexicon::FAMILY_NAMES;

/// The most members that a family has.
const MOST_MEMBERS: usize = 4;

/// What a family's name means.
pub enum Family {
    /// These people of the text.
    Members(Vec<EntityId>, Step),
    /// More people than the text has named: a group of its own.
    Others,
}

impl Index {
    /// The family that a plural after _the_ names: of people whom the text has named, or by a name that is known as a
    /// family's.
    pub fn family(&self, cast: &Cast<'_, '_>, part: &Part<'_>) -> Option<Family> {
        let may_be = part.judgement.entry.is_none()
            && part.words.len() == 1
            && part.found.follows_the(cast.analysis)
            && !part.is_inside_phrase(cast);
        if !may_be {
            return None;
        }
        // "The Kings" may be a team: there the tagger knows better.
        let is_body = part.found.tagged == Some(NameType::Org);
        let mut names = singulars(&part.text).map(|name| (name, self.bearers(cast, name)));
        let (name, members) = names.find(|(name, bearers)| {
            !bearers.is_empty() || (!is_body && FAMILY_NAMES.contains_lowercase(name))
        })?;
        match members.len() {
            2..=MOST_MEMBERS => {
                let names = cast.names(&members);
                let step = format!("\u{201c}the {}\u{201d} are {names}: {name}", part.text);
                Some(Family::Members(members, step.into()))
            }
            _ => Some(Family::Others),
        }
    }

    /// The people introduced so far with this family name, or by it and a title alone.
    fn bearers(&self, cast: &Cast<'_, '_>, name: &str) -> Vec<EntityId> {
        let titled = self.by_text.get(&format!("person {}", name.to_lowercase()));
        let full = self.by_word.get(name).into_iter().flatten();
        let is_bearer = |entity: &EntityId| {
            let figure = &cast.figures[*entity];
            figure.nature == Nature::Person
                && is_family_name(&figure.entity.name, name)
                && self.introduced.contains_key(entity)
        };
        full.chain(titled).copied().filter(is_bearer).collect()
    }
}

/// The family names of which a word may be the plural: _Lee_ of _Lees_, _Hughes_ of _Hugheses_.
fn singulars(plural: &str) -> impl Iterator<Item = &str> {
    let hisses = |name: &&str| {
        let endings = ["s", "x", "z", "ch", "sh"];
        endings.iter().any(|ending| name.ends_with(ending))
    };
    let long = plural.strip_suffix("es").filter(hisses);
    long.into_iter().chain(plural.strip_suffix('s'))
}
