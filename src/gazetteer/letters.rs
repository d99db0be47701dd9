//! Words of a name, and when two spellings are one name.

/// The places of the words in a text: runs of letters and digits, as byte ranges.
pub fn words(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = rest.find(|(_, letter)| letter.is_alphanumeric())?;
        let mut end = start + first.len_utf8();
        while let Some((at, letter)) = rest.next_if(|(_, letter)| is_inside(*letter)) {
            end = at + letter.len_utf8();
        }
        Some((start, end))
    })
}

/// Whether a letter continues a word: combining marks do.
fn is_inside(letter: char) -> bool {
    letter.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&letter)
}

/// Whether `text` is a spelling of `name`.
///
/// Case counts, for _us_ is not _US_ and _polish_ is not _Polish_; but long names may stand in capitals (headlines),
/// acronyms of four letters and more may be written like words (_Unesco_), and a name that starts with a small letter
/// may start a sentence. White space, apostrophes and hyphens may be of any kind.
pub fn spells(name: &str, text: &str) -> bool {
    same(name.chars(), text.chars())
        || in_capitals(name, text)
        || like_a_word(name, text)
        || starting_a_sentence(name, text)
}

fn same(name: impl Iterator<Item = char>, text: impl Iterator<Item = char>) -> bool {
    plain(name).eq(plain(text))
}

/// The characters with runs of white space as one space, and one kind of apostrophe and hyphen.
fn plain(letters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut after_space = false;
    letters.filter_map(move |letter| {
        let is_space = letter.is_whitespace();
        let repeats = is_space && after_space;
        after_space = is_space;
        (!repeats).then_some(match letter {
            _ if is_space => ' ',
            '\u{2019}' | '\u{2bc}' | '\u{2bb}' | '`' => '\'',
            '\u{2010}' | '\u{2011}' | '\u{2013}' => '-',
            other => other,
        })
    })
}

fn in_capitals(name: &str, text: &str) -> bool {
    name.chars().filter(|letter| letter.is_alphabetic()).count() > 4
        && !text.chars().any(char::is_lowercase)
        && same(name.chars().flat_map(char::to_uppercase), text.chars())
}

fn like_a_word(name: &str, text: &str) -> bool {
    name.chars().count() > 3
        && name.chars().all(char::is_uppercase)
        && text.starts_with(char::is_uppercase)
        && text.chars().skip(1).all(char::is_lowercase)
        && same(name.chars(), text.chars().flat_map(char::to_uppercase))
}

fn starting_a_sentence(name: &str, text: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(|first| {
        first.is_lowercase() && same(first.to_uppercase().chain(letters), text.chars())
    })
}

/// A 64-bit FNV-1a hash of a word, whatever its case. It is the same on all machines and in all runs.
pub fn hash(word: &str) -> u64 {
    word.chars()
        .flat_map(char::to_lowercase)
        .fold(0xcbf2_9ce4_8422_2325, |hash, letter| {
            (hash ^ u64::from(u32::from(letter))).wrapping_mul(0x0100_0000_01b3)
        })
}

/// The hash of a run of words, from the hash of all but the last.
pub const fn join(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
