//! Decisions on names: which mean the same, and which do not.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::graph::KnowledgeGraph;
use crate::spelling::did_you_mean;

use crate::cli::report::Failure;

/// What was decided, each pair with its line.
#[derive(Debug, Default)]
pub struct Decisions {
    same: Vec<Pair>,
    apart: Vec<Pair>,
}

/// Two IRIs, and the line that speaks of them.
#[derive(Debug)]
struct Pair {
    line: usize,
    one: String,
    other: String,
}

impl Decisions {
    /// Reads a file of decisions; every fault of it is told.
    pub fn read(path: &Path, graph: &KnowledgeGraph) -> Result<Self, Failure> {
        let text = fs::read_to_string(path).map_err(|error| Failure::at(path.display(), &error))?;
        Self::of(&text, graph).map_err(|faults| {
            let lines = faults
                .iter()
                .map(|(line, cause)| format!("{}:{line}: {cause}", path.display()));
            Failure::Message(lines.collect::<Vec<_>>().join("\n"))
        })
    }

    fn of(text: &str, graph: &KnowledgeGraph) -> Result<Self, Vec<(usize, String)>> {
        let mut decisions = Self::default();
        let mut faults = Vec::new();
        for (line, words) in (1..).zip(text.lines().map(str::trim)) {
            let noted = match words.starts_with('#') {
                true => Ok(()),
                false => decisions.note(line, words, graph),
            };
            faults.extend(noted.err().map(|cause| (line, cause)));
        }
        faults.extend(decisions.contradictions());
        match faults.is_empty() {
            true => Ok(decisions),
            false => Err(faults),
        }
    }

    fn note(&mut self, line: usize, words: &str, graph: &KnowledgeGraph) -> Result<(), String> {
        let (list, one, other) = match words.split_whitespace().collect::<Vec<_>>()[..] {
            [] => return Ok(()),
            ["same", one, other] => (&mut self.same, one, other),
            ["apart", one, other] => (&mut self.apart, one, other),
            _ => {
                return Err(format!(
                    "\"{words}\" is no decision; write same A B, or apart A B"
                ));
            }
        };
        list.push(Pair {
            line,
            one: entity(one, graph)?,
            other: entity(other, graph)?,
        });
        Ok(())
    }

    /// The pairs that mean the same.
    pub fn same(&self) -> impl Iterator<Item = (&str, &str)> {
        self.same.iter().map(|pair| (&*pair.one, &*pair.other))
    }

    /// Whether it is decided if two mean the same.
    pub fn settle(&self, one: &str, other: &str) -> bool {
        self.same.iter().chain(&self.apart).any(|pair| {
            [(&*pair.one, &*pair.other), (&*pair.other, &*pair.one)].contains(&(one, other))
        })
    }

    /// The pairs that are said to be apart, and follow to be the same.
    fn contradictions(&self) -> Vec<(usize, String)> {
        let mut classes: BTreeMap<&str, &str> = BTreeMap::new();
        let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
        for pair in &self.same {
            let (one, other) = (head(&classes, &pair.one), head(&classes, &pair.other));
            if one != other {
                classes.insert(other, one);
            }
            lines.insert(&pair.one, pair.line);
            lines.insert(&pair.other, pair.line);
        }
        let apart = self.apart.iter();
        let torn = apart.filter(|pair| head(&classes, &pair.one) == head(&classes, &pair.other));
        torn.map(|pair| {
            let line = lines.get(&*pair.one).copied().unwrap_or(pair.line);
            let (one, other) = (&pair.one, &pair.other);
            let cause = format!(
                "<{one}> and <{other}> are apart here, and the same by line {line}; take one of the lines out"
            );
            (pair.line, cause)
        })
        .collect()
    }
}

/// What stands for all that mean the same as this.
fn head<'d>(classes: &BTreeMap<&'d str, &'d str>, mut name: &'d str) -> &'d str {
    while let Some(above) = classes.get(name) {
        name = above;
    }
    name
}

/// The IRI of an entity of the graph, given as such or as `id:name`.
fn entity(word: &str, graph: &KnowledgeGraph) -> Result<String, String> {
    let base = graph.identifiers().base();
    let iri = match word.strip_prefix("id:") {
        Some(local) => format!("{base}id/{local}"),
        None => word
            .trim_start_matches('<')
            .trim_end_matches('>')
            .to_owned(),
    };
    let entities = graph.entities();
    if entities.iter().any(|entity| entity.id == iri) {
        return Ok(iri);
    }
    let names: Vec<String> = entities
        .iter()
        .filter_map(|entity| entity.id.strip_prefix(&format!("{base}id/")))
        .map(|local| format!("id:{local}"))
        .collect();
    let cure = did_you_mean(word, names.iter().map(String::as_str));
    Err(format!("{word} is nowhere in these graphs{cure}"))
}
