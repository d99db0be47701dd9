//! Verbs that say what their object is or is called: _called Russia a friend_, _described the pact as a mistake_.

use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

use super::copula::{attribute, lift_phrases};
use super::draft::{Draft, Drafts};
use super::lexicon::lexicon;
use super::phrase::{is_nominal, preposition};
use super::predicate::is_verbal;
use super::{ClauseId, Function};

/// Moves what the object is or is called to its function.
pub fn fill(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    fill_secondary(drafts, id);
    fill_as(drafts, id);
    split_gapped(drafts, id);
}

/// Nouns and adjectives that the parser made complements: _was elected president_, _became ill_.
fn fill_secondary(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    let analysis = drafts.analysis;
    let node = drafts.list[id].node;
    let secondary = analysis.children(node).find(|&child| {
        matches!(analysis.relation(child), Relation::Xcomp | Relation::Ccomp)
            && is_nominal(analysis, child)
            && !is_verbal(analysis, child)
            && analysis
                .child(child, &[Relation::Cop, Relation::Nsubj])
                .is_none()
    });
    let Some(secondary) = secondary else { return };
    let prepositions = preposition(analysis, secondary);
    let members = drafts.phrases.members(analysis, secondary);
    if prepositions.is_empty() || prepositions == "as" {
        let members = members
            .iter()
            .map(|member| attribute(analysis, member))
            .collect();
        drafts.list[id].add(Function::Attribute, members);
        lift_phrases(drafts, id, secondary);
    } else {
        drafts.list[id].add(Function::Oblique(prepositions), members);
    }
}

/// The phrase after _as_ with verbs such as _describe_.
fn fill_as(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    let as_phrase = Function::Oblique("as".to_owned());
    let draft = &mut drafts.list[id];
    let names = lexicon().names_as(draft.lemma()) && !draft.members(&Function::Object).is_empty();
    if names
        && draft.members(&Function::Attribute).is_empty()
        && let Some(members) = draft.remove(&as_phrase)
    {
        draft.add(Function::Attribute, members);
    }
}

/// Opens the second half of _called Russia "the friend" and Putin "the brother"_, which lacks its verb.
fn split_gapped(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    if !lexicon().names_bare(drafts.list[id].lemma()) {
        return;
    }
    let attribute = drafts.list[id].members(&Function::Attribute).to_vec();
    let object = drafts.list[id].members(&Function::Object).to_vec();
    let candidates = attribute.iter().chain(&object).skip(1);
    let gapped = candidates
        .map(|member| member.head)
        .find_map(|head| Some((head, apposed(drafts.analysis, head)?)));
    if let Some((name, description)) = gapped {
        open_gapped(drafts, id, name, description);
    }
}

/// The description that directly follows a name without a comma, as only a gapped clause has it.
fn apposed(analysis: &Analysis<'_>, name: TokenId) -> Option<TokenId> {
    if analysis.tag(name) != Upos::Propn {
        return None;
    }
    let description = analysis.children(name).find(|&child| {
        child > name
            && matches!(
                analysis.relation(child),
                Relation::Appos
                    | Relation::Orphan
                    | Relation::Dep
                    | Relation::NmodUnmarked
                    | Relation::Flat
            )
            && analysis.tag(child) == Upos::Noun
    })?;
    let comma = (name + 1..description).any(|token| analysis.penn(token) == Penn::Comma);
    (!comma).then_some(description)
}

fn open_gapped(drafts: &mut Drafts<'_, '_>, id: ClauseId, name: TokenId, description: TokenId) {
    for argument in &mut drafts.list[id].clause.arguments {
        argument.members.retain(|member| member.head != name);
    }
    let whole = &drafts.list[id];
    let mut gapped = Draft::new(
        whole.clause.sentence,
        whole.node,
        whole.clause.predicate.clone(),
    );
    gapped.clause.tense = whole.clause.tense;
    gapped.auxiliaries = whole.auxiliaries.clone();
    gapped.surface = whole.surface.clone();
    gapped.add(
        Function::Subject,
        whole.members(&Function::Subject).to_vec(),
    );
    let object = drafts.phrases.member(drafts.analysis, name);
    let attribute = drafts.phrases.members(drafts.analysis, description);
    gapped.add(Function::Object, vec![object]);
    gapped.add(Function::Attribute, attribute);
    gapped.step("verb left out, taken from before");
    drafts.list.push(gapped);
}
