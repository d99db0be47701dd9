//! What somebody is accused of or punished for: _the conviction of Lopez for killing him_, _accused the bank, which …,
//! of hiding it_.

use crate::clause::lexicon::lexicon;
use crate::clause::predicate::is_verbal;
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

use super::Mend;
use super::stretch::{MAX_LENGTH, is_comma};

/// _the arrest of Lopez for stealing_: the -ing clause belongs to the action noun if its verb asks for one.
pub fn participle_of_action(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let form = form(analysis, token)?;
    let first = first_of_sentence(analysis, token);
    let noun = (first..form)
        .rev()
        .take_while(|&before| !is_verbal(analysis, before) && !is_comma(analysis, before))
        .find(|&before| analysis.tag(before) == Upos::Noun && takes(analysis, before, form))?;
    let of =
        analysis.word(noun + 1) == "of" || analysis.child(noun, &[Relation::NmodPoss]).is_some();
    (of && analysis.head(token) != Some(noun)).then(|| Mend::new(token, noun, Relation::Acl))
}

fn takes(analysis: &Analysis<'_>, noun: TokenId, form: TokenId) -> bool {
    lexicon().noun(analysis.lemma(noun)).is_some_and(|frame| {
        lexicon()
            .embedding(frame.verb, analysis.word(form), true)
            .is_some()
    })
}

/// _accused the bank, which owns the mine, of hiding it_: the -ing clause after an aside belongs to the verb before it.
pub fn participle_after_aside(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let form = form(analysis, token)?;
    let preposition = analysis.word(form);
    let asks = |verb: TokenId| {
        let embedding = lexicon().embedding(analysis.lemma(verb), preposition, true);
        embedding.is_some_and(|embedding| embedding.by_object)
    };
    let after_comma = form > 0 && is_comma(analysis, form - 1);
    let head = analysis.head(token).filter(|_| after_comma)?;
    let first = first_of_sentence(analysis, token);
    let verb = (first..form)
        .rev()
        .find(|&verb| is_verbal(analysis, verb) && asks(verb))?;
    (head != verb && !asks(head)).then(|| Mend::new(token, verb, Relation::Advcl))
}

/// The preposition directly before an -ing form.
fn form(analysis: &Analysis<'_>, token: TokenId) -> Option<TokenId> {
    let form = token.checked_sub(1)?;
    let opens = analysis.penn(token) == Penn::Vbg
        && is_verbal(analysis, token)
        && matches!(analysis.word(form), "of" | "for" | "from" | "with");
    opens.then_some(form)
}

fn first_of_sentence(analysis: &Analysis<'_>, token: TokenId) -> TokenId {
    let sentence = &analysis.sentences[analysis.sentence_of(token)];
    sentence.tokens.start.max(token.saturating_sub(MAX_LENGTH))
}
