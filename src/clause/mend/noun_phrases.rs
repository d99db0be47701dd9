//! What belongs to a noun phrase: conjuncts, appositions, names after titles.

use crate::clause::lexicon::{NounClass as ActionClass, lexicon};
use crate::clause::phrase::{is_nominal, is_role_noun, opens_list, preposition};
use crate::clause::predicate::is_verbal;
use crate::english::nouns::NounClass;
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

use super::{Mend, branch};

/// _Spain and Portugal signed_: of two subjects joined by _and_, the second is coordinated with the first.
pub fn second_subject(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let relation = analysis.relation(token);
    let subject = matches!(relation, Relation::Nsubj | Relation::NsubjPass);
    let verb = analysis.head(token).filter(|_| subject)?;
    let first = analysis
        .children(verb)
        .find(|&child| analysis.relation(child) == relation)
        .filter(|&first| first < token)?;
    let joined = (first + 1..token).any(|between| analysis.penn(between) == Penn::Cc);
    joined.then_some(Mend::new(token, first, Relation::Conj))
}

/// _by the US and its allies_: a bare noun after _and_ is coordinated with the phrase before it.
pub fn lost_conjunct(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let lost = matches!(
        analysis.relation(token),
        Relation::Obl | Relation::OblUnmarked | Relation::Obj | Relation::Nmod | Relation::Dep
    ) && is_nominal(analysis, token)
        && analysis.child(token, &[Relation::Case]).is_none();
    let conjunction = analysis
        .child(token, &[Relation::Cc])
        .filter(|&cc| lost && cc < token)?;
    let before = conjunction.checked_sub(1)?;
    let before = if analysis.penn(before) == Penn::Comma {
        before.checked_sub(1)?
    } else {
        before
    };
    let top = analysis.head(token)?;
    let first = branch(analysis, top, before)
        .filter(|&first| first < token && is_nominal(analysis, first))?;
    Some(Mend::new(token, first, Relation::Conj))
}

/// _the adviser, Chang,_: two nouns with only a comma between, one of them an office, are the same person.
pub fn apposition(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let noun = analysis
        .head(token)
        .filter(|_| analysis.relation(token) == Relation::Conj)?;
    let joined = analysis.child(token, &[Relation::Cc]).is_some()
        || analysis
            .children(noun)
            .any(|other| other > token && analysis.relation(other) == Relation::Conj);
    let name = |token| analysis.tag(token) == Upos::Propn && !is_role_noun(analysis, token);
    let pair =
        is_role_noun(analysis, noun) && name(token) || name(noun) && is_role_noun(analysis, token);
    let comma = (noun + 1..token).any(|between| analysis.penn(between) == Penn::Comma);
    let and = (noun + 1..token).any(|between| analysis.penn(between) == Penn::Cc);
    (pair && comma && !and && !joined).then_some(Mend::new(token, noun, Relation::Appos))
}

/// _Secretary of State Hillary Clinton_: the name hangs on the office, not on its department.
pub fn name_after_title(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let bare = analysis.tag(token) == Upos::Propn
        && matches!(
            analysis.relation(token),
            Relation::Nmod | Relation::Flat | Relation::Appos
        )
        && analysis.child(token, &[Relation::Case]).is_none();
    let before = token.checked_sub(1).filter(|_| bare)?;
    let of = before.checked_sub(1)?;
    let role = of.checked_sub(1)?;
    let office = analysis.word(of) == "of"
        && is_role_noun(analysis, role)
        && lexicon().is_portfolio(&analysis.lower_lemma(before));
    office.then_some(Mend::new(token, role, Relation::Flat))
}

/// _fined [German carmaker Bergmann]_: a name right after a common noun for somebody says who that is.
pub fn name_after_description(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let noun = token
        .checked_sub(1)
        .filter(|_| analysis.tag(token) == Upos::Propn)?;
    (described_name(analysis, noun)? == token).then_some(Mend::new(token, noun, Relation::Appos))
}

/// The head of the name right after a noun for a person or an organisation, if the parser tore the two apart.
fn described_name(analysis: &Analysis<'_>, noun: TokenId) -> Option<TokenId> {
    let somebody = analysis.tag(noun) == Upos::Noun
        && matches!(
            NounClass::of(&analysis.lower_lemma(noun)),
            NounClass::Person | NounClass::Organization
        );
    let name = head_of_name(analysis, noun + 1).filter(|_| somebody)?;
    let (above, beside) = (analysis.head(name)?, analysis.head(noun));
    let torn = match analysis.relation(name) {
        Relation::Nsubj | Relation::NsubjPass | Relation::Obj | Relation::Obl | Relation::Dep => {
            Some(above) == beside && analysis.child(name, &[Relation::Case]).is_none()
        }
        Relation::Appos | Relation::Flat => analysis.head(above) == Some(noun) && above < noun,
        Relation::Compound => analysis.penn(above) == Penn::Cd && above > name,
        _ => false,
    };
    torn.then_some(name)
}

/// The head of the run of proper nouns that begins at a token.
fn head_of_name(analysis: &Analysis<'_>, first: TokenId) -> Option<TokenId> {
    let is_proper = |token: TokenId| {
        analysis
            .tokens
            .get(token)
            .is_some_and(|found| found.tag == Upos::Propn)
            && analysis.word(token).starts_with(char::is_uppercase)
    };
    let mut name = Some(first).filter(|&first| is_proper(first))?;
    for _ in 0..8 {
        match analysis.head(name) {
            Some(next) if next > name && (name + 1..=next).all(is_proper) => name = next,
            _ => break,
        }
    }
    Some(name)
}

/// _areas beyond defence, including science_: the list belongs to the whole phrase before the comma.
pub fn list_after_including(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let listed = matches!(analysis.relation(token), Relation::Nmod | Relation::Obl)
        && opens_list(analysis, token);
    let head = analysis.head(token).filter(|_| listed)?;
    let top = match analysis.relation(token) {
        Relation::Obl => last_nominal_before(analysis, head, token)?,
        _ => top_of_phrase(analysis, head),
    };
    (top != head).then_some(Mend::new(token, top, Relation::Nmod))
}

/// _beyond defence, including science and culture_: what follows the list's first item belongs to the list.
pub fn item_after_including(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let noun = analysis
        .head(token)
        .filter(|_| analysis.relation(token) == Relation::Conj)?;
    let first = analysis
        .children(noun)
        .find(|&child| child > noun && child < token && opens_list(analysis, child))?;
    Some(Mend::new(token, first, Relation::Conj))
}

/// _the arrest of [the editor by the police]_: who does it belongs to the action, and so does who gets it.
pub fn phrase_of_action(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let noun = analysis
        .head(token)
        .filter(|_| analysis.relation(token) == Relation::Nmod)?;
    let action = analysis
        .head(noun)
        .filter(|_| analysis.relation(noun) == Relation::Nmod)?;
    let frame = lexicon().noun(analysis.lemma(action))?;
    let inner = preposition(analysis, noun);
    let preposition = preposition(analysis, token);
    let person = analysis.tag(token) == Upos::Propn || is_role_noun(analysis, token);
    let object =
        frame.phrases.contains(&(inner.as_str(), "object")) && preposition == "by" && person;
    if inner != "of" && !object {
        return None;
    }
    let listed = frame
        .phrases
        .iter()
        .any(|pair| preposition == pair.0 && matches!(pair.1, "recipient" | "object"));
    let free = lexicon()
        .noun(analysis.lemma(noun))
        .is_none_or(|inner| inner.class == ActionClass::Mutual);
    (free && (preposition == "by" || listed)).then_some(Mend::new(token, action, Relation::Nmod))
}

fn last_nominal_before(analysis: &Analysis<'_>, verb: TokenId, token: TokenId) -> Option<TokenId> {
    analysis
        .children(verb)
        .filter(|&child| child < token && is_nominal(analysis, child))
        .last()
}

/// The noun that governs the whole noun phrase.
fn top_of_phrase(analysis: &Analysis<'_>, noun: TokenId) -> TokenId {
    let mut top = noun;
    for _ in 0..8 {
        match analysis.head(top) {
            Some(head)
                if matches!(analysis.relation(top), Relation::Nmod)
                    && is_nominal(analysis, head) =>
            {
                top = head
            }
            _ => break,
        }
    }
    top
}

/// _a teacher, a nurse and two students_: what follows a comma and goes on with _and_ is an item of a list.
pub fn list_item(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let hangs = match analysis.relation(token) {
        Relation::Obl
        | Relation::OblUnmarked
        | Relation::Obj
        | Relation::Dep
        | Relation::Parataxis => true,
        Relation::Conj => is_noun_joined_to_verb(analysis, token),
        _ => false,
    };
    let loose = hangs && is_nominal(analysis, token) && preposition(analysis, token).is_empty();
    let goes_on = analysis.children(token).any(|child| {
        analysis.relation(child) == Relation::Conj
            && analysis.child(child, &[Relation::Cc]).is_some()
            && is_nominal(analysis, child)
    });
    let first = before_comma(analysis, token).filter(|_| loose && goes_on)?;
    Some(Mend::new(token, first, Relation::Conj))
}

/// Whether a noun that says nothing is coordinated with a verb.
fn is_noun_joined_to_verb(analysis: &Analysis<'_>, token: TokenId) -> bool {
    let says = [Relation::Nsubj, Relation::NsubjPass, Relation::Cop];
    analysis
        .head(token)
        .is_some_and(|verb| is_verbal(analysis, verb))
        && analysis.child(token, &says).is_none()
}

/// _questioned the driver, a man from Leeds_: a description after a comma says what the object is.
pub fn apposition_after_comma(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let loose = matches!(
        analysis.relation(token),
        Relation::Obl | Relation::OblUnmarked | Relation::Dep | Relation::Parataxis | Relation::Obj
    ) && analysis.tag(token) == Upos::Noun
        && preposition(analysis, token).is_empty()
        && !crate::clause::arguments::is_time(analysis, token);
    let described =
        analysis.child(token, &[Relation::Det]).is_some() || is_role_noun(analysis, token);
    let alone = analysis
        .child(
            token,
            &[Relation::Conj, Relation::Cc, Relation::Nsubj, Relation::Cop],
        )
        .is_none();
    let first = before_comma(analysis, token).filter(|_| loose && described && alone)?;
    Some(Mend::new(token, first, Relation::Appos))
}

/// _his daughter, the violinist Ann Lee_: a name with its own description after a comma says who that is.
pub fn described_name_after_comma(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let loose = matches!(
        analysis.relation(token),
        Relation::Obl | Relation::OblUnmarked | Relation::Dep | Relation::Parataxis | Relation::Obj
    ) && analysis.tag(token) == Upos::Propn
        && preposition(analysis, token).is_empty();
    let described = analysis.child(token, &[Relation::Det]).is_some()
        && analysis
            .children(token)
            .any(|child| child < token && is_person_noun(analysis, child));
    let alone = analysis
        .child(token, &[Relation::Conj, Relation::Cc, Relation::Nsubj])
        .is_none();
    let first = before_comma(analysis, token)
        .filter(|&first| loose && described && alone && is_role_noun(analysis, first))?;
    Some(Mend::new(token, first, Relation::Appos))
}

fn is_person_noun(analysis: &Analysis<'_>, token: TokenId) -> bool {
    analysis.tag(token) == Upos::Noun
        && NounClass::of(&analysis.lemma(token).to_lowercase()) == NounClass::Person
}

/// The noun phrase of the same verb that ends at the comma before the phrase.
fn before_comma(analysis: &Analysis<'_>, token: TokenId) -> Option<TokenId> {
    let comma = first_word(analysis, token)
        .checked_sub(1)
        .filter(|&comma| analysis.penn(comma) == Penn::Comma)?;
    let top = analysis.head(token)?;
    let first = branch(analysis, top, comma.checked_sub(1)?)?;
    (first > top && first < token && is_nominal(analysis, first)).then_some(first)
}

/// The first word of a phrase, leaving out marks.
fn first_word(analysis: &Analysis<'_>, token: TokenId) -> TokenId {
    let before = |&token: &TokenId| {
        analysis
            .children(token)
            .find(|&child| child < token && analysis.tag(child) != Upos::Punct)
    };
    std::iter::successors(Some(token), before)
        .last()
        .unwrap_or(token)
}

/// What the parser made a modifier of the time after it: _arrived in [Sierra Leone Tuesday]_, _visit [Chile next year]_.
fn place_of_day(analysis: &Analysis<'_>, day: TokenId) -> Option<TokenId> {
    let before = analysis.children(day).next()?;
    if before > day {
        return None;
    }
    let lemma = analysis.lower_lemma(day);
    let first = if lexicon().is_day(&lemma) {
        day
    } else if lexicon().is_time(&lemma) {
        next_or_last(analysis, day)?
    } else {
        return None;
    };
    let place = first.checked_sub(1)?;
    let merged = analysis.head(place) == Some(day)
        && matches!(analysis.tag(place), Upos::Propn | Upos::Noun | Upos::Adj)
        && !lexicon().is_time(&analysis.lower_lemma(place))
        && matches!(
            analysis.relation(place),
            Relation::Compound
                | Relation::Flat
                | Relation::NmodUnmarked
                | Relation::Amod
                | Relation::Nmod
        )
        && (first != day || analysis.tag(place) == Upos::Propn);
    merged.then_some(place)
}

/// The word before a time that makes it one seen from now: _next_ year.
fn next_or_last(analysis: &Analysis<'_>, time: TokenId) -> Option<TokenId> {
    analysis.children(time).find(|&child| {
        child < time
            && matches!(
                analysis.lemma(child),
                "next" | "last" | "this" | "every" | "each"
            )
    })
}

/// The place takes the day's part in the sentence.
pub fn place_before_day(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let day = analysis.head(token).filter(|&day| token < day)?;
    let place = place_of_day(analysis, day)?;
    (place == token).then_some(Mend::new(
        token,
        analysis.head(day)?,
        analysis.relation(day),
    ))
}

/// The day is when it happens.
pub fn day_after_place(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    place_of_day(analysis, token)?;
    Some(Mend::new(
        token,
        analysis.head(token)?,
        Relation::OblUnmarked,
    ))
}

/// What stood before place and day belongs to the place.
pub fn word_before_place_and_day(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let day = analysis.head(token).filter(|&day| token + 1 < day)?;
    let place = place_of_day(analysis, day)?;
    (token < place).then_some(Mend::new(token, place, analysis.relation(token)))
}
