//! Gives verbs and copulas their arguments, and turns passives round.

use crate::clause::draft::{Draft, Drafts};
use crate::clause::lexicon::lexicon;
use crate::clause::predicate::absorbed_noun;
use crate::clause::tree::quotations::is_subject_of_inverted;
use crate::clause::tree::subjects::own;
use crate::clause::tree::words::{is_role_noun, is_time, name_type, preposition};
use crate::clause::{ClauseId, Function, Member, PredicateKind, relative};
use crate::english::{Analysis, NameType, Penn, Relation, TokenId, Upos};

/// The objects of a verb in text order, each with its relation, a light verb's noun left out.
pub fn objects(drafts: &mut Drafts<'_, '_>, id: ClauseId) -> Vec<(Relation, Vec<Member>)> {
    let analysis = drafts.analysis;
    let node = drafts.list[id].node;
    let absorbed = absorbed_noun(analysis, &drafts.list[id]);
    let subject = own(analysis, node);
    let mut found = Vec::new();
    for child in analysis.children(node) {
        let relation = analysis.relation(child);
        let object = matches!(relation, Relation::Obj | Relation::Iobj)
            || found.is_empty() && is_bare_object(analysis, &drafts.list[id], child);
        if object
            && Some(child) != subject
            && !is_subject_of_inverted(analysis, child)
            && Some(child) != absorbed
            && analysis.penn(child) != Penn::Wrb
            && drafts.of_token[child].is_none_or(|clause| !is_clausal(drafts, clause))
        {
            found.extend(split_recipient(drafts, id, child, relation));
        }
    }
    found
}

/// Whether a phrase that the parser took for an adverbial can only be the object: it has no preposition, and is no time.
pub fn is_bare_object(analysis: &Analysis<'_>, draft: &Draft, child: TokenId) -> bool {
    matches!(
        analysis.relation(child),
        Relation::Obl | Relation::OblUnmarked
    ) && child > draft.node
        && wants_bare_object(analysis, draft, child)
        && matches!(analysis.tag(child), Upos::Noun | Upos::Propn | Upos::Pron)
        && preposition(analysis, child).is_empty()
        && !is_time(analysis, child)
        && analysis.child(draft.node, &[Relation::Obj]).is_none()
}

/// Whether the verb hardly stands without an object, or its passive leaves somebody a sum: _were fined [800 euros]_.
fn wants_bare_object(analysis: &Analysis<'_>, draft: &Draft, child: TokenId) -> bool {
    if draft.passive {
        return lexicon().giving(draft.lemma()).is_some()
            && analysis.relation(child) == Relation::OblUnmarked;
    }
    lexicon().is_transitive(draft.lemma())
}

/// Whether the clause is one with a verb or copula.
pub fn is_clausal(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    drafts.list[id].clause.predicate.kind != PredicateKind::Noun
}

/// Parts a recipient from the object that the parser made it a modifier of: _gifted [Kim a car]_.
fn split_recipient(
    drafts: &mut Drafts<'_, '_>,
    id: ClauseId,
    object: TokenId,
    relation: Relation,
) -> Vec<(Relation, Vec<Member>)> {
    let analysis = drafts.analysis;
    let members = relative::members(drafts, id, object);
    if let Some(second) = second_object(analysis, drafts.list[id].lemma(), object) {
        let recipient = vec![drafts.phrases.bare_member(drafts.analysis, object)];
        let thing = drafts.phrases.members(analysis, second);
        let recipient = match named_person(analysis, object, second) {
            Some(name) => vec![drafts.phrases.member(analysis, name)],
            None => recipient,
        };
        return vec![(Relation::Obj, recipient), (Relation::Obj, thing)];
    }
    let swallowed = swallowed_recipient(analysis, drafts.list[id].lemma(), object);
    let Some(recipient) = swallowed else {
        return vec![(relation, members)];
    };
    let mut objects = vec![(
        Relation::Iobj,
        vec![drafts.phrases.member(analysis, recipient)],
    )];
    let mut members = members;
    if let Some(first) = members.first_mut() {
        let after = analysis.tokens[drafts.phrases.last(recipient)].span.end;
        let next = analysis.tokens[drafts.phrases.last(recipient) + 1]
            .span
            .start;
        if first.span.start < after {
            first.span.start = next;
        }
    }
    objects.push((Relation::Obj, members));
    objects
}

/// The second object where the tree made the two one phrase: _taught the princes [Welsh]_, _elected Reed [leader]_.
fn second_object(analysis: &Analysis<'_>, verb: &str, object: TokenId) -> Option<TokenId> {
    let beside = analysis.children(object).find(|&child| {
        child > object
            && analysis.relation(child) == Relation::Appos
            && (object + 1..child).all(|token| analysis.tag(token) != Upos::Punct)
    });
    let named = analysis.penn(object) == Penn::Nn
        && beside.is_some_and(|second| analysis.tag(second) == Upos::Propn);
    if lexicon().giving(verb).is_some() && beside.is_some() && !named {
        return beside;
    }
    let office = lexicon().names_bare(verb)
        && is_role_noun(analysis, object)
        && analysis
            .child(object, &[Relation::Det, Relation::NmodPoss])
            .is_none();
    named_person(analysis, object, object)
        .filter(|_| office)
        .map(|_| object)
}

/// The person's name that hangs before an office as its part.
fn named_person(analysis: &Analysis<'_>, object: TokenId, office: TokenId) -> Option<TokenId> {
    if object != office {
        return None;
    }
    analysis.children(object).find(|&child| {
        child < object
            && matches!(
                analysis.relation(child),
                Relation::Compound | Relation::NmodDesc
            )
            && analysis.tag(child) == Upos::Propn
            && matches!(name_type(analysis, child), Some(NameType::Person) | None)
    })
}

/// The name before an object's article or number, or before a sum of money, which is no part of it.
fn swallowed_recipient(analysis: &Analysis<'_>, verb: &str, object: TokenId) -> Option<TokenId> {
    lexicon().giving(verb)?;
    let money = (analysis.tag(object) == Upos::Sym || analysis.penn(object) == Penn::Dollar)
        .then_some(object);
    let determiner = analysis
        .child(object, &[Relation::Det, Relation::NmodPoss])
        .or(money)
        .or_else(|| analysis.child(object, &[Relation::Nummod]))?;
    analysis.children(object).find(|&child| {
        child < determiner
            && matches!(analysis.tag(child), Upos::Propn | Upos::Pron)
            && matches!(
                analysis.relation(child),
                Relation::Compound | Relation::NmodPoss | Relation::NmodDesc | Relation::Dep
            )
    })
}

/// Files one or two objects under object, recipient or attribute.
pub fn place_objects(
    drafts: &mut Drafts<'_, '_>,
    id: ClauseId,
    objects: Vec<(Relation, Vec<Member>)>,
) {
    let marked = objects.iter().any(|object| object.0 == Relation::Iobj);
    let two = objects.len() > 1;
    let objects = fronted_last(drafts.analysis, drafts.list[id].node, objects);
    let lemma = drafts.list[id].lemma();
    let gives = takes_recipient(drafts.analysis, lemma, drafts.list[id].node);
    let names = lexicon().names_bare(lemma);
    let draft = &mut drafts.list[id];
    for (place, (relation, members)) in objects.into_iter().enumerate() {
        let lone = !two && relation == Relation::Iobj && !takes_lone_recipient(draft.lemma());
        let function = match (relation, place) {
            _ if lone => Function::Object,
            (_, 0) if two && names && !gives => Function::Object,
            (_, 1) if two && names && !gives => Function::Attribute,
            (Relation::Iobj, _) if two || gives => Function::Recipient,
            (_, 0) if two && !marked && gives => Function::Recipient,
            (_, 1) if names && !marked => Function::Attribute,
            _ => Function::Object,
        };
        if function == Function::Recipient {
            draft.step("double object");
        }
        if draft.members(&function).is_empty() {
            draft.add(function, members);
        }
    }
}

/// Puts the object that stands before the verb, as in _the ships that Spain sold Peru_, behind the other.
fn fronted_last(
    analysis: &Analysis<'_>,
    verb: TokenId,
    mut objects: Vec<(Relation, Vec<Member>)>,
) -> Vec<(Relation, Vec<Member>)> {
    let before = |object: &(Relation, Vec<Member>)| {
        object.1.first().is_some_and(|member| member.head < verb)
    };
    if let [first, second] = &objects[..]
        && before(first)
        && !before(second)
        && !is_thing(analysis, second)
    {
        objects.swap(0, 1);
        objects
            .iter_mut()
            .for_each(|object| object.0 = Relation::Obj);
    }
    objects
}

/// Whether an object is new to the text, as what is given is: _a contract_, _two ships_.
fn is_thing(analysis: &Analysis<'_>, object: &(Relation, Vec<Member>)) -> bool {
    object.1.iter().any(|member| {
        analysis.children(member.head).any(|child| {
            matches!(analysis.lemma(child), "a" | "an")
                || analysis.relation(child) == Relation::Nummod
        })
    })
}

/// Whether the verb can have a recipient and no object: _told the mayor_, _paid the driver_.
fn takes_lone_recipient(verb: &str) -> bool {
    lexicon().saying(verb).is_some()
        || matches!(
            verb,
            "pay" | "repay" | "refund" | "teach" | "show" | "serve" | "feed" | "forgive" | "owe"
        )
}

/// Whether a single bare object can be the recipient: _told him that …_, not _caused him to …_.
fn takes_recipient(analysis: &Analysis<'_>, lemma: &str, node: TokenId) -> bool {
    let controls = || {
        lexicon()
            .embedding(lemma, "to", true)
            .is_none_or(|embedding| embedding.by_object)
    };
    lexicon().giving(lemma).is_some()
        && (analysis.child(node, &[Relation::Xcomp]).is_none() || !controls())
}
