//! Who does what an infinitive or participle after a noun says: _the man seen there_, _Kim's plan to attack_.

use crate::clause::draft::Drafts;
use crate::clause::form::form;
use crate::clause::lexicon::lexicon;
use crate::clause::{ClauseId, Function, Member, identity};
use crate::english::{Analysis, Penn, Relation, TokenId};

use super::is_clause_of_content;

/// The grammatical subject of a clause that belongs to a noun and has none of its own.
pub fn subject(drafts: &mut Drafts<'_, '_>, id: ClauseId) -> Vec<Member> {
    let analysis = drafts.analysis;
    let node = drafts.list[id].node;
    let Some(noun) = analysis.head(node) else {
        return Vec::new();
    };
    if is_infinitive(analysis, node) && !drafts.list[id].passive {
        return of_infinitive(drafts, id, noun);
    }
    let form = form(drafts, id);
    if form == "as" && lexicon().saying(drafts.list[id].lemma()).is_some() {
        return Vec::new();
    }
    if let Some(charged) = charged(drafts, id, noun) {
        drafts.list[id].step("object of the noun");
        return charged;
    }
    if is_clause_of_content(analysis, node) && !is_infinitive(analysis, node) {
        return Vec::new();
    }
    let step = if drafts.list[id].passive {
        "reduced relative clause"
    } else {
        "participle with its noun"
    };
    drafts.list[id].step(step);
    said_of(drafts, noun)
}

/// The noun, or those of whom it is said.
fn said_of(drafts: &Drafts<'_, '_>, noun: TokenId) -> Vec<Member> {
    identity::bearers(drafts, noun)
        .unwrap_or_else(|| vec![drafts.phrases.member(drafts.analysis, noun)])
}

/// Who did what the arrest or accusation is about: _the arrest of Lopez for stealing_.
fn charged(drafts: &Drafts<'_, '_>, id: ClauseId, noun: TokenId) -> Option<Vec<Member>> {
    let action = drafts.of_token[noun].filter(|&action| action != id)?;
    let form = form(drafts, id);
    let embedding = lexicon().embedding(drafts.list[action].lemma(), &form, true)?;
    let fits = embedding.by_object && form != "to" && form != "ing";
    let object = drafts.list[action].members(&Function::Object);
    (fits && !object.is_empty()).then(|| object.to_vec())
}

fn is_infinitive(analysis: &Analysis<'_>, node: TokenId) -> bool {
    analysis
        .child(node, &[Relation::Mark])
        .is_some_and(|mark| analysis.penn(mark) == Penn::To)
}

/// The subject of _Kim's plan to attack_, _the first man to walk on the Moon_.
fn of_infinitive(drafts: &mut Drafts<'_, '_>, id: ClauseId, noun: TokenId) -> Vec<Member> {
    let analysis = drafts.analysis;
    let action = drafts.of_token[noun].filter(|&clause| clause != id);
    let subject = action
        .map(|clause| drafts.list[clause].members(&Function::Subject).to_vec())
        .unwrap_or_default();
    if !subject.is_empty() {
        drafts.list[id].step("subject of the noun");
        return subject;
    }
    if is_first(analysis, noun) {
        drafts.list[id].step("infinitive with its noun");
        return said_of(drafts, noun);
    }
    holder(drafts, id, noun)
}

/// Whether an infinitive after the noun says what it did: _the first woman to …_.
pub fn is_first(analysis: &Analysis<'_>, noun: TokenId) -> bool {
    identity::is_ordinal(analysis, noun)
        || analysis.children(noun).any(|child| {
            identity::is_ordinal(analysis, child)
                || child < noun && analysis.penn(child) == Penn::Jjs
        })
}

/// Those who have the plan, right or chance: _has the right to vote_.
fn holder(drafts: &mut Drafts<'_, '_>, id: ClauseId, noun: TokenId) -> Vec<Member> {
    let governor = drafts
        .analysis
        .head(noun)
        .filter(|_| drafts.analysis.relation(noun) == Relation::Obj)
        .and_then(|head| drafts.of_token[head]);
    let Some(governor) = governor.filter(|&governor| has_or_gets(drafts.list[governor].lemma()))
    else {
        return Vec::new();
    };
    let recipient = drafts.list[governor].members(&Function::Recipient).to_vec();
    let members = if recipient.is_empty() {
        drafts.list[governor].surface.clone()
    } else {
        recipient
    };
    drafts.list[id].step("subject of the main clause");
    members
}

/// Whether who has or gets a chance, right or plan by the verb is who may use it.
fn has_or_gets(verb: &str) -> bool {
    lexicon().giving(verb).is_some()
        || matches!(
            verb,
            "have"
                | "get"
                | "receive"
                | "seek"
                | "need"
                | "want"
                | "make"
                | "take"
                | "use"
                | "win"
                | "lose"
                | "gain"
                | "share"
                | "express"
                | "announce"
                | "find"
                | "earn"
                | "lack"
        )
}
