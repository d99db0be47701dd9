//! Verbs and their forms: irregular ones from a list, regular ones by rules that must lead to a known verb.

use super::word_list::WordList;

/// Verbs of everyday English.
static BASES: WordList = WordList::new(include_str!("../../data/lexicons/verbs.txt"));
/// Other verbs.
static RARE: WordList = WordList::new(include_str!("../../data/lexicons/rare-verbs.txt"));
/// Past tenses and participles that no rule makes, with their verbs.
static IRREGULAR: WordList = WordList::new(include_str!("../../data/lexicons/irregular-verbs.txt"));

/// The verb that a past tense, a participle or a third person is a form of; none if no known verb has it.
pub fn verb_of(form: &str) -> Option<&'static str> {
    let regular = |list: &'static WordList| candidates(form).find_map(|base| list.word(&base));
    IRREGULAR
        .note(form)
        .or_else(|| regular(&BASES))
        .or_else(|| regular(&RARE))
}

/// The verb that a form which no rule makes is of.
pub fn irregular_verb_of(form: &str) -> Option<&'static str> {
    IRREGULAR.note(form)
}

/// The verb with a silent _e_ that a form is of rather than the shorter one, which would double its last letter: _stared_
/// is of _stare_, _starred_ of _star_.
pub fn verb_with_silent_e(form: &str, shorter: &str) -> Option<&'static str> {
    let bytes = shorter.as_bytes();
    let is_vowel = |byte: u8| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u');
    let one_vowel = bytes.iter().filter(|&&byte| is_vowel(byte)).count() == 1;
    let doubles = matches!(bytes, [.., vowel, last]
        if is_vowel(*vowel) && !is_vowel(*last) && !matches!(last, b'w' | b'x' | b'y'));
    let undoubled = ["ed", "ing"]
        .iter()
        .any(|ending| form.strip_suffix(ending) == Some(shorter));
    if !one_vowel || !doubles || !undoubled {
        return None;
    }
    let longer = format!("{shorter}e");
    BASES.word(&longer).or_else(|| RARE.word(&longer))
}

/// The past tenses and participles of a verb that no rule makes, sorted: _gave_ and _given_ of _give_.
pub fn irregular_forms(base: &str) -> Vec<&'static str> {
    let forms = IRREGULAR.iter();
    let mut found: Vec<&str> = forms
        .filter(|(_, verb)| *verb == base)
        .map(|(form, _)| form)
        .collect();
    found.sort_unstable();
    found
}

/// Whether a word is a verb of everyday English in its base form. Rare verbs that look like a form of another verb or
/// like a noun (_felt_, _fell_) are not counted.
pub fn is_base(word: &str) -> bool {
    BASES.contains(word)
}

/// The bases that a regular form may have, the likelier first.
fn candidates(form: &str) -> impl Iterator<Item = String> + '_ {
    let endings = ["ed", "ing", "es", "d", "s"];
    let stems = endings
        .into_iter()
        .filter_map(move |ending| Some((ending, form.strip_suffix(ending)?)));
    stems.flat_map(|(ending, stem)| bases(ending, stem))
}

/// The bases of a stem: _blam_ → _blame_, _expell_ → _expel_, _deni_ → _deny_.
fn bases(ending: &str, stem: &str) -> Vec<String> {
    let shorter = stem.get(..stem.len().saturating_sub(1)).unwrap_or_default();
    let doubled = !shorter.is_empty() && stem.chars().last() == shorter.chars().last();
    let mut found = Vec::new();
    if stem.ends_with('i') {
        found.push(format!("{shorter}y"));
    }
    if ending.len() > 1 && doubled {
        found.push(stem.to_owned());
        found.push(shorter.to_owned());
    } else if matches!(ending, "ed" | "ing" | "es") {
        found.push(format!("{stem}e"));
        found.push(stem.to_owned());
    } else {
        found.push(stem.to_owned());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_their_verbs() {
        let forms = [
            "blamed",
            "expelled",
            "denies",
            "freeing",
            "shook",
            "colluding",
            "nearby",
        ];
        let verbs = forms.map(verb_of);
        assert_eq!(
            verbs.map(|verb| verb.unwrap_or("-")),
            ["blame", "expel", "deny", "free", "shake", "collude", "-"]
        );
    }
}
