//! Compares what fails with a list of what is known to fail.

use std::collections::BTreeSet;

/// Fails unless just those fail that a list names: one more is a loss, one less a gain to be noted.
pub fn assert_only_named(failing: Vec<String>, named: &str) {
    let failing: BTreeSet<String> = failing.into_iter().collect();
    let named: BTreeSet<String> = named.lines().map(str::to_owned).collect();
    let lost: Vec<_> = failing.difference(&named).collect();
    let gained: Vec<_> = named.difference(&failing).collect();
    assert!(lost.is_empty(), "these fail and are not named: {lost:#?}");
    assert!(gained.is_empty(), "these come out right: {gained:#?}");
}
