//! How many triples a second are written, and how fast a question is answered: in the processor's time.
//!
//! `cargo bench --bench export`, or of it `-- triples`, `-- questions`, `-- pictures`.

use std::hint::black_box;
use std::time::Duration;

use cloze::Extractor;
use cloze::document::Document;
use cloze::export::html::Texts;
use cloze::export::picture::{Picture, View};
use cloze::export::rdf::Provenance;
use cloze::export::{Offsets, html, jsonl, nq, nt, svg, turtle};
use cloze::graph::KnowledgeGraph;
use cpu_time::ThreadTime;
use criterion::measurement::{Measurement, ValueFormatter, WallTime};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const ARTICLE: &str = include_str!("../data/articles/putin-north-korea.txt");

/// The time that the processor works for this thread: other work on the machine does not lengthen it.
struct ProcessorTime;

impl Measurement for ProcessorTime {
    type Intermediate = ThreadTime;
    type Value = Duration;

    fn start(&self) -> ThreadTime {
        ThreadTime::now()
    }

    fn end(&self, start: ThreadTime) -> Duration {
        start.elapsed()
    }

    fn add(&self, one: &Duration, other: &Duration) -> Duration {
        *one + *other
    }

    fn zero(&self) -> Duration {
        Duration::ZERO
    }

    fn to_f64(&self, value: &Duration) -> f64 {
        WallTime.to_f64(value)
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        const { &WallTime }.formatter()
    }
}

fn graph(extractor: &Extractor, id: &str) -> KnowledgeGraph {
    let mut graph = KnowledgeGraph::default();
    extractor.extract(&Document::new(id, ARTICLE), &mut graph);
    graph
}

fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(&mut bytes).expect("memory takes it");
    bytes
}

fn formats(criterion: &mut Criterion<ProcessorTime>) {
    let extractor = Extractor::default();
    let (graph, vocabulary) = (graph(&extractor, "a"), &extractor.rules().vocabulary);
    let all = Provenance::Evidence;
    let lines = written(|out| nt::write(&graph, vocabulary, all, out));
    let triples = lines.iter().filter(|byte| **byte == b'\n').count();
    let mut group = criterion.benchmark_group("triples");
    group.throughput(Throughput::Elements(triples as u64));
    group.bench_function("N-Triples", |bench| {
        bench.iter(|| black_box(written(|out| nt::write(&graph, vocabulary, all, out))));
    });
    group.bench_function("N-Quads", |bench| {
        bench.iter(|| black_box(written(|out| nq::write(&graph, vocabulary, all, out))));
    });
    group.bench_function("Turtle", |bench| {
        bench.iter(|| black_box(written(|out| turtle::write(&graph, vocabulary, all, out))));
    });
    group.bench_function("JSON lines", |bench| {
        bench.iter(|| black_box(written(|out| jsonl::write(&graph, Offsets::Bytes, out))));
    });
    group.finish();
}

/// Pictures of so many nodes, each met by one before it, and some by another as well.
fn pictures(criterion: &mut Criterion<ProcessorTime>) {
    let extractor = Extractor::default();
    let vocabulary = &extractor.rules().vocabulary;
    let view = View {
        all: true,
        ..View::default()
    };
    let mut group = criterion.benchmark_group("pictures");
    group.sample_size(10);
    for nodes in [30, 300, 2000] {
        let mut graph = KnowledgeGraph::default();
        let sentences: Vec<String> = (1..nodes)
            .flat_map(|node| {
                [(node, node / 3), (node, node * 7 % nodes)]
                    .into_iter()
                    .take(1 + node % 2)
            })
            .filter(|(one, other)| one != other)
            .map(|(one, other)| format!("Maria {} met Peter {}.", surname(one), surname(other)))
            .collect();
        for (number, sentences) in sentences.chunks(40).enumerate() {
            let document = Document::new(number.to_string(), sentences.join(" "));
            extractor.extract(&document, &mut graph);
        }
        group.bench_function(format!("SVG, {nodes} pairs"), |bench| {
            bench.iter(|| {
                black_box(written(|out| {
                    svg::write(&Picture::new(&graph, vocabulary, &view), out)
                }))
            });
        });
        group.bench_function(format!("page, {nodes} pairs"), |bench| {
            let (texts, view) = (Texts::default(), View::default());
            bench.iter(|| {
                black_box(written(|out| {
                    html::write(&graph, &texts, vocabulary, &view, out)
                }))
            });
        });
    }
    group.finish();
}

/// A surname of three syllables, another for each number.
fn surname(number: usize) -> String {
    let syllables = [
        "ban", "dor", "kel", "mir", "nov", "pas", "ril", "sat", "tem", "vik", "zor", "gan", "hul",
    ];
    let name: String = [number / 169 % 13, number / 13 % 13, number % 13]
        .map(|part| syllables[part])
        .concat();
    name[..1].to_uppercase() + &name[1..]
}

/// A store of more than a million triples.
#[cfg(feature = "query")]
fn store() -> cloze::query::Store {
    let extractor = Extractor::default();
    let vocabulary = &extractor.rules().vocabulary;
    let mut store = cloze::query::Store::default();
    for number in 0..640 {
        let mut graph = KnowledgeGraph::default();
        let article = format!("{ARTICLE}\n\nMaria Lopez {number} visited Norway.");
        extractor.extract(&Document::new(format!("a{number}"), article), &mut graph);
        store.add_graph(&graph, vocabulary);
    }
    eprintln!("the store holds {} triples", store.len());
    store
}

/// Two questions about more than a million triples.
#[cfg(feature = "query")]
fn questions(criterion: &mut Criterion<ProcessorTime>) {
    let store = std::cell::LazyCell::new(store);
    let mut group = criterion.benchmark_group("questions");
    group.sample_size(10);
    for (name, question) in [
        ("one name", "SELECT ?p ?o WHERE { id:vladimir-putin ?p ?o }"),
        (
            "all gifts with their sentences",
            "SELECT ?giver ?gift ?quote WHERE { ?st rdf:predicate v:gifted ; rdf:subject ?giver ; rdf:object/rdfs:label ?gift . \
             ?ev oa:hasBody ?st ; oa:hasTarget/oa:hasSelector/oa:exact ?quote }",
        ),
    ] {
        group.bench_function(name, |bench| {
            let store = &*store;
            bench.iter(|| black_box(store.ask(question).expect("it is SPARQL")));
        });
    }
    group.finish();
}

#[cfg(not(feature = "query"))]
const fn questions(_: &mut Criterion<ProcessorTime>) {}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(ProcessorTime);
    targets = formats, pictures, questions
}
criterion_main!(benches);
