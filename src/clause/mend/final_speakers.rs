//! _…, killing 20 soldiers, residents and an official said._ What stands between the last comma and a verb of saying
//! that closes the sentence are the speakers, whatever list came before the comma.

use std::ops::Range;

use crate::clause::lexicon::{Saying, lexicon};
use crate::clause::phrase::is_nominal;
use crate::clause::subject::own;
use crate::english::nouns::NounClass;
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

use super::Mend;
use super::stretch::{MAX_LENGTH, in_each_sentence, is_comma, is_finite, tops};

/// How many words may follow the verb of saying: _said in a statement on Monday_.
const MOST_AFTER: usize = 7;

/// Mends sentences whose speakers the parser took for items of the list before them.
pub fn find(analysis: &Analysis<'_>) -> Vec<Mend> {
    in_each_sentence(analysis, mended)
}

fn mended(analysis: &Analysis<'_>, sentence: &Range<TokenId>) -> Option<Vec<Mend>> {
    let saying = closing_verb(analysis, sentence)?;
    let comma = (sentence.start.max(saying.saturating_sub(MAX_LENGTH))..saying)
        .rev()
        .find(|&token| is_comma(analysis, token))?;
    let segment = match comma + 1 {
        first if first < saying => first..saying,
        _ => before_aside(analysis, sentence, comma)?,
    };
    let comma = segment.start - 1;
    let speakers = speakers(analysis, &segment)?;
    let said = said(analysis, sentence, saying, comma)?;
    let subject = own(analysis, saying);
    if subject.is_some_and(|subject| speakers == [subject]) {
        return beside(analysis, saying, said);
    }
    let stray = subject.filter(|subject| !segment.contains(subject));
    let mut mends = Vec::new();
    if analysis.head(saying).is_some() {
        mends.push(Mend::new(saying, said, Relation::Parataxis));
    }
    mends.extend(stray.and_then(|stray| put_back(analysis, stray, said)));
    mends.push(Mend::new(speakers[0], saying, Relation::Nsubj));
    let others = speakers[1..].iter();
    mends.extend(others.map(|&other| Mend::new(other, speakers[0], Relation::Conj)));
    Some(mends)
}

/// The phrase before a description or name between commas: in _…, the governor, Ann Lee, said_, the governor.
fn before_aside(
    analysis: &Analysis<'_>,
    sentence: &Range<TokenId>,
    closing: TokenId,
) -> Option<Range<TokenId>> {
    let comma_before = |token: TokenId| {
        (sentence.start.max(token.saturating_sub(MAX_LENGTH))..token)
            .rev()
            .find(|&token| is_comma(analysis, token))
    };
    let opening = comma_before(closing)?;
    let first = comma_before(opening)? + 1;
    speakers(analysis, &(opening + 1..closing))?;
    (first < opening).then_some(first..opening)
}

/// A verb of saying that was hung on a clause within what is said: _The find suggests that he is right, Lee said._
fn beside(analysis: &Analysis<'_>, saying: TokenId, said: TokenId) -> Option<Vec<Mend>> {
    let within = analysis.head(saying)?;
    let inner = analysis
        .child(saying, &[Relation::Ccomp, Relation::Advcl])
        .filter(|&inner| inner < saying && within == said);
    if let Some(inner) = inner.filter(|_| analysis.relation(saying) == Relation::Ccomp) {
        return Some(vec![
            Mend::new(saying, said, Relation::Parataxis),
            Mend::new(inner, said, Relation::Ccomp),
        ]);
    }
    let deeper = within != said
        && analysis.head(within) == Some(said)
        && matches!(
            analysis.relation(within),
            Relation::Ccomp | Relation::Advcl | Relation::Conj
        );
    deeper.then(|| vec![Mend::new(saying, said, Relation::Parataxis)])
}

/// The verb of saying at the end, after which only comes when or where it was said.
fn closing_verb(analysis: &Analysis<'_>, sentence: &Range<TokenId>) -> Option<TokenId> {
    let saying = (sentence
        .start
        .max(sentence.end.saturating_sub(MOST_AFTER + 1))..sentence.end)
        .rev()
        .find(|&token| analysis.tag(token) == Upos::Verb)?;
    let says = matches!(
        lexicon().saying(analysis.lemma(saying)),
        Some(Saying::Says | Saying::Thinks)
    );
    let open = |token: TokenId| {
        matches!(analysis.tag(token), Upos::Punct | Upos::Adp | Upos::Adv)
            || lexicon().is_day(&analysis.lower_lemma(token))
    };
    let next = saying + 1;
    // "told reporters", "told state radio"
    let told = analysis.lemma(saying) == "tell"
        && matches!(
            analysis.tag(next.min(sentence.end - 1)),
            Upos::Noun | Upos::Propn | Upos::Det | Upos::Adj
        );
    let closes = next < sentence.end && (open(next) || told);
    let past = is_finite(analysis, saying) || is_past_by_its_subject(analysis, saying);
    (says && closes && past).then_some(saying)
}

/// Whether a participle after somebody is rather a past tense: _the club announced_.
fn is_past_by_its_subject(analysis: &Analysis<'_>, verb: TokenId) -> bool {
    let before = analysis
        .head(verb)
        .filter(|_| analysis.penn(verb) == Penn::Vbn && analysis.relation(verb) == Relation::Acl);
    before.is_some_and(|noun| {
        let lemma = analysis.lower_lemma(noun);
        let speaks = matches!(
            NounClass::of(&lemma),
            NounClass::Person | NounClass::Organization | NounClass::Group
        );
        noun + 1 == verb && (speaks || matches!(&*lemma, "source" | "statement" | "report"))
    })
}

/// The heads of the phrases between the comma and the verb, if there is nothing else.
fn speakers(analysis: &Analysis<'_>, segment: &Range<TokenId>) -> Option<Vec<TokenId>> {
    let opens = matches!(
        analysis.tag(segment.start),
        Upos::Noun | Upos::Propn | Upos::Det | Upos::Adj | Upos::Num
    );
    let bare = |token: TokenId| {
        matches!(
            analysis.tag(token),
            Upos::Noun
                | Upos::Propn
                | Upos::Adj
                | Upos::Det
                | Upos::Num
                | Upos::Adp
                | Upos::Cconj
                | Upos::Part
        ) || analysis.word(token) == "-"
    };
    let phrases = !segment.is_empty() && opens && segment.clone().all(bare);
    let heads: Vec<TokenId> = tops(analysis, segment)
        .into_iter()
        .filter(|&token| {
            phrases
                && matches!(analysis.tag(token), Upos::Noun | Upos::Propn)
                && analysis.child(token, &[Relation::Case]).is_none()
        })
        .collect();
    (!heads.is_empty()).then_some(heads)
}

/// The main verb of what is said.
fn said(
    analysis: &Analysis<'_>,
    sentence: &Range<TokenId>,
    saying: TokenId,
    comma: TokenId,
) -> Option<TokenId> {
    let root = sentence
        .clone()
        .take(4 * MAX_LENGTH)
        .find(|&token| analysis.head(token).is_none())?;
    let main = if root == saying {
        analysis.child(saying, &[Relation::Ccomp])?
    } else {
        root
    };
    let is_clause = main < comma && own(analysis, main).is_some_and(|subject| subject < main);
    is_clause.then_some(main)
}

/// The place of the phrase that was taken for the speaker: what the verb before it acts on, or one more of the list.
fn put_back(analysis: &Analysis<'_>, stray: TokenId, said: TokenId) -> Option<Mend> {
    let first = first_word(analysis, stray);
    let before = first.checked_sub(1)?;
    if analysis.tag(before) == Upos::Verb {
        return Some(Mend::new(stray, before, Relation::Obj));
    }
    let listed = before
        .checked_sub(1)
        .filter(|&item| is_comma(analysis, before) && is_nominal(analysis, item));
    Some(match listed {
        Some(item) => Mend::new(stray, item, Relation::Conj),
        None => Mend::new(stray, said, Relation::Dep),
    })
}

fn first_word(analysis: &Analysis<'_>, head: TokenId) -> TokenId {
    let mut first = head;
    for _ in 0..super::MAX_CLIMB {
        let child = analysis
            .children(first)
            .find(|&child| analysis.tag(child) != Upos::Punct);
        match child {
            Some(child) if child < first => first = child,
            _ => break,
        }
    }
    first
}
