//! Several people by one name, and known names inside longer ones.

use std::collections::BTreeMap;
use std::ops::Range;

use super::families::Family;
use super::index::Index;
use super::part::Part;
use super::{Joined, add_mention};
use crate::english::TokenId;
use crate::gazetteer::Sense;
use crate::reading::cast::{Cast, Figure, mention};
use crate::reading::identity::Support;
use crate::reading::names::Found;
use crate::reading::{MentionKind, Naming, Sieve, Strength};

impl Index {
    /// People of a country: an entity of their own, beside the mention of the country.
    pub fn add_people(&mut self, cast: &mut Cast<'_, '_>, part: &Part<'_>, several: bool) {
        let step = "the people of a country: gazetteer";
        self.add_group(cast, part, several, step);
    }

    /// A family by its name: those of it whom the text has named, or a group of its own.
    pub fn add_family(&mut self, cast: &mut Cast<'_, '_>, part: &Part<'_>, family: Family) {
        match family {
            Family::Members(members, step) => {
                let mut found = mention(part.span, part.head, MentionKind::Name, members, step);
                found.sieve = Some(Sieve::Family);
                cast.add_mention(found, part.found.tokens.clone());
            }
            Family::Others => self.add_group(cast, part, true, "a family by its name"),
        }
    }

    /// Mentions several people by a name that they share, or one of them.
    fn add_group(
        &mut self,
        cast: &mut Cast<'_, '_>,
        part: &Part<'_>,
        several: bool,
        step: &'static str,
    ) {
        let key = format!("people {}", part.text);
        let known = self.by_text.get(&key).copied().filter(|_| several);
        let entity = known.unwrap_or_else(|| {
            let kind = if several { "Group" } else { "Person" };
            let mut figure = Figure::named(part.text.clone(), Naming::Description, part.span);
            figure.entity.kind = Some(kind.to_owned());
            figure.entity.strength = Strength::Known;
            figure.entity.head = Some(part.text.clone());
            figure.nature = cast.nature_of(Some(kind));
            figure.plural = several;
            cast.add_figure(figure)
        });
        self.by_text.insert(key, entity);
        let kind = MentionKind::Description;
        let mut found = mention(part.span, part.head, kind, vec![entity], step);
        found.sieve = known.map(|_| Sieve::SameName);
        cast.add_mention(found, part.found.tokens.clone());
    }

    /// A known name inside a longer one is mentioned too, but leads to nothing.
    pub fn add_inner(
        &mut self,
        cast: &mut Cast<'_, '_>,
        support: &Support,
        tokens: Range<TokenId>,
        senses: &[Sense],
    ) {
        let sure: Vec<Sense> = senses
            .iter()
            .copied()
            .filter(|sense| !sense.doubtful)
            .collect();
        if sure.is_empty() || cast.gazetteer.entry(sure[0].entry).kind == "Group" {
            return;
        }
        let found = Found {
            tokens,
            title: None,
            senses: sure,
            tagged: None,
            inner: Vec::new(),
        };
        let part = Part::new(cast, support, &BTreeMap::new(), &found);
        let joined = Joined {
            step: Some("inside a longer name".into()),
            ..self.join_full(cast, &part)
        };
        add_mention(cast, &part, joined);
    }
}
