//! Known names: countries, organisations, cities, with their types and identifiers.
//!
//! A gazetteer is made of tab-separated files ([`Gazetteer::read`]); the lists that come with the program are in
//! [`Gazetteer::shipped`]. [`Gazetteer::find`] finds the longest known names in a text, in time linear in its length
//! and whatever the number of names.
//!
//! ```text
//! name      type     identifier   other names      demonyms          flags
//! Sweden    Country  http://…     Sverige          Swedish|?Swedes
//! Stockholm City                                                     capital;in=Sweden
//! ```

mod fault;
mod file;
mod index;
mod letters;

use std::sync::OnceLock;

pub use fault::DataFault;
use index::Index;

use crate::span::Span;

/// The index of an entry in its gazetteer.
pub type EntryId = usize;

/// The files that come with the program, in order of precedence.
const SHIPPED: [(&str, &str); 5] = [
    (
        "countries.tsv",
        include_str!("../data/gazetteers/countries.tsv"),
    ),
    (
        "peoples.tsv",
        include_str!("../data/gazetteers/peoples.tsv"),
    ),
    ("places.tsv", include_str!("../data/gazetteers/places.tsv")),
    (
        "organisations.tsv",
        include_str!("../data/gazetteers/organisations.tsv"),
    ),
    ("cities.tsv", include_str!("../data/gazetteers/cities.tsv")),
];

/// The types that need no declaration.
pub(crate) const TYPES: [&str; 11] = [
    "Agent",
    "Person",
    "Organization",
    "Country",
    "Group",
    "Place",
    "City",
    "Facility",
    "Thing",
    "Event",
    "Work",
];

/// Says why a text can't be a known name; nothing if it can.
pub(crate) fn why_no_name(name: &str) -> Option<String> {
    file::name_fault(name)
}

/// A list of known names.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    entries: Vec<Entry>,
    index: Index,
}

/// Something with a known name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The name that stands in the graph.
    pub name: String,
    /// Its type.
    pub kind: String,
    /// Its outside identifier: an IRI.
    pub identifier: Option<String>,
    /// Its other names.
    pub other_names: Vec<Form>,
    /// The names of its people, and the adjectives.
    pub demonyms: Vec<Form>,
    /// Whether `name` has other meanings, so that the text must support this one.
    pub doubtful: bool,
    /// Whether it is the capital of the country that it is in.
    pub is_capital: bool,
    /// The country that it is in.
    pub country: Option<String>,
    /// The country whose government it may stand for: _the Kremlin said_.
    pub stands_for: Option<String>,
}

/// A name other than the main one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// As it is written.
    pub text: String,
    /// Whether it has other meanings, so that the text must support this one.
    pub doubtful: bool,
}

/// A known name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where it stands.
    pub span: Span,
    /// What it may name, in the order of the files.
    pub senses: Vec<Sense>,
}

/// One meaning of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sense {
    /// The entry.
    pub entry: EntryId,
    /// Whether it is the name of a people, or an adjective: _Swedish_.
    pub demonym: bool,
    /// Whether it has other meanings, so that the text must support this one.
    pub doubtful: bool,
}

impl Gazetteer {
    /// The lists that come with the program.
    ///
    /// # Examples
    ///
    /// ```
    /// use cloze::gazetteer::Gazetteer;
    ///
    /// let gazetteer = Gazetteer::shipped();
    /// let hits = gazetteer.find("The Swedish minister flew to the US.");
    /// let names: Vec<&str> = hits
    ///     .iter()
    ///     .map(|hit| gazetteer.entry(hit.senses[0].entry).name.as_str())
    ///     .collect();
    /// assert_eq!(names, ["Sweden", "United States"]);
    /// ```
    pub fn shipped() -> &'static Self {
        static SHIPPED_LISTS: OnceLock<Gazetteer> = OnceLock::new();
        SHIPPED_LISTS.get_or_init(|| {
            Self::default()
                .with_files(&SHIPPED.map(|(name, text)| (name, text.as_bytes())), &TYPES)
                .expect("the lists in data/gazetteers are checked by a test")
        })
    }

    /// Reads gazetteer files: pairs of a file's name and its content.
    ///
    /// `types` are the names of the types that entries may have.
    ///
    /// # Errors
    ///
    /// Every fault of every file.
    pub fn read(files: &[(&str, &[u8])], types: &[&str]) -> Result<Self, Vec<DataFault>> {
        Self::default().with_files(files, types)
    }

    /// Adds files to this gazetteer. Their names go before those that are there already.
    ///
    /// # Errors
    ///
    /// Every fault of every file.
    pub fn with_files(
        mut self,
        files: &[(&str, &[u8])],
        types: &[&str],
    ) -> Result<Self, Vec<DataFault>> {
        let mut faults = Vec::new();
        let mut entries = Vec::new();
        for (name, content) in files {
            file::read(name, content, types, &mut entries, &mut faults);
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        entries.append(&mut self.entries);
        self.index = Index::new(&entries);
        self.entries = entries;
        Ok(self)
    }

    /// Adds names that are known from elsewhere. They go before those that are there already.
    #[must_use]
    pub fn with_entries(mut self, mut entries: Vec<Entry>) -> Self {
        entries.append(&mut self.entries);
        self.index = Index::new(&entries);
        self.entries = entries;
        self
    }

    /// The entry with this number.
    pub fn entry(&self, entry: EntryId) -> &Entry {
        &self.entries[entry]
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The first entry that has this as its main name.
    pub fn named(&self, name: &str) -> Option<EntryId> {
        self.senses_of(name)
            .into_iter()
            .map(|sense| sense.entry)
            .find(|&entry| self.entries[entry].name == name)
    }

    /// What a text may mean that is a name from its first letter to its last.
    pub(crate) fn senses_of(&self, name: &str) -> Vec<Sense> {
        self.index.senses(&self.entries, name)
    }

    /// Finds the known names in a text: the longest at each place, whole words only, in text order.
    pub fn find(&self, text: &str) -> Vec<Hit> {
        self.index.find(&self.entries, text)
    }
}

impl Entry {
    /// All its names with whether they are doubtful and whether they are demonyms, the main name first.
    pub(crate) fn forms(&self) -> impl Iterator<Item = (&str, bool, bool)> {
        let others = self.other_names.iter().map(|form| (form, false));
        let demonyms = self.demonyms.iter().map(|form| (form, true));
        std::iter::once((self.name.as_str(), self.doubtful, false)).chain(
            others
                .chain(demonyms)
                .map(|(form, demonym)| (form.text.as_str(), form.doubtful, demonym)),
        )
    }
}

#[cfg(test)]
mod tests;
