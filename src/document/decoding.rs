//! From bytes to text.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

/// Decodes the bytes of a text: a byte order mark tells the encoding; else it is UTF-8 if the bytes
/// are valid as such, or mostly valid; else the encoding is guessed from the bytes. What can't be
/// decoded becomes replacement characters.
///
/// # Examples
///
/// ```
/// use cloze::document::decode;
///
/// assert_eq!(decode(b"caf\xc3\xa9"), "café");
/// assert_eq!(decode(b"\xff\xfec\0a\0f\0\xe9\0"), "café");
/// ```
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let text = bytes.get(length..).unwrap_or_default();
        return encoding.decode_without_bom_handling(text).0;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) if is_damaged_utf8(bytes) => String::from_utf8_lossy(bytes),
        Err(_) => guess(bytes).decode_without_bom_handling(bytes).0,
    }
}

/// Whether most of the bytes outside ASCII are valid UTF-8.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    valid > invalid
}

/// The encoding that the bytes look like.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cases: &[(&[u8], &str)]) {
        for (bytes, text) in cases {
            assert_eq!(decode(bytes), *text, "{bytes:?}");
        }
    }

    #[test]
    fn a_byte_order_mark_wins() {
        check(&[
            (b"\xef\xbb\xbfKim", "Kim"),
            (b"\xfe\xff\0K\0i\0m", "Kim"),
            (b"\xff\xfeK\0i\0m\0", "Kim"),
            (b"\xef\xbb\xbfK\xe9", "K\u{fffd}"),
        ]);
    }

    #[test]
    fn legacy_encodings_are_recognised() {
        check(&[
            (b"The caf\xe9 in Z\xfcrich", "The café in Zürich"),
            (b"\x93We will,\x94 she said.", "“We will,” she said."),
        ]);
    }

    #[test]
    fn a_damaged_byte_does_not_spoil_the_rest() {
        check(&[(
            b"\xc3\xa9t\xc3\xa9 \xff \xc3\xa0 No\xc3\xabl",
            "été \u{fffd} à Noël",
        )]);
    }

    #[test]
    fn any_bytes_are_decoded() {
        let bytes: Vec<u8> = (0..=255).cycle().take(600).collect();
        for start in 0..bytes.len() {
            let text = decode(&bytes[start..]);
            assert!(!text.is_empty());
        }
        assert_eq!(decode(b"a\0b"), "a\0b");
        assert_eq!(decode(b""), "");
    }
}
