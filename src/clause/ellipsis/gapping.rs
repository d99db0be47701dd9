//! Clauses that lack their verb: _Norway gave ships to Chile, and Denmark planes to Peru_; _bought nine ships, Chile two_;
//! _exports tea to Egypt and flowers to Peru_.
//!
//! What is left of such a clause stands beside what it stands for, and is as that is: a number for a number, a phrase with
//! the same preposition for a phrase. Where it is not, nothing is opened.

use std::ops::Range;

use crate::clause::draft::{Draft, Drafts};
use crate::clause::tree::words::{is_time, name_type, preposition};
use crate::clause::{ClauseId, Function, Member, PredicateKind};
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

/// Opens a clause with the verb before it for every such part of a sentence.
pub fn open(drafts: &mut Drafts<'_, '_>) {
    let analysis = drafts.analysis;
    for sentence in 0..analysis.sentences.len() {
        open_in_order(drafts, analysis.sentences[sentence].tokens.clone());
    }
    for id in drafts.governors_first() {
        split_pairs(drafts, id);
        split_second_phrase(drafts, id);
    }
}

/// A clause without its verb, as the words show it.
struct Gap {
    /// The token before it: a comma, semicolon or conjunction.
    joint: TokenId,
    subject: Range<TokenId>,
    object: Range<TokenId>,
    /// A preposition and its phrase behind the object.
    phrase: Option<(TokenId, Range<TokenId>)>,
}

/// Opens what stands behind commas and conjunctions, from left to right: _the Greens won 14 seats, the Reds nine_.
fn open_in_order(drafts: &mut Drafts<'_, '_>, sentence: Range<TokenId>) {
    let analysis = drafts.analysis;
    for joint in sentence.clone() {
        let is_joint = matches!(analysis.word(joint), "," | ";" | "and" | "while" | "but");
        if !is_joint || joint == sentence.start {
            continue;
        }
        let found = gap(analysis, joint, sentence.end)
            .and_then(|gap| Some((clause_before(drafts, sentence.start, &gap)?, gap)));
        if let Some((clause, gap)) = found {
            fill(drafts, clause, &gap);
        }
    }
}

/// Two noun phrases, and perhaps one with a preposition, up to the next comma, conjunction or the end.
fn gap(analysis: &Analysis<'_>, joint: TokenId, end: TokenId) -> Option<Gap> {
    let subject = noun_phrase(analysis, joint + 1, end)?;
    let object = noun_phrase(analysis, subject.end, end)?;
    let mut phrase = None;
    let mut last = object.end;
    if last < end && analysis.tag(last) == Upos::Adp && analysis.word(last) != "of" {
        let place = noun_phrase(analysis, last + 1, end)?;
        phrase = Some((last, place.clone()));
        last = place.end;
    }
    let closed = last >= end
        || analysis.tag(last) == Upos::Punct
        || matches!(analysis.word(last), "and" | "while" | "but");
    closed.then_some(Gap {
        joint,
        subject,
        object,
        phrase,
    })
}

/// The noun phrase that begins here: it ends where an article, a number behind a name, or a common noun behind a name
/// begins another.
fn noun_phrase(analysis: &Analysis<'_>, start: TokenId, end: TokenId) -> Option<Range<TokenId>> {
    let mut last: Option<Upos> = None;
    let mut stop = start;
    while stop < end {
        let tag = analysis.tag(stop);
        let opens =
            tag == Upos::Det || analysis.relation(stop) == Relation::NmodPoss && tag == Upos::Pron;
        let fits = opens
            || matches!(tag, Upos::Adj | Upos::Num | Upos::Noun | Upos::Propn)
            || analysis.penn(stop) == Penn::Pos;
        let parts = match last {
            Some(Upos::Propn) => opens || matches!(tag, Upos::Num | Upos::Noun),
            Some(Upos::Noun | Upos::Num) => opens,
            _ => false,
        };
        if !fits || parts {
            break;
        }
        last = Some(tag);
        stop += 1;
    }
    matches!(last, Some(Upos::Noun | Upos::Propn | Upos::Num | Upos::Adj)).then_some(start..stop)
}

/// The last clause before the gap, if it has the same parts in the same order.
fn clause_before(drafts: &Drafts<'_, '_>, start: TokenId, gap: &Gap) -> Option<ClauseId> {
    let analysis = drafts.analysis;
    let id = (start..gap.joint)
        .rev()
        .filter_map(|token| drafts.of_token[token])
        .find(|&id| drafts.list[id].clause.predicate.kind == PredicateKind::Verb)?;
    let draft = &drafts.list[id];
    let before = |members: &[Member]| {
        members
            .first()
            .map(|member| member.head)
            .filter(|&head| head < gap.joint)
    };
    let subject = before(draft.members(&Function::Subject)).filter(|&head| head < draft.node)?;
    let object = analysis
        .child(draft.node, &[Relation::Obj])
        .filter(|&object| object > draft.node && object < gap.joint)?;
    if let Some((word, _)) = &gap.phrase {
        let phrase = Function::Oblique(analysis.lower_word(*word).to_string());
        before(draft.members(&phrase))?;
    }
    (!draft.passive && are_alike(analysis, gap, subject, object)).then_some(id)
}

/// Whether what is left is as what it stands for: a name for a name of its type, a number for a number, an article for an
/// article.
fn are_alike(analysis: &Analysis<'_>, gap: &Gap, subject: TokenId, object: TokenId) -> bool {
    let is_name = |token| analysis.tag(token) == Upos::Propn;
    let last = gap.object.end - 1;
    let named = is_name(subject)
        && is_name(gap.subject.end - 1)
        && name_type(analysis, subject) == name_type(analysis, gap.subject.start);
    let counted = gap
        .object
        .clone()
        .all(|token| analysis.tag(token) == Upos::Num)
        && analysis.child(object, &[Relation::Nummod]).is_some();
    let is_article = |token| analysis.tag(token) == Upos::Det;
    let articled = is_article(gap.subject.start)
        && is_article(gap.object.start)
        && (analysis.child(object, &[Relation::Det]).is_some() || gap.phrase.is_none())
        && analysis.child(subject, &[Relation::Det]).is_some();
    counted && (named || is_article(gap.subject.start))
        || articled
        || named
            && gap.phrase.is_some()
            && analysis.tag(last) == Upos::Noun
            && analysis.tag(object) == Upos::Noun
}

fn fill(drafts: &mut Drafts<'_, '_>, id: ClauseId, gap: &Gap) {
    let analysis = drafts.analysis;
    let end = gap
        .phrase
        .as_ref()
        .map_or(gap.object.end, |(_, place)| place.end);
    let is_left = |member: &Member| member.head > gap.joint && member.head < end;
    let object = analysis.child(drafts.list[id].node, &[Relation::Obj]);
    let object = object.map(|object| drafts.phrases.bare_member(analysis, object));
    for argument in &mut drafts.list[id].clause.arguments {
        argument.members.retain(|member| !is_left(member));
        if argument.function == Function::Object && argument.members.is_empty() {
            argument.members.extend(object.clone());
        }
        for member in &mut argument.members {
            let limit = analysis.tokens[gap.joint].span.start;
            if member.clause.is_none() && member.head < gap.joint && member.span.end > limit {
                member.span.end = analysis.tokens[gap.joint - 1].span.end;
            }
        }
    }
    let mut copy = begin_copy(drafts, id);
    copy.add(Function::Subject, vec![member(analysis, &gap.subject)]);
    copy.add(Function::Object, vec![member(analysis, &gap.object)]);
    if let Some((word, place)) = &gap.phrase {
        let function = Function::Oblique(analysis.lower_word(*word).to_string());
        copy.add(function, vec![member(analysis, place)]);
    }
    drafts.gaps.push(gap.joint..end);
    finish_copy(drafts, id, copy);
}

/// Starts a clause with the verb of another and without its arguments.
fn begin_copy(drafts: &Drafts<'_, '_>, id: ClauseId) -> Draft {
    let whole = &drafts.list[id];
    let mut copy = Draft::new(
        whole.clause.sentence,
        whole.node,
        whole.clause.predicate.clone(),
    );
    copy.clause.tense = whole.clause.tense;
    copy.auxiliaries.clone_from(&whole.auxiliaries);
    copy.passive = whole.passive;
    copy
}

fn finish_copy(drafts: &mut Drafts<'_, '_>, id: ClauseId, mut copy: Draft) {
    let whole = &mut drafts.list[id];
    whole
        .clause
        .arguments
        .retain(|argument| !argument.members.is_empty());
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

/// Opens _exports tea to Egypt and [flowers to Peru]_: a second object with a phrase of its own that has the preposition of
/// the first one's.
fn split_pairs(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    let analysis = drafts.analysis;
    let Some((second, phrase)) = second_pair(drafts, id) else {
        return;
    };
    let function = Function::Oblique(preposition(analysis, phrase).to_string());
    let case = analysis.child(phrase, &[Relation::Case]).unwrap_or(phrase);
    let mut object = drafts.phrases.member(analysis, second);
    object.span.end = object.span.end.min(analysis.tokens[case - 1].span.end);
    let phrase = drafts.phrases.members(analysis, phrase);
    let mut copy = begin_copy(drafts, id);
    copy.add(
        Function::Subject,
        drafts.list[id].members(&Function::Subject).to_vec(),
    );
    copy.add(Function::Object, vec![object]);
    for argument in &mut drafts.list[id].clause.arguments {
        argument.members.retain(|member| {
            member.head != second && phrase.iter().all(|other| other.head != member.head)
        });
    }
    copy.add(function, phrase);
    finish_copy(drafts, id, copy);
}

/// The second object and its phrase.
fn second_pair(drafts: &Drafts<'_, '_>, id: ClauseId) -> Option<(TokenId, TokenId)> {
    let analysis = drafts.analysis;
    let draft = &drafts.list[id];
    let [first, second] = draft.members(&Function::Object) else {
        return None;
    };
    let (first, second) = (first.head, second.head);
    if first < draft.node || analysis.relation(second) != Relation::Conj {
        return None;
    }
    let own = analysis
        .children(second)
        .filter(|&child| child > second && analysis.relation(child) == Relation::Nmod);
    let of_verb = analysis
        .children(draft.node)
        .filter(|&child| child > second && analysis.relation(child) == Relation::Obl);
    own.chain(of_verb).find_map(|phrase| {
        let word = preposition(analysis, phrase);
        let same = draft.clause.arguments.iter().any(|argument| {
            matches!(&argument.function, Function::Oblique(other) if other.as_str() == &*word)
                && argument.members.iter().any(|member| {
                    first < member.head
                        && member.head < second
                        && is_time(analysis, member.head) == is_time(analysis, phrase)
                })
        });
        (same && !word.is_empty() && word != "of").then_some((second, phrase))
    })
}

/// Opens _was jailed for six years and [her driver for two]_, _in Doha on Monday and [in Muscat on Friday]_.
fn split_second_phrase(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    let analysis = drafts.analysis;
    let node = drafts.list[id].node;
    let phrases: Vec<TokenId> = analysis
        .children(node)
        .filter(|&child| child > node && analysis.relation(child) == Relation::Obl)
        .collect();
    for &first in &phrases {
        for second in analysis.children(first) {
            if analysis.relation(second) != Relation::Conj || second < first {
                continue;
            }
            if let Some(orphan) = analysis.child(second, &[Relation::Orphan]) {
                open_orphan(drafts, id, second, orphan);
            } else if let Some(&other) = phrases.iter().find(|&&other| {
                analysis.child(other, &[Relation::Case]) == Some(second + 1)
                    && are_parallel(analysis, first, other)
            }) {
                open_other_subject(drafts, id, second, other);
            }
        }
    }
}

/// Whether two phrases have the same preposition or opposite ones, and both are times or neither is.
fn are_parallel(analysis: &Analysis<'_>, first: TokenId, other: TokenId) -> bool {
    let words = (
        &*preposition(analysis, first),
        &*preposition(analysis, other),
    );
    let words = (words.0.to_owned(), words.1.to_owned());
    let opposite = matches!(
        (words.0.as_str(), words.1.as_str()),
        ("for", "against") | ("against", "for")
    );
    let counted = analysis.tag(other) == Upos::Num;
    (words.0 == words.1 || opposite)
        && (counted || is_time(analysis, first) == is_time(analysis, other))
}

/// The same subject somewhere else at another time.
fn open_orphan(drafts: &mut Drafts<'_, '_>, id: ClauseId, phrase: TokenId, orphan: TokenId) {
    let analysis = drafts.analysis;
    let function = |token| Function::Oblique(preposition(analysis, token).to_string());
    let mut copy = begin_copy(drafts, id);
    for core in [Function::Subject, Function::Object, Function::Recipient] {
        copy.add(core.clone(), drafts.list[id].members(&core).to_vec());
    }
    copy.add(function(phrase), drafts.phrases.members(analysis, phrase));
    copy.add(function(orphan), drafts.phrases.members(analysis, orphan));
    for argument in &mut drafts.list[id].clause.arguments {
        argument
            .members
            .retain(|member| member.head != phrase && member.head != orphan);
    }
    finish_copy(drafts, id, copy);
}

/// Somebody else, with a phrase like the first one's: the second is the grammatical subject.
fn open_other_subject(drafts: &mut Drafts<'_, '_>, id: ClauseId, second: TokenId, phrase: TokenId) {
    let analysis = drafts.analysis;
    let surface = if drafts.list[id].passive {
        Function::Object
    } else {
        Function::Subject
    };
    if drafts.list[id].members(&surface).is_empty() {
        return;
    }
    let mut copy = begin_copy(drafts, id);
    copy.add(surface, vec![drafts.phrases.member(analysis, second)]);
    let function = Function::Oblique(preposition(analysis, phrase).to_string());
    copy.add(function, drafts.phrases.members(analysis, phrase));
    for argument in &mut drafts.list[id].clause.arguments {
        argument.members.retain(|member| {
            member.head != second
                && !(member.head == phrase && matches!(argument.function, Function::Oblique(_)))
        });
    }
    finish_copy(drafts, id, copy);
}
