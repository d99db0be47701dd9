//! Relative clauses without pronoun behind a noun and a name, which the tree reads as one phrase: _the judge [Lopez
//! bribed] was arrested_, _the orchard [the locusts stripped] belonged to Reed_.
//!
//! A name takes no restrictive participle, and no verb two subjects: where a verb without a subject follows a noun and,
//! without a comma, another, the second does to the first what the verb says.

use crate::clause::lexicon::{Role, lexicon};
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

/// The parts of such a clause, each by its head.
pub struct BareRelative {
    /// Whom or what it is done to.
    pub noun: TokenId,
    /// The first word of who does it.
    pub doer: TokenId,
    /// The last.
    pub last: TokenId,
}

/// The relative clause without pronoun whose verb the token is.
pub fn of_verb(analysis: &Analysis<'_>, verb: TokenId) -> Option<BareRelative> {
    let hangs = matches!(
        analysis.relation(verb),
        Relation::Acl | Relation::AclRelcl | Relation::Appos
    );
    let past = matches!(analysis.penn(verb), Penn::Vbd | Penn::Vbn);
    let bare = |child| {
        !matches!(
            analysis.relation(child),
            Relation::Nsubj
                | Relation::NsubjPass
                | Relation::Obj
                | Relation::OblAgent
                | Relation::AuxPass
                | Relation::Mark
        )
    };
    if !hangs || !past || !analysis.children(verb).all(bare) {
        return None;
    }
    let noun = analysis.head(verb)?;
    behind_name(analysis, noun, verb)
        .or_else(|| behind_subject(analysis, noun, verb))
        .or_else(|| behind_person(analysis, noun, verb))
}

/// Whether such a clause hangs on the noun.
pub fn follows(analysis: &Analysis<'_>, noun: TokenId) -> bool {
    analysis.children(noun).any(|child| {
        child > noun && of_verb(analysis, child).is_some_and(|clause| clause.noun == noun)
    })
}

/// _the judge Lopez bribed_: the name hangs on the noun, and the verb too.
fn behind_name(analysis: &Analysis<'_>, noun: TokenId, verb: TokenId) -> Option<BareRelative> {
    let common =
        analysis.tag(noun) == Upos::Noun && analysis.child(noun, &[Relation::Det]).is_some();
    let names: Vec<TokenId> = analysis
        .children(noun)
        .filter(|&child| {
            child > noun
                && child < verb
                && analysis.relation(child) == Relation::Appos
                && analysis.tag(child) == Upos::Propn
        })
        .collect();
    let first = *names.first()?;
    (common && is_run(analysis, noun + 1, verb)).then_some(BareRelative {
        noun,
        doer: first,
        last: verb - 1,
    })
}

/// _the orchard the locusts stripped belonged_: the next verb has two subjects, one behind the other.
fn behind_subject(analysis: &Analysis<'_>, noun: TokenId, verb: TokenId) -> Option<BareRelative> {
    let main = analysis.head(noun).filter(|&main| main > verb)?;
    let mut subjects = analysis.children(main).filter(|&child| {
        child < verb
            && matches!(
                analysis.relation(child),
                Relation::Nsubj | Relation::NsubjPass
            )
    });
    let (first, second) = (subjects.next()?, subjects.next()?);
    let adjacent = (first + 1..verb).all(|token| analysis.tag(token) != Upos::Punct);
    ((noun == first || noun == second) && second + 1 == verb && adjacent).then_some(BareRelative {
        noun: first,
        doer: second,
        last: second,
    })
}

/// _the man police arrested_: a person is no part of what several are.
fn behind_person(analysis: &Analysis<'_>, doer: TokenId, verb: TokenId) -> Option<BareRelative> {
    let several = analysis.penn(doer) == Penn::Nns && doer + 1 == verb;
    let article = analysis.child(doer, &[Relation::Det])?;
    let person = analysis.children(doer).find(|&child| {
        child == article + 1
            && analysis.relation(child) == Relation::Compound
            && analysis.penn(child) == Penn::Nn
            && lexicon().role(&analysis.lower_lemma(child)) == Some(Role::Person)
    })?;
    several.then_some(BareRelative {
        noun: person,
        doer,
        last: doer,
    })
}

/// The noun that such a clause behind it belongs to, where the tree made it a part of who does it: _[the man] police
/// arrested_.
pub fn person_before(analysis: &Analysis<'_>, doer: TokenId) -> Option<TokenId> {
    analysis
        .children(doer)
        .filter(|&child| child > doer)
        .filter_map(|child| of_verb(analysis, child))
        .find(|clause| clause.noun != doer && clause.doer == doer)
        .map(|clause| clause.noun)
        .filter(|&person| analysis.head(person) == Some(doer))
}

/// Whether nothing but a name stands between.
fn is_run(analysis: &Analysis<'_>, first: TokenId, verb: TokenId) -> bool {
    first < verb && (first..verb).all(|token| analysis.tag(token) == Upos::Propn)
}
