//! The sieves of coreference: the ways in which a mention is found to mean what was mentioned before.
//!
//! As in Lee et al. (2013), _Deterministic coreference resolution based on entity-centric, precision-ranked rules_,
//! Computational Linguistics 39(4), the sieves are asked in order, those that err least first, and the first that
//! answers is believed. Names go through theirs before the text is read from its start; descriptions and pronouns go
//! through theirs as they come, since who is in mind depends on all that stands before. the variants of [`Sieve`] stand in that order;
//! only of a name of one word it is asked first whether it is a part of a longer one.
//!
//! What each joins, by `training/measure_sieves.py`: links whose both ends gold has, and how many of them are right. In gold an
//! adjective of a country often is no mention of the country, which makes up most of what is wrong of _same entry_.
//!
//! | sieve | GUM dev: judged, right | six news articles |
//! |---|---|---|
//! | same entry | 93, 63 | 80, 51 |
//! | same name | 81, 65 | 16, 15 |
//! | shorter name | 2, 2 | – |
//! | acronym | – | 1, 1 |
//! | part of a name | 40, 30 | 26, 25 |
//! | family | – | – |
//! | apposition | 13, 10 | 14, 12 |
//! | group | – | – |
//! | what it is called | 6, 6 | 1, 1 |
//! | former or latter | – | – |
//! | role | 30, 22 | 4, 4 |
//! | same noun | 83, 55 | 28, 19 |
//! | only one of its kind | 9, 6 | – |
//! | same words | 104, 47 | 13, 7 |
//! | pronoun | 173, 159 | 42, 35 |

/// A way in which a mention is found to mean what was mentioned before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sieve {
    /// The same entry of a gazetteer: _the UK_ and _British_.
    SameEntry,
    /// The same words: _Maria Lopez_ … _Maria Lopez_.
    SameName,
    /// The same but for middle names and initials: _Maria Lopez_ and _Maria J. Lopez_.
    ShorterName,
    /// The first letters: _the Global Seed Council_ … _the GSC_.
    Acronym,
    /// A word of the name: _Lopez_, _Acme_ for _Acme Bank_, _the Navy_.
    PartOfName,
    /// A family by its name: _the Lees_.
    Family,
    /// Beside the name: _Lee, a lawyer_; _the adviser, Ann Lee_; _the city of Lima_.
    Apposition,
    /// _The two leaders_, _both sides_: those whom the text has set beside each other.
    Group,
    /// What something is called: _they called Lee a friend_.
    Called,
    /// _The former_, _the latter_.
    Listed,
    /// What the text has called somebody: _the minister_.
    Role,
    /// The same noun, or one that takes it up: _the pact_ after _a trade agreement_.
    Noun,
    /// The only one of its kind: _the country_.
    Kind,
    /// The same words without article: _migrants_ … _migrants_.
    Label,
    /// _He_, _it_, _who_, _themselves_.
    Pronoun,
}

impl Sieve {
    /// Its name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SameEntry => "same entry",
            Self::SameName => "same name",
            Self::ShorterName => "shorter name",
            Self::Acronym => "acronym",
            Self::PartOfName => "part of a name",
            Self::Family => "family",
            Self::Apposition => "apposition",
            Self::Group => "group",
            Self::Called => "what it is called",
            Self::Listed => "former or latter",
            Self::Role => "role",
            Self::Noun => "same noun",
            Self::Kind => "only one of its kind",
            Self::Label => "same words",
            Self::Pronoun => "pronoun",
        }
    }
}
