//! First names that share the family name of the next: _Petra and Sven Lindholm_.

use std::collections::HashSet;

use super::part::Part;
use crate::english::Analysis;
use crate::reading::identity::Evidence;
use crate::reading::lexicon::{FAMILY_NAMES, is_given_name};

/// The most first names that stand before the full one.
const LONGEST_LIST: usize = 4;

/// Gives first names the family name that they share with the full name after them.
///
/// _Lucy_ of _Lucy and Maria Santos_ keeps to herself if the text has named a Lucy with a family name of her own before,
/// or if _Lucy_ may be a family name.
pub fn share_family_names(analysis: &Analysis<'_>, parts: &mut [Part<'_>]) {
    let family_names: HashSet<String> = parts
        .iter()
        .filter(|part| part.is_person() && part.words.len() > 1)
        .filter_map(|part| part.words.last().cloned())
        .collect();
    let mut named: HashSet<String> = HashSet::new();
    for place in 0..parts.len() {
        let part = &parts[place];
        if part.words.len() > 1 && part.is_person() {
            named.extend(part.words.first().cloned());
        }
        let is_free = is_first_name(part)
            && !named.contains(&part.words[0])
            && !family_names.contains(&part.words[0]);
        let family = is_free
            .then(|| family_after(analysis, &parts[place..]))
            .flatten();
        if let Some(family) = family {
            give(&mut parts[place], family);
        }
    }
}

fn is_first_name(part: &Part<'_>) -> bool {
    let is_person = part.is_person() || part.judgement.evidence >= Evidence::Tagger;
    matches!(part.words.as_slice(), [word] if is_given_name(word) && !FAMILY_NAMES.contains_lowercase(word))
        && is_person
        && part.judgement.entry.is_none()
        && part.found.title.is_none()
}

/// The family name of the full name that ends the list of first names that opens these parts.
fn family_after(analysis: &Analysis<'_>, parts: &[Part<'_>]) -> Option<String> {
    let pairs = parts.windows(2).take(LONGEST_LIST);
    for pair in pairs {
        let (before, next) = (&pair[0], &pair[1]);
        let link = before.found.tokens.end;
        if next.found.title.is_some() || next.found.tokens.start != link + 1 {
            return None;
        }
        match (analysis.word(link), next.words.as_slice()) {
            ("and" | "or" | "&", [first, .., family])
                if next.is_person() && is_given_name(first) =>
            {
                return Some(family.clone());
            }
            (",", [_]) if is_first_name(next) => {}
            _ => return None,
        }
    }
    None
}

fn give(part: &mut Part<'_>, family: String) {
    part.text = format!("{} {family}", part.text);
    part.judgement.kind = Some("Person".to_owned());
    part.judgement.evidence = Evidence::GivenName.min(part.judgement.evidence);
    part.judgement.step =
        format!("a person: shares the family name \u{201c}{family}\u{201d}").into();
    part.words.push(family);
}
