//! What may speak for or against somebody or something that a pronoun may mean.

/// Makes the list of features and their names.
macro_rules! features {
    ($($(#[$note:meta])* $feature:ident = $name:literal,)*) => {
        /// What may hold of a candidate, or of the pronoun itself.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Feature {
            $($(#[$note])* $feature,)*
        }

        /// The names of the features, by number.
        pub const FEATURES: &[&str] = &[$($name,)*];
    };
}

features! {
    // Where it was mentioned last.
    SameSentence = "same-sentence",
    SentenceBefore = "sentence-before",
    TwoBefore = "two-sentences-before",
    ThreeBefore = "three-sentences-before",
    Near = "near",
    Far = "far",
    FirstBack = "first-back",
    SecondBack = "second-back",
    ThirdBack = "third-back",
    FurtherBack = "further-back",
    MuchFurtherBack = "much-further-back",
    OtherParagraph = "other-paragraph",
    Follows = "follows",
    // How it was mentioned last.
    MainSubject = "main-subject",
    Subject = "subject",
    Object = "object",
    Oblique = "oblique",
    Possessor = "possessor",
    Inner = "inner",
    Conjunct = "conjunct",
    FirstConjunct = "first-conjunct",
    Parenthesis = "in-a-parenthesis",
    LastSubject = "last-subject",
    OpensTheSentence = "opens-the-sentence",
    LastIsName = "last-is-name",
    LastIsPronoun = "last-is-pronoun",
    LastIsDescription = "last-is-description",
    SamePronoun = "same-pronoun",
    Definite = "definite",
    Indefinite = "indefinite",
    Possessed = "possessed",
    Bare = "bare",
    Embedded = "embedded",
    Quoted = "quoted-before",
    // How the two places go together.
    SubjectBeside = "subject-of-its-clause",
    ObjectBeside = "object-of-its-clause",
    ObjectFor = "object-of-its-clause-with-for",
    Dominates = "has-this-in-its-phrase",
    SubjectOfContent = "subject-of-a-clause-with-this-content",
    SubjectOfAdverbial = "subject-of-a-clause-with-this-adverbial",
    SubjectOfRelative = "subject-of-a-clause-with-this-relative",
    SubjectOfConjunct = "subject-of-a-clause-joined-with-this",
    PossessorAbove = "possessor-above",
    JoinedAbove = "joined-above",
    SubjectBoth = "subject-both",
    SamePart = "same-part",
    SameVerb = "same-verb",
    BothHavePeople = "both-have-people",
    RepeatedObject = "repeated-object",
    SameSentenceSubject = "same-sentence-subject",
    SentenceBeforeSubject = "sentence-before-subject",
    SentenceBeforeOpens = "sentence-before-main-subject-opens",
    ActsForSubject = "acts-for-subject",
    // What it is.
    Person = "person",
    People = "people",
    Organization = "organization",
    Country = "country",
    Place = "place",
    Event = "event",
    Thing = "thing",
    UnknownType = "type-unknown",
    GenderKnown = "gender-known",
    GenderUnknown = "gender-unknown",
    NoName = "no-name",
    Several = "several",
    NamedGroup = "named-group",
    OtherGroup = "other-group",
    ThingsGroup = "group-of-things",
    PairOfClause = "pair-of-one-clause",
    // What the predicate of the pronoun asks for.
    AskedFor = "asked-for",
    RatherAskedFor = "rather-asked-for",
    RatherNotAskedFor = "rather-not-asked-for",
    NotAskedFor = "not-asked-for",
    // What part it has in the text.
    MentionedOnce = "mentioned-once",
    MentionedTwice = "mentioned-twice",
    MentionedOften = "mentioned-often",
    MentionedVeryOften = "mentioned-very-often",
    MostMentioned = "most-mentioned",
    FirstOfTheText = "first-of-the-text",
    MeantBefore = "meant-before",
    // That nothing of what was mentioned is meant.
    Nothing = "nothing",
    NothingNear = "nothing-in-this-sentence",
    NothingBefore = "nothing-in-the-sentence-before",
    NothingAtAll = "no-candidate",
    OneCandidate = "one-candidate",
    ManyCandidates = "many-candidates",
    PronounQuoted = "pronoun-in-a-quotation",
    PronounOpens = "pronoun-opens-the-sentence",
    WithAdjective = "said-to-be-so",
    WithNoun = "said-to-be-something",
    WithClause = "with-a-clause",
    WithQuestion = "in-a-question",
    UnknownVerb = "verb-asks-nothing",
    AsksForThing = "verb-asks-for-a-thing",
    AsksForActor = "verb-asks-for-an-actor",
    OwnClause = "in-a-clause-below",
}

/// What holds of one candidate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Features(u128);

const _: () = assert!(FEATURES.len() <= 128, "as many features as bits");

impl Features {
    /// Adds a feature.
    pub const fn add(&mut self, feature: Feature) {
        self.0 |= 1 << feature as u32;
    }

    /// Adds a feature if it holds.
    pub const fn add_if(&mut self, holds: bool, feature: Feature) {
        if holds {
            self.add(feature);
        }
    }

    /// Adds all that another has.
    pub const fn join(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Whether this holds.
    pub const fn has(self, feature: Feature) -> bool {
        self.0 >> feature as u32 & 1 == 1
    }

    /// The numbers of what holds, in [`FEATURES`].
    pub fn numbers(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let number = rest.trailing_zeros() as usize;
            (rest != 0).then(|| {
                rest &= rest - 1;
                number
            })
        })
    }
}
