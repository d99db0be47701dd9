//! Finds the grammatical subject of a verb: its own, or one that it shares, or that controls it.

use crate::clause::draft::Drafts;
use crate::clause::form::{asks_to, finite_verb, form, is_gerund_after, is_nonfinite};
use crate::clause::lexicon::{Effect, Group, lexicon};
use crate::clause::predicate::set_voice;
use crate::clause::tree::bare_relative::BareRelative;
use crate::clause::tree::subjects::{of_quotation, own, rest_of_name};
use crate::clause::tree::words::is_plural;
use crate::clause::tree::{bare_relative, headline};
use crate::clause::{Certainty, ClauseId, Function, Member, identity, relative};
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

/// The grammatical subject's members; none if it is unknown.
pub fn find(drafts: &mut Drafts<'_, '_>, id: ClauseId) -> Vec<Member> {
    let node = drafts.list[id].node;
    if let Some(clause) = bare_relative::of_verb(drafts.analysis, node) {
        return of_bare_relative(drafts, id, &clause);
    }
    if headline::is_future(drafts.analysis, node) {
        drafts.list[id].step("future of a headline");
        let noun = headline::subject_of_future(drafts.analysis, node);
        return drafts.phrases.members(drafts.analysis, noun);
    }
    if let Some(own) = own(drafts.analysis, node) {
        return own_members(drafts, id, own);
    }
    if drafts.analysis.child(node, &[Relation::Expl]).is_some() {
        return Vec::new();
    }
    match drafts.analysis.relation(node) {
        Relation::Ccomp if of_quotation(drafts.analysis, node).is_some() => {
            let subject = of_quotation(drafts.analysis, node).unwrap_or(node);
            own_members(drafts, id, subject)
        }
        Relation::Conj => shared(drafts, id),
        Relation::Acl | Relation::AclRelcl => relative::subject(drafts, id),
        Relation::AdvclRelcl => Vec::new(),
        Relation::Xcomp | Relation::Ccomp => controlled(drafts, id),
        Relation::Advcl => of_adverbial(drafts, id),
        _ => Vec::new(),
    }
}

/// Who does what a relative clause without pronoun says; the noun before is whom or what it is done to.
fn of_bare_relative(
    drafts: &mut Drafts<'_, '_>,
    id: ClauseId,
    clause: &BareRelative,
) -> Vec<Member> {
    let analysis = drafts.analysis;
    let compound = analysis.head(clause.noun) == Some(clause.doer);
    let (object, first) = match compound {
        true => (
            drafts.phrases.member(analysis, clause.doer),
            clause.noun + 1,
        ),
        false => (
            drafts.phrases.bare_member(drafts.analysis, clause.noun),
            drafts.phrases.first(clause.doer),
        ),
    };
    let doer = Member {
        head: clause.doer,
        span: analysis.tokens[first]
            .span
            .join(analysis.tokens[clause.last].span),
        clause: None,
    };
    drafts.list[id].add(Function::Object, vec![object]);
    drafts.list[id].step("relative clause without pronoun");
    vec![doer]
}

fn own_members(drafts: &mut Drafts<'_, '_>, id: ClauseId, subject: TokenId) -> Vec<Member> {
    let clausal = matches!(
        drafts.analysis.relation(subject),
        Relation::Csubj | Relation::CsubjPass
    );
    match drafts.of_token[subject] {
        Some(clause) if clausal => vec![drafts.clause_member(clause)],
        _ => {
            let mut members = relative::members(drafts, id, subject);
            join_name(drafts, id, &mut members);
            members
        }
    }
}

/// Gives a name the first part that the tree took for a subject of its own.
fn join_name(drafts: &Drafts<'_, '_>, id: ClauseId, members: &mut [Member]) {
    let analysis = drafts.analysis;
    let verb = drafts.list[id].node;
    let Some(member) = members.first_mut() else {
        return;
    };
    let first = member.head.checked_sub(1).filter(|&first| {
        analysis.head(first) == Some(verb)
            && rest_of_name(analysis, verb, first) == Some(member.head)
    });
    if let Some(first) = first {
        member.span = analysis.tokens[first].span.join(member.span);
    }
}

/// Takes over the auxiliaries of the verb that this one is coordinated with: _was arrested and charged_.
pub fn share_auxiliaries(drafts: &mut Drafts<'_, '_>, id: ClauseId) {
    let analysis = drafts.analysis;
    let node = drafts.list[id].node;
    let alone = own(analysis, node).is_none()
        || analysis.penn(node) == Penn::Vbn
        || analysis.child(node, &[Relation::NsubjPass]).is_some();
    if continues_active(drafts, id) {
        drafts.list[id].passive = false;
    }
    if !drafts.list[id].auxiliaries.is_empty()
        || analysis.relation(node) != Relation::Conj
        || !alone
        || analysis.child(node, &[Relation::Mark]).is_some()
    {
        return;
    }
    let Some(first) = analysis.head(node).and_then(|head| drafts.of_token[head]) else {
        return;
    };
    let second_passive = drafts.list[first].passive
        && matches!(analysis.penn(node), Penn::Vbn | Penn::Vbd)
        && analysis.child(node, &[Relation::NsubjPass]).is_some();
    if second_passive
        || same_form(analysis, drafts.list[first].node, node)
        || continues_passive(drafts, first, id)
    {
        let auxiliaries = drafts.list[first].auxiliaries.clone();
        let passive = drafts.list[first].passive;
        let draft = &mut drafts.list[id];
        set_voice(analysis, draft, auxiliaries);
        draft.passive = passive;
    }
}

/// Whether what looks like a participle goes on with the past tense before it: _seized, [looted] and burned_.
fn continues_active(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    let analysis = drafts.analysis;
    let node = drafts.list[id].node;
    let first = analysis.head(node).and_then(|head| drafts.of_token[head]);
    let bare = drafts.list[id].auxiliaries.is_empty()
        && own(analysis, node).is_none()
        && analysis.child(node, &[Relation::OblAgent]).is_none();
    analysis.relation(node) == Relation::Conj
        && bare
        && first.is_some_and(|first| {
            let first = &drafts.list[first];
            !first.passive && first.auxiliaries.is_empty() && analysis.penn(first.node) == Penn::Vbd
        })
}

/// Whether the verb looks past but wants an object that it lacks, after a passive: _was built and sold_.
fn continues_passive(drafts: &Drafts<'_, '_>, first: ClauseId, id: ClauseId) -> bool {
    let node = drafts.list[id].node;
    let object = drafts
        .analysis
        .child(node, &[Relation::Obj, Relation::Ccomp, Relation::Xcomp]);
    let is_sum = |object: TokenId| {
        lexicon().is_in(Group::Charging, drafts.list[id].lemma())
            && drafts.analysis.child(object, &[Relation::Nummod]).is_some()
    };
    let without_object = object.is_none_or(is_sum);
    drafts.list[first].passive
        && drafts.analysis.penn(node) == Penn::Vbd
        && without_object
        && lexicon().is_transitive(drafts.list[id].lemma())
}

/// Whether two verbs can share auxiliaries: both participles, or both bare.
fn same_form(analysis: &Analysis<'_>, first: TokenId, second: TokenId) -> bool {
    analysis.penn(first) == analysis.penn(second)
        && matches!(analysis.penn(first), Penn::Vbn | Penn::Vb | Penn::Vbg)
}

/// The subject of the verb that this one is coordinated with.
fn shared(drafts: &mut Drafts<'_, '_>, id: ClauseId) -> Vec<Member> {
    let node = drafts.list[id].node;
    let Some(first) = drafts
        .analysis
        .head(node)
        .and_then(|head| drafts.of_token[head])
    else {
        return Vec::new();
    };
    if let Some(own) = subject_between(drafts.analysis, drafts.list[first].node, node) {
        return relative::members(drafts, id, own);
    }
    let members = drafts.list[first].surface.clone();
    if members.is_empty() || !agrees(drafts.analysis, &members, drafts, id) {
        return Vec::new();
    }
    drafts.list[id].step("subject shared");
    members
}

/// The second subject of the first verb that stands between it and the other, whose subject it is: _two killed, [nine]
/// injured_.
fn subject_between(analysis: &Analysis<'_>, first: TokenId, node: TokenId) -> Option<TokenId> {
    analysis.children(first).find(|&child| {
        child > first
            && child < node
            && matches!(
                analysis.relation(child),
                Relation::Nsubj | Relation::NsubjPass
            )
    })
}

/// Whether a finite verb in the present agrees in number with its subject.
pub fn agrees(
    analysis: &Analysis<'_>,
    members: &[Member],
    drafts: &Drafts<'_, '_>,
    id: ClauseId,
) -> bool {
    let finite = finite_verb(drafts, id);
    let plural = members.len() > 1
        || members
            .first()
            .is_some_and(|member| is_plural(analysis, member.head));
    match analysis.penn(finite) {
        Penn::Vbz => !plural || members.len() == 1 && analysis.tag(members[0].head) == Upos::Propn,
        Penn::Vbp => plural || !is_plain_singular(analysis, members),
        _ => true,
    }
}

fn is_plain_singular(analysis: &Analysis<'_>, members: &[Member]) -> bool {
    members
        .first()
        .is_some_and(|member| analysis.penn(member.head) == Penn::Nn)
}

/// The subject of an infinitive or participle by the verb that governs it.
fn controlled(drafts: &mut Drafts<'_, '_>, id: ClauseId) -> Vec<Member> {
    let node = drafts.list[id].node;
    if !is_nonfinite(drafts, id) {
        return Vec::new();
    }
    let Some(governor) = drafts
        .analysis
        .head(node)
        .and_then(|head| drafts.of_token[head])
    else {
        return Vec::new();
    };
    let members = controller(drafts, governor, &form(drafts, id));
    if !members.is_empty() {
        drafts.list[id].step("subject by control");
    }
    members
}

/// The members of the governing clause that do what an infinitive or participle says.
fn controller(drafts: &Drafts<'_, '_>, governor: ClauseId, form: &str) -> Vec<Member> {
    let draft = &drafts.list[governor];
    let object = object_or_recipient(drafts, governor);
    if draft.passive || object.is_empty() {
        return draft.surface.clone();
    }
    let by_object = lexicon()
        .embedding(draft.lemma(), form, true)
        .is_none_or(|embedding| embedding.by_object);
    if by_object {
        object
    } else {
        draft.surface.clone()
    }
}

fn object_or_recipient(drafts: &Drafts<'_, '_>, id: ClauseId) -> Vec<Member> {
    let draft = &drafts.list[id];
    let recipient = draft.members(&Function::Recipient);
    if !recipient.is_empty() {
        return recipient.to_vec();
    }
    let object = draft.members(&Function::Object);
    if !object.is_empty() {
        return object.to_vec();
    }
    asked(drafts, id)
}

/// Those who are called on, appealed to or pleaded with to do something.
fn asked(drafts: &Drafts<'_, '_>, id: ClauseId) -> Vec<Member> {
    let draft = &drafts.list[id];
    let asks = lexicon()
        .embedding(draft.lemma(), "to", true)
        .is_some_and(|embedding| {
            embedding.by_object && embedding.effect == Effect::Certainty(Certainty::Requested)
        });
    let mut obliques = draft.clause.arguments.iter().filter(|argument| {
        matches!(&argument.function, Function::Oblique(preposition)
            if matches!(preposition.as_str(), "on" | "upon" | "to" | "with" | "for"))
    });
    match obliques.next() {
        Some(argument) if asks => argument.members.clone(),
        _ => Vec::new(),
    }
}

/// The subject of a participle or infinitive beside a clause: that clause's own, or its object by the lists.
fn of_adverbial(drafts: &mut Drafts<'_, '_>, id: ClauseId) -> Vec<Member> {
    if !is_nonfinite(drafts, id) {
        return Vec::new();
    }
    let node = drafts.list[id].node;
    let head = drafts.analysis.head(node);
    if let Some(first) = head.filter(|&head| identity::is_ordinal(drafts.analysis, head))
        && let Some(bearers) = identity::bearers(drafts, first)
    {
        drafts.list[id].step("infinitive with its noun");
        return bearers;
    }
    let governor = head.and_then(|head| match drafts.analysis.tag(head) {
        Upos::Adv | Upos::Adp => drafts.governor(id),
        _ => drafts.of_token[head],
    });
    let Some(governor) = governor else {
        return Vec::new();
    };
    let form = form(drafts, id);
    if form == "as" && lexicon().saying(drafts.list[id].lemma()).is_some() {
        return Vec::new();
    }
    let listed = lexicon().embedding(drafts.list[governor].lemma(), &form, true);
    let complement = form != "ing" && (form != "to" || asks_to(drafts, governor))
        || is_gerund_after(drafts, governor, id);
    let by_object = complement && listed.is_some_and(|embedding| embedding.by_object);
    let members = if by_object {
        controller(drafts, governor, &form)
    } else {
        doer(drafts, governor, &form)
    };
    if !members.is_empty() {
        drafts.list[id].step("subject of the main clause");
    }
    members
}

/// Who acts in the main clause: of a passive with a purpose, its agent if it has one.
fn doer(drafts: &Drafts<'_, '_>, governor: ClauseId, form: &str) -> Vec<Member> {
    let draft = &drafts.list[governor];
    let agent = draft.members(&Function::Subject);
    if draft.passive && form == "to" && !agent.is_empty() {
        return agent.to_vec();
    }
    draft.surface.clone()
}
