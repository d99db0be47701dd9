//! Finds the words that say something: verbs, copulas, and nouns that name actions.

use crate::clause::draft::{Draft, Drafts};
use crate::clause::lexicon::{NounClass, lexicon};
use crate::clause::tree::quotations::is_inverted_saying;
use crate::clause::tree::verbs::is_verbal;
use crate::clause::tree::words::push_word;
use crate::clause::tree::{bare_relative, headline};
use crate::clause::{Predicate, PredicateKind, Tense, Time};
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

/// Starts a clause for every verb, copula and action noun.
pub fn find(drafts: &mut Drafts<'_, '_>) {
    let analysis = drafts.analysis;
    for (number, sentence) in analysis.sentences.iter().enumerate() {
        for token in sentence.tokens.clone() {
            let Some(draft) = start(analysis, number, token) else {
                continue;
            };
            if draft.clause.predicate.kind == PredicateKind::Copula
                && let Some(attribute) = action_noun(analysis, number, token)
            {
                drafts.push_attribute(attribute);
            }
            drafts.push_node(draft);
        }
    }
    drafts.link();
    absorb_light_nouns(drafts);
}

fn start(analysis: &Analysis<'_>, sentence: usize, token: TokenId) -> Option<Draft> {
    if is_verbal(analysis, token) {
        return Some(verb(analysis, sentence, token));
    }
    if let Some(copula) = copula_of(analysis, token) {
        return Some(copular(analysis, sentence, token, copula));
    }
    action_noun(analysis, sentence, token)
}

/// The form of _be_ that says the word of something: its copula, or the last auxiliary of an adjective that looks like a
/// participle, _are missing_.
fn copula_of(analysis: &Analysis<'_>, token: TokenId) -> Option<TokenId> {
    let auxiliary = || {
        let children = analysis.children(token);
        children
            .filter(|&child| {
                analysis.relation(child) == Relation::Aux && analysis.lemma(child) == "be"
            })
            .last()
    };
    let copula = analysis.child(token, &[Relation::Cop]);
    copula.or_else(|| (analysis.tag(token) == Upos::Adj).then(auxiliary).flatten())
}

fn verb(analysis: &Analysis<'_>, sentence: usize, token: TokenId) -> Draft {
    let mut lemma = analysis.lemma(token).to_lowercase();
    let mut words = vec![token];
    if is_existential(analysis, token) {
        lemma = "exist".to_owned();
    }
    if let Some(particle) = particle(analysis, token, &lemma) {
        push_word(&mut lemma, analysis.word(particle));
        words.push(particle);
    }
    let predicate = Predicate {
        kind: PredicateKind::Verb,
        lemma,
        head: token,
        words,
    };
    let mut draft = Draft::new(sentence, token, predicate);
    set_voice(analysis, &mut draft, own_auxiliaries(analysis, token));
    draft
}

/// Whether the verb is that of _there is_.
fn is_existential(analysis: &Analysis<'_>, verb: TokenId) -> bool {
    analysis.lemma(verb) == "be"
        && analysis
            .children(verb)
            .any(|child| analysis.penn(child) == Penn::Ex)
}

/// The particle that is part of the verb's meaning, however the parser hangs it on.
fn particle(analysis: &Analysis<'_>, verb: TokenId, lemma: &str) -> Option<TokenId> {
    if let Some(particle) = analysis.child(verb, &[Relation::CompoundPrt]) {
        return Some(particle);
    }
    analysis.children(verb).find(|&child| {
        child == verb + 1
            && matches!(analysis.tag(child), Upos::Adp | Upos::Adv)
            && matches!(analysis.relation(child), Relation::Advmod | Relation::Case)
            && lexicon().is_phrasal(lemma, analysis.word(child))
    })
}

fn own_auxiliaries(analysis: &Analysis<'_>, token: TokenId) -> Vec<TokenId> {
    let is_auxiliary = |&child: &TokenId| {
        matches!(
            analysis.relation(child),
            Relation::Aux | Relation::AuxPass | Relation::Cop
        )
    };
    analysis.children(token).filter(is_auxiliary).collect()
}

/// Sets auxiliaries and, by them and the verb's form, voice and tense.
pub fn set_voice(analysis: &Analysis<'_>, draft: &mut Draft, auxiliaries: Vec<TokenId>) {
    draft.passive = is_passive(analysis, draft.node, &auxiliaries);
    draft.clause.tense = tense(analysis, draft.node, &auxiliaries);
    draft.auxiliaries = auxiliaries;
}

fn is_passive(analysis: &Analysis<'_>, verb: TokenId, auxiliaries: &[TokenId]) -> bool {
    let participle = matches!(analysis.penn(verb), Penn::Vbn | Penn::Vbd);
    match auxiliaries.last() {
        Some(&last) => participle && matches!(analysis.lemma(last), "be" | "get"),
        None if is_inverted_saying(analysis, verb) => false,
        None if bare_relative::of_verb(analysis, verb).is_some() => false,
        None if headline::leaves_out_be(analysis, verb) => true,
        None => analysis.penn(verb) == Penn::Vbn && !is_plain_past(analysis, verb),
    }
}

/// Whether what looks like a bare participle is the main verb of a full sentence: then it is a past tense.
fn is_plain_past(analysis: &Analysis<'_>, verb: TokenId) -> bool {
    let main = matches!(
        analysis.relation(verb),
        Relation::Root | Relation::Ccomp | Relation::Conj | Relation::Parataxis
    );
    let subject = analysis
        .child(verb, &[Relation::Nsubj, Relation::NsubjPass])
        .is_some_and(|subject| subject < verb);
    let relative = matches!(analysis.relation(verb), Relation::AclRelcl | Relation::Acl)
        && analysis
            .child(verb, &[Relation::Nsubj])
            .is_some_and(|subject| subject < verb);
    let says = analysis
        .child(verb, &[Relation::Nsubj])
        .is_some_and(|subject| subject > verb)
        && lexicon().saying(analysis.lemma(verb)).is_some();
    main && subject && ends_with_full_stop(analysis, verb) || relative || main && says
}

fn ends_with_full_stop(analysis: &Analysis<'_>, token: TokenId) -> bool {
    let sentence = &analysis.sentences[analysis.sentence_of(token)];
    let mut last = sentence.tokens.clone().rev().take(2);
    last.any(|token| analysis.word(token) == ".")
}

fn tense(analysis: &Analysis<'_>, verb: TokenId, auxiliaries: &[TokenId]) -> Tense {
    let has = |lemma: &str| {
        auxiliaries
            .iter()
            .any(|&token| analysis.lemma(token) == lemma)
    };
    let finite = auxiliaries.first().copied().unwrap_or(verb);
    Tense {
        time: time(analysis, finite),
        perfect: has("have"),
        progressive: has("be") && analysis.penn(verb) == Penn::Vbg,
    }
}

fn time(analysis: &Analysis<'_>, finite: TokenId) -> Option<Time> {
    match analysis.penn(finite) {
        Penn::Vbd => Some(Time::Past),
        Penn::Vbz | Penn::Vbp => Some(Time::Present),
        Penn::Md if matches!(analysis.lemma(finite), "will" | "shall") => Some(Time::Future),
        Penn::Md => Some(Time::Present),
        _ => None,
    }
}

fn copular(analysis: &Analysis<'_>, sentence: usize, token: TokenId, copula: TokenId) -> Draft {
    let predicate = Predicate {
        kind: PredicateKind::Copula,
        lemma: "be".to_owned(),
        head: copula,
        words: vec![copula],
    };
    let mut draft = Draft::new(sentence, token, predicate);
    let auxiliaries = own_auxiliaries(analysis, token);
    draft.clause.tense = tense(analysis, copula, &auxiliaries);
    draft.auxiliaries = auxiliaries;
    draft
}

fn action_noun(analysis: &Analysis<'_>, sentence: usize, token: TokenId) -> Option<Draft> {
    let frame = lexicon().noun(analysis.lemma(token))?;
    let title = analysis.word(token).starts_with(char::is_uppercase)
        && analysis.sentences[sentence].tokens.start != token
        && !headline::is_headline(analysis, sentence);
    let names_action = analysis.tag(token) == Upos::Noun
        && !title
        && !matches!(
            analysis.relation(token),
            Relation::Compound | Relation::Flat | Relation::Fixed
        )
        && (frame.class == NounClass::Agent || analysis.relation(token) != Relation::NmodDesc);
    names_action.then(|| {
        let predicate = Predicate {
            kind: PredicateKind::Noun,
            lemma: frame.verb.to_owned(),
            head: token,
            words: vec![token],
        };
        Draft::new(sentence, token, predicate)
    })
}

/// Lets verbs of little meaning take over what their nouns say: _paid a visit_ is _visited_.
fn absorb_light_nouns(drafts: &mut Drafts<'_, '_>) {
    for id in 0..drafts.list.len() {
        if let Some((noun, meaning)) = light_noun(drafts, id) {
            let predicate = &mut drafts.list[id].clause.predicate;
            predicate.lemma = meaning.to_owned();
            predicate.words.push(noun);
            predicate.words.sort_unstable();
            drafts.list[id].step("verb and noun taken together");
            if let Some(noun_id) = drafts.of_token[noun].take() {
                drafts.list[noun_id].dropped = true;
            }
        }
    }
    drafts.link();
}

fn light_noun(drafts: &Drafts<'_, '_>, id: usize) -> Option<(TokenId, &'static str)> {
    let analysis = drafts.analysis;
    let draft = &drafts.list[id];
    let predicate = &draft.clause.predicate;
    if predicate.kind != PredicateKind::Verb {
        return None;
    }
    let relation = if draft.passive {
        Relation::NsubjPass
    } else {
        Relation::Obj
    };
    let noun = analysis.child(draft.node, &[relation])?;
    let meaning = lexicon().light(&predicate.lemma, analysis.lemma(noun))?;
    Some((noun, meaning))
}

/// The noun that the verb takes together with itself, if any.
pub fn absorbed_noun(analysis: &Analysis<'_>, draft: &Draft) -> Option<TokenId> {
    let predicate = &draft.clause.predicate;
    predicate.words.iter().copied().find(|&word| {
        word != predicate.head
            && matches!(analysis.relation(word), Relation::Obj | Relation::NsubjPass)
    })
}
