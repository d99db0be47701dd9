//! Where everything stands. What is written on an edge is a box like any other, half way along: so nothing can come to lie
//! on it, and two edges between the same nodes part by themselves.

use super::geometry::{Area, Curve, Point, Size};
use super::island::Island;
use super::pack::pack;
use super::settle::settle;

/// An edge to be laid out.
#[derive(Clone, Copy, Debug)]
pub struct Thread {
    pub from: usize,
    pub to: usize,
    /// The room for what is written on it, if anything is.
    pub label: Option<Size>,
}

/// Where everything stands, from the point at the left and top.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub size: Size,
    pub spots: Vec<Area>,
    pub labels: Vec<Option<Area>>,
    /// From middle to middle.
    pub curves: Vec<Curve>,
}

/// Lays out nodes of these sizes and the edges between them.
pub fn lay_out(spots: &[Size], threads: &[Thread]) -> Plan {
    let mut islands: Vec<Island> = components(spots.len(), threads)
        .into_iter()
        .map(|members| Island::new(&members, spots, threads))
        .collect();
    let size = pack(&mut islands);
    let mut plan = Plan {
        size,
        spots: vec![Area::new(Point::default(), Size::default()); spots.len()],
        labels: vec![None; threads.len()],
        curves: Vec::new(),
    };
    for island in &islands {
        for (spot, area) in island.spots() {
            plan.spots[spot] = area;
        }
        for (thread, area) in island.labels() {
            plan.labels[thread] = Some(area);
        }
    }
    settle(&mut plan, threads);
    plan.curves = (0..threads.len())
        .map(|thread| curve(&plan, threads, thread))
        .collect();
    plan.size = fit(&mut plan);
    plan
}

/// The curve of an edge through the middle of its label.
pub fn curve(plan: &Plan, threads: &[Thread], thread: usize) -> Curve {
    let Thread { from, to, .. } = threads[thread];
    let [start, end] = [from, to].map(|spot| plan.spots[spot].middle);
    match plan.labels[thread] {
        Some(label) if from == to => Curve::back_through(start, label.middle),
        Some(label) => Curve::through(start, label.middle, end),
        None => Curve::straight(start, end),
    }
}

/// The nodes that hang together, each component in the order of its nodes.
fn components(count: usize, threads: &[Thread]) -> Vec<Vec<usize>> {
    let mut roots: Vec<usize> = (0..count).collect();
    fn root(roots: &mut [usize], mut node: usize) -> usize {
        while roots[node] != node {
            roots[node] = roots[roots[node]];
            node = roots[node];
        }
        node
    }
    for thread in threads {
        let [one, other] = [thread.from, thread.to].map(|node| root(&mut roots, node));
        roots[one.max(other)] = one.min(other);
    }
    let mut components = vec![Vec::new(); count];
    for node in 0..count {
        components[root(&mut roots, node)].push(node);
    }
    components.retain(|component| !component.is_empty());
    components
}

/// Moves all such that nothing lies left of or above the beginning, curves included, and gives the size of it.
fn fit(plan: &mut Plan) -> Size {
    let areas = plan.spots.iter().chain(plan.labels.iter().flatten());
    let corners = areas.flat_map(|area| [area.middle - area.half, area.middle + area.half]);
    let curves = plan.curves.iter().flat_map(Curve::sampled);
    let (mut low, mut high) = (
        Point::new(f64::MAX, f64::MAX),
        Point::new(f64::MIN, f64::MIN),
    );
    for point in corners.chain(curves) {
        low = Point::new(low.x.min(point.x), low.y.min(point.y));
        high = Point::new(high.x.max(point.x), high.y.max(point.y));
    }
    if plan.spots.is_empty() {
        return Size::default();
    }
    let areas = plan
        .spots
        .iter_mut()
        .chain(plan.labels.iter_mut().flatten());
    for area in areas {
        area.middle = area.middle - low;
    }
    for point in plan.curves.iter_mut().flat_map(|curve| &mut curve.points) {
        *point = *point - low;
    }
    Size {
        width: high.x - low.x,
        height: high.y - low.y,
    }
}
