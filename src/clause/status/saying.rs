//! The status of what verbs of saying and thinking, and words like them, govern.

use crate::clause::draft::Drafts;
use crate::clause::form::kind;
use crate::clause::lexicon::{Effect, Saying, lexicon};
use crate::clause::status::{denial, own};
use crate::clause::tree::marks::marks;
use crate::clause::{Certainty, ClauseId, ComplementKind, Polarity, Status, speech};

use super::{governing_word, said_only, with};

/// The status of what a verb of saying or thinking governs.
pub fn of_saying(
    drafts: &Drafts<'_, '_>,
    id: ClauseId,
    governor: ClauseId,
    outer: Status,
) -> Status {
    let word = governing_word(drafts, governor);
    let denied = outer.polarity == Polarity::Negated;
    let Some(saying) = lexicon().saying(word) else {
        return of_unknown(drafts, id, governor, outer);
    };
    if saying == Saying::Knows {
        return said_only(outer);
    }
    if saying == Saying::Proves {
        return of_proving(outer);
    }
    let mut status = said_only(outer);
    if own::is_false_report(drafts, governor) {
        status.polarity = Polarity::Negated;
        return status;
    }
    let question = is_question(drafts, id) || is_wanted_to_know(drafts, id, saying);
    status.certainty = certainty_of_saying(saying, question);
    match saying {
        Saying::Denies if !denied => status.polarity = Polarity::Negated,
        Saying::Thinks | Saying::Expects | Saying::Requests if denied => {
            status.polarity = Polarity::Negated;
        }
        _ if denied => {
            status.certainty = Certainty::Possible;
            return status;
        }
        _ => {}
    }
    let speakers: Vec<_> = speech::speakers_of(drafts, governor)
        .into_iter()
        .filter(|speaker| !denial::is_none(drafts.analysis, speaker.head))
        .collect();
    if speakers.is_empty() && status.certainty == Certainty::Stated {
        status.certainty = Certainty::Possible;
    }
    speech::put_first(&mut status.speakers, speakers);
    status
}

/// What is proved is so; what is not, or has yet to be, may be.
fn of_proving(outer: Status) -> Status {
    if outer.polarity == Polarity::Affirmed && outer.certainty == Certainty::Stated {
        return said_only(outer);
    }
    with(said_only(outer), Certainty::Possible)
}

fn certainty_of_saying(saying: Saying, question: bool) -> Certainty {
    match saying {
        _ if question => Certainty::Asked,
        Saying::Expects => Certainty::Expected,
        Saying::Hopes => Certainty::Intended,
        Saying::Fears | Saying::Doubts => Certainty::Possible,
        Saying::Requests => Certainty::Requested,
        _ => Certainty::Stated,
    }
}

fn is_question(drafts: &Drafts<'_, '_>, id: ClauseId) -> bool {
    marks(drafts.analysis, drafts.list[id].node)
        .is_some_and(|marks| matches!(marks.as_str(), "whether" | "if"))
}

/// Whether somebody asks who, why or how: what they ask is not said to be so.
fn is_wanted_to_know(drafts: &Drafts<'_, '_>, id: ClauseId, saying: Saying) -> bool {
    saying == Saying::Asks && kind(drafts, id) == ComplementKind::Whether
}

/// A complement of a word that the lists do not have: adjectives (_is likely that_) by the other lists.
fn of_unknown(drafts: &Drafts<'_, '_>, id: ClauseId, governor: ClauseId, outer: Status) -> Status {
    let word = governing_word(drafts, governor);
    if is_question(drafts, id) {
        return with(said_only(outer), Certainty::Asked);
    }
    match lexicon()
        .embedding(word, "to", false)
        .map(|embedding| embedding.effect)
    {
        Some(Effect::Certainty(certainty)) => with(said_only(outer), certainty),
        Some(Effect::Negated) => with(said_only(outer), Certainty::Possible),
        _ if outer.certainty != Certainty::Stated || outer.polarity == Polarity::Negated => {
            with(said_only(outer), Certainty::Possible)
        }
        _ => said_only(outer),
    }
}
