//! What a proper name names: its type and its entry in the gazetteer, by the evidence at one place.

use std::collections::{BTreeMap, BTreeSet};

use super::cast::Cast;
use super::lexicon::{Gender, NAME_HEADS, NounClass, TITLES, gender_of_name, is_given_name};
use super::names::{Found, institution, is_acronym, is_family_name_too, is_institution, is_proper};
use crate::clause::{Function, PredicateKind, Step};
use crate::english::{Analysis, NameType, Relation, TokenId, Upos};
use crate::gazetteer::{Entry, EntryId, Sense};

/// What speaks for a type, the strongest first. A name keeps the type with the strongest evidence in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// An entry of a gazetteer.
    Gazetteer,
    /// A title before it.
    Title,
    /// A noun beside it: _creator Mark Lee_, _Lee, a lawyer_.
    Noun,
    /// Its last word: _Harvest Authority_.
    Institution,
    /// The name tagger.
    Tagger,
    /// Its first word is a given name.
    GivenName,
    /// The preposition before it.
    Preposition,
    /// None.
    None,
}

/// What a name names, as far as one place tells.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The entry of the gazetteer.
    pub entry: Option<EntryId>,
    /// The type.
    pub kind: Option<String>,
    /// What speaks for it.
    pub evidence: Evidence,
    /// Man or woman.
    pub gender: Gender,
    /// The reason in words.
    pub step: Step,
}

/// What the whole document says about its doubtful names.
pub struct Support {
    /// How often each country is named without doubt, or one of its people or cities.
    countries: BTreeMap<String, usize>,
    /// The first and last words of people's full names.
    people: BTreeSet<String>,
}

impl Support {
    /// Gathers what the names of a document say.
    pub fn new(cast: &Cast<'_, '_>, names: &[Found]) -> Self {
        let mut support = Self {
            countries: BTreeMap::new(),
            people: BTreeSet::new(),
        };
        for found in names {
            support.add_country(cast, found);
            support.add_person(cast.analysis, found);
        }
        support
    }

    fn add_country(&mut self, cast: &Cast<'_, '_>, found: &Found) {
        let sure = found.senses.iter().find(|sense| !sense.doubtful);
        if let Some(country) = sure.and_then(|sense| country_of(cast.gazetteer.entry(sense.entry)))
        {
            *self.countries.entry(country.to_owned()).or_default() += 1;
        }
    }

    fn add_person(&mut self, analysis: &Analysis<'_>, found: &Found) {
        let words: Vec<&str> = found.text(analysis).split_whitespace().collect();
        let is_person = found.tagged == Some(NameType::Person)
            || (found.senses.is_empty() && (found.title.is_some() || is_given_name(words[0])));
        if let (true, [first, .., last]) = (is_person, words.as_slice()) {
            self.people.insert((*first).to_owned());
            self.people.insert((*last).to_owned());
        }
    }

    fn of(&self, entry: &Entry) -> usize {
        let country = country_of(entry).and_then(|country| self.countries.get(country));
        country.copied().unwrap_or_default()
    }
}

/// The country that an entry is, is in, or stands for.
fn country_of(entry: &Entry) -> Option<&str> {
    if entry.kind == "Country" {
        return Some(&entry.name);
    }
    entry.country.as_deref().or(entry.stands_for.as_deref())
}

/// Judges what a name at its place names.
pub fn judge(cast: &Cast<'_, '_>, support: &Support, found: &Found) -> Judgement {
    by_gazetteer(cast, support, found)
        .or_else(|| by_title(cast.analysis, found))
        .or_else(|| by_noun(cast, found))
        .or_else(|| by_institution(cast.analysis, found))
        .or_else(|| by_tagger(cast.analysis, found))
        .or_else(|| by_given_name(cast.analysis, found))
        .or_else(|| by_employee(cast.analysis, found))
        .or_else(|| by_preposition(cast.analysis, found))
        .unwrap_or_else(|| Judgement {
            entry: None,
            kind: None,
            evidence: Evidence::None,
            gender: Gender::Unknown,
            step: "a proper name without evidence of its type".into(),
        })
}

fn judgement(kind: &str, evidence: Evidence, step: impl Into<Step>) -> Judgement {
    Judgement {
        entry: None,
        kind: Some(kind.to_owned()),
        evidence,
        gender: Gender::Unknown,
        step: step.into(),
    }
}

fn by_gazetteer(cast: &Cast<'_, '_>, support: &Support, found: &Found) -> Option<Judgement> {
    let sense = choose(cast, support, found)?;
    let entry = cast.gazetteer.entry(sense.entry);
    let text = found.text(cast.analysis);
    let step = if sense.demonym {
        format!(
            "\u{201c}{text}\u{201d} belongs to {}: gazetteer",
            entry.name
        )
    } else {
        format!("\u{201c}{text}\u{201d} is {}: gazetteer", entry.name)
    };
    Some(Judgement {
        entry: Some(sense.entry),
        ..judgement(&entry.kind, Evidence::Gazetteer, step)
    })
}

/// The meaning that the document supports best, if it supports any.
fn choose(cast: &Cast<'_, '_>, support: &Support, found: &Found) -> Option<Sense> {
    let is_first_sure = found.senses.first().is_some_and(|sense| !sense.doubtful);
    let mut best: Option<(usize, Sense)> = None;
    for sense in &found.senses {
        let entry = cast.gazetteer.entry(sense.entry);
        let contradicted = sense.doubtful && !is_supported(cast, support, found, *sense);
        // Of two places in one country the capital is meant.
        let points = 2 * support.of(entry) + usize::from(entry.is_capital);
        let is_better = best.is_none_or(|(most, _)| points > most && !is_first_sure);
        if !contradicted && is_better {
            best = Some((points, *sense));
        }
    }
    best.map(|(_, sense)| sense)
}

/// Whether the text around a doubtful name, or elsewhere in the document, speaks for this meaning.
fn is_supported(cast: &Cast<'_, '_>, support: &Support, found: &Found, sense: Sense) -> bool {
    let entry = cast.gazetteer.entry(sense.entry);
    let text = found.text(cast.analysis);
    let is_place = cast.is_a(&entry.kind, "Place");
    if found.title.is_some() || (support.people.contains(text) && entry.kind != "Person") {
        return entry.kind == "Person";
    }
    if is_place && support.of(entry) > 0 {
        return true;
    }
    match found.tagged {
        Some(NameType::Gpe | NameType::Loc | NameType::Fac) => is_place,
        Some(NameType::Org) => entry.kind == "Organization" || entry.kind == "Country",
        Some(NameType::Norp) => sense.demonym,
        Some(NameType::Person) => entry.kind == "Person",
        Some(_) => false,
        None if sense.demonym => {
            support.of(entry) > 0
                || is_adjective(cast.analysis, found)
                || follows_small_word(cast.analysis, found)
        }
        None if entry.kind == "Country" => is_proper(cast.analysis, found.tokens.start),
        None if is_place => place_preposition(cast.analysis, found).is_some(),
        None => {
            is_proper(cast.analysis, found.tokens.start)
                || is_acronym(cast.analysis, found.tokens.start)
        }
    }
}

/// _A Pole_: a capital after a small word is meant.
fn follows_small_word(analysis: &Analysis<'_>, found: &Found) -> bool {
    let before = found.tokens.start.checked_sub(1);
    let is_small =
        before.is_some_and(|before| matches!(analysis.tag(before), Upos::Det | Upos::Adp));
    is_small && found.tokens.len() == 1
}

fn is_adjective(analysis: &Analysis<'_>, found: &Found) -> bool {
    analysis.tag(found.tokens.start) == Upos::Adj
}

fn by_title(analysis: &Analysis<'_>, found: &Found) -> Option<Judgement> {
    let title = found.title.clone()?;
    let words = text_of(analysis, title.start, title.end);
    if is_institution(last_word(found.text(analysis)))
        && !is_given_name(first_word(found.text(analysis)))
    {
        return None;
    }
    let gender = Gender::from_mark(TITLES.get(&words.to_lowercase()));
    Some(Judgement {
        gender: gender.or(given_gender(analysis, found)),
        ..judgement(
            "Person",
            Evidence::Title,
            format!("a person: title \u{201c}{words}\u{201d}"),
        )
    })
}

fn text_of<'d>(analysis: &Analysis<'d>, start: TokenId, end: TokenId) -> &'d str {
    let span = analysis.tokens[start]
        .span
        .join(analysis.tokens[end - 1].span);
    analysis.text(span)
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

fn by_tagger(analysis: &Analysis<'_>, found: &Found) -> Option<Judgement> {
    let kind = match found.tagged? {
        NameType::Person => "Person",
        NameType::Org => "Organization",
        NameType::Gpe | NameType::Loc => "Place",
        NameType::Fac => "Facility",
        NameType::Norp => "Group",
        NameType::Event => "Event",
        NameType::WorkOfArt | NameType::Law => "Work",
        NameType::Product => "Thing",
        _ => return None,
    };
    Some(Judgement {
        gender: given_gender(analysis, found),
        ..judgement(kind, Evidence::Tagger, format!("{kind}: name tagger"))
    })
}

/// The last word, or the one before _of_, tells what the name names.
fn by_institution(analysis: &Analysis<'_>, found: &Found) -> Option<Judgement> {
    let text = found.text(analysis);
    let (before_of, _) = text.split_once(" of ").unwrap_or((text, ""));
    let word = last_word(before_of);
    let is_company = matches!(
        last_word(text).trim_end_matches('.'),
        "Inc"
            | "Corp"
            | "Ltd"
            | "Co"
            | "LLC"
            | "PLC"
            | "plc"
            | "AG"
            | "GmbH"
            | "SA"
            | "Airlines"
            | "Airways"
            | "Group"
    );
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
    let has_more = text.len() > word.len();
    let is_person = found.tagged == Some(NameType::Person)
        && is_given_name(first_word(text))
        && is_family_name_too(word);
    (has_more && !is_person).then(|| {
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
    (NAME_HEADS.get(&both) == Some("organization")).then_some(NounClass::Organization)
}

/// A noun beside the name that says what it is: in apposition, or as the attribute of a copular clause.
fn by_noun(cast: &Cast<'_, '_>, found: &Found) -> Option<Judgement> {
    let analysis = cast.analysis;
    let head = head_of(analysis, found);
    let noun = analysis.head(head).filter(|&noun| {
        matches!(
            analysis.relation(head),
            Relation::Appos | Relation::Flat | Relation::NmodDesc
        ) && analysis.tag(noun) == Upos::Noun
            && noun + 1 >= found.tokens.start
    })?;
    let lemma = analysis.lemma(noun).to_lowercase();
    (NounClass::of(&lemma) == NounClass::Person && found.tagged != Some(NameType::Org)).then(|| {
        Judgement {
            gender: given_gender(analysis, found),
            ..judgement(
                "Person",
                Evidence::Noun,
                format!("a person: \u{201c}{lemma}\u{201d} beside it"),
            )
        }
    })
}

/// Types of names that copular clauses state: _Lee is a lawyer_, by the head token of the name.
pub fn types_by_clause(cast: &Cast<'_, '_>) -> BTreeMap<TokenId, (&'static str, String)> {
    let mut types = BTreeMap::new();
    for clause in cast.clauses {
        if clause.predicate.kind != PredicateKind::Copula {
            continue;
        }
        let subject = clause.argument(&Function::Subject);
        let attribute = clause.argument(&Function::Attribute);
        if let (Some(subject), Some(attribute)) = (subject, attribute)
            && let ([subject], Some(attribute)) =
                (subject.members.as_slice(), attribute.members.first())
        {
            let lemma = cast.analysis.lemma(attribute.head).to_lowercase();
            let class = NounClass::of(&lemma);
            if class != NounClass::Thing
                && class != NounClass::Time
                && cast.analysis.tag(attribute.head) == Upos::Noun
            {
                types
                    .entry(subject.head)
                    .or_insert((class.type_name(), lemma));
            }
        }
    }
    types
}

fn by_given_name(analysis: &Analysis<'_>, found: &Found) -> Option<Judgement> {
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
fn by_employee(analysis: &Analysis<'_>, found: &Found) -> Option<Judgement> {
    let head = head_of(analysis, found);
    let noun = analysis.head(head)?;
    let is_before = noun == found.tokens.end && analysis.relation(head) == Relation::Compound;
    let lemma = analysis.lemma(noun).to_lowercase();
    let is_person = analysis.tag(noun) == Upos::Noun && NounClass::of(&lemma) == NounClass::Person;
    (is_before && is_person).then(|| {
        let step = format!("an organisation: it has a {lemma}");
        judgement("Organization", Evidence::Preposition, step)
    })
}

fn by_preposition(analysis: &Analysis<'_>, found: &Found) -> Option<Judgement> {
    let preposition = place_preposition(analysis, found).filter(|word| word == "in")?;
    Some(judgement(
        "Place",
        Evidence::Preposition,
        format!("a place: after \u{201c}{preposition}\u{201d}"),
    ))
}

/// The preposition of place right before a name.
fn place_preposition(analysis: &Analysis<'_>, found: &Found) -> Option<String> {
    let before = found.tokens.start.checked_sub(1)?;
    let word = analysis.word(before).to_lowercase();
    matches!(
        word.as_str(),
        "in" | "to"
            | "from"
            | "near"
            | "across"
            | "into"
            | "inside"
            | "outside"
            | "throughout"
            | "around"
            | "of"
    )
    .then_some(word)
}

/// The token of a name that governs the others: the one whose own head is outside it.
pub fn head_of(analysis: &Analysis<'_>, found: &Found) -> TokenId {
    let tokens = found.tokens.clone();
    tokens
        .clone()
        .find(|&token| {
            analysis
                .head(token)
                .is_none_or(|head| !tokens.contains(&head))
        })
        .unwrap_or(tokens.start)
}
