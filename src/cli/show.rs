//! `cloze show`: statements as a table.

use std::io::Write;

use cloze::Extractor;
use cloze::export::{Offsets, jsonl};
use cloze::graph::{KnowledgeGraph, Node, Stated};
use comfy_table::presets;
use comfy_table::{ContentArrangement, Table};

use super::input::InputArguments;
use super::library::LibraryArguments;
use super::output::{self, Stdout};
use super::pipeline;
use super::report::{self, Failure, Outcome};

/// Arguments of `show`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(flatten)]
    selection: Selection,

    /// Show the sentence below each statement
    #[arg(long)]
    quote: bool,

    /// The layout
    #[arg(long, value_enum, default_value = "table")]
    format: Layout,
}

const EXAMPLES: &str = "\
Examples:
  cloze show article.txt                                every statement
  cloze show news/ --relation visited --quote           visits, each with its sentence
  cloze show article.txt --subject Kim --status stated  what Kim did, without what is only expected or reported
  cloze show article.txt --format tsv | cut -f1-3       for other programs";

/// Statements of inputs: which, and in what order.
#[derive(clap::Args)]
pub struct Selection {
    #[command(flatten)]
    input: InputArguments,

    #[command(flatten)]
    library: LibraryArguments,

    #[command(flatten)]
    filter: Filter,

    /// Also state what no rule fits, named after its predicate
    #[arg(long)]
    open: bool,

    /// The order of statements
    #[arg(long, value_enum, default_value = "text")]
    sort: Sort,

    /// At most so many statements
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

/// Which statements to show. Names match if they contain the text, whatever the case.
#[derive(clap::Args)]
struct Filter {
    /// Only statements whose subject's name contains this
    #[arg(long, value_name = "NAME")]
    subject: Option<String>,

    /// Only this relation
    #[arg(long, value_name = "NAME")]
    relation: Option<String>,

    /// Only statements whose object's name contains this
    #[arg(long, value_name = "NAME")]
    object: Option<String>,

    /// Only statements about something of this type, as subject or object
    #[arg(long = "type", value_name = "TYPE")]
    kind: Option<String>,

    /// Only this status: asserted, affirmed, negated, stated, expected, possible, intended, conditional, requested,
    /// asked, reported, open
    #[arg(long, value_name = "STATUS")]
    status: Option<Status>,

    /// Only statements of this rule
    #[arg(long, value_name = "NAME")]
    rule: Option<String>,

    /// Only statements of this document
    #[arg(long, value_name = "ID")]
    document: Option<String>,
}

/// What can be asked of a statement's status.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Status {
    Asserted,
    Affirmed,
    Negated,
    Stated,
    Expected,
    Possible,
    Intended,
    Conditional,
    Requested,
    Asked,
    Reported,
    Open,
}

/// The order of statements.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Sort {
    /// As the documents have them
    Text,
    /// By subject, then relation, then object
    Subject,
    /// By relation, then subject, then object
    Relation,
    /// By object, then relation, then subject
    Object,
}

/// How to write statements.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Layout {
    /// A table that fits the terminal
    Table,
    /// Columns separated by tabs, with a heading
    Tsv,
    /// The JSON lines of `extract`
    Jsonl,
}

/// One statement in words.
struct Row {
    subject: String,
    relation: String,
    object: String,
    further: String,
    status: String,
    document: String,
    quote: String,
}

/// The headings of the columns.
const HEADINGS: [&str; 6] = [
    "subject", "relation", "object", "further", "status", "document",
];

/// Shows the statements of all inputs.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let (_, all, outcome) = arguments.selection.extract()?;
    let stated = arguments.selection.select(&all);
    if stated.is_empty() {
        report::hint(
            "no statement is left; --open also shows what no rule fits, and `cloze clauses` what is understood",
        );
    }
    let mut out = output::stdout();
    match arguments.format {
        Layout::Jsonl => output::check(jsonl::write_statements(
            &all,
            &stated,
            Offsets::Bytes,
            &mut out,
        ))?,
        Layout::Tsv => write_columns(&rows(&all, &stated), &mut out)?,
        Layout::Table => write_table(&rows(&all, &stated), arguments.quote, &mut out)?,
    }
    output::finish(&mut out)?;
    Ok(outcome)
}

impl Selection {
    /// Extracts the statements of all inputs.
    pub fn extract(&self) -> Result<(Extractor, KnowledgeGraph, Outcome), Failure> {
        let extractor = self.library.load()?;
        let extractor = if self.open {
            extractor.with_open_statements()
        } else {
            extractor
        };
        let mut documents = self.input.documents()?;
        let mut all = KnowledgeGraph::default();
        let identifiers = all.identifiers().clone();
        pipeline::run(&mut documents, &extractor, &identifiers, |_, extracted| {
            all.merge(&extracted.graph);
            Ok(())
        })?;
        Ok((extractor, all, documents.outcome()))
    }

    /// The statements that the filters leave, in order.
    pub fn select<'g>(&self, graph: &'g KnowledgeGraph) -> Vec<Stated<'g>> {
        let mut stated = graph.statements();
        stated.retain(|stated| self.filter.keeps(stated));
        match self.sort {
            Sort::Subject => {}
            Sort::Text => stated.sort_by_cached_key(place),
            Sort::Relation => stated.sort_by_cached_key(|stated| stated.statement.relation.clone()),
            Sort::Object => stated.sort_by_cached_key(|stated| stated.object.name().to_owned()),
        }
        stated.truncate(self.limit.unwrap_or(usize::MAX));
        stated
    }
}

/// A statement in one line: _Otieno gifted horse (recipient Lopez) [negated]_.
pub fn sentence(graph: &KnowledgeGraph, stated: &Stated<'_>) -> String {
    let row = row(graph, stated);
    let mut line = format!("{} {} {}", row.subject, row.relation, row.object);
    if !row.further.is_empty() {
        line.push_str(&format!(" ({})", row.further));
    }
    if !row.status.is_empty() {
        line.push_str(&format!(" [{}]", row.status));
    }
    line
}

/// Where a statement is first said.
fn place(stated: &Stated<'_>) -> Option<(String, usize)> {
    let first = stated.statement.evidence.first()?;
    Some((
        first.document.clone(),
        first.spans.first().map_or(0, |span| span.start),
    ))
}

impl Filter {
    fn keeps(&self, stated: &Stated<'_>) -> bool {
        let statement = stated.statement;
        contains(stated.subject.name(), self.subject.as_deref())
            && contains(stated.object.name(), self.object.as_deref())
            && self
                .relation
                .as_ref()
                .is_none_or(|relation| statement.relation == *relation)
            && self.kind.as_ref().is_none_or(|kind| {
                stated.subject.kind() == Some(kind)
                    || stated
                        .object
                        .entity()
                        .is_some_and(|entity| entity.kind() == Some(kind))
            })
            && self.status.is_none_or(|status| status.holds(stated))
            && statement.evidence.iter().any(|evidence| {
                self.rule
                    .as_ref()
                    .is_none_or(|rule| evidence.rule.as_ref() == Some(rule))
                    && self
                        .document
                        .as_ref()
                        .is_none_or(|document| evidence.document == *document)
            })
    }
}

/// Whether a name contains a text, whatever the case.
fn contains(name: &str, text: Option<&str>) -> bool {
    text.is_none_or(|text| name.to_lowercase().contains(&text.to_lowercase()))
}

impl Status {
    fn holds(self, stated: &Stated<'_>) -> bool {
        let statement = stated.statement;
        match self {
            Self::Asserted => statement.is_asserted(),
            Self::Reported => statement.speaker.is_some(),
            Self::Open => statement.open,
            _ => [statement.polarity.as_str(), statement.certainty.as_str()]
                .contains(&self.word().as_str()),
        }
    }

    fn word(self) -> String {
        use clap::ValueEnum;
        self.to_possible_value()
            .map(|value| value.get_name().to_owned())
            .unwrap_or_default()
    }
}

fn rows(graph: &KnowledgeGraph, stated: &[Stated<'_>]) -> Vec<Row> {
    stated.iter().map(|stated| row(graph, stated)).collect()
}

fn row(graph: &KnowledgeGraph, stated: &Stated<'_>) -> Row {
    let statement = stated.statement;
    let name = |id| graph.node(id).name().to_owned();
    let further = statement
        .qualifiers
        .iter()
        .map(|qualifier| format!("{} {}", qualifier.role, name(qualifier.value)));
    let first = statement.evidence.first();
    Row {
        subject: stated.subject.name().to_owned(),
        relation: statement.relation.clone(),
        object: object_name(stated.object),
        further: further.collect::<Vec<_>>().join("; "),
        status: status(stated, statement.speaker.map(name)),
        document: first
            .map(|evidence| evidence.document.clone())
            .unwrap_or_default(),
        quote: first
            .map(|evidence| evidence.quote.clone())
            .unwrap_or_default(),
    }
}

/// A value's text in quotation marks, an entity's name without.
fn object_name(node: &Node) -> String {
    match node {
        Node::Entity(entity) => entity.name().to_owned(),
        Node::Value(value) => format!("\"{}\"", value.text),
    }
}

/// The status in words; nothing for what is asserted by a rule.
fn status(stated: &Stated<'_>, speaker: Option<String>) -> String {
    let statement = stated.statement;
    let words = [statement.polarity.as_str(), statement.certainty.as_str()];
    let mut words: Vec<_> = words
        .into_iter()
        .filter(|word| !["affirmed", "stated"].contains(word))
        .map(str::to_owned)
        .collect();
    words.extend(speaker.map(|speaker| format!("says {speaker}")));
    if statement.open {
        words.push("open".to_owned());
    }
    words.join(", ")
}

fn write_columns(rows: &[Row], out: &mut Stdout) -> Result<(), Failure> {
    let mut lines = format!("{}\tquote\n", HEADINGS.join("\t"));
    for row in rows {
        let cells = [
            &row.subject,
            &row.relation,
            &row.object,
            &row.further,
            &row.status,
            &row.document,
            &row.quote,
        ];
        let cells = cells.map(|cell| cell.replace(['\t', '\n', '\r'], " "));
        lines.push_str(&cells.join("\t"));
        lines.push('\n');
    }
    output::print(out, lines)
}

/// Columns that are empty in every row are left out.
fn write_table(rows: &[Row], with_quote: bool, out: &mut Stdout) -> Result<(), Failure> {
    if rows.is_empty() {
        return Ok(());
    }
    let several = rows.iter().any(|row| row.document != rows[0].document);
    let cells = |row: &Row| {
        let document = if several {
            row.document.clone()
        } else {
            String::new()
        };
        [
            &row.subject,
            &row.relation,
            &row.object,
            &row.further,
            &row.status,
            &document,
        ]
        .map(Clone::clone)
    };
    let used: Vec<usize> = (0..HEADINGS.len())
        .filter(|&column| rows.iter().any(|row| !cells(row)[column].is_empty()))
        .collect();
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(used.iter().map(|&column| HEADINGS[column]));
    for row in rows {
        let mut line: Vec<_> = used
            .iter()
            .map(|&column| cells(row)[column].clone())
            .collect();
        if with_quote && let Some(last) = line.last_mut() {
            *last = format!("{last}\n");
        }
        table.add_row(line);
        if with_quote {
            table.add_row([format!("  {}", row.quote)]);
        }
    }
    output::check(writeln!(out, "{}", table.trim_fmt()))
}
