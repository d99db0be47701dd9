//! The model file: all that was learned from treebanks, read in place.
//!
//! Layout, little-endian: magic (8 bytes), version (4), number of sections (4), checksum of all
//! that follows (8), for each section its offset and length (4 + 4), then the sections, each at a
//! multiple of 64 bytes.

use std::fmt;
use std::sync::LazyLock;

use super::names::network::Network;
use super::tagger::Tagger;
use super::weights::{Map, Rows, Triples};

/// The first bytes of a model file.
const MAGIC: &[u8; 8] = b"cloze-en";

/// The version of the layout and of the features; a model of any other version can't be read.
pub const VERSION: u32 = 4;

/// The bytes before the table of sections.
const HEADER: usize = 24;

/// The bytes that the checksum covers start here.
const CHECKED: usize = HEADER;

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
    /// Words that have always the same tag.
    CertainTags,
    /// The tagger's weights.
    Tags,
    /// The weights of the parser's moves.
    Moves,
    /// The weights of relations.
    Relations,
    /// Universal parts of speech by word, Penn tag and relation.
    Parts,
    /// Edit rules by word, word end and Penn tag.
    LemmaMap,
    /// The edits.
    LemmaEdits,
    /// Known phrases, and words in small letters that may begin names.
    Phrases,
    /// The numbers of the vectors of what is seen of tokens, to find names.
    NameMap,
    /// The weights of the network that finds names.
    NameNetwork,
    /// The clusters of words.
    Clusters,
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
    /// The bytes are not those that were written.
    Checksum,
}

impl fmt::Display for ModelFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed => write!(formatter, "not an English model, or cut short")?,
            Self::Version(found) => write!(
                formatter,
                "English model of version {found}, where this program reads version {VERSION}"
            )?,
            Self::Checksum => write!(formatter, "English model damaged: wrong checksum")?,
        }
        write!(formatter, "; make it again as training/README.md says")
    }
}

impl std::error::Error for ModelFault {}

/// Sections begin at multiples of this, the size of a cache line, so that a bucket of slots
/// never lies in two of them.
const ALIGNMENT: usize = 64;

/// Bytes that begin at a multiple of [`ALIGNMENT`] in memory.
#[repr(C, align(64))]
struct Aligned<B: ?Sized>(B);

/// The bytes of the model that the program carries.
static EMBEDDED: &Aligned<[u8]> = &Aligned(*include_bytes!("../../data/english.model"));

impl Model<'static> {
    /// The model that the program carries.
    pub fn embedded() -> Self {
        static MODEL: LazyLock<Model<'static>> = LazyLock::new(|| {
            Model::read(&EMBEDDED.0).expect("a test reads and verifies the embedded model")
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

    /// Checks every byte against the checksum.
    ///
    /// # Errors
    ///
    /// Fails if a byte has changed.
    pub fn verify(&self) -> Result<(), ModelFault> {
        let expected = self.bytes.get(16..24).unwrap_or_default();
        if expected == checksum(&self.bytes[CHECKED..]).to_le_bytes() {
            Ok(())
        } else {
            Err(ModelFault::Checksum)
        }
    }

    /// Writes a model file.
    pub fn write(sections: &[(Section, Vec<u8>)]) -> Vec<u8> {
        let mut table = Vec::new();
        let mut contents: Vec<u8> = Vec::new();
        let start = HEADER + 8 * Section::ALL.len();
        for &section in Section::ALL {
            let found = sections.iter().find(|(name, _)| *name == section);
            let bytes = found.map_or(&[][..], |(_, bytes)| bytes);
            let end = start + contents.len();
            contents.resize(end.next_multiple_of(ALIGNMENT) - start, 0);
            table.extend(((start + contents.len()) as u32).to_le_bytes());
            table.extend((bytes.len() as u32).to_le_bytes());
            contents.extend(bytes);
        }
        table.extend(contents);
        let mut file = MAGIC.to_vec();
        file.extend(VERSION.to_le_bytes());
        file.extend((Section::ALL.len() as u32).to_le_bytes());
        file.extend(checksum(&table).to_le_bytes());
        file.extend(table);
        file
    }

    /// The bytes of a section.
    pub fn section(&self, section: Section) -> &'m [u8] {
        self.find(section).unwrap_or_default()
    }

    /// Whose work the model is made of, and under which licence it may be passed on.
    pub fn note(&self) -> &'m str {
        std::str::from_utf8(self.section(Section::Note)).unwrap_or_default()
    }

    /// The size of the file in bytes.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    /// The tagger.
    pub fn tagger(&self) -> Tagger<'m, Rows<'m>> {
        Tagger {
            weights: Rows::new(self.section(Section::Tags)),
            certain: self.map(Section::CertainTags),
        }
    }

    /// The weights of the parser's moves.
    pub fn moves(&self) -> Triples<'m> {
        Triples::new(self.section(Section::Moves))
    }

    /// The weights of relations.
    pub fn relations(&self) -> Rows<'m> {
        Rows::in_two_parts(self.section(Section::Relations))
    }

    /// The network that finds names.
    pub fn names(&self) -> Network<'m> {
        Network::new(
            self.map(Section::NameMap),
            self.section(Section::NameNetwork),
        )
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

/// The 64-bit FNV-1a hash (Fowler, Noll and Vo).
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_model_is_whole_and_names_its_licence() {
        let model = Model::embedded();
        assert_eq!(model.verify(), Ok(()));
        assert!(model.note().contains("CC BY-SA 4.0"));
    }

    #[test]
    fn sections_come_back_as_they_were_written() {
        let file = Model::write(&[(Section::Moves, vec![1, 2, 3]), (Section::Note, vec![b'x'])]);
        let model = Model::read(&file).unwrap();
        assert_eq!(model.section(Section::Moves), [1, 2, 3]);
        assert_eq!(model.note(), "x");
        assert_eq!(model.section(Section::Parts), [] as [u8; 0]);
    }

    #[test]
    fn a_damaged_file_gives_one_clear_message() {
        let whole = Model::write(&[(Section::Moves, vec![1, 2, 3])]);
        let mut other = whole.clone();
        other[8] = 9;
        let mut changed = whole.clone();
        *changed.last_mut().unwrap() ^= 1;

        let cut = &whole[..whole.len() - 1];
        assert_eq!(Model::read(cut).unwrap_err(), ModelFault::Malformed);
        assert_eq!(Model::read(b"hello").unwrap_err(), ModelFault::Malformed);
        assert_eq!(Model::read(&other).unwrap_err(), ModelFault::Version(9));
        let fault = Model::read(&changed).unwrap().verify().unwrap_err();
        assert_eq!(
            fault.to_string(),
            "English model damaged: wrong checksum; make it again as training/README.md says"
        );
    }
}
