//! Hashes of short texts, as the tables of the model are made with.

/// An odd constant with well-mixed bits: 2^64 divided by the golden ratio.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// What hashing begins with.
const START: u64 = 0x5851_F42D_4C95_7F2D;

/// Spreads a small number over 64 bits.
#[inline(always)]
pub const fn atom(number: u64) -> u64 {
    let hash = (number + 1).wrapping_mul(GOLDEN);
    hash ^ (hash >> 31)
}

/// Hashes bytes.
#[inline]
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    let mut hash = START;
    for &byte in bytes {
        hash = (hash.rotate_left(5) ^ u64::from(byte)).wrapping_mul(GOLDEN);
    }
    hash ^ (hash >> 32)
}
