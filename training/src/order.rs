//! A fixed order that looks random.

/// A linear congruential generator with a fixed start (constants of Knuth's MMIX).
#[derive(Debug)]
pub struct Order(u64);

impl Default for Order {
    fn default() -> Self {
        Self::new(0)
    }
}

impl Order {
    /// Makes one of many orders.
    pub fn new(number: u64) -> Self {
        let mut order = Self(20_260_101 + number);
        order.below(2);
        order
    }

    /// A number below a limit.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (((self.0 >> 32) * limit as u64) >> 32) as usize
    }

    /// Puts items in another order (Fisher and Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for place in (1..items.len()).rev() {
            items.swap(place, self.below(place + 1));
        }
    }
}
