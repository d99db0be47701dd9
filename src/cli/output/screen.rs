//! Standard output, on which nothing of a text acts where somebody looks at it.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use crate::cli::visible::visible;

/// Standard output for results.
pub struct Stdout {
    out: BufWriter<StdoutLock<'static>>,
    /// Whether characters that act are made visible.
    is_shielded: bool,
    /// The bytes of a character that is not whole yet.
    rest: Vec<u8>,
}

impl Stdout {
    /// For programs: every byte as it is, unless standard output is a terminal.
    pub fn for_programs() -> Self {
        Self::new(io::stdout().is_terminal())
    }

    /// For people: characters that act are always made visible.
    pub fn for_people() -> Self {
        Self::new(true)
    }

    fn new(is_shielded: bool) -> Self {
        Self {
            out: BufWriter::new(io::stdout().lock()),
            is_shielded,
            rest: Vec::new(),
        }
    }

    /// Writes what was made here, with its colours; what comes from a text in it is visible already.
    pub fn write_made(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }
}

impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.is_shielded {
            return self.out.write(bytes);
        }
        self.rest.extend(bytes);
        let whole = whole_characters(&self.rest);
        let text: Vec<u8> = self.rest.drain(..whole).collect();
        self.out
            .write_all(visible(&String::from_utf8_lossy(&text)).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// How many of the bytes are whole characters, or damaged ones.
fn whole_characters(bytes: &[u8]) -> usize {
    match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        _ => bytes.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_in_two_pieces_waits_for_its_end() {
        for (bytes, whole) in [
            (&b"ab"[..], 2),
            (b"a\xc3", 1),
            (b"a\xe2\x80", 1),
            (b"a\xffb", 3),
            (b"", 0),
        ] {
            assert_eq!(whole_characters(bytes), whole, "{bytes:?}");
        }
    }
}
