//! What to call a thing, and things that are called the same.

use super::{Answer, Phrase, Scene};
use crate::english::{Penn, TokenId, Upos};
use crate::reading::MentionKind;
use crate::reading::cast::Cast;
use crate::reading::phrase::{Determiner, join_tokens};
use crate::reading::roles::associates;

/// The label's text. A possessor with a title is called by its name: _Ann Lee's trip_.
pub fn label_text(cast: &Cast<'_, '_>, label: &[TokenId]) -> String {
    let analysis = cast.analysis;
    let opens = label
        .iter()
        .take_while(|&&token| analysis.tag(token) == Upos::Det)
        .count();
    let mut label = &label[opens.min(label.len().saturating_sub(1))..];
    if let Some((name, rest)) = named_possessor(cast, label) {
        label = rest;
        return format!("{name}{}", join_tokens(analysis, label));
    }
    join_tokens(analysis, label)
}

/// The bare name of the possessor that a label starts with, and the tokens after it: _Lee's_ of _the boy's trip_.
fn named_possessor<'l>(
    cast: &Cast<'_, '_>,
    label: &'l [TokenId],
) -> Option<(String, &'l [TokenId])> {
    let analysis = cast.analysis;
    let ending = label
        .iter()
        .position(|&token| analysis.penn(token) == Penn::Pos)?;
    let name = name_of_possessor(cast, label[ending].checked_sub(1)?)?;
    let possessor = analysis.head(label[ending])?;
    let belongs = |token: TokenId| {
        let above = analysis.head(token);
        token == possessor
            || above == Some(possessor)
            || above.and_then(|head| analysis.head(head)) == Some(possessor)
    };
    let is_first = label[..ending].iter().all(|&token| belongs(token));
    is_first.then(|| (name, &label[ending..]))
}

/// The name as it stands, or the name of the one entity that a description means.
fn name_of_possessor(cast: &Cast<'_, '_>, token: TokenId) -> Option<String> {
    let mention = cast.mention(token)?;
    match (mention.kind, mention.entities.as_slice()) {
        (MentionKind::Name, _) => Some(cast.analysis.text(mention.span).to_owned()),
        (MentionKind::Description, [entity]) if cast.figures[*entity].is_named() => {
            Some(cast.name(*entity).to_owned())
        }
        _ => None,
    }
}

/// The same words without article again: _migrants_ … _migrants_.
pub fn same_words(scene: &Scene<'_, '_, '_>, phrase: &Phrase) -> Answer {
    let cast = scene.cast;
    let is_general = phrase.determiner == Determiner::Bare;
    if !is_general || !associates(cast, phrase.head).is_empty() {
        return Answer::Pass;
    }
    let label = label_text(cast, &phrase.label).to_lowercase();
    match scene.discourse.by_label.get(&label) {
        Some(&entity) => Answer::Is(
            vec![entity],
            format!("\u{201c}{label}\u{201d} again").into(),
        ),
        None => Answer::Pass,
    }
}
