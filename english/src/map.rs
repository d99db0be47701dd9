//! Look-up tables, read in place from the bytes of the model file.

/// A table from 64-bit hashes to 32-bit values: slots of a 32-bit fingerprint and the value.
///
/// Every key has a slot: the first free one from its own place on.
#[derive(Clone, Copy, Debug)]
pub struct Map<'m> {
    slots: &'m [[u8; 8]],
}

impl<'m> Map<'m> {
    /// Takes a table as it stands in the file.
    pub const fn new(bytes: &'m [u8]) -> Self {
        Self {
            slots: bytes.as_chunks().0,
        }
    }

    /// The value of a key.
    pub fn get(&self, key: u64) -> Option<u32> {
        let first = place(key, self.slots.len());
        let (before, behind) = self.slots.split_at(first);
        for slot in behind.iter().chain(before) {
            let slot = u64::from_le_bytes(*slot);
            if slot == 0 {
                return None;
            }
            if slot as u32 == fingerprint(key) {
                return Some((slot >> 32) as u32);
            }
        }
        None
    }

    /// The value of the first key that has one.
    pub fn first(&self, keys: &[u64]) -> Option<u32> {
        keys.iter().find_map(|&key| self.get(key))
    }
}

/// The place of a key among so many.
fn place(key: u64, places: usize) -> usize {
    (((key >> 32) * places as u64) >> 32) as usize
}

/// What tells a key from others near its place.
fn fingerprint(key: u64) -> u32 {
    (key as u32).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_or_full_table_ends_the_search() {
        assert_eq!(Map::new(&[]).get(7), None);
        let full: Vec<u8> = (0..4).flat_map(|_| 9_u64.to_le_bytes()).collect();
        assert_eq!(Map::new(&full).get(7), None);
        assert_eq!(Map::new(&full).get(9), Some(0));
    }
}
