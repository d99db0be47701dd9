//! What kind of character begins at a byte, as far as tokens care.

/// A kind of character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// White space, and characters without a shape: controls, byte order marks, direction marks.
    Space,
    /// A letter of any script.
    Letter,
    /// A digit.
    Digit,
    /// A mark that has no meaning by itself but stays with the character before it:
    /// combining accents, soft hyphens, joiners, variation selectors.
    Extend,
    /// A pictogram, such as a face or a flag.
    Emoji,
    /// Any other mark or symbol.
    Mark,
}

/// The class of the ASCII characters.
const ASCII: [Class; 128] = ascii_classes();

const fn ascii_classes() -> [Class; 128] {
    let mut classes = [Class::Mark; 128];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = match byte as u8 {
            0..=b' ' | 0x7f => Class::Space,
            b'0'..=b'9' => Class::Digit,
            b'A'..=b'Z' | b'a'..=b'z' => Class::Letter,
            _ => Class::Mark,
        };
        byte += 1;
    }
    classes
}

/// The class and length in bytes of the character that begins at `at`; none at the end.
#[inline]
pub fn class_at(text: &str, at: usize) -> Option<(Class, usize)> {
    let byte = *text.as_bytes().get(at)?;
    match ASCII.get(usize::from(byte)) {
        Some(&class) => Some((class, 1)),
        None => {
            let character = char_at(text, at)?;
            Some((class_of(character), character.len_utf8()))
        }
    }
}

/// The character that begins at `at`; none at the end or within a character.
#[inline]
pub fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The class of a character outside ASCII.
fn class_of(character: char) -> Class {
    match character {
        '\u{ad}' | '\u{200c}' | '\u{200d}' => Class::Extend,
        '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20ff}' => Class::Extend,
        '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e007f}' => Class::Extend,
        '\u{1f3fb}'..='\u{1f3ff}' => Class::Extend,
        '\u{80}'..='\u{a0}' | '\u{200b}' | '\u{200e}' | '\u{200f}' => Class::Space,
        '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => Class::Space,
        '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' => Class::Emoji,
        '\u{1f000}'..='\u{1faff}' => Class::Emoji,
        '\u{aa}' | '\u{ba}' => Class::Mark,
        _ if character.is_alphabetic() => Class::Letter,
        _ if character.is_numeric() => numeric_class(character),
        _ if character.is_whitespace() => Class::Space,
        _ if is_combining(character) => Class::Extend,
        _ => Class::Mark,
    }
}

/// Superscripts and fractions are marks, as in _km²_; the figures of all scripts are digits.
fn numeric_class(character: char) -> Class {
    match character {
        '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{2070}'..='\u{209f}' => Class::Mark,
        _ => Class::Digit,
    }
}

/// Vowel signs and the like of the Indic and South-East Asian scripts that are not alphabetic.
fn is_combining(character: char) -> bool {
    matches!(character,
        '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}' | '\u{a3c}' | '\u{a4d}' | '\u{abc}' | '\u{acd}'
        | '\u{b3c}' | '\u{b4d}' | '\u{bcd}' | '\u{c4d}' | '\u{ccd}' | '\u{d4d}' | '\u{dca}'
        | '\u{e47}'..='\u{e4e}' | '\u{f39}' | '\u{f84}' | '\u{1037}'..='\u{103a}' | '\u{17c9}'..='\u{17d3}'
        | '\u{64b}'..='\u{65f}' | '\u{6d6}'..='\u{6ed}' | '\u{591}'..='\u{5bd}')
}

/// Whether the character is one of the apostrophes.
pub fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '\u{2019}' | '`' | '\u{b4}')
}

/// Whether the character joins two words into one compound.
pub fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{2011}')
}
