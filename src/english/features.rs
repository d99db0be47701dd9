//! Features: small observations about words and trees, each hashed to one number.
//!
//! The n-th observation pushed is the n-th template, so the order of the pushes is part of the
//! model: the same code gathers features when the model is trained and when it runs.

/// The most observations that one decision may look at.
pub const CAPACITY: usize = 160;

/// An odd constant with well-mixed bits: 2^64 divided by the golden ratio.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// What an absent word, tag or relation counts as.
pub const NOTHING: u64 = 0x5851_F42D_4C95_7F2D;

/// The observations that one decision looks at.
#[derive(Clone, Debug)]
pub struct Features {
    hashes: [u64; CAPACITY],
    length: usize,
}

impl Default for Features {
    fn default() -> Self {
        Self {
            hashes: [0; CAPACITY],
            length: 0,
        }
    }
}

impl Features {
    /// Forgets all observations.
    pub fn clear(&mut self) {
        self.length = 0;
    }

    /// Adds the observation that these parts occur together. Beyond the capacity it is ignored.
    #[inline(always)]
    pub fn push<const N: usize>(&mut self, parts: [u64; N]) {
        if let Some(slot) = self.hashes.get_mut(self.length) {
            *slot = combine(self.length as u64, parts);
            self.length += 1;
        }
    }

    /// The observations as hashes.
    pub fn as_slice(&self) -> &[u64] {
        &self.hashes[..self.length]
    }
}

/// Adds observations in their order, one in each pair of brackets.
macro_rules! push {
    ($features:expr; $([$($part:expr),+])+) => {
        $($features.push([$($part),+]);)+
    };
}
pub(crate) use push;

/// Hashes the parts of an observation, in their order. It is rare if one of them is.
#[inline(always)]
fn combine<const N: usize>(template: u64, parts: [u64; N]) -> u64 {
    let mut hash = (template + 1).wrapping_mul(GOLDEN);
    let mut rare = 0;
    for part in parts {
        hash = (hash.rotate_left(25) ^ part).wrapping_mul(GOLDEN);
        rare |= part & 1;
    }
    hash ^= hash >> 29;
    hash & !(1 << RARE_BIT) | rare << RARE_BIT
}

/// The bit of an observation that tells whether it is rare.
const RARE_BIT: u32 = 31;

/// Marks a part of observations, such as a word, of which there are many.
#[inline(always)]
pub const fn rare(part: u64) -> u64 {
    part | 1
}

/// Marks a part of observations, such as a tag, of which there are few.
#[inline(always)]
pub const fn common(part: u64) -> u64 {
    part & !1
}

/// Whether an observation is rare.
#[inline(always)]
pub const fn is_rare(feature: u64) -> bool {
    feature >> RARE_BIT & 1 == 1
}

/// Spreads a small number over 64 bits, so that it can be part of an observation.
#[inline(always)]
pub const fn atom(number: u64) -> u64 {
    let hash = (number + 1).wrapping_mul(GOLDEN);
    hash ^ (hash >> 31)
}

/// Mixes two numbers to one, in their order.
#[inline(always)]
pub const fn mix(first: u64, second: u64) -> u64 {
    let hash = (first.rotate_left(25) ^ second).wrapping_mul(GOLDEN);
    hash ^ (hash >> 29)
}

/// Hashes bytes.
#[inline]
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    let mut hash = NOTHING;
    for &byte in bytes {
        hash = (hash.rotate_left(5) ^ u64::from(byte)).wrapping_mul(GOLDEN);
    }
    hash ^ (hash >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_parts_differ_from_template_to_template_and_by_order() {
        let mut features = Features::default();
        features.push([1, 2]);
        features.push([1, 2]);
        features.push([2, 1]);
        let hashes = features.as_slice();
        assert_eq!(hashes.len(), 3);
        assert_ne!(hashes[0], hashes[1]);
        assert_ne!(hashes[1], hashes[2]);
    }

    #[test]
    fn observations_beyond_the_capacity_are_ignored() {
        let mut features = Features::default();
        for _ in 0..CAPACITY + 10 {
            features.push([1]);
        }
        assert_eq!(features.as_slice().len(), CAPACITY);
    }
}
