//! Gives verbs and copulas their arguments, and turns passives round.

use crate::english::{Analysis, NameType, Penn, Relation, TokenId, Upos};

use super::agent::{is_agent, take_agent_inside};
use super::apposition::name_type;
use super::draft::{Draft, Drafts};
use super::lexicon::lexicon;
use super::phrase::{is_day_of_name, is_example, is_role_noun, named, opens_list, preposition};
use super::predicate::absorbed_noun;
use super::title::bare_member;
use super::{ClauseId, Function, Member, PredicateKind};
use super::{complement, copula, naming, noun, passive, relative, speech, subject};

/// Fills a clause from what hangs on its node; clauses above it are filled already.
pub fn fill(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    match drafts.list[id].clause.predicate.kind {
        PredicateKind::Noun => noun::fill(drafts, id),
        PredicateKind::Copula => copula::fill(drafts, id),
        PredicateKind::Verb | PredicateKind::Preposition => fill_verb(drafts, id),
    }
}

fn fill_verb(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    subject::share_auxiliaries(drafts, id);
    let surface = subject::find(drafts, id);
    let objects = objects(drafts, id);
    drafts.list[id].surface = surface.clone();
    let absorbed = absorbed_noun(drafts.analysis, &drafts.list[id]).is_some();
    if drafts.list[id].passive && absorbed {
        drafts.list[id].step("passive turned round");
    } else if drafts.list[id].passive {
        passive::turn(drafts, id, surface, objects);
    } else {
        drafts.list[id].add(Function::Subject, surface);
        place_objects(drafts, id, objects);
    }
    fill_obliques(drafts, id);
    relative::fill_gap(drafts, id);
    naming::fill(drafts, id);
    complement::fill(drafts, id);
}

/// The objects of a verb in text order, each with its relation, a light verb's noun left out.
fn objects(drafts: &mut Drafts<'_, '_>, id: ClauseId) -> Vec<(Relation, Vec<Member>)> {
    let analysis = drafts.analysis;
    let node = drafts.list[id].node;
    let absorbed = absorbed_noun(analysis, &drafts.list[id]);
    let subject = subject::own(analysis, node);
    let mut found = Vec::new();
    for child in analysis.children(node) {
        let relation = analysis.relation(child);
        let object = matches!(relation, Relation::Obj | Relation::Iobj)
            || found.is_empty() && is_bare_object(analysis, &drafts.list[id], child);
        if object
            && Some(child) != subject
            && !speech::is_subject_of_inverted(analysis, child)
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
fn is_bare_object(analysis: &Analysis<'_>, draft: &Draft, child: TokenId) -> bool {
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
        let recipient = vec![bare_member(drafts, object)];
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
    if lexicon().giving(verb).is_some() && beside.is_some() {
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
fn place_objects(drafts: &mut Drafts<'_, '_>, id: ClauseId, objects: Vec<(Relation, Vec<Member>)>) {
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

/// Adds the phrases with prepositions, and those of time without; the agent of a passive is its subject.
pub fn fill_obliques(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    let analysis = drafts.analysis;
    let node = drafts.list[id].node;
    let absorbed = absorbed_noun(analysis, &drafts.list[id]);
    let children: Vec<TokenId> = analysis
        .children(node)
        .chain(
            absorbed
                .into_iter()
                .flat_map(|noun| analysis.children(noun)),
        )
        .filter(|&child| is_oblique(analysis, child))
        .collect();
    let in_phrase = analysis.child(node, &[Relation::Case]).is_some();
    for day in days_of_names(analysis, node) {
        let member = drafts.phrases.member(analysis, day);
        drafts.list[id].add(Function::Oblique("on".to_owned()), vec![member]);
    }
    for adverb in analysis.children(node) {
        if let Some(time) = distance_in_time(analysis, adverb) {
            let member = Member {
                head: time,
                span: drafts.phrases.whole_span(analysis, adverb),
                clause: None,
            };
            drafts.list[id].add(Function::Oblique(String::new()), vec![member]);
        }
    }
    for child in children {
        let taken = in_phrase && analysis.relation(child) == Relation::Nmod
            || is_bare_object(analysis, &drafts.list[id], child);
        if taken || passive::take_stranded(drafts, id, child) {
            continue;
        }
        for phrase in with_own_prepositions(analysis, child) {
            add_oblique(drafts, id, phrase);
        }
    }
}

fn is_oblique(analysis: &Analysis<'_>, child: TokenId) -> bool {
    match analysis.relation(child) {
        Relation::Obl | Relation::OblAgent | Relation::OblUnmarked => true,
        Relation::Nmod => !opens_list(analysis, child),
        Relation::NmodUnmarked => is_time(analysis, child),
        Relation::Advmod => {
            analysis.tag(child) != Upos::Adv && is_time(analysis, child)
                || analysis.child(child, &[Relation::Case]).is_some()
        }
        _ => false,
    }
}

/// How long before or after: the adverb and the time that hangs on it, _[three days] later_.
fn distance_in_time(analysis: &Analysis<'_>, adverb: TokenId) -> Option<TokenId> {
    let measures = matches!(
        &*analysis.lower_word(adverb),
        "ago" | "later" | "earlier" | "before" | "afterwards" | "previously"
    );
    analysis.children(adverb).find(|&child| {
        measures
            && analysis.relation(adverb) == Relation::Advmod
            && matches!(
                analysis.relation(child),
                Relation::OblUnmarked | Relation::NmodUnmarked
            )
            && is_time(analysis, child)
    })
}

/// The days that the tree hung on a name before or behind the verb: _the city of Lima [on Monday]_.
fn days_of_names(analysis: &Analysis<'_>, node: TokenId) -> Vec<TokenId> {
    let mut inside: Vec<TokenId> = analysis
        .children(node)
        .filter(|&child| {
            matches!(
                analysis.relation(child),
                Relation::Nsubj | Relation::NsubjPass | Relation::Obj | Relation::Obl
            )
        })
        .collect();
    let nested: Vec<TokenId> = inside
        .iter()
        .flat_map(|&phrase| analysis.children(phrase))
        .filter(|&child| analysis.relation(child) == Relation::Nmod)
        .collect();
    inside.extend(nested);
    inside
        .into_iter()
        .flat_map(|phrase| analysis.children(phrase))
        .filter(|&child| is_day_of_name(analysis, child))
        .collect()
}

/// The phrase, and those coordinated with it that have prepositions of their own: _to Paris and from Rome_.
fn with_own_prepositions(analysis: &Analysis<'_>, phrase: TokenId) -> Vec<TokenId> {
    let with_preposition = |&child: &TokenId| {
        analysis.relation(child) == Relation::Conj
            && analysis.child(child, &[Relation::Case]).is_some()
    };
    let mut phrases = vec![phrase];
    phrases.extend(analysis.children(phrase).filter(with_preposition));
    phrases
}

fn add_oblique(drafts: &mut Drafts<'_, '_>, id: ClauseId, phrase: TokenId) {
    let analysis = drafts.analysis;
    let preposition = preposition(analysis, phrase);
    if analysis.tag(phrase) == Upos::Adp && analysis.children(phrase).next().is_none() {
        return;
    }
    let mut members = relative::members(drafts, id, phrase);
    if preposition == "including" && extend_list(drafts, id, phrase, &members)
        || preposition == "among" && is_example(analysis, phrase + 1)
    {
        return;
    }
    if charges(drafts.list[id].lemma(), &preposition) {
        take_agent_inside(drafts, id, phrase, &mut members);
    }
    let function = if is_agent(drafts, id, phrase) {
        Function::Subject
    } else {
        function_by_noun(drafts, id, phrase, &preposition)
            .unwrap_or(Function::Oblique(preposition.into()))
    };
    drafts.list[id].add(function, members);
}

/// Adds what _including_ names to the phrase of several that it stands behind: _[ministers] resigned, including Reed_.
fn extend_list(
    drafts: &mut Drafts<'_, '_>,
    id: ClauseId,
    phrase: TokenId,
    members: &[Member],
) -> bool {
    let analysis = drafts.analysis;
    let several = |member: &Member| {
        member.head < phrase && matches!(analysis.penn(member.head), Penn::Nns | Penn::Nnps)
    };
    let nearest = drafts.list[id]
        .clause
        .arguments
        .iter()
        .filter(|argument| argument.members.iter().any(several))
        .max_by_key(|argument| argument.members.first().map(|member| member.head))
        .map(|argument| argument.function.clone());
    let Some(function) = nearest else {
        return false;
    };
    let draft = &mut drafts.list[id];
    draft.add(function.clone(), members.to_vec());
    if draft.surface.iter().any(several) && function != Function::Recipient {
        draft.surface = draft.members(&function).to_vec();
    }
    draft.step("listed after \"including\"");
    true
}

/// Whether the preposition stands before what the verb charges somebody with.
fn charges(verb: &str, preposition: &str) -> bool {
    lexicon()
        .embedding(verb, preposition, true)
        .is_some_and(|embedding| embedding.by_object)
}

/// The function that a light verb's noun gives a phrase: _paid a visit to Ghana_ is _visited Ghana_.
fn function_by_noun(
    drafts: &Drafts<'_, '_>,
    id: ClauseId,
    phrase: TokenId,
    preposition: &str,
) -> Option<Function> {
    let analysis = drafts.analysis;
    let noun = absorbed_noun(analysis, &drafts.list[id])?;
    let frame = lexicon().noun(analysis.lemma(noun))?;
    let passive = drafts.list[id].passive;
    noun::function_of_phrase(frame, preposition, analysis, phrase)
        .filter(|function| passive || *function != Function::Subject)
}

/// Whether the phrase is a time or measure.
pub fn is_time(analysis: &Analysis<'_>, phrase: TokenId) -> bool {
    lexicon().is_time(&analysis.lower_lemma(named(analysis, phrase)))
        || analysis.tag(phrase) == Upos::Num && analysis.word(phrase).len() == 4
}
