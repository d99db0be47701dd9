//! The model file: all that was learned from treebanks, read in place.
//!
//! Layout, little-endian: magic (8 bytes), version (4), number of sections (4), checksum of all
//! that follows (8, FNV-1a), for each section its offset and length (4 + 4), then the sections, each at a
//! multiple of 64 bytes.

use std::fmt;
use std::sync::LazyLock;

use super::map::Map;

/// The first bytes of a model file.
const MAGIC: &[u8; 8] = b"cloze-en";

/// The version of the layout and of what the network sees; a model of any other version can't be read.
pub const VERSION: u32 = 5;

/// The bytes before the table of sections.
const HEADER: usize = 24;

/// Declares the sections in the order of the file.
macro_rules! sections {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// A part of the model file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Section {
            $($(#[$doc])* $name,)*
        }

        impl Section {
            /// All sections in the order of the file.
            pub const ALL: &[Self] = &[$(Self::$name,)*];
        }
    };
}

sections! {
    /// Whose work the model is made of, and under which licence it may be passed on.
    Note,
    /// Edit rules by word, word end and Penn tag.
    LemmaMap,
    /// The edits.
    LemmaEdits,
    /// The numbers of known words.
    Words,
    /// The vectors of what is seen of words.
    Vectors,
    /// The weights of the network, and the labels that it knows.
    Network,
}

/// A model, borrowed from the bytes of its file.
#[derive(Clone, Copy, Debug)]
pub struct Model<'m> {
    bytes: &'m [u8],
}

/// Why bytes are not a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelFault {
    /// The bytes don't begin like a model, or end before their sections do.
    Malformed,
    /// The model was made for another version of the program.
    Version(u32),
}

impl fmt::Display for ModelFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed => write!(formatter, "not an English model, or cut short")?,
            Self::Version(found) => write!(
                formatter,
                "English model of version {found}, where this program reads version {VERSION}"
            )?,
        }
        write!(formatter, "; make it again as training/README.md says")
    }
}

impl std::error::Error for ModelFault {}

/// The bytes of the model that the program carries.
static EMBEDDED: &[u8] = include_bytes!("../../data/english.model");

impl Model<'static> {
    /// The model that the program carries.
    pub fn embedded() -> Self {
        static MODEL: LazyLock<Model<'static>> = LazyLock::new(|| {
            Model::read(EMBEDDED).expect("a test reads and verifies the embedded model")
        });
        *MODEL
    }
}

impl<'m> Model<'m> {
    /// Takes the bytes of a model file, without looking at more than their beginning.
    ///
    /// # Errors
    ///
    /// Fails if the bytes are no model of this version or end too early.
    pub fn read(bytes: &'m [u8]) -> Result<Self, ModelFault> {
        if !bytes.starts_with(MAGIC) {
            return Err(ModelFault::Malformed);
        }
        let version = read_u32(bytes, 8).ok_or(ModelFault::Malformed)?;
        if version != VERSION {
            return Err(ModelFault::Version(version));
        }
        let model = Self { bytes };
        let complete = Section::ALL
            .iter()
            .all(|&section| model.find(section).is_some());
        complete.then_some(model).ok_or(ModelFault::Malformed)
    }

    /// The bytes of a section.
    pub fn section(&self, section: Section) -> &'m [u8] {
        self.find(section).unwrap_or_default()
    }

    /// A section that maps hashes to numbers.
    pub fn map(&self, section: Section) -> Map<'m> {
        Map::new(self.section(section))
    }

    fn find(&self, section: Section) -> Option<&'m [u8]> {
        let entry = HEADER + 8 * section as usize;
        let start = read_u32(self.bytes, entry)? as usize;
        let length = read_u32(self.bytes, entry + 4)? as usize;
        self.bytes.get(start..start.checked_add(length)?)
    }
}

fn read_u32(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at + 4)?.try_into().ok()?;
    Some(u32::from_le_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Network;

    /// A file with one byte in each section.
    fn file() -> Vec<u8> {
        let sections = Section::ALL.len();
        let mut file = MAGIC.to_vec();
        file.extend(VERSION.to_le_bytes());
        file.extend((sections as u32).to_le_bytes());
        file.extend([0; 8]);
        for number in 0..sections {
            let start = HEADER + 8 * sections + number;
            file.extend([start as u32, 1].map(u32::to_le_bytes).concat());
        }
        file.extend((0..sections).map(|number| b'a' + number as u8));
        file
    }

    /// The 64-bit FNV-1a hash (Fowler, Noll and Vo).
    fn checksum(bytes: &[u8]) -> u64 {
        bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, &byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
        })
    }

    #[test]
    fn the_embedded_model_is_whole_and_names_its_licence() {
        let model = Model::embedded();
        assert_eq!(
            EMBEDDED[16..24],
            checksum(&EMBEDDED[HEADER..]).to_le_bytes()
        );
        let note = std::str::from_utf8(model.section(Section::Note)).unwrap();
        assert!(note.contains("CC BY-SA 4.0"));
    }

    #[test]
    fn sections_are_found_in_their_order() {
        let file = file();
        let model = Model::read(&file).unwrap();
        assert_eq!(model.section(Section::Note), b"a");
        assert_eq!(model.section(Section::Words), b"d");
    }

    #[test]
    fn a_damaged_file_gives_one_clear_message() {
        let whole = file();
        let mut other = whole.clone();
        other[8] = 9;
        let cut = &whole[..whole.len() - 1];
        assert_eq!(Model::read(cut).unwrap_err(), ModelFault::Malformed);
        assert_eq!(Model::read(b"hello").unwrap_err(), ModelFault::Malformed);
        let fault = Model::read(&other).unwrap_err();
        assert_eq!(
            fault.to_string(),
            "English model of version 9, where this program reads version 5; make it again as training/README.md says"
        );
    }

    #[test]
    fn a_network_that_is_cut_or_has_other_labels_is_refused() {
        let entry = HEADER + 8 * Section::Network as usize + 4;
        let length = read_u32(EMBEDDED, entry).unwrap();
        for less in [1, 10, length / 2, length] {
            let mut bytes = EMBEDDED.to_vec();
            bytes[entry..entry + 4].copy_from_slice(&(length - less).to_le_bytes());
            let fault = Network::read(Model::read(&bytes).unwrap()).unwrap_err();
            assert_eq!(fault, ModelFault::Malformed, "{less} bytes less");
        }
    }
}
