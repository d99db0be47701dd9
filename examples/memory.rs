//! What one document takes in memory, step by step.
//!
//! `cargo run --release --example memory -- FILE`

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use cloze::clause::find_clauses;
use cloze::english::analyze;
use cloze::graph::KnowledgeGraph;
use cloze::matching::find_matches;
use cloze::reading::read;
use cloze::{Document, Extractor};

struct Counting;
static LIVE: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let live = LIVE.fetch_add(layout.size(), Relaxed) + layout.size();
        PEAK.fetch_max(live, Relaxed);
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn tell(step: &str) {
    println!(
        "{step:12} live {:7.1} MB, peak so far {:7.1} MB",
        LIVE.load(Relaxed) as f64 / 1e6,
        PEAK.load(Relaxed) as f64 / 1e6
    );
    PEAK.store(LIVE.load(Relaxed), Relaxed);
}

fn main() {
    let path = std::env::args().nth(1).expect("a file");
    let text = std::fs::read_to_string(path).expect("a text");
    let extractor = Extractor::default();
    extractor.graph(&Document::new("warm", "Kim met Xi on Monday."));
    tell("loaded");
    let document = Document::new("document", text);
    let start = std::time::Instant::now();
    let mut graph = KnowledgeGraph::default();
    extractor.extract(&document, &mut graph);
    println!("{:?}", start.elapsed());
    tell("extract");
    drop(graph);
    tell("dropped");
    let analysis = analyze(&document);
    tell("analysis");
    let clauses = find_clauses(&analysis);
    tell("clauses");
    println!(
        "{} tokens, {} clauses",
        analysis.tokens.len(),
        clauses.len()
    );
    let reading = read(
        &analysis,
        clauses,
        extractor.gazetteer(),
        &extractor.rules().vocabulary,
    );
    tell("reading");
    let matches = find_matches(extractor.rules(), &reading);
    tell("matches");
    let mut graph = KnowledgeGraph::default();
    graph.add(&reading, &matches);
    tell("graph");
    println!(
        "{} nodes, {} statements",
        graph.petgraph().node_count(),
        graph.petgraph().edge_count()
    );
    drop(matches);
    tell("no matches");
    drop(reading);
    tell("no reading");
    drop(analysis);
    tell("no analysis");
    let mut out = std::io::sink();
    cloze::export::jsonl::write(&graph, cloze::export::Offsets::Bytes, &mut out).expect("sink");
    tell("written");
}
