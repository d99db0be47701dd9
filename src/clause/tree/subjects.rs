//! The subject that hangs on a verb itself, and the places where a tree hides it.

use crate::clause::lexicon::lexicon;
use crate::clause::tree::quotations::{is_inverted_saying, subject_of_inverted};
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

/// The subject that hangs on the node itself.
pub fn own(analysis: &Analysis<'_>, node: TokenId) -> Option<TokenId> {
    let first = analysis.child(
        node,
        &[
            Relation::Nsubj,
            Relation::NsubjPass,
            Relation::NsubjOuter,
            Relation::Csubj,
            Relation::CsubjPass,
        ],
    );
    let Some(first) = first else {
        if is_inverted_saying(analysis, node) {
            return subject_of_inverted(analysis, node);
        }
        return behind_verb(analysis, node).or_else(|| name_before(analysis, node));
    };
    Some(
        speaker_behind(analysis, node, first)
            .or_else(|| rest_of_name(analysis, node, first))
            .unwrap_or(first),
    )
}

/// The second subject of a verb of saying, behind it: the first is that of the quotation around it, _"The deal," wrote
/// [Reed], "was stopped."_
fn speaker_behind(analysis: &Analysis<'_>, verb: TokenId, first: TokenId) -> Option<TokenId> {
    let second = analysis
        .children(verb)
        .find(|&child| child > verb && analysis.relation(child) == Relation::Nsubj)?;
    (first < verb && lexicon().saying(analysis.lemma(verb)).is_some()).then_some(second)
}

/// The subject of a quotation that the tree gave to the verb of saying inside it.
pub fn of_quotation(analysis: &Analysis<'_>, node: TokenId) -> Option<TokenId> {
    let saying = analysis.head(node)?;
    let first = analysis.child(saying, &[Relation::Nsubj])?;
    speaker_behind(analysis, saying, first).map(|_| first)
}

/// The subject behind its verb that the tree took for an object: _"We won," read [a notice]_, _In the harbour lay [two
/// ships]_.
fn behind_verb(analysis: &Analysis<'_>, verb: TokenId) -> Option<TokenId> {
    let finite = matches!(analysis.penn(verb), Penn::Vbd | Penn::Vbz | Penn::Vbp)
        && analysis
            .child(verb, &[Relation::Aux, Relation::AuxPass, Relation::Expl])
            .is_none()
        && matches!(
            analysis.relation(verb),
            Relation::Root | Relation::Ccomp | Relation::Parataxis
        );
    let object = analysis
        .child(verb, &[Relation::Obj])
        .filter(|&object| finite && object > verb)?;
    let before = |relation| {
        analysis
            .child(verb, &[relation])
            .is_some_and(|child| child < verb)
    };
    let lemma = analysis.lower_lemma(verb);
    let quoted = lexicon().saying(&lemma).is_some() && before(Relation::Ccomp);
    let placed = lexicon().is_mostly_intransitive(&lemma) && before(Relation::Obl);
    (quoted || placed).then_some(object)
}

/// The name before a finite verb that the tree hung on it like a part: _and [Apex Oil] paid_.
fn name_before(analysis: &Analysis<'_>, verb: TokenId) -> Option<TokenId> {
    let finite = matches!(analysis.penn(verb), Penn::Vbd | Penn::Vbz);
    analysis
        .child(verb, &[Relation::Compound])
        .filter(|&name| finite && name + 1 == verb && analysis.tag(name) == Upos::Propn)
}

/// The second of two subjects that are one name: _[Ilse Brandt] and Bruno Keller are friends_.
pub fn rest_of_name(analysis: &Analysis<'_>, verb: TokenId, first: TokenId) -> Option<TokenId> {
    analysis.children(verb).find(|&child| {
        child == first + 1
            && analysis.relation(child) == Relation::Nsubj
            && analysis.tag(first) == Upos::Propn
            && analysis.tag(child) == Upos::Propn
    })
}
