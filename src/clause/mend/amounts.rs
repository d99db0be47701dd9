//! _fined Meridian Bank 45 million euros_: who pays or gets the money is no part of the amount.

use crate::clause::lexicon::is_currency;
use crate::clause::predicate::is_verbal;
use crate::english::nouns::NounClass;
use crate::english::{Analysis, Relation, TokenId, Upos};

use super::Mend;

/// Makes whoever stands between the verb and the number the one to whom it goes.
pub fn receiver_before_amount(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let verb = verb_of_receiver(analysis, token)?;
    Some(Mend::new(token, verb, Relation::Iobj))
}

/// The article of the receiver.
pub fn article_of_receiver(analysis: &Analysis<'_>, token: TokenId) -> Option<Mend> {
    let article = analysis.relation(token) == Relation::Det;
    let money = analysis.head(token).filter(|_| article)?;
    let receiver = (token + 1..money)
        .take(4)
        .find(|&receiver| verb_of_receiver(analysis, receiver).is_some())?;
    Some(Mend::new(token, receiver, Relation::Det))
}

/// The verb before the receiver and the money that it was taken to be a part of.
fn verb_of_receiver(analysis: &Analysis<'_>, receiver: TokenId) -> Option<TokenId> {
    let above = analysis.head(receiver)?;
    let money = match analysis.relation(above) {
        Relation::Nummod => analysis.head(above)?,
        _ => above,
    };
    let money = Some(money).filter(|&money| {
        receiver < money
            && analysis.relation(money) == Relation::Obj
            && is_currency(analysis.lemma(money))
    })?;
    let somebody = analysis.tag(receiver) == Upos::Propn
        || analysis.tag(receiver) == Upos::Noun
            && matches!(
                NounClass::of(&analysis.lemma(receiver).to_lowercase()),
                NounClass::Person | NounClass::Organization | NounClass::Group | NounClass::Country
            );
    let number = analysis
        .child(money, &[Relation::Nummod])
        .filter(|&number| somebody && receiver < number)?;
    let verb = analysis.head(money).filter(|&verb| verb < receiver)?;
    let parted = (receiver + 1..=number).all(|token| {
        matches!(
            analysis.tag(token),
            Upos::Propn | Upos::Num | Upos::Adv | Upos::Sym
        )
    });
    (parted && is_verbal(analysis, verb)).then_some(verb)
}
