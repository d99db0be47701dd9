//! The known name that was probably meant by a misspelt one.

/// How many names are looked at to find the one that was meant.
const CANDIDATES: usize = 2_000;

/// Longer words are no misspelt names, and comparing them would take long.
const LONGEST: usize = 60;

/// Says `; did you mean "NAME"?` for the nearest of the known names, or nothing.
///
/// # Examples
///
/// ```
/// use cloze::spelling::did_you_mean;
///
/// assert_eq!(did_you_mean("Organisation", ["Person", "Organization"]), "; did you mean \"Organization\"?");
/// assert_eq!(did_you_mean("Horse", ["Person", "Organization"]), "");
/// ```
pub fn did_you_mean<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> String {
    match nearest(name, known) {
        Some(found) => format!("; did you mean \"{found}\"?"),
        None => String::new(),
    }
}

/// Finds the known name that the fewest changes turn this one into, if at most a third of its letters change.
pub fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let length = name.chars().take(LONGEST + 1).count();
    if length > LONGEST {
        return None;
    }
    known
        .into_iter()
        .take(CANDIDATES)
        .filter(|other| !other.is_empty() && other.len() < 100)
        .filter(|other| other.chars().count().abs_diff(length) <= (length / 3).max(1))
        .map(|other| (distance(name, other), other))
        .filter(|&(distance, _)| distance <= (length / 3).max(1))
        .min()
        .map(|(_, other)| other)
}

/// Counts the letters to insert, delete, replace or swap; case counts as nothing.
fn distance(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.to_lowercase().chars().collect();
    let right: Vec<char> = right.to_lowercase().chars().collect();
    let mut rows = vec![(0..=right.len()).collect::<Vec<usize>>()];
    for (row, letter) in left.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, other) in right.iter().enumerate() {
            let above = &rows[row];
            let mut best = (above[column + 1] + 1)
                .min(current[column] + 1)
                .min(above[column] + usize::from(letter != other));
            if row > 0 && column > 0 && *letter == right[column - 1] && left[row - 1] == *other {
                best = best.min(rows[row - 1][column - 1] + 1);
            }
            current.push(best);
        }
        rows.push(current);
    }
    rows[left.len()][right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_proposed() {
        let known = ["Agent", "Organization", "Person"];
        for (typed, meant) in [
            ("Organisation", Some("Organization")),
            ("agent", Some("Agent")),
            ("Pesron", Some("Person")),
            ("Zebra", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, known), meant, "{typed}");
        }
    }

    #[test]
    fn a_word_of_a_megabyte_is_no_misspelt_name() {
        assert_eq!(nearest(&"a".repeat(1_000_000), ["a", "b"]), None);
        assert_eq!(nearest("a", [&*"a".repeat(1_000_000)]), None);
    }
}
