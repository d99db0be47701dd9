//! Numbers that look random and are the same in every run.

/// A row of numbers that is the same in every run.
pub fn numbers(seed: u64) -> impl Iterator<Item = usize> {
    let next = |state: &u64| {
        Some(
            state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407),
        )
    };
    std::iter::successors(Some(seed), next)
        .skip(1)
        .map(|state| (state >> 33) as usize)
}
