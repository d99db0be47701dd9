//! Clauses that lack their verb: _Norway gave ships to Chile, and Denmark planes to Peru._

use std::ops::Range;

use crate::english::{Analysis, TokenId, Upos};

use super::apposition::name_type;
use super::draft::{Draft, Drafts};
use super::{ClauseId, Function, Member, PredicateKind};

/// Opens a clause with the verb before it for every such part of a sentence.
pub fn open(drafts: &mut Drafts<'_, '_>) {
    let analysis = drafts.analysis;
    for sentence in 0..analysis.sentences.len() {
        let found = gap(analysis, analysis.sentences[sentence].tokens.clone())
            .and_then(|gap| Some((clause_before(drafts, sentence, &gap)?, gap)));
        if let Some((clause, gap)) = found {
            fill(drafts, clause, &gap);
        }
    }
}

/// The parts of a clause without a verb, as the words show them.
struct Gap {
    /// _and_ or _while_.
    joint: TokenId,
    subject: Range<TokenId>,
    object: Range<TokenId>,
    preposition: TokenId,
    place: Range<TokenId>,
}

/// A name, a thing, a preposition and a phrase after the last _and_ of a sentence.
fn gap(analysis: &Analysis<'_>, sentence: Range<TokenId>) -> Option<Gap> {
    let joint = sentence
        .clone()
        .rev()
        .take(16)
        .find(|&token| matches!(analysis.word(token), "and" | "while"))?;
    if joint <= sentence.start || analysis.word(joint - 1) != "," && analysis.word(joint) == "and" {
        return None;
    }
    let subject = run(analysis, joint + 1, sentence.end, |tag| tag == Upos::Propn)?;
    let object = run(analysis, subject.end, sentence.end, |tag| {
        matches!(tag, Upos::Det | Upos::Adj | Upos::Num | Upos::Noun)
    })?;
    let preposition = object.end;
    let names_thing = analysis.tag(object.end - 1) == Upos::Noun;
    let adposition = preposition < sentence.end && analysis.tag(preposition) == Upos::Adp;
    let place = run(analysis, preposition + 1, sentence.end, |tag| {
        matches!(
            tag,
            Upos::Det | Upos::Adj | Upos::Num | Upos::Noun | Upos::Propn
        )
    })?;
    let closes = (place.end..sentence.end).all(|token| analysis.tag(token) == Upos::Punct);
    (names_thing && adposition && closes).then_some(Gap {
        joint,
        subject,
        object,
        preposition,
        place,
    })
}

/// The tokens from here on that have such tags, at least one.
fn run(
    analysis: &Analysis<'_>,
    start: TokenId,
    end: TokenId,
    fits: impl Fn(Upos) -> bool,
) -> Option<Range<TokenId>> {
    let stop = (start..end)
        .find(|&token| !fits(analysis.tag(token)))
        .unwrap_or(end);
    (stop > start).then_some(start..stop)
}

/// The last clause before the gap with the same parts: a name, a thing and the same preposition.
fn clause_before(drafts: &Drafts<'_, '_>, sentence: usize, gap: &Gap) -> Option<ClauseId> {
    let analysis = drafts.analysis;
    let phrase = Function::Oblique(analysis.word(gap.preposition).to_lowercase());
    let before = |members: &[Member]| {
        members
            .first()
            .map(|member| member.head)
            .filter(|&head| head < gap.joint)
    };
    let start = analysis.sentences[sentence].tokens.start;
    let id = (start..gap.joint)
        .rev()
        .filter_map(|token| drafts.of_token[token])
        .find(|&id| {
            let draft = &drafts.list[id];
            draft.clause.predicate.kind == PredicateKind::Verb && !draft.passive
        })?;
    let draft = &drafts.list[id];
    let subject = before(draft.members(&Function::Subject))?;
    let object = before(draft.members(&Function::Object))?;
    before(draft.members(&phrase))?;
    let same_type = name_type(analysis, subject) == name_type(analysis, gap.subject.start);
    (same_type && analysis.tag(subject) == Upos::Propn && analysis.tag(object) == Upos::Noun)
        .then_some(id)
}

fn fill(drafts: &mut Drafts<'_, '_>, id: ClauseId, gap: &Gap) {
    let analysis = drafts.analysis;
    for argument in &mut drafts.list[id].clause.arguments {
        argument.members.retain(|member| member.head < gap.joint);
    }
    let whole = &mut drafts.list[id];
    whole
        .clause
        .arguments
        .retain(|argument| !argument.members.is_empty());
    let mut copy = Draft::new(
        whole.clause.sentence,
        whole.node,
        whole.clause.predicate.clone(),
    );
    copy.clause.tense = whole.clause.tense;
    copy.auxiliaries.clone_from(&whole.auxiliaries);
    let preposition = analysis.word(gap.preposition).to_lowercase();
    copy.add(Function::Subject, vec![member(analysis, &gap.subject)]);
    copy.add(Function::Object, vec![member(analysis, &gap.object)]);
    copy.add(
        Function::Oblique(preposition),
        vec![member(analysis, &gap.place)],
    );
    copy.surface = copy.members(&Function::Subject).to_vec();
    copy.step("verb left out, taken from before");
    drafts.copies.push((drafts.list.len(), id));
    drafts.list.push(copy);
}

fn member(analysis: &Analysis<'_>, words: &Range<TokenId>) -> Member {
    let last = words.end - 1;
    let top = words.clone().find(|&token| {
        analysis
            .head(token)
            .is_none_or(|head| !words.contains(&head))
    });
    Member {
        head: top.unwrap_or(last),
        span: analysis.tokens[words.start]
            .span
            .join(analysis.tokens[last].span),
        clause: None,
    }
}
