//! The type of a name that no gazetteer settles.

use super::support::place_preposition;
use super::{Evidence, Judgement, head_of, judgement};
use crate::clause::lexicon::lexicon;
use crate::english::{Analysis, NameType, Relation, TokenId, Upos};
use crate::reading::cast::Cast;
use crate::reading::lexicon::{
    Gender, NAME_HEADS, NounClass, TITLES, gender_of_name, is_given_name,
};
use crate::reading::names::{
    Found, institution, is_company_ending, is_family_name_too, is_institution,
};
use crate::reading::phrase::text_of;

pub fn by_title(analysis: &Analysis<'_>, found: &Found) -> Option<Judgement> {
    let title = found.title.clone()?;
    let words = text_of(analysis, title);
    if is_institution(last_word(found.text(analysis)))
        && !is_given_name(first_word(found.text(analysis)))
    {
        return None;
    }
    let gender = Gender::from_mark(TITLES.note_lowercase(words));
    Some(Judgement {
        gender: gender.or(given_gender(analysis, found)),
        ..judgement(
            "Person",
            Evidence::Title,
            format!("a person: title \u{201c}{words}\u{201d}"),
        )
    })
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

fn last_word(text: &str) -> &str {
    text.split_whitespace().next_back().unwrap_or_default()
}

/// The gender that a full name's given name tells. In names such as _Park Min-jun_ the family name is first.
fn given_gender(analysis: &Analysis<'_>, found: &Found) -> Gender {
    let words: Vec<&str> = found.text(analysis).split_whitespace().collect();
    let is_family_first = words.get(1).is_some_and(|second| {
        second
            .split_once('-')
            .is_some_and(|(_, part)| part.starts_with(char::is_lowercase))
    });
    match words.as_slice() {
        [first, _, ..] if !is_family_first => gender_of_name(first),
        [only] if found.tagged != Some(NameType::Gpe) => gender_of_name(only),
        _ => Gender::Unknown,
    }
}

/// What the name tagger says, unless it takes for a place who is only named like one: _Georgia Lee_.
pub fn by_tagger(cast: &Cast<'_, '_>, found: &Found) -> Option<Judgement> {
    let kind = match found.tagged? {
        NameType::Person if has_article(cast.analysis, found) => return None,
        NameType::Person => "Person",
        NameType::Org => "Organization",
        NameType::Gpe | NameType::Loc
            if is_named_like_a_place(cast, found) || speaks(cast.analysis, found) =>
        {
            return None;
        }
        NameType::Gpe | NameType::Loc => "Place",
        NameType::Fac => "Facility",
        NameType::Norp => "Group",
        NameType::Event => "Event",
        NameType::WorkOfArt | NameType::Law => "Work",
        NameType::Product => "Thing",
        _ => return None,
    };
    Some(Judgement {
        gender: given_gender(cast.analysis, found),
        ..judgement(kind, Evidence::Tagger, format!("{kind}: name tagger"))
    })
}

/// Whether a name of one word has an article of its own, as no single person's has: _the Hajj_.
fn has_article(analysis: &Analysis<'_>, found: &Found) -> bool {
    let name = head_of(analysis, found);
    let article = analysis.child(name, &[Relation::Det]);
    found.tokens.len() == 1 && article.is_some_and(|article| analysis.lemma(article) == "the")
}

/// Whether a name of two words begins with a given name that places have too.
fn is_named_like_a_place(cast: &Cast<'_, '_>, found: &Found) -> bool {
    let words: Vec<&str> = found.text(cast.analysis).split_whitespace().collect();
    let is_place = |name: &str| {
        let senses = cast.gazetteer.senses_of(name);
        let mut entries = senses.iter().map(|sense| cast.gazetteer.entry(sense.entry));
        entries.any(|entry| cast.is_a(&entry.kind, "Place"))
    };
    matches!(words[..], [first, _] if is_given_name(first) && is_place(first))
}

/// Whether the name is the subject of a verb of saying or of one that several do to one another: no mere place is.
fn speaks(analysis: &Analysis<'_>, found: &Found) -> bool {
    let mut head = head_of(analysis, found);
    if analysis.relation(head) == Relation::Conj {
        head = analysis.head(head).unwrap_or(head);
    }
    let subject = analysis.relation(head) == Relation::Nsubj;
    analysis.head(head).filter(|_| subject).is_some_and(|verb| {
        let lemma = analysis.lemma(verb);
        analysis.tag(verb) == Upos::Verb
            && (lexicon().saying(lemma).is_some() || lexicon().is_reciprocal(lemma))
    })
}

/// The last word, or the one before _of_, tells what the name names.
pub fn by_institution(analysis: &Analysis<'_>, found: &Found) -> Option<Judgement> {
    let text = found.text(analysis);
    let (before_of, _) = text.split_once(" of ").unwrap_or((text, ""));
    let word = last_word(before_of);
    let is_company = is_company_ending(last_word(text));
    if is_company {
        return Some(judgement(
            "Organization",
            Evidence::Institution,
            "an organisation: its last word",
        ));
    }
    let two_words = before_of.rsplitn(3, ' ').take(2).collect::<Vec<_>>();
    let class = match two_words.as_slice() {
        [last, first] => institution_of_two(first, last).or_else(|| institution(word))?,
        _ => institution(word)?,
    };
    // "Capital" of "Alta Capital" is no city: a common noun says less than the tagger.
    let is_tagged_body = found.tagged == Some(NameType::Org)
        && class == NounClass::City
        && NAME_HEADS.note_lowercase(word).is_none();
    let has_more = text.len() > word.len()
        || (class == NounClass::Organization && found.follows_the(analysis));
    let is_person = found.tagged == Some(NameType::Person)
        && is_given_name(first_word(text))
        && is_family_name_too(word);
    (has_more && !is_person && !is_tagged_body).then(|| {
        judgement(
            class.type_name(),
            Evidence::Institution,
            format!("{}: the word \u{201c}{word}\u{201d}", class.type_name()),
        )
    })
}

/// The class of what is named by a name that ends in these two words: _School District_.
fn institution_of_two(first: &str, last: &str) -> Option<NounClass> {
    let both = format!("{} {}", first.to_lowercase(), last.to_lowercase());
    (NAME_HEADS.note(&both) == Some("organization")).then_some(NounClass::Organization)
}

/// A noun beside the name that says what it is: _the singer, Mona Lee_, _retailer Halden_.
pub fn by_noun(cast: &Cast<'_, '_>, found: &Found) -> Option<Judgement> {
    let analysis = cast.analysis;
    let noun = noun_beside(analysis, found)?;
    let lemma = analysis.lower_lemma(noun);
    let because = |what: &str| format!("{what}: \u{201c}{lemma}\u{201d} beside it");
    match NounClass::of(&lemma) {
        NounClass::Person if found.tagged != Some(NameType::Org) => Some(Judgement {
            gender: given_gender(analysis, found),
            ..judgement("Person", Evidence::Noun, because("a person"))
        }),
        NounClass::Organization if found.tagged != Some(NameType::Gpe) => Some(judgement(
            "Organization",
            Evidence::Noun,
            because("an organisation"),
        )),
        _ => None,
    }
}

/// The noun that governs the name as its description, or stands right before it as its modifier.
fn noun_beside(analysis: &Analysis<'_>, found: &Found) -> Option<TokenId> {
    use Relation::{Appos, Compound, Flat, NmodDesc};
    let head = head_of(analysis, found);
    let is_noun = |token: &TokenId| analysis.tag(*token) == Upos::Noun;
    let governs = |noun: &TokenId| {
        matches!(analysis.relation(head), Appos | Flat | NmodDesc) && noun + 1 >= found.tokens.start
    };
    let modifies = |noun: &TokenId| {
        analysis.head(*noun) == Some(head)
            && matches!(analysis.relation(*noun), Compound | Flat | NmodDesc)
    };
    let above = analysis.head(head).filter(governs);
    let before = || found.tokens.start.checked_sub(1).filter(modifies);
    above.or_else(before).filter(is_noun)
}

pub fn by_given_name(analysis: &Analysis<'_>, found: &Found) -> Option<Judgement> {
    let words: Vec<&str> = found.text(analysis).split_whitespace().collect();
    (words.len() > 1 && is_given_name(words[0])).then(|| Judgement {
        gender: given_gender(analysis, found),
        ..judgement(
            "Person",
            Evidence::GivenName,
            format!("a person: given name \u{201c}{}\u{201d}", words[0]),
        )
    })
}

/// _A Fernhill spokeswoman_: what has people of its own is an organisation.
pub fn by_employee(analysis: &Analysis<'_>, found: &Found) -> Option<Judgement> {
    let head = head_of(analysis, found);
    let noun = analysis.head(head)?;
    let is_before = noun == found.tokens.end && analysis.relation(head) == Relation::Compound;
    let lemma = analysis.lower_lemma(noun);
    let is_person = analysis.tag(noun) == Upos::Noun && NounClass::of(&lemma) == NounClass::Person;
    (is_before && is_person).then(|| {
        let step = format!("an organisation: it has a {lemma}");
        judgement("Organization", Evidence::Preposition, step)
    })
}

pub fn by_preposition(analysis: &Analysis<'_>, found: &Found) -> Option<Judgement> {
    let preposition = place_preposition(analysis, found).filter(|word| word == "in")?;
    Some(judgement(
        "Place",
        Evidence::Preposition,
        format!("a place: after \u{201c}{preposition}\u{201d}"),
    ))
}
