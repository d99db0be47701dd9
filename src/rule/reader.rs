//! Reads rule files: every fault of all of them at once.

use std::collections::BTreeMap;

use super::check;
use super::declare;
use super::fault::RuleFault;
use super::index::Index;
use super::names;
use super::section::{Section, Sort, sections};
use super::source::{Source, VOCABULARY};
use super::{Rule, RuleSet};

/// Reads the vocabulary and then these files. A file of the vocabulary's name stands for the shipped one.
pub fn read(sources: &[Source]) -> Result<RuleSet, Vec<RuleFault>> {
    let shipped = Source::new(VOCABULARY.0, VOCABULARY.1);
    let base = sources
        .iter()
        .find(|source| source.is_vocabulary())
        .unwrap_or(&shipped);
    let sources: Vec<Source> = sources
        .iter()
        .filter(|source| !source.is_vocabulary())
        .cloned()
        .collect();
    let mut faults = Vec::new();
    let all: Vec<Section<'_>> = std::iter::once(base)
        .chain(&sources)
        .flat_map(|source| sections(source, &mut faults))
        .collect();
    let sections = without_replaced(all, &mut faults);
    let vocabulary = declare::vocabulary(&by_name(&sections), &mut faults);
    declare::check(&sections, &vocabulary, &mut faults);
    let names = names::read(&sections, &vocabulary, &mut faults);
    let mut warnings = Vec::new();
    let rules: Vec<Rule> = sections
        .iter()
        .filter(|section| section.sort == Sort::Rule)
        .map(|section| check::rule(section, &vocabulary, &mut faults, &mut warnings))
        .collect();
    if faults.is_empty() {
        let index = Index::new(&rules);
        let warnings = in_order(warnings, base, &sources);
        return Ok(RuleSet {
            vocabulary,
            rules,
            names,
            warnings,
            index,
        });
    }
    Err(in_order(faults, base, &sources))
}

/// The declarations in the order of their names, as the vocabulary keeps them.
fn by_name<'s>(sections: &[Section<'s>]) -> Vec<Section<'s>> {
    let mut declarations: Vec<_> = sections
        .iter()
        .filter(|section| !matches!(section.sort, Sort::Rule | Sort::Name))
        .cloned()
        .collect();
    declarations.sort_by_key(name_of);
    declarations
}

fn name_of(section: &Section<'_>) -> String {
    declare::type_name(section).spaced()
}

/// Leaves out sections that a later one replaces; refuses names that are taken.
fn without_replaced<'s>(
    sections: Vec<Section<'s>>,
    faults: &mut Vec<RuleFault>,
) -> Vec<Section<'s>> {
    let mut places: BTreeMap<(Sort, String), usize> = BTreeMap::new();
    let mut kept: Vec<Section<'s>> = Vec::new();
    for section in sections {
        let key = (section.sort, name_of(&section));
        match places.get(&key) {
            Some(&place) if section.overrides => kept[place] = section,
            Some(&place) => {
                faults.push(taken(&section, &kept[place]));
                // Kept, so that its own faults are found too.
                kept.push(section);
            }
            None => {
                places.insert(key, kept.len());
                kept.push(section);
            }
        }
    }
    kept
}

fn taken(section: &Section<'_>, first: &Section<'_>) -> RuleFault {
    let name = declare::type_name(section);
    let line = first.name.line;
    if section.sort == Sort::Name {
        return name.fault(format!(
            "the name \"{}\" is declared at {}:{} already, as {}; leave one out, or join their other names in one line",
            name.spaced(),
            line.file,
            line.number,
            first.gloss.split(',').first().map_or("", |kind| kind.text()),
        ));
    }
    name.fault(format!(
        "the {} \"{}\" is declared at {}:{} already; rename one, or load this file with --add to replace it",
        section.sort.as_str(),
        name.spaced(),
        line.file,
        line.number
    ))
}

/// Puts faults in the order of files, lines and columns, but what a rule lacks after what is wrong with it.
fn in_order(mut faults: Vec<RuleFault>, base: &Source, sources: &[Source]) -> Vec<RuleFault> {
    let mut order: BTreeMap<&str, usize> = BTreeMap::new();
    for (place, source) in std::iter::once(base).chain(sources).enumerate() {
        order.entry(&source.name).or_insert(place);
    }
    faults.sort_by(|a, b| {
        let place = |fault: &RuleFault| (order.get(fault.file.as_str()).copied(), fault.order());
        place(a)
            .cmp(&place(b))
            .then_with(|| a.message.cmp(&b.message))
    });
    faults.dedup();
    faults
}
