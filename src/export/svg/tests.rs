use super::geometry::{Area, Curve, Point, Size};
use super::layout::{Thread, lay_out};
use super::*;
use crate::export::picture::View;
use crate::export::sample::{graph, vocabulary, written};
use crate::graph::KnowledgeGraph;

const TALL: Size = Size {
    width: 90.0,
    height: 34.0,
};

/// A graph of so many nodes: a tree and some edges across, all with labels.
fn threads(nodes: usize) -> Vec<Thread> {
    let label = Some(Size {
        width: 60.0,
        height: 16.0,
    });
    let tree = (1..nodes).map(|node| (node / 3, node));
    let across = (0..nodes / 4).map(|node| (node, nodes - 1 - node));
    let all = tree.chain(across).filter(|(from, to)| from != to);
    all.map(|(from, to)| Thread { from, to, label }).collect()
}

/// How many pairs of boxes overlap.
fn overlaps(areas: &[Area]) -> usize {
    let pairs = areas
        .iter()
        .enumerate()
        .flat_map(|(index, one)| areas[index + 1..].iter().map(move |other| (one, other)));
    pairs.filter(|(one, other)| one.overlaps(**other)).count()
}

#[test]
fn no_box_lies_on_another() {
    for nodes in [1, 2, 3, 10, 40, 150, 800] {
        let plan = lay_out(&vec![TALL; nodes], &threads(nodes));
        let labels = plan.labels.iter().flatten().copied();
        let areas: Vec<Area> = plan.spots.iter().copied().chain(labels).collect();
        assert_eq!(overlaps(&areas), 0, "{nodes} nodes");
        let within = |area: &Area| {
            let (low, high) = (area.middle - area.half, area.middle + area.half);
            low.x >= -0.1
                && low.y >= -0.1
                && high.x <= plan.size.width + 0.1
                && high.y <= plan.size.height + 0.1
        };
        assert!(areas.iter().all(within), "{nodes} nodes");
    }
}

#[test]
fn edges_of_the_same_two_nodes_part() {
    let label = Some(Size {
        width: 50.0,
        height: 16.0,
    });
    let thread = |from, to| Thread { from, to, label };
    let threads = [thread(0, 1), thread(1, 0), thread(0, 1), thread(1, 1)];
    let plan = lay_out(&[TALL, TALL], &threads);
    let labels: Vec<Area> = plan.labels.iter().flatten().copied().collect();
    assert_eq!((labels.len(), overlaps(&labels)), (4, 0));
}

#[test]
fn a_curve_goes_through_its_label() {
    let [from, by, to] = [(0.0, 0.0), (60.0, 30.0), (100.0, 0.0)].map(|(x, y)| Point::new(x, y));
    let curve = Curve::through(from, by, to);
    let near = (0..=1000).map(|step| (curve.at(f64::from(step) / 1000.0) - by).length());
    assert!(near.fold(f64::MAX, f64::min) < 0.1);
}

#[test]
fn the_same_graph_is_the_same_picture() {
    let draw = || {
        written(|out| {
            write(
                &Picture::new(&graph(), &vocabulary(), &View::default()),
                out,
            )
        })
    };
    assert_eq!(draw(), draw());
}

#[test]
fn text_stays_text_and_nothing_of_it_is_markup() {
    let text = "Maria met <script>alert(1)</script> & \"Xi\u{202E}\u{7}\".";
    let graph = crate::graph::fixture::graph_of(
        "d",
        text,
        "Person Maria
         Person <script>alert(1)</script>
         Maria | met | <script>alert(1)</script>",
    );
    let svg = written(|out| write(&Picture::new(&graph, &vocabulary(), &View::default()), out));
    assert!(
        svg.contains("&lt;script&gt;alert(1)&lt;/script&gt;"),
        "{svg}"
    );
    assert!(!svg.contains("<script") && !svg.contains(['\u{7}', '\u{202E}']));
    assert!(!svg.contains("style=") && !svg.contains("class="));
    let mut reader = quick_xml::Reader::from_str(&svg);
    while !matches!(
        reader.read_event().expect("it is well-formed"),
        quick_xml::events::Event::Eof
    ) {}
}

#[test]
fn an_empty_graph_is_a_picture_that_says_so() {
    let graph = KnowledgeGraph::default();
    let svg = written(|out| write(&Picture::new(&graph, &vocabulary(), &View::default()), out));
    assert!(svg.contains("There are no statements."), "{svg}");
    assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
}

#[test]
fn only_addresses_of_the_web_are_linked() {
    let svg = written(|out| {
        write(
            &Picture::new(&graph(), &vocabulary(), &View::default()),
            out,
        )
    });
    for (start, _) in svg.match_indices("href=\"") {
        assert!(svg[start + 6..].starts_with("http"), "{}", &svg[start..]);
    }
}
