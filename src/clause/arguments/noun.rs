//! Nouns that name actions, with their phrases in the functions of the verb: _Kim's gift of a horse_.

use crate::clause::draft::Drafts;
use crate::clause::lexicon::{NounClass, NounFrame, lexicon};
use crate::clause::tree::members::conjuncts;
use crate::clause::tree::words::{is_time, opens_list, preposition};
use crate::clause::{Argument, ClauseId, ComplementKind, Function, relative};
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

/// Fills the clause of an action noun; it is dropped if nothing says who does what to whom.
pub fn fill(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    let analysis = drafts.analysis;
    let node = drafts.list[id].node;
    let Some(frame) = lexicon().noun(analysis.lemma(node)) else {
        return;
    };
    let phrases: Vec<TokenId> = analysis
        .children(node)
        .filter(|&child| is_phrase(analysis, child))
        .collect();
    for &phrase in &phrases {
        let preposition = preposition(analysis, phrase);
        let function = function_of_phrase(frame, &preposition, analysis, phrase)
            .unwrap_or(Function::Oblique(preposition.into()));
        let members = drafts.phrases.members(analysis, phrase);
        drafts.list[id].add(function, members);
    }
    if frame.class == NounClass::Agent {
        return add_agent(drafts, id, frame);
    }
    add_possessor(drafts, id, frame);
    add_modifier(drafts, id, frame);
    add_parties(drafts, id);
    add_content(drafts, id);
    let draft = &mut drafts.list[id];
    draft.surface = draft.members(&Function::Subject).to_vec();
    draft.dropped = !says_who(&draft.clause.arguments);
    draft.step("noun opened like its verb");
}

/// A noun for who does something, where it says to what: _the buyer of the bank_, _its founder, Reed_.
fn add_agent(drafts: &mut Drafts<'_, '_>, id: ClauseId, frame: &NounFrame) {
    let analysis = drafts.analysis;
    let node = drafts.list[id].node;
    add_possessor(drafts, id, frame);
    let agent = match analysis.relation(node) {
        Relation::NmodDesc | Relation::Appos => analysis.head(node).unwrap_or(node),
        _ => node,
    };
    let doubtful = analysis.children(node).any(|child| {
        matches!(
            &*analysis.lower_word(child),
            "potential" | "would-be" | "likely" | "possible"
        )
    });
    let member = drafts.phrases.member(analysis, agent);
    let draft = &mut drafts.list[id];
    draft.dropped = draft.members(&Function::Object).is_empty() || doubtful;
    draft.add(Function::Subject, vec![member]);
    draft.surface = draft.members(&Function::Subject).to_vec();
    draft.step("noun of the doer");
}

fn says_who(arguments: &[Argument]) -> bool {
    arguments.iter().any(|argument| {
        matches!(
            argument.function,
            Function::Subject | Function::Object | Function::Recipient
        )
    })
}

fn is_phrase(analysis: &Analysis<'_>, child: TokenId) -> bool {
    matches!(
        analysis.relation(child),
        Relation::Nmod | Relation::Obl | Relation::OblAgent
    ) && !opens_list(analysis, child)
        && analysis.child(child, &[Relation::Case]).is_some()
}

/// The function of a phrase with this preposition, where the noun gives it one.
pub fn function_of_phrase(
    frame: &NounFrame,
    preposition: &str,
    analysis: &Analysis<'_>,
    phrase: TokenId,
) -> Option<Function> {
    let listed = frame.phrases.iter().find(|pair| pair.0 == preposition);
    if let Some((_, function)) = listed {
        return Some(read_function(function));
    }
    match (preposition, frame.class) {
        ("of", NounClass::Act | NounClass::Undergo | NounClass::Agent) => Some(Function::Object),
        ("of", NounClass::Do) => Some(Function::Subject),
        ("by", _) if analysis.tag(phrase) != Upos::Num => Some(Function::Subject),
        ("between" | "among" | "of", NounClass::Mutual) => Some(Function::Subject),
        _ => None,
    }
}

fn read_function(text: &str) -> Function {
    match text {
        "subject" => Function::Subject,
        "object" => Function::Object,
        "recipient" => Function::Recipient,
        "attribute" => Function::Attribute,
        preposition => Function::Oblique(preposition.to_owned()),
    }
}

fn add_possessor(drafts: &mut Drafts<'_, '_>, id: ClauseId, frame: &NounFrame) {
    let analysis = drafts.analysis;
    let Some(possessor) = analysis.child(drafts.list[id].node, &[Relation::NmodPoss]) else {
        return;
    };
    if is_time(analysis, possessor) {
        return;
    }
    let members = match drafts.governor(id) {
        Some(governor) if analysis.penn(possessor) == Penn::WpPoss => {
            relative::members(drafts, governor, possessor)
        }
        _ => drafts.phrases.members(analysis, possessor),
    };
    let draft = &mut drafts.list[id];
    let has_object = !draft.members(&Function::Object).is_empty();
    let has_subject = !draft.members(&Function::Subject).is_empty();
    let function = match frame.class {
        NounClass::Undergo | NounClass::Agent if !has_object => Function::Object,
        NounClass::Agent => return,
        _ if has_subject && !has_object && frame.class != NounClass::Do => Function::Object,
        _ if has_subject => return,
        _ => Function::Subject,
    };
    draft.add(function, members);
}

/// Those between whom the object is also are those who act: _the signing of a pact between Peru and Chile_.
fn add_parties(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    let analysis = drafts.analysis;
    let draft = &drafts.list[id];
    let object = draft.members(&Function::Object).first();
    let Some(object) = object.filter(|_| draft.members(&Function::Subject).is_empty()) else {
        return;
    };
    let between = analysis
        .children(object.head)
        .find(|&child| preposition(analysis, child) == "between");
    if let Some(parties) = between {
        let members = drafts.phrases.members(analysis, parties);
        drafts.list[id].add(Function::Subject, members);
        drafts.list[id].step("parties as its subject");
    }
}

/// A nationality or name before the noun does it, where the object is said: _US sanctions on Iran_.
fn add_modifier(drafts: &mut Drafts<'_, '_>, id: ClauseId, frame: &NounFrame) {
    let analysis = drafts.analysis;
    let draft = &drafts.list[id];
    let others = &draft.clause.arguments;
    let free = draft.members(&Function::Subject).is_empty() && frame.class != NounClass::Undergo;
    let certain = says_who(others) || frame.class == NounClass::Mutual && !others.is_empty();
    if !free || !certain && !is_nationality_before(analysis, draft.node) {
        return;
    }
    let modifiers: Vec<TokenId> = analysis
        .children(draft.node)
        .filter(|&child| child < draft.node && is_actor(analysis, child))
        .collect();
    if let [modifier] = modifiers[..] {
        let members = conjuncts(analysis, modifier)
            .into_iter()
            .map(|actor| drafts.phrases.member(analysis, actor))
            .collect();
        drafts.list[id].add(Function::Subject, members);
        drafts.list[id].step("modifier of the noun as its subject");
    }
}

fn is_nationality_before(analysis: &Analysis<'_>, node: TokenId) -> bool {
    analysis
        .children(node)
        .any(|child| child < node && is_nationality(analysis, child))
}

/// Whether the word is an adjective with a capital: _Russian_.
pub fn is_nationality(analysis: &Analysis<'_>, token: TokenId) -> bool {
    analysis.relation(token) == Relation::Amod
        && analysis.word(token).starts_with(char::is_uppercase)
        && analysis.word(token).chars().any(char::is_lowercase)
        && analysis.sentences[analysis.sentence_of(token)].tokens.start != token
}

fn is_actor(analysis: &Analysis<'_>, token: TokenId) -> bool {
    is_nationality(analysis, token)
        || analysis.relation(token) == Relation::Compound
            && (matches!(analysis.penn(token), Penn::Nnp)
                || matches!(
                    analysis.lemma(token),
                    "police"
                        | "government"
                        | "army"
                        | "rebel"
                        | "court"
                        | "militant"
                        | "opposition"
                        | "state"
                ))
}

/// What the plan, promise or claim is: an infinitive or _that_ clause.
fn add_content(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    let analysis = drafts.analysis;
    let children: Vec<TokenId> = analysis.children(drafts.list[id].node).collect();
    for child in children {
        let Some(inner) = drafts.of_token[child] else {
            continue;
        };
        let kind = match analysis.relation(child) {
            Relation::Acl | Relation::Ccomp if has_mark(analysis, child, "to") => {
                ComplementKind::Infinitive
            }
            Relation::Acl | Relation::Ccomp if has_mark(analysis, child, "that") => {
                ComplementKind::That
            }
            _ => continue,
        };
        let member = drafts.clause_member(inner);
        drafts.list[id].add(Function::Complement(kind), vec![member]);
    }
}

fn has_mark(analysis: &Analysis<'_>, node: TokenId, mark: &str) -> bool {
    analysis
        .children(node)
        .any(|child| analysis.relation(child) == Relation::Mark && analysis.lemma(child) == mark)
}
