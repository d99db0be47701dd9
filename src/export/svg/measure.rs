//! How wide text is, without a font at hand.

/// The widths of the characters from the space on in Helvetica and Arial, in thousandths of the size (Adobe's font metrics).
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// Other fonts are a little wider.
const SLACK: f64 = 1.06;

/// The width of a text of this size.
pub fn width(text: &str, size: f64) -> f64 {
    let thousandths: u32 = text.chars().map(|letter| u32::from(width_of(letter))).sum();
    f64::from(thousandths) / 1000.0 * size * SLACK
}

fn width_of(letter: char) -> u16 {
    let code = u32::from(letter);
    match code {
        0x20..0x7F => WIDTHS[code as usize - 0x20],
        0xA0 => 278,
        // Marks that stand on the letter before, and signs that are not seen.
        0x300..0x370 | 0x200B..0x2010 | 0xFE00..0xFE10 => 0,
        0x1100..0x1160
        | 0x2E80..0xA4D0
        | 0xAC00..0xD7A4
        | 0xF900..0xFB00
        | 0xFE30..0xFE70
        | 0xFF00..0xFF61
        | 0x1F000.. => 1000,
        _ => 640,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_letters_are_wider() {
        assert_eq!(width("", 10.0), 0.0);
        assert!(width("WWW", 10.0) > 2.0 * width("iii", 10.0));
        assert!(width("金正恩", 10.0) > width("Kim", 10.0));
        assert_eq!(width("e\u{301}", 10.0), width("e", 10.0));
    }
}
