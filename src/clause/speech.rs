//! Who says so: complements of saying, _according to_, and quotations over several sentences.

use crate::clause::draft::Drafts;
use crate::clause::lexicon::lexicon;
use crate::clause::tree::marks::marks;
use crate::clause::tree::quotations::{mark, marks_between};
use crate::clause::tree::subjects::own;
use crate::clause::tree::words::{name_type, preposition};
use crate::clause::{Certainty, ClauseId, ComplementKind, Function, Member, PredicateKind, Status};
use crate::english::{Analysis, NameType, Penn, Relation, TokenId, Upos};

/// No clause lists more speakers than this.
const MAX_SPEAKERS: usize = 4;

/// Puts the nearest speakers before those further out.
pub fn put_first(speakers: &mut Vec<Member>, nearest: Vec<Member>) {
    let outer = std::mem::replace(speakers, nearest);
    for speaker in outer {
        if !speakers.iter().any(|present| present.head == speaker.head) {
            speakers.push(speaker);
        }
    }
    speakers.truncate(MAX_SPEAKERS);
}

/// Those who say what the clause of saying says.
pub fn speakers_of(drafts: &Drafts<'_, '_>, governor: ClauseId) -> Vec<Member> {
    let draft = &drafts.list[governor];
    as_speakers(draft.members(&Function::Subject))
}

/// The status that a clause finds around it. A clause of saying set beside what is said has it from further out.
pub fn outer_status(drafts: &Drafts<'_, '_>, id: ClauseId, governor: ClauseId) -> Status {
    let mut status = drafts.list[governor].clause.status.clone();
    if is_beside(drafts, id, governor) {
        let own = speakers_of(drafts, id);
        status
            .speakers
            .retain(|speaker| own.iter().all(|other| other.head != speaker.head));
    }
    status
}

/// Links quotations to the clause of saying beside them: _"We won," said Kim_ with the saying hung on the quotation.
pub fn link_quotations(drafts: &mut Drafts<'_, '_>) {
    for id in 0..drafts.list.len() {
        let Some(governor) = drafts.governor(id) else {
            continue;
        };
        if is_beside(drafts, id, governor) {
            let member = said_before(drafts, id, governor);
            let complement = Function::Complement(ComplementKind::That);
            if drafts.list[id].members(&complement).is_empty() {
                drafts.list[id].add(complement, vec![member]);
                drafts.list[id].step("quotation before its speaker");
            }
        } else if follows_saying(drafts, id, governor) {
            let member = drafts.clause_member(id);
            drafts.list[governor].add(Function::Complement(ComplementKind::That), vec![member]);
        }
    }
}

/// What is said, without the clause of saying where that closes the sentence.
fn said_before(drafts: &Drafts<'_, '_>, saying: ClauseId, said: ClauseId) -> Member {
    let analysis = drafts.analysis;
    let mut member = drafts.clause_member(said);
    let node = drafts.list[saying].node;
    let aside = drafts.phrases.whole_span(analysis, node);
    let closes = (node + 1..analysis.tokens.len())
        .take_while(|&token| analysis.tokens[token].span.start < member.span.end)
        .all(|token| {
            analysis.tokens[token].span.end <= aside.end || analysis.tag(token) == Upos::Punct
        });
    let last = (0..node)
        .rev()
        .take(64)
        .find(|&token| {
            analysis.tokens[token].span.end <= aside.start && analysis.tag(token) != Upos::Punct
        })
        .filter(|&last| closes && analysis.tokens[last].span.end > member.span.start);
    if let Some(last) = last {
        member.span.end = analysis.tokens[last].span.end;
    }
    member
}

/// Whether the clause is one of saying that hangs on what is said.
fn is_beside(drafts: &Drafts<'_, '_>, id: ClauseId, governor: ClauseId) -> bool {
    let analysis = drafts.analysis;
    let draft = &drafts.list[id];
    analysis.relation(draft.node) == Relation::Parataxis
        && analysis.head(draft.node) == Some(drafts.list[governor].node)
        && lexicon().saying(draft.lemma()).is_some()
        && own(analysis, draft.node).is_some()
        && !has_content(drafts, id, governor)
}

fn has_content(drafts: &Drafts<'_, '_>, id: ClauseId, except: ClauseId) -> bool {
    drafts.list[id].clause.arguments.iter().any(|argument| {
        let content = matches!(
            argument.function,
            Function::Object | Function::Complement(ComplementKind::That)
        );
        content
            && argument
                .members
                .iter()
                .all(|member| member.clause != Some(except))
    })
}

/// Whether the clause stands after one of saying, behind a colon or quotation mark.
pub fn follows_saying(drafts: &Drafts<'_, '_>, id: ClauseId, governor: ClauseId) -> bool {
    let analysis = drafts.analysis;
    let node = drafts.list[id].node;
    let verb = drafts.list[governor].node;
    analysis.relation(node) == Relation::Parataxis
        && analysis.head(node) == Some(verb)
        && verb < node
        && lexicon().saying(drafts.list[governor].lemma()).is_some()
        && (verb + 1..node).any(|token| {
            matches!(analysis.penn(token), Penn::Colon | Penn::OpenQuote)
                || matches!(analysis.word(token), ":" | "\"" | "“")
        })
}

/// Who is named as the source of a clause: _according to_, _as … said_, or a clause of saying beside it.
pub fn named_source(drafts: &mut Drafts<'_, '_>, id: ClauseId) -> Option<Vec<Member>> {
    let source = Function::Oblique("according to".to_owned());
    if let Some(members) = drafts.list[id].remove(&source) {
        drafts.list[id].step("source named by \"according to\"");
        return Some(as_speakers(&members));
    }
    if let Some(speakers) = in_words_of(drafts, id) {
        return Some(speakers);
    }
    let analysis = drafts.analysis;
    let node = drafts.list[id].node;
    let of_subject = own(analysis, node)
        .into_iter()
        .flat_map(|subject| analysis.children(subject));
    let children: Vec<TokenId> = analysis.children(node).chain(of_subject).collect();
    children
        .into_iter()
        .filter_map(|child| drafts.of_token[child])
        .find(|&child| is_beside(drafts, child, id) || is_as_said(drafts, child))
        .map(|child| speakers_of(drafts, child))
        .filter(|speakers| !speakers.is_empty())
}

/// _in the words of Reed_, _in the opinion of the court_: those whose words they are.
fn in_words_of(drafts: &mut Drafts<'_, '_>, id: ClauseId) -> Option<Vec<Member>> {
    let analysis = drafts.analysis;
    let argument = drafts.list[id].clause.arguments.iter().find(|argument| {
        argument.function == Function::Oblique("in".to_owned())
            && argument
                .members
                .iter()
                .all(|member| lexicon().is_of_voice(&analysis.lower_lemma(member.head)))
    })?;
    let voice = argument.members.first()?.head;
    let whose = analysis.children(voice).find(|&child| {
        analysis.relation(child) == Relation::NmodPoss
            || analysis.relation(child) == Relation::Nmod && preposition(analysis, child) == "of"
    })?;
    let heads: Vec<TokenId> = argument.members.iter().map(|member| member.head).collect();
    let speakers = drafts.phrases.members(analysis, whose);
    drafts.list[id].clause.arguments.retain(|argument| {
        argument.members.first().map(|member| member.head) != heads.first().copied()
    });
    drafts.list[id].step("source named by \"in the words of\"");
    Some(speakers)
}

/// Takes out the speakers that the clause itself describes: _according to engineers [called in by the mayor]_.
pub fn drop_described(
    drafts: &Drafts<'_, '_>,
    node: TokenId,
    governor: ClauseId,
    speakers: &mut Vec<Member>,
) {
    let analysis = drafts.analysis;
    let top = drafts.list[governor].node;
    let mut above = analysis.head(node);
    for _ in 0..16 {
        let Some(token) = above else {
            break;
        };
        speakers.retain(|speaker| speaker.head != token);
        if token == top {
            break;
        }
        above = analysis.head(token);
    }
}

/// Whether a clause coordinated with another stands behind the quotation that the other is in: _"We won," he said, but
/// they [lost]_.
pub fn leaves_quotation(drafts: &Drafts<'_, '_>, first: ClauseId, id: ClauseId) -> bool {
    let analysis = drafts.analysis;
    let to = drafts.list[id].node;
    let sentence = &analysis.sentences[drafts.list[id].clause.sentence];
    crosses_quotation(drafts, first, id)
        && marks_between(analysis, sentence.tokens.start, to).is_multiple_of(2)
}

/// Whether one of the two clauses is in a quotation and the other is not, or in another.
pub fn crosses_quotation(drafts: &Drafts<'_, '_>, first: ClauseId, later: ClauseId) -> bool {
    let (from, to) = (drafts.list[first].node, drafts.list[later].node);
    from < to && marks_between(drafts.analysis, from, to) % 2 == 1
}

fn is_as_said(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    let draft = &drafts.list[id];
    matches!(
        drafts.analysis.relation(draft.node),
        Relation::Advcl | Relation::Acl
    ) && marks(drafts.analysis, draft.node).as_deref() == Some("as")
        && lexicon().saying(draft.lemma()).is_some()
        && draft.members(&Function::Object).is_empty()
}

/// The tokens between two quotation marks, and who speaks them.
#[derive(Debug)]
struct Quotation {
    first: TokenId,
    last: TokenId,
    speakers: Vec<Member>,
}

/// Gives the clauses inside quotations their speakers, over all sentences of a quotation and its continuation.
pub fn attribute_quotations(drafts: &mut Drafts<'_, '_>) {
    let mut quotations = quotations(drafts.analysis);
    let clauses = by_position(drafts);
    let mut previous: Option<(usize, Vec<Member>)> = None;
    let mut before: Option<(TokenId, Vec<Member>)> = None;
    for quotation in &mut quotations {
        let sentence = drafts.analysis.sentence_of(quotation.first);
        let block = drafts.analysis.sentences[sentence].block;
        quotation.speakers = speakers_near(drafts, &clauses, quotation)
            .or_else(|| continued(drafts, quotation, block, previous.as_ref()))
            .or_else(|| resumed(drafts.analysis, quotation, before.as_ref()))
            .unwrap_or_default();
        before = Some((quotation.last, quotation.speakers.clone()));
        if !quotation.speakers.is_empty() {
            previous = Some((block, quotation.speakers.clone()));
        }
        attribute(drafts, &clauses, quotation);
    }
}

/// The clauses in order of their predicates' places.
fn by_position(drafts: &Drafts<'_, '_>) -> Vec<(TokenId, ClauseId)> {
    let mut clauses: Vec<_> = drafts
        .list
        .iter()
        .enumerate()
        .map(|(id, draft)| (draft.clause.predicate.head, id))
        .collect();
    clauses.sort_unstable();
    clauses
}

fn between(
    clauses: &[(TokenId, ClauseId)],
    first: TokenId,
    last: TokenId,
) -> &[(TokenId, ClauseId)] {
    let start = clauses.partition_point(|clause| clause.0 < first);
    let end = clauses.partition_point(|clause| clause.0 <= last);
    clauses.get(start..end).unwrap_or_default()
}

fn quotations(analysis: &Analysis<'_>) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut open: Option<TokenId> = None;
    let mut block = None;
    for sentence in &analysis.sentences {
        if block != Some(sentence.block) {
            close(&mut found, &mut open, sentence.tokens.start);
            block = Some(sentence.block);
        }
        for token in sentence.tokens.clone() {
            match mark(analysis, token, open.is_some()) {
                Some(true) => open = Some(token + 1),
                Some(false) => close(&mut found, &mut open, token),
                None => {}
            }
        }
    }
    close(&mut found, &mut open, analysis.tokens.len());
    found
}

fn close(found: &mut Vec<Quotation>, open: &mut Option<TokenId>, end: TokenId) {
    if let Some(first) = open.take()
        && first + 1 < end
    {
        found.push(Quotation {
            first,
            last: end - 1,
            speakers: Vec::new(),
        });
    }
}

/// The speakers by a clause of saying beside the quotation in its first or last sentence.
fn speakers_near(
    drafts: &Drafts<'_, '_>,
    clauses: &[(TokenId, ClauseId)],
    quotation: &Quotation,
) -> Option<Vec<Member>> {
    let analysis = drafts.analysis;
    let first = &analysis.sentences[analysis.sentence_of(quotation.first)].tokens;
    let last = &analysis.sentences[analysis.sentence_of(quotation.last)].tokens;
    let after = between(clauses, quotation.last + 1, last.end);
    let before = between(clauses, first.start, quotation.first).iter().rev();
    let near = after.iter().take(4).chain(before.take(4));
    near.map(|&(_, id)| id)
        .filter(|&id| says_quotation(drafts, id, quotation))
        .map(|id| speakers_of(drafts, id))
        .find(|speakers| !speakers.is_empty())
}

fn says_quotation(drafts: &Drafts<'_, '_>, id: ClauseId, quotation: &Quotation) -> bool {
    let draft = &drafts.list[id];
    let inside = |token: TokenId| (quotation.first..=quotation.last).contains(&token);
    draft.clause.predicate.kind == PredicateKind::Verb
        && lexicon().saying(draft.lemma()).is_some()
        && draft.clause.arguments.iter().all(|argument| {
            !matches!(
                argument.function,
                Function::Object | Function::Complement(_)
            ) || argument.members.iter().any(|member| {
                inside(member.head) || inside_span(drafts.analysis, member, quotation)
            })
        })
}

fn inside_span(analysis: &Analysis<'_>, member: &Member, quotation: &Quotation) -> bool {
    member.span.overlaps(analysis.tokens[quotation.first].span)
        || member.span.overlaps(analysis.tokens[quotation.last].span)
}

/// The speakers of the quotation before, if this one goes on in the same paragraph with nothing else in its sentence.
fn continued(
    drafts: &Drafts<'_, '_>,
    quotation: &Quotation,
    block: usize,
    previous: Option<&(usize, Vec<Member>)>,
) -> Option<Vec<Member>> {
    let analysis = drafts.analysis;
    let (earlier, speakers) = previous?;
    let sentence = &analysis.sentences[analysis.sentence_of(quotation.first)];
    let alone = quotation.first <= sentence.tokens.start + 1;
    (alone && (*earlier == block || *earlier + 1 == block)).then(|| speakers.clone())
}

/// The speakers of the quotation that ended before in the same sentence: _"We won," Reed said, "and they lost."_
fn resumed(
    analysis: &Analysis<'_>,
    quotation: &Quotation,
    before: Option<&(TokenId, Vec<Member>)>,
) -> Option<Vec<Member>> {
    let (last, speakers) = before?;
    let same = analysis.sentence_of(*last) == analysis.sentence_of(quotation.first);
    (same && !speakers.is_empty()).then(|| speakers.clone())
}

fn attribute(drafts: &mut Drafts<'_, '_>, clauses: &[(TokenId, ClauseId)], quotation: &Quotation) {
    for &(_, id) in between(clauses, quotation.first, quotation.last) {
        let status = &mut drafts.list[id].clause.status;
        if quotation.speakers.is_empty() {
            let long = quotation.last - quotation.first > 3;
            if long && status.speakers.is_empty() && status.certainty == Certainty::Stated {
                status.certainty = Certainty::Possible;
            }
            continue;
        }
        let known = status.speakers.iter().any(|speaker| {
            quotation
                .speakers
                .iter()
                .any(|other| other.head == speaker.head)
        });
        if !known {
            let outer = quotation.speakers.clone();
            status.speakers.extend(outer);
            status.speakers.truncate(MAX_SPEAKERS);
            drafts.list[id].step("inside a quotation");
        }
    }
}

/// Takes the name before the colon of a headline for its speaker: _Lopez: We will not yield_.
pub fn attribute_headlines(drafts: &mut Drafts<'_, '_>) {
    let analysis = drafts.analysis;
    let speakers: Vec<Option<(TokenId, Member)>> = analysis
        .sentences
        .iter()
        .map(|sentence| headline_speaker(analysis, sentence.tokens.clone()))
        .collect();
    for draft in &mut drafts.list {
        let clause = &mut draft.clause;
        if let Some((colon, speaker)) = &speakers[clause.sentence]
            && clause.predicate.head > *colon
            && clause.status.speakers.is_empty()
        {
            clause.status.speakers.push(speaker.clone());
        }
    }
}

fn headline_speaker(
    analysis: &Analysis<'_>,
    tokens: std::ops::Range<TokenId>,
) -> Option<(TokenId, Member)> {
    let first = tokens.start;
    let colon = colon(analysis, tokens)?;
    let speaker = Member {
        head: colon - 1,
        span: analysis.tokens[first]
            .span
            .join(analysis.tokens[colon - 1].span),
        clause: None,
    };
    Some((colon, speaker))
}

/// The colon after a short name at the start of a headline.
fn colon(analysis: &Analysis<'_>, tokens: std::ops::Range<TokenId>) -> Option<TokenId> {
    let colon = tokens
        .clone()
        .take(6)
        .find(|&token| analysis.word(token) == ":")
        .filter(|&colon| colon > tokens.start)?;
    let named = (tokens.start..colon).all(|token| analysis.tag(token) == Upos::Propn);
    let spoken = (colon + 1..tokens.end).any(|token| analysis.relation(token) == Relation::Nsubj);
    let in_own_words = (colon + 1..tokens.end)
        .any(|token| matches!(&*analysis.lower_lemma(token), "we" | "i" | "our" | "my"));
    let is_place = matches!(
        name_type(analysis, colon - 1),
        Some(NameType::Gpe | NameType::Loc)
    );
    if is_place && !in_own_words {
        return None;
    }
    (named && spoken).then_some(colon)
}

/// The members that can speak: not clauses.
fn as_speakers(members: &[Member]) -> Vec<Member> {
    members
        .iter()
        .filter(|member| member.clause.is_none())
        .cloned()
        .collect()
}
