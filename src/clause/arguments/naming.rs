//! Verbs that say what their object is or is called: _called Russia a friend_, _described the pact as a mistake_.

use crate::clause::arguments::attribute::{attribute, lift_phrases};
use crate::clause::draft::{Draft, Drafts};
use crate::clause::lexicon::lexicon;
use crate::clause::tree::verbs::is_verbal;
use crate::clause::tree::words::{is_nominal, preposition};
use crate::clause::{ClauseId, Function};
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

/// Moves what the object is or is called to its function.
pub fn fill(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    fill_secondary(drafts, id);
    fill_as(drafts, id);
    fill_after_object(drafts, id);
    split_gapped(drafts, id);
}

/// Nouns and adjectives that the parser made complements: _was elected president_, _became ill_.
fn fill_secondary(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    let analysis = drafts.analysis;
    let secondary: Vec<TokenId> = analysis
        .children(drafts.list[id].node)
        .filter(|&child| is_secondary(analysis, child))
        .collect();
    let names = lexicon().names_bare(drafts.list[id].lemma()) && !drafts.list[id].passive;
    let free = drafts.list[id].members(&Function::Object).is_empty();
    match secondary[..] {
        [object, attribute, ..] if names && free => {
            let members = vec![drafts.phrases.member(analysis, object)];
            drafts.list[id].add(Function::Object, members);
            add_attribute(drafts, id, attribute);
        }
        [object, ..] if free && has_lost_naming(&drafts.list[id]) => {
            let members = drafts.phrases.members(analysis, object);
            drafts.list[id].add(Function::Object, members);
        }
        [attribute, ..] => add_attribute(drafts, id, attribute),
        [] => {}
    }
}

/// Whether a verb that names things names nothing with its particle: _called off the strike_.
fn has_lost_naming(draft: &Draft) -> bool {
    let verb = draft.lemma().split(' ').next().unwrap_or_default();
    verb != draft.lemma() && lexicon().names_bare(verb) && !draft.passive
}

fn is_secondary(analysis: &Analysis<'_>, child: TokenId) -> bool {
    matches!(analysis.relation(child), Relation::Xcomp | Relation::Ccomp)
        && is_nominal(analysis, child)
        && !is_verbal(analysis, child)
        && analysis
            .child(child, &[Relation::Cop, Relation::Nsubj])
            .is_none()
}

fn add_attribute(drafts: &mut Drafts<'_, '_>, id: ClauseId, secondary: TokenId) {
    let analysis = drafts.analysis;
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
        drafts.list[id].add(Function::Oblique(prepositions.into()), members);
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

/// The adjective that follows the object: _considers the plan unfair_.
fn fill_after_object(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    let analysis = drafts.analysis;
    let draft = &drafts.list[id];
    let open =
        lexicon().names_bare(draft.lemma()) && draft.members(&Function::Attribute).is_empty();
    let [object] = draft.members(&Function::Object) else {
        return;
    };
    let head = object.head;
    let adjective = analysis.children(head).find(|&child| {
        child > head
            && analysis.relation(child) == Relation::Amod
            && analysis.tag(child) == Upos::Adj
    });
    let Some(adjective) = adjective.filter(|_| open) else {
        return;
    };
    let attribute = drafts.phrases.member(analysis, adjective);
    let end = analysis.tokens[head].span.end;
    let draft = &mut drafts.list[id];
    for argument in &mut draft.clause.arguments {
        if argument.function == Function::Object {
            argument.members[0].span.end = end;
        }
    }
    draft.add(Function::Attribute, vec![attribute]);
}

/// Opens the second half of _called Chile "the friend" and Lopez "the sister"_, which lacks its verb.
fn split_gapped(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    if !lexicon().names_bare(drafts.list[id].lemma()) {
        return;
    }
    let heads: Vec<TokenId> = [Function::Attribute, Function::Object]
        .iter()
        .flat_map(|function| drafts.list[id].members(function))
        .map(|member| member.head)
        .collect();
    let analysis = drafts.analysis;
    let verb = drafts.list[id].clause.predicate.head;
    let after_verb = heads.iter().skip(1).filter(|&&name| name > verb);
    let gapped = after_verb.copied().find_map(|name| {
        let described = apposed(analysis, name);
        let next = || {
            heads
                .iter()
                .copied()
                .find(|&next| follows(analysis, name, next))
        };
        Some((name, described.or_else(next)?))
    });
    let is_second = |name| heads.iter().any(|&other| other > verb && other < name);
    if let Some((name, description)) = gapped.filter(|&(name, _)| is_second(name)) {
        open_gapped(drafts, id, name, description);
    } else {
        drop_names_among_descriptions(drafts, id);
    }
}

/// In _called Chile a friend and Lopez_ …, the name is no description; what it is called is not clear.
fn drop_names_among_descriptions(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    let analysis = drafts.analysis;
    for argument in &mut drafts.list[id].clause.arguments {
        let described = argument
            .members
            .first()
            .is_some_and(|member| analysis.tag(member.head) == Upos::Noun);
        if argument.function == Function::Attribute && described {
            argument
                .members
                .retain(|member| analysis.tag(member.head) != Upos::Propn);
        }
    }
}

/// Whether the description follows the name with nothing but a quotation mark and its own words between.
fn follows(analysis: &Analysis<'_>, name: TokenId, description: TokenId) -> bool {
    analysis.tag(name) == Upos::Propn
        && analysis.tag(description) == Upos::Noun
        && description > name
        && description - name < 8
        && (name + 1..description)
            .all(|token| !matches!(analysis.penn(token), Penn::Comma | Penn::Cc))
}

/// The description that directly follows a name without a comma, as only a gapped clause has it.
fn apposed(analysis: &Analysis<'_>, name: TokenId) -> Option<TokenId> {
    if analysis.tag(name) != Upos::Propn {
        return None;
    }
    analysis.children(name).find(|&child| {
        let hangs = matches!(
            analysis.relation(child),
            Relation::Appos
                | Relation::Orphan
                | Relation::Dep
                | Relation::NmodUnmarked
                | Relation::Flat
        );
        hangs && follows(analysis, name, child)
    })
}

fn open_gapped(drafts: &mut Drafts<'_, '_>, id: ClauseId, name: TokenId, description: TokenId) {
    for argument in &mut drafts.list[id].clause.arguments {
        argument
            .members
            .retain(|member| member.head != name && member.head != description);
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
    drafts.copies.push((drafts.list.len(), id));
    drafts.list.push(gapped);
}
