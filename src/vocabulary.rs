//! Types, relations, roles and word sets, as rule files declare them.

/// The types that every rule file may use without declaring them: values, not entities.
pub(crate) const VALUE_TYPES: [&str; 4] = ["Date", "Amount", "Office", "Text"];

/// The type of slots that take a clause.
pub(crate) const STATEMENT: &str = "Statement";

/// How many types may stand above a type.
pub(crate) const MOST_ABOVE: usize = 64;

/// The roles that mean the same in every rule; `time` and `place` are filled from the clause unless a pattern binds
/// them.
pub(crate) const RESERVED_ROLES: [&str; 5] = ["polarity", "certainty", "speaker", "time", "place"];

/// What rule files declare besides rules, each list in the order of the names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordSet {
    /// Its name, written `<NAME>` in patterns.
    pub name: String,
    /// Its words, as dictionary forms.
    pub words: Vec<String>,
}

impl Vocabulary {
    /// Makes one that declares nothing.
    pub const fn new() -> Self {
        Self {
            types: Vec::new(),
            relations: Vec::new(),
            roles: Vec::new(),
            word_sets: Vec::new(),
        }
    }

    /// Whether everything of type `kind` is also of type `supertype`.
    ///
    /// # Examples
    ///
    /// ```
    /// use cloze::rule::RuleSet;
    ///
    /// let vocabulary = &RuleSet::shipped().vocabulary;
    /// assert!(vocabulary.is_a("Country", "Agent"));
    /// assert!(vocabulary.is_a("Country", "Place"));
    /// assert!(!vocabulary.is_a("Agent", "Country"));
    /// ```
    pub fn is_a(&self, kind: &str, supertype: &str) -> bool {
        kind == supertype || self.reaches(kind, supertype, &mut Vec::new())
    }

    /// Whether a relation is another, or narrower than it: a ship that was given was also given away.
    pub fn is_narrower(&self, name: &str, broader: &str) -> bool {
        fn reaches<'v>(
            vocabulary: &'v Vocabulary,
            name: &'v str,
            broader: &str,
            passed: &mut Vec<&'v str>,
        ) -> bool {
            if name == broader || passed.contains(&name) {
                return name == broader;
            }
            passed.push(name);
            let above = vocabulary.relation(name);
            let mut above = above.into_iter().flat_map(|found| &found.narrower_than);
            above.any(|above| reaches(vocabulary, above, broader, passed))
        }
        reaches(self, name, broader, &mut Vec::new())
    }

    /// How many types stand above a type, counted no further than one too many.
    pub(crate) fn count_above(&self, kind: &str) -> usize {
        let mut passed = Vec::new();
        self.reaches(kind, "", &mut passed);
        passed.len().saturating_sub(1)
    }

    /// Follows supertypes upwards, past each type once and no further than allowed: neither a hand-made circle nor a
    /// ladder without end may hang a run.
    fn reaches<'v>(&'v self, kind: &'v str, supertype: &str, passed: &mut Vec<&'v str>) -> bool {
        if kind == supertype {
            return true;
        }
        if passed.len() > MOST_ABOVE + 1 || passed.contains(&kind) {
            return false;
        }
        passed.push(kind);
        let above = self
            .kind(kind)
            .map_or(&[][..], |found| found.supertypes.as_slice());
        above
            .iter()
            .any(|above| self.reaches(above, supertype, passed))
    }

    /// Adds what another vocabulary declares and this one does not.
    #[doc(hidden)]
    pub fn extend(&mut self, other: &Self) {
        add_new(&mut self.types, &other.types, |kind| &kind.name);
        add_new(&mut self.relations, &other.relations, |one| &one.name);
        add_new(&mut self.roles, &other.roles, |role| &role.name);
        add_new(&mut self.word_sets, &other.word_sets, |set| &set.name);
    }

    /// The type of this name.
    pub fn kind(&self, name: &str) -> Option<&Type> {
        let found = self
            .types
            .binary_search_by(|kind| kind.name.as_str().cmp(name));
        self.types.get(found.ok()?)
    }

    /// The relation of this name.
    pub fn relation(&self, name: &str) -> Option<&Relation> {
        let found = self
            .relations
            .binary_search_by(|relation| relation.name.as_str().cmp(name));
        self.relations.get(found.ok()?)
    }

    /// The role of this name.
    pub fn role(&self, name: &str) -> Option<&Role> {
        let found = self
            .roles
            .binary_search_by(|role| role.name.as_str().cmp(name));
        self.roles.get(found.ok()?)
    }

    /// The word set of this name.
    pub fn word_set(&self, name: &str) -> Option<&WordSet> {
        let found = self
            .word_sets
            .binary_search_by(|set| set.name.as_str().cmp(name));
        self.word_sets.get(found.ok()?)
    }
}

/// Adds the declarations whose names are new, keeping the order of names.
fn add_new<T: Clone>(known: &mut Vec<T>, more: &[T], name: impl Fn(&T) -> &str) {
    for new in more {
        if let Err(place) = known.binary_search_by(|one| name(one).cmp(name(new))) {
            known.insert(place, new.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(name: &str, supertypes: &[&str]) -> Type {
        Type {
            name: name.into(),
            supertypes: supertypes.iter().map(|&name| name.into()).collect(),
            ..Type::default()
        }
    }

    #[test]
    fn a_type_is_of_every_type_above_it() {
        let vocabulary = Vocabulary {
            types: vec![
                kind("Agent", &[]),
                kind("City", &["Place"]),
                kind("Country", &["Agent", "Place"]),
                kind("Place", &[]),
            ],
            ..Vocabulary::default()
        };
        assert!(vocabulary.is_a("Country", "Place"));
        assert!(vocabulary.is_a("City", "City"));
        assert!(!vocabulary.is_a("City", "Agent"));
        assert!(!vocabulary.is_a("Place", "City"));
        assert!(vocabulary.is_a("Unheard", "Unheard"));
    }

    #[test]
    fn what_is_declared_twice_stays_as_it_was_first() {
        let mut vocabulary = Vocabulary {
            types: vec![kind("City", &["Place"]), kind("Ship", &[])],
            ..Vocabulary::default()
        };
        vocabulary.extend(&Vocabulary {
            types: vec![kind("Agent", &[]), kind("City", &[]), kind("Thing", &[])],
            ..Vocabulary::default()
        });
        let names: Vec<&str> = vocabulary.types.iter().map(|one| &*one.name).collect();
        assert_eq!(names, ["Agent", "City", "Ship", "Thing"]);
        assert!(vocabulary.is_a("City", "Place"));
    }

    #[test]
    fn types_in_a_circle_do_not_hang() {
        let vocabulary = Vocabulary {
            types: vec![kind("A", &["B"]), kind("B", &["A"])],
            ..Vocabulary::default()
        };
        assert!(vocabulary.is_a("A", "B"));
        assert!(!vocabulary.is_a("A", "C"));
    }
}
