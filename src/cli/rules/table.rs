//! `cloze rules --table`: the relations of the library as a page.

use std::fmt::Write as _;

use crate::rule::RuleSet;
use crate::vocabulary::Relation;

/// Prefixes of well-known vocabularies, for shorter links.
const PREFIXES: [(&str, &str); 5] = [
    ("http://www.wikidata.org/prop/direct/", "wdt:"),
    ("https://schema.org/", "schema:"),
    ("http://xmlns.com/foaf/0.1/", "foaf:"),
    ("http://purl.org/dc/terms/", "dct:"),
    ("http://www.w3.org/", "w3:"),
];

/// Every relation in Markdown: what it means and joins, what stands above it, what others call it, which rules state it.
pub fn table(rules: &RuleSet) -> String {
    let mut text = String::from(
        "# Relations\n\nMade by `cloze rules --table`: every relation with what it joins, the broader relation, what others call \
         it, and the\nrules that state it. A relation without rules is broader than others, or the inverse of one.\n\n\
         | relation | means | from | to | narrower than | same as, code | rules |\n|---|---|---|---|---|---|---|\n",
    );
    for relation in &rules.vocabulary.relations {
        let cells = [
            relation.name.clone(),
            gloss(relation),
            relation.from.clone().unwrap_or_default(),
            relation.to.clone().unwrap_or_default(),
            relation.narrower_than.join(", "),
            mapping(relation),
            stating(rules, &relation.name),
        ];
        let cells = cells.map(|cell| cell.replace('|', "\\|"));
        writeln!(text, "| {} |", cells.join(" | ")).expect("a string takes any text");
    }
    text
}

/// The gloss, and how the relation stands to others.
fn gloss(relation: &Relation) -> String {
    let symmetric = relation.symmetric.then(|| "both ways".to_owned());
    let inverse = relation
        .inverse
        .as_ref()
        .map(|name| format!("inverse of _{name}_"));
    let notes: Vec<String> = symmetric.into_iter().chain(inverse).collect();
    match notes.is_empty() {
        true => relation.gloss.clone(),
        false => format!("{} ({})", relation.gloss, notes.join(", ")),
    }
}

fn mapping(relation: &Relation) -> String {
    let iris = relation.same_as.iter().map(|iri| short(iri));
    let codes = relation
        .codes
        .iter()
        .map(|(scheme, value)| format!("{scheme} {value}"));
    iris.chain(codes).collect::<Vec<_>>().join(", ")
}

fn short(iri: &str) -> String {
    let found = PREFIXES
        .iter()
        .find_map(|(long, short)| Some(format!("{short}{}", iri.strip_prefix(long)?)));
    found.unwrap_or_else(|| iri.to_owned())
}

/// The rules that state a relation.
fn stating(rules: &RuleSet, name: &str) -> String {
    let stating = rules.rules.iter().filter(|rule| {
        let mut statements = rule.statements.iter();
        statements.any(|statement| statement.relation == name)
    });
    let names: Vec<&str> = stating.map(|rule| rule.name.as_str()).collect();
    names.join(", ")
}
