//! What a server answered, as a crawler wrote it down.

use std::io::BufReader;

use crate::document::limit::read_within;
use crate::document::packed;

/// A page or file that was sent.
#[derive(Debug)]
pub struct Response {
    /// Its media type in small letters.
    pub content: String,
    /// It, as it was before it was packed for the way.
    pub body: Vec<u8>,
}

impl Response {
    /// Reads an answer; nothing if it is no success, or damaged.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (head, body) = split(bytes)?;
        let head = String::from_utf8_lossy(head).to_ascii_lowercase();
        let mut lines = head.lines();
        let status = lines.next()?.split_whitespace().nth(1)?;
        let field = |name: &str| {
            let mut fields = head.lines().filter_map(|line| line.split_once(':'));
            let value = fields.find(|(field, _)| *field == name)?.1;
            Some(value.trim().to_owned())
        };
        if status != "200" {
            return None;
        }
        let is_chunked = field("transfer-encoding").is_some_and(|value| value.contains("chunked"));
        let joined = is_chunked.then(|| joined(body)).flatten();
        let body = joined.unwrap_or_else(|| body.to_owned());
        let is_packed = field("content-encoding").is_some_and(|value| value.contains("gzip"));
        Some(Self {
            content: field("content-type").unwrap_or_default(),
            body: match is_packed {
                true => unpacked(&body)?,
                false => body,
            },
        })
    }
}

/// The head of an answer and its body.
fn split(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.windows(4).position(|piece| piece == b"\r\n\r\n")?;
    Some((bytes.get(..end)?, bytes.get(end + 4..)?))
}

/// A body that was sent in chunks, each after its length; nothing if it was written down already joined.
fn joined(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let end = body.windows(2).position(|piece| piece == b"\r\n")?;
        let line = std::str::from_utf8(body.get(..end)?).ok()?;
        let digits = line.split(';').next()?.trim();
        let length = usize::from_str_radix(digits, 16).ok()?;
        if length == 0 {
            return Some(whole);
        }
        let start = end + 2;
        whole.extend_from_slice(body.get(start..start.checked_add(length)?)?);
        body = body.get(start + length..)?.strip_prefix(b"\r\n")?;
    }
}

/// A body that was packed for the way; itself if the crawler unpacked it, nothing if it is damaged.
fn unpacked(body: &[u8]) -> Option<Vec<u8>> {
    let (reader, _) = packed::unpack(BufReader::new(body)).ok()?;
    read_within(reader).ok()
}
