//! The best tree with one root (Chu and Liu 1965, Edmonds 1967).
//!
//! Most sentences need no more than the best head of each word. Where these make a circle, it is shrunk to one place and
//! the rest is solved; each step costs the square of what is left.

/// A score that is lower than any.
const NEVER: f64 = f64::NEG_INFINITY;

/// What hanging on the root costs beyond its score: so much that a second root never pays.
const ROOT: f64 = 1e9;

/// For each place its head, by scores of places by heads. Place nought is the root, which is given itself.
pub fn spanning_tree(scores: &[&[f32]]) -> Vec<usize> {
    let places = scores.len();
    let score = |place: usize, head: usize| match (place, head) {
        (0, 0) => 0.0,
        (0, _) => NEVER,
        (place, head) if place == head => NEVER,
        (place, head) => f64::from(scores[place][head]),
    };
    let heads: Vec<usize> = (0..places)
        .map(|place| best(places, |head| score(place, head)))
        .collect();
    let roots = heads.iter().skip(1).filter(|&&head| head == 0).count();
    if roots <= 1 && circle(&heads).is_none() {
        return heads;
    }
    let cost = |place, head| if place > 0 && head == 0 { ROOT } else { 0.0 };
    let rows = (0..places).map(|place| {
        (0..places)
            .map(|head| score(place, head) - cost(place, head))
            .collect()
    });
    shrink(&rows.collect::<Vec<Vec<f64>>>())
}

/// The head with the highest score; of equals, the first.
fn best(places: usize, score: impl Fn(usize) -> f64) -> usize {
    (1..places).fold(0, |best, head| {
        if score(head) > score(best) {
            head
        } else {
            best
        }
    })
}

/// The places of a circle, if there is one; each is the head of the one before.
fn circle(heads: &[usize]) -> Option<Vec<usize>> {
    let mut seen = vec![0; heads.len()];
    for start in 1..heads.len() {
        let mut place = start;
        while place != 0 && seen[place] == 0 {
            seen[place] = start;
            place = heads[place];
        }
        if place != 0 && seen[place] == start {
            let next = std::iter::successors(Some(heads[place]), |&next| {
                (next != place).then(|| heads[next])
            });
            return Some(next.collect());
        }
    }
    None
}

/// Solves for places whose best heads may make circles.
fn shrink(scores: &[Vec<f64>]) -> Vec<usize> {
    let places = scores.len();
    let greedy: Vec<usize> = (0..places)
        .map(|place| best(places, |head| scores[place][head]))
        .collect();
    let Some(circle) = circle(&greedy) else {
        return greedy;
    };
    let rest: Vec<usize> = (0..places)
        .filter(|place| !circle.contains(place))
        .collect();
    // What it costs to take a place of the circle away from its head, and to hang it on another.
    let into = |head: usize| {
        let gain = |&place: &usize| scores[place][head] - scores[place][greedy[place]];
        let places = circle.iter().map(|place| (gain(place), *place));
        places
            .reduce(|best, next| if next.0 > best.0 { next } else { best })
            .unwrap_or((NEVER, 0))
    };
    // Which place of the circle is the best head of another.
    let out = |place: usize| {
        let heads = circle.iter().map(|&head| (scores[place][head], head));
        heads
            .reduce(|best, next| if next.0 > best.0 { next } else { best })
            .unwrap_or((NEVER, 0))
    };
    let whole = rest.len();
    let mut smaller: Vec<Vec<f64>> = rest
        .iter()
        .map(|&place| {
            rest.iter()
                .map(|&head| scores[place][head])
                .chain([out(place).0])
                .collect()
        })
        .collect();
    smaller.push(
        rest.iter()
            .map(|&head| into(head).0)
            .chain([NEVER])
            .collect(),
    );
    let solved = shrink(&smaller);
    let mut heads = greedy.clone();
    for (&place, &head) in rest.iter().zip(&solved) {
        heads[place] = if head == whole {
            out(place).1
        } else {
            rest[head]
        };
    }
    let outside = rest[solved[whole]];
    heads[into(outside).1] = outside;
    heads
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree with one root that has the highest sum, by trying all.
    fn by_trying(scores: &[Vec<f32>]) -> f32 {
        let places = scores.len();
        let mut highest = f32::NEG_INFINITY;
        for mut number in 0..places.pow(places as u32 - 1) {
            let mut heads = vec![0];
            for _ in 1..places {
                heads.push(number % places);
                number /= places;
            }
            let one_root = heads.iter().skip(1).filter(|&&head| head == 0).count() == 1;
            if one_root
                && circle(&heads).is_none()
                && (1..places).all(|place| heads[place] != place)
            {
                highest = highest.max(total(scores, &heads));
            }
        }
        highest
    }

    fn total(scores: &[Vec<f32>], heads: &[usize]) -> f32 {
        (1..heads.len())
            .map(|place| scores[place][heads[place]])
            .sum()
    }

    #[test]
    fn no_other_tree_is_better() {
        let mut number = 1_u32;
        let mut random = || {
            number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (number >> 24) as f32
        };
        for places in [2, 3, 4, 5, 6].repeat(40) {
            let scores: Vec<Vec<f32>> = (0..places)
                .map(|_| (0..places).map(|_| random()).collect())
                .collect();
            let rows: Vec<&[f32]> = scores.iter().map(|row| &row[..]).collect();
            let heads = spanning_tree(&rows);
            assert!(circle(&heads).is_none());
            assert_eq!(heads.iter().skip(1).filter(|&&head| head == 0).count(), 1);
            assert_eq!(total(&scores, &heads), by_trying(&scores), "{scores:?}");
        }
    }

    #[test]
    fn a_root_alone_is_a_tree() {
        assert_eq!(spanning_tree(&[&[0.0]]), [0]);
    }
}
