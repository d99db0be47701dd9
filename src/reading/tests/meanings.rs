//! Words with two meanings.

use super::named;

#[test]
fn words_with_two_meanings_are_told_apart() {
    let table = [(
        "They flew to Georgia and Russia.",
        "Georgia/Country; Russia/Country",
    )];
    super::check(&table, named);
}
