//! A growing table of features, each with a row of weights that lie side by side.

/// The bits of a cell that hold the class; the others hold the weight.
const CLASS_BITS: u32 = 6;

/// The first slots; always a power of two.
const FIRST_SIZE: usize = 1 << 16;

/// The room of a new row.
const FIRST_ROOM: u16 = 2;

/// A feature and its row among the cells; free if the feature is nought.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    feature: u64,
    start: u32,
    length: u16,
    room: u16,
}

impl Slot {
    fn cells(self) -> std::ops::Range<usize> {
        let start = self.start as usize;
        start..start + usize::from(self.length)
    }
}

/// Weights by feature and class, and for each weight some notes.
#[derive(Debug)]
pub struct Table<N> {
    slots: Vec<Slot>,
    used: usize,
    /// A class and a weight each.
    cells: Vec<i32>,
    notes: Vec<N>,
}

impl<N> Default for Table<N> {
    fn default() -> Self {
        Self {
            slots: vec![Slot::default(); FIRST_SIZE],
            used: 0,
            cells: Vec::new(),
            notes: Vec::new(),
        }
    }
}

/// The class of a cell.
pub fn class(cell: i32) -> usize {
    (cell & ((1 << CLASS_BITS) - 1)) as usize
}

/// The weight of a cell.
pub fn weight(cell: i32) -> i32 {
    cell >> CLASS_BITS
}

impl<N: Copy + Default> Table<N> {
    /// Changes all weights with the help of their notes.
    pub fn update_all(&mut self, new: impl Fn(i32, N) -> i32) {
        for (cell, note) in self.cells.iter_mut().zip(&self.notes) {
            *cell = new(weight(*cell), *note) << CLASS_BITS | class(*cell) as i32;
        }
        self.notes.fill(N::default());
    }

    /// The weights of a feature as cells.
    #[inline]
    pub fn row(&self, feature: u64) -> &[i32] {
        &self.cells[self.slots[find(&self.slots, feature)].cells()]
    }

    /// The place of the weights of a feature among the cells.
    #[inline]
    pub fn place(&self, feature: u64) -> std::ops::Range<usize> {
        self.slots[find(&self.slots, feature)].cells()
    }

    /// The cells at a place.
    #[inline]
    pub fn cells(&self, place: std::ops::Range<usize>) -> &[i32] {
        &self.cells[place]
    }

    /// All features with their cells, in no useful order.
    pub fn rows(&self) -> impl Iterator<Item = (u64, &[i32])> {
        let used = self.slots.iter().filter(|slot| slot.feature != 0);
        used.map(|slot| (slot.feature, &self.cells[slot.cells()]))
    }

    /// Changes a weight and its notes.
    pub fn update(&mut self, feature: u64, wanted: usize, new: impl FnOnce(i32, &mut N) -> i32) {
        let place = self.make(feature, wanted);
        let weight = new(weight(self.cells[place]), &mut self.notes[place]);
        self.cells[place] = weight << CLASS_BITS | wanted as i32;
    }

    /// The place of a weight, made if there is none.
    fn make(&mut self, feature: u64, wanted: usize) -> usize {
        let slot = self.slot(feature);
        let cells = self.slots[slot].cells();
        if let Some(found) = cells
            .clone()
            .find(|&cell| class(self.cells[cell]) == wanted)
        {
            return found;
        }
        if self.slots[slot].length == self.slots[slot].room {
            self.move_row(slot);
        }
        let slot = &mut self.slots[slot];
        slot.length += 1;
        let place = slot.cells().end - 1;
        self.cells[place] = wanted as i32;
        place
    }

    /// Moves a row to where it has more room.
    fn move_row(&mut self, slot: usize) {
        let old = self.slots[slot];
        let start = self.cells.len();
        let room = (old.room * 2).max(FIRST_ROOM);
        self.cells.extend_from_within(old.cells());
        self.notes.extend_from_within(old.cells());
        self.cells.resize(start + usize::from(room), 0);
        self.notes.resize(start + usize::from(room), N::default());
        self.slots[slot] = Slot {
            start: start as u32,
            room,
            ..old
        };
    }

    /// The slot of a feature, made if there is none.
    fn slot(&mut self, feature: u64) -> usize {
        if self.used * 2 > self.slots.len() {
            self.grow();
        }
        let slot = find(&self.slots, feature);
        if self.slots[slot].feature == 0 {
            self.slots[slot].feature = feature;
            self.used += 1;
        }
        slot
    }

    fn grow(&mut self) {
        let mut slots = vec![Slot::default(); self.slots.len() * 2];
        for &old in self.slots.iter().filter(|slot| slot.feature != 0) {
            let slot = find(&slots, old.feature);
            slots[slot] = old;
        }
        self.slots = slots;
    }
}

/// The slot of a feature, or the free one where it would be.
#[inline]
fn find(slots: &[Slot], feature: u64) -> usize {
    let mask = slots.len() - 1;
    let mut at = feature as usize & mask;
    while slots[at].feature != 0 && slots[at].feature != feature {
        at = (at + 1) & mask;
    }
    at
}
