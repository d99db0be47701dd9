//! Headlines, which leave out articles and auxiliaries.

use crate::clause::lexicon::lexicon;
use crate::clause::tree::marks::has_to;
use crate::clause::tree::words::is_role_noun;
use crate::english::{Analysis, Penn, Relation, TokenId, Upos};

/// Whether the sentence is a headline: a line of its own without a full stop, question mark or closing quotation mark.
pub fn is_headline(analysis: &Analysis<'_>, sentence: usize) -> bool {
    let own = &analysis.sentences[sentence];
    let beside = |other: Option<usize>| {
        other
            .and_then(|other| analysis.sentences.get(other))
            .is_some_and(|other| other.block == own.block)
    };
    let alone = !beside(sentence.checked_sub(1)) && !beside(Some(sentence + 1));
    let open = own
        .tokens
        .clone()
        .rev()
        .find(|&token| !matches!(analysis.penn(token), Penn::OpenQuote | Penn::CloseQuote))
        .is_some_and(|last| analysis.tag(last) != Upos::Punct);
    alone && open && own.tokens.len() > 2
}

/// Whether the main verb of a headline is a participle without its _be_: _Reed named minister_, _Runner Banned for Life_. A
/// headline tells in the present, so that what looks past, and lacks what the verb wants, is a passive.
pub fn leaves_out_be(analysis: &Analysis<'_>, verb: TokenId) -> bool {
    let main = matches!(
        analysis.relation(verb),
        Relation::Root | Relation::Ccomp | Relation::Conj | Relation::Parataxis
    );
    main && matches!(analysis.penn(verb), Penn::Vbd | Penn::Vbn)
        && is_headline(analysis, analysis.sentence_of(verb))
        && lacks_object(analysis, verb)
}

fn lacks_object(analysis: &Analysis<'_>, verb: TokenId) -> bool {
    let lemma = analysis.lower_lemma(verb);
    let complement = analysis.child(verb, &[Relation::Obj, Relation::Iobj, Relation::Ccomp]);
    let secondary = analysis.child(verb, &[Relation::Xcomp]);
    let is_office = |noun: TokenId| {
        lexicon().names_bare(&lemma)
            && is_role_noun(analysis, noun)
            && analysis
                .child(noun, &[Relation::Det, Relation::NmodPoss])
                .is_none()
    };
    let wants = lexicon().is_mostly_transitive(&lemma);
    let asked = lexicon()
        .embedding(&lemma, "to", true)
        .is_some_and(|embedding| embedding.by_object);
    match complement {
        None if secondary.is_some_and(is_office) => true,
        None if secondary.is_some() => asked,
        None => wants,
        Some(noun) => is_office(noun),
    }
}

/// Whether the infinitive is a headline's future: _Norway to lend Chile a ship_.
pub fn is_future(analysis: &Analysis<'_>, verb: TokenId) -> bool {
    let noun = subject_of_future(analysis, verb);
    matches!(analysis.relation(verb), Relation::Acl | Relation::Advcl)
        && noun < verb
        && analysis.relation(noun) == Relation::Root
        && matches!(analysis.tag(noun), Upos::Noun | Upos::Propn)
        && has_to(analysis, verb)
        && is_headline(analysis, analysis.sentence_of(verb))
}

/// The noun before a headline's future: the head of the word that the infinitive hangs on, if that is part of a name.
pub fn subject_of_future(analysis: &Analysis<'_>, verb: TokenId) -> TokenId {
    let above = analysis.head(verb).unwrap_or(verb);
    match analysis.relation(above) {
        Relation::Flat => analysis.head(above).unwrap_or(above),
        _ => above,
    }
}
