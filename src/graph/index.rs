//! Where things are, by keys that they have themselves.

use std::hash::{BuildHasher, RandomState};

use hashbrown::HashTable;

/// Places by the hashes of keys; looked up, never iterated. The keys are not kept a second time: who looks one up tells
/// whether it is the one of a place.
#[derive(Clone, Debug)]
pub struct Index<P> {
    places: HashTable<(u64, P)>,
    hasher: RandomState,
}

impl<P> Default for Index<P> {
    fn default() -> Self {
        Self {
            places: HashTable::new(),
            hasher: RandomState::new(),
        }
    }
}

impl<P: Copy> Index<P> {
    /// The place of a key; `has_key` tells whether it is the key of a place.
    pub fn find(&self, key: &str, has_key: impl Fn(P) -> bool) -> Option<P> {
        let hash = self.hasher.hash_one(key);
        let found = self
            .places
            .find(hash, |&(other, place)| other == hash && has_key(place));
        found.map(|&(_, place)| place)
    }

    /// Adds the place of a key that has none.
    pub fn insert(&mut self, key: &str, place: P) {
        let hash = self.hasher.hash_one(key);
        self.places
            .insert_unique(hash, (hash, place), |&(hash, _)| hash);
    }
}
