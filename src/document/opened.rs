//! A file or stream that was looked at: its format, and what is to be read.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use super::limit::read_within;
use super::{Fields, Format, Refusal, decode, packed};

/// What was looked at.
pub struct Opened<'r> {
    /// What it is.
    pub format: Format,
    /// All of it, unpacked.
    pub reader: Box<dyn BufRead + Send + 'r>,
}

/// Why an input can't be read.
#[derive(Debug)]
pub enum Unreadable {
    /// The disk, or the stream, failed.
    Disk(io::Error),
    /// It holds no article.
    Refused(Refusal),
}

impl From<io::Error> for Unreadable {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

/// Looks at how a stream begins, unpacking what is compressed. The name, which may be empty, helps where the content leaves
/// open what it is.
///
/// # Errors
///
/// Those of the stream; and what is no article is refused.
///
/// # Examples
///
/// ```
/// use cloze::document::{Fields, Format, open};
///
/// let fields = Fields::default();
/// let opened = open("note.txt", &b"Kim left.\n"[..], &fields).ok().expect("this is a text");
/// let documents: Vec<_> = opened.format.documents("note", opened.reader, &fields).collect();
/// assert_eq!(documents.len(), 1);
/// ```
pub fn open<'r>(
    name: &str,
    reader: impl Read + Send + 'r,
    fields: &Fields,
) -> Result<Opened<'r>, Unreadable> {
    let (reader, was_packed) = packed::unpack(BufReader::with_capacity(HEAD, reader))?;
    let (head, reader) = begin(reader)?;
    let name = match was_packed {
        true => name.rsplit_once('.').map_or("", |(inner, _)| inner),
        false => name,
    };
    let format = Format::of(name, &head, fields).map_err(Unreadable::Refused)?;
    Ok(Opened { format, reader })
}

/// So much is looked at, in bytes.
const HEAD: usize = 1 << 16;

/// The beginning of a stream, and all of it as UTF-8 if it has a mark of UTF-16.
fn begin<'r>(
    mut reader: Box<dyn BufRead + Send + 'r>,
) -> io::Result<(Vec<u8>, Box<dyn BufRead + Send + 'r>)> {
    let head = head(&mut reader)?;
    let whole = Cursor::new(head.clone()).chain(reader);
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        let text = decode(&read_within(whole)?).into_owned().into_bytes();
        let head = text.get(..HEAD.min(text.len())).unwrap_or_default();
        return Ok((head.to_vec(), Box::new(Cursor::new(text))));
    }
    Ok((head, Box::new(whole)))
}

/// Reads a beginning: a line at least, and as much more as is there without waiting.
fn head(reader: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    while head.len() < HEAD {
        let found = reader.fill_buf()?;
        let count = found.len().min(HEAD - head.len());
        if count == 0 {
            break;
        }
        head.extend(found.iter().take(count));
        reader.consume(count);
        if head.contains(&b'\n') && count < FULL {
            break;
        }
    }
    Ok(head)
}

/// A piece of a file that is shorter than this, in bytes, comes from a stream that is still being written, or is the last.
const FULL: usize = 1 << 12;
