//! Packs a network as the model holds it: whole numbers in few bits.

use cloze::english::names::network::{
    HIDDEN, HIDDEN_SCALE, INPUT, MARK_SCALE, SHIFT, VECTOR_SCALE,
};

use super::network::Network;
use crate::pack;

/// The numbers of vectors, and the weights.
pub fn pack(network: &Network) -> (Vec<u8>, Vec<u8>) {
    let mut numbers: Vec<(u64, u32)> = network
        .numbers
        .iter()
        .map(|(&it, &number)| (it, number))
        .collect();
    numbers.sort_unstable_by_key(|&(_, number)| number);
    let mut bytes = Vec::new();
    for cell in 0..HIDDEN {
        let inputs = (0..INPUT).map(|input| network.hidden.rows[input][cell]);
        bytes.extend(inputs.flat_map(|weight| small(weight, HIDDEN_SCALE)));
    }
    let circumstances = network.circumstances.rows.iter().flatten();
    bytes.extend(circumstances.flat_map(|&weight| small(weight, HIDDEN_SCALE)));
    let marks = network.marks.rows.iter().flatten();
    bytes.extend(marks.flat_map(|&weight| small(weight, MARK_SCALE)));
    let scale = VECTOR_SCALE * HIDDEN_SCALE * MARK_SCALE / (1 << SHIFT) as f32;
    let bias = network.bias.rows.iter().flatten();
    bytes.extend(bias.flat_map(|&weight| ((weight * scale).round() as i32).to_le_bytes()));
    let vectors = network.vectors.rows.iter().flatten();
    bytes.extend(vectors.map(|&part| tiny(part).cast_unsigned()));
    (pack::map(&numbers), bytes)
}

/// A weight as a whole number of 16 bits; what is too great stays as great as it can be.
fn small(weight: f32, scale: f32) -> [u8; 2] {
    ((weight * scale).round() as i16).to_le_bytes()
}

/// A part of a vector as a whole number of 8 bits.
fn tiny(part: f32) -> i8 {
    (part * VECTOR_SCALE).round() as i8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn great_weights_stay_as_great_as_they_can_be() {
        assert_eq!(tiny(0.5), 64);
        assert_eq!(tiny(-7.0), i8::MIN);
        assert_eq!(small(-1e9, HIDDEN_SCALE), i16::MIN.to_le_bytes());
    }
}
