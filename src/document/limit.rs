//! How much of one document is held at most.

use std::io::{self, BufRead, Read};

/// The longest text of one document, in bytes; what is longer is no article but a fault or a trap.
const LONGEST: u64 = 1 << 30;

/// Reads a whole stream, unless it is longer than any text.
///
/// # Errors
///
/// Those of the stream; and more than 1 GiB is refused.
pub fn read_within(reader: impl Read) -> io::Result<Vec<u8>> {
    read_at_most(reader, LONGEST)
}

fn read_at_most(reader: impl Read, longest: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(longest + 1).read_to_end(&mut bytes)?;
    check(&bytes, longest)?;
    Ok(bytes)
}

/// Reads up to the end of a line, and gives the number of bytes.
pub fn read_line_within(reader: impl BufRead, line: &mut Vec<u8>) -> io::Result<usize> {
    read_line_at_most(reader, line, LONGEST)
}

fn read_line_at_most(
    mut reader: impl BufRead,
    line: &mut Vec<u8>,
    longest: u64,
) -> io::Result<usize> {
    let length = reader.by_ref().take(longest + 1).read_until(b'\n', line)?;
    check(line, longest)?;
    Ok(length)
}

fn check(bytes: &[u8], longest: u64) -> io::Result<()> {
    match bytes.len() as u64 > longest {
        true => Err(io::Error::new(io::ErrorKind::FileTooLarge, TOO_LONG)),
        false => Ok(()),
    }
}

/// What is said of a text that is too long.
const TOO_LONG: &str = "one text is longer than 1 GiB: give long texts in pieces, as JSON lines";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_end_is_not_held() {
        assert!(read_at_most(&b"1234"[..], 4).is_ok());
        assert!(read_at_most(io::repeat(b'x'), 4).is_err());
        let mut line = Vec::new();
        let endless = io::BufReader::new(io::repeat(b'x'));
        assert!(read_line_at_most(endless, &mut line, 4).is_err());
        line.clear();
        let length = read_line_at_most(&b"123\n456"[..], &mut line, 4);
        assert_eq!((length.ok(), line.as_slice()), (Some(4), &b"123\n"[..]));
    }
}
