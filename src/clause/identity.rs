//! Of whom a predicate noun is said, so that what a clause on the noun says is said of them: _Reed is a pilot [who
//! bombed the port]_.

use crate::clause::draft::Drafts;
use crate::clause::tree::words::preposition;
use crate::clause::{ClauseId, Member, PredicateKind};
use crate::english::{Analysis, Relation, TokenId, Upos};

/// Those of whom the noun is said, if it is what a clause says somebody is: its subject.
pub fn bearers(drafts: &Drafts<'_, '_>, noun: TokenId) -> Option<Vec<Member>> {
    let predicate = predicate_noun(drafts.analysis, noun);
    let members = match copula_with(drafts, predicate) {
        Some(clause) => drafts.list[clause].surface.clone(),
        None => named_later(drafts, noun)?,
    };
    let known = |member: &Member| {
        member.clause.is_none() && !matches!(drafts.analysis.lemma(member.head), "it" | "there")
    };
    (!members.is_empty() && members.iter().all(known)).then_some(members)
}

/// The clause that says of somebody that they are what the noun says, or are among them.
pub fn copula_with(drafts: &Drafts<'_, '_>, noun: TokenId) -> Option<ClauseId> {
    let analysis = drafts.analysis;
    let of_noun = drafts.of_token[noun]
        .filter(|&clause| drafts.list[clause].clause.predicate.kind == PredicateKind::Copula);
    let among = matches!(&*preposition(analysis, noun), "" | "among" | "as");
    if of_noun.is_some() {
        return of_noun.filter(|_| among);
    }
    let said = analysis.relation(noun) == Relation::Xcomp
        && matches!(
            analysis.tag(noun),
            Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num
        )
        && among;
    let verb = analysis.head(noun).filter(|_| said)?;
    let clause = drafts.of_token[verb]?;
    is_of_being(drafts.list[clause].lemma()).then_some(clause)
}

/// The verbs beside _be_ that say what their subject is.
fn is_of_being(verb: &str) -> bool {
    matches!(verb, "become" | "remain" | "stay")
}

/// The noun that is said of somebody: the noun itself, or _one_ in _one of three judges_.
pub fn predicate_noun(analysis: &Analysis<'_>, noun: TokenId) -> TokenId {
    let partitive =
        analysis.relation(noun) == Relation::Nmod && preposition(analysis, noun) == "of";
    match analysis.head(noun).filter(|_| partitive) {
        Some(head) if matches!(analysis.tag(head), Upos::Num | Upos::Det | Upos::Pron) => head,
        Some(head) if matches!(analysis.lemma(head), "one" | "some" | "many" | "several") => head,
        _ => noun,
    }
}

/// Those whom the clause names behind a subject without noun: _the first to land was [a diver]_.
fn named_later(drafts: &Drafts<'_, '_>, subject: TokenId) -> Option<Vec<Member>> {
    let analysis = drafts.analysis;
    let empty = matches!(
        analysis.tag(subject),
        Upos::Adj | Upos::Num | Upos::Det | Upos::Pron
    ) && (is_ordinal(analysis, subject)
        || matches!(analysis.lemma(subject), "that" | "those"));
    let noun = analysis
        .head(subject)
        .filter(|_| empty && analysis.relation(subject) == Relation::Nsubj)?;
    let nominal = matches!(analysis.tag(noun), Upos::Noun | Upos::Propn);
    let copular = analysis.child(noun, &[Relation::Cop]).is_some();
    (nominal && copular).then(|| drafts.phrases.members(analysis, noun))
}

/// Whether the word is _first_, _last_ or the like, after which an infinitive says what somebody did.
pub fn is_ordinal(analysis: &Analysis<'_>, token: TokenId) -> bool {
    matches!(
        analysis.lemma(token),
        "first" | "last" | "only" | "second" | "third" | "next"
    )
}
