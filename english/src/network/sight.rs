//! What the network sees of a word: the word itself if it is known, its capitals, its beginning, its ends, its shape.
//!
//! `training/features.py` does the same; `data/english.model` holds what came of it.

use crate::hash::hash_bytes;
use crate::map::Map;

/// How many tables of vectors there are.
pub const TABLES: usize = 7;

/// The rows of a word in all tables, counted through.
pub type Rows = [u32; TABLES];

/// How many letters of a word are looked at.
const SEEN: usize = 48;

/// How many signs a shape has at most.
const SHAPE: usize = 8;

/// The order of the tables.
#[derive(Clone, Copy)]
enum Table {
    Word,
    Cased,
    Prefix,
    Suffix2,
    Suffix3,
    Suffix4,
    Shape,
}

/// Where each table begins among all rows. The first row of each is for nothing.
#[derive(Clone, Copy, Debug)]
pub struct Tables {
    starts: Rows,
    sizes: Rows,
}

impl Tables {
    /// Tables of these sizes; none if one is too small, or all together are too large.
    pub fn new(sizes: [usize; TABLES]) -> Option<Self> {
        let (mut starts, mut start) = ([0; TABLES], 0_usize);
        for (slot, size) in starts.iter_mut().zip(sizes) {
            *slot = u32::try_from(start).ok()?;
            start = start.checked_add(size).filter(|_| size > 1)?;
        }
        u32::try_from(start).ok()?;
        let sizes = sizes.map(|size| size as u32);
        Some(Self { starts, sizes })
    }

    /// How many rows there are in all.
    pub fn rows(&self) -> usize {
        (self.starts[TABLES - 1] + self.sizes[TABLES - 1]) as usize
    }

    /// The rows for nothing.
    pub fn nothing(&self) -> Rows {
        self.starts
    }

    /// The row of a text in a table.
    fn row(&self, table: Table, text: &str) -> u32 {
        let number = table as usize;
        self.starts[number] + fnv(number as u8, text) % (self.sizes[number] - 1) + 1
    }

    /// The row of a known word.
    fn known(&self, number: u32) -> u32 {
        self.starts[Table::Word as usize] + number.min(self.sizes[Table::Word as usize] - 1)
    }
}

/// The 32-bit FNV-1a hash of a number and a text (Fowler, Noll and Vo).
fn fnv(seed: u8, text: &str) -> u32 {
    let bytes = std::iter::once(seed).chain(text.bytes());
    bytes.fold(0x811C_9DC5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// Looks at a word.
pub fn look(word: &str, words: &Map, tables: &Tables) -> Rows {
    let spelled = spelling(word);
    let lower = spelled.to_lowercase();
    let cased = match spelled == lower {
        true => tables.nothing()[Table::Cased as usize],
        false => tables.row(Table::Cased, &spelled),
    };
    [
        tables.known(words.get(hash_bytes(lower.as_bytes())).unwrap_or(0)),
        cased,
        tables.row(Table::Prefix, beginning(&lower, 3)),
        tables.row(Table::Suffix2, ending(&lower, 2)),
        tables.row(Table::Suffix3, ending(&lower, 3)),
        tables.row(Table::Suffix4, ending(&lower, 4)),
        tables.row(Table::Shape, &shape(&spelled)),
    ]
}

/// A word as it is looked up: straight quotation marks, every digit a nought, no more than its first letters.
fn spelling(word: &str) -> String {
    let spelled: String = word.chars().take(SEEN).map(plain).collect();
    match &*spelled {
        "''" => "\"".into(),
        _ => spelled,
    }
}

fn plain(character: char) -> char {
    match character {
        '’' | '‘' | '`' => '\'',
        '“' | '”' => '"',
        '0'..='9' => '0',
        other => other,
    }
}

/// The first letters of a word.
fn beginning(word: &str, letters: usize) -> &str {
    let end = word.char_indices().nth(letters);
    end.map_or(word, |(end, _)| &word[..end])
}

/// The last letters of a word.
fn ending(word: &str, letters: usize) -> &str {
    let start = word.char_indices().rev().nth(letters - 1);
    start.map_or(word, |(start, _)| &word[start..])
}

/// The pattern of capitals, small letters, digits and marks, runs cut to two.
fn shape(spelled: &str) -> String {
    let (mut shape, mut last) = (String::new(), ['\0'; 2]);
    let mut count = 0;
    for character in spelled.chars() {
        let kind = kind(character);
        if count < SHAPE && last != [kind; 2] {
            shape.push(kind);
            count += 1;
        }
        last = [last[1], kind];
    }
    shape
}

fn kind(character: char) -> char {
    match character {
        '0' => '0',
        upper if upper.is_uppercase() => 'X',
        letter if letter.is_alphabetic() => 'x',
        mark if mark.is_ascii() => mark,
        _ => '*',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_keep_two_of_a_run() {
        let words = [
            "Minister", "IBM", "iPhone", "U.S.", "2,500", "café", "—", "''", "COVID-19",
        ];
        let shapes = words.map(|word| shape(&spelling(word)));
        assert_eq!(
            shapes,
            [
                "Xxx", "XX", "xXxx", "X.X.", "0,00", "xx", "*", "\"", "XX-00"
            ]
        );
    }

    #[test]
    fn parts_of_words_are_cut_between_letters() {
        assert_eq!(
            ["élysée", "of", ""].map(|word| beginning(word, 3)),
            ["ély", "of", ""]
        );
        assert_eq!(
            ["élysée", "of", ""].map(|word| ending(word, 2)),
            ["ée", "of", ""]
        );
    }

    #[test]
    fn tables_stand_one_behind_the_other() {
        let tables = Tables::new([10, 5, 5, 5, 5, 5, 5]).unwrap();
        assert_eq!(tables.rows(), 40);
        let rows = look("Tōkyō", &Map::new(&[]), &tables);
        let inside = rows.iter().zip(tables.starts).zip(tables.sizes);
        assert!(
            inside
                .clone()
                .all(|((row, start), size)| (start..start + size).contains(row))
        );
        assert_eq!(rows[0], 0);
        assert!(Tables::new([10, 1, 5, 5, 5, 5, 5]).is_none());
        assert!(Tables::new([u32::MAX as usize; TABLES]).is_none());
    }
}
