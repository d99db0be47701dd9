//! Archives of the web: the pages of WARC files, and the texts of WET files, as crawlers keep them.

mod response;

use std::io::{self, BufRead, Read};

use super::article::Article;
use super::limit::{read_line_within, read_within};
use super::{Document, DocumentFault, decode};
use response::Response;

/// Whether a file that begins like this is an archive of the web.
pub fn is_archive(head: &[u8]) -> bool {
    head.starts_with(b"WARC/")
}

/// The articles of an archive, one after another.
#[derive(Debug)]
pub struct Records<R> {
    reader: R,
    /// The name of the archive: records without an address are numbered after it.
    name: String,
    number: usize,
    /// The line that is read, counted from 1.
    line: usize,
    /// The line that the record began on.
    begun: usize,
    ended: bool,
}

/// Reads the pages and texts of an archive, holding one at a time; what is neither is passed over.
pub fn articles<R: BufRead>(reader: R, name: &str) -> Records<R> {
    Records {
        reader,
        name: name.to_owned(),
        number: 0,
        line: 1,
        begun: 1,
        ended: false,
    }
}

/// What the head of a record says.
#[derive(Debug, Default)]
struct Head {
    kind: String,
    address: String,
    content: String,
    length: Option<u64>,
}

impl<R: BufRead> Iterator for Records<R> {
    type Item = Result<Article, DocumentFault>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.record() {
                Ok(Some(found)) => return Some(Ok(found)),
                Ok(None) => {}
                Err(error) => {
                    self.ended = true;
                    return Some(Err(DocumentFault::broken(self.begun, &error)));
                }
            }
        }
        None
    }
}

impl<R: BufRead> Records<R> {
    /// Reads a record: nothing if it holds no article, or if there is none any more.
    fn record(&mut self) -> io::Result<Option<Article>> {
        let Some(head) = self.head()? else {
            self.ended = true;
            return Ok(None);
        };
        self.number += 1;
        let length = head
            .length
            .ok_or_else(|| damaged("a record without Content-Length"))?;
        let is_wanted = match head.kind.as_str() {
            "response" => head.content.contains("msgtype=response") || head.content.is_empty(),
            "conversion" | "resource" => true,
            _ => false,
        };
        if !is_wanted {
            self.pass_over(length)?;
            return Ok(None);
        }
        let body = read_within(self.reader.by_ref().take(length))?;
        self.line += lines(&body);
        match body.len() as u64 == length {
            true => Ok(self.article(&head, body)),
            false => Err(damaged("a record that ends early")),
        }
    }

    /// The head of the next record, after the empty lines that end the one before.
    fn head(&mut self) -> io::Result<Option<Head>> {
        loop {
            self.begun = self.line;
            let Some(line) = self.text_line()? else {
                return Ok(None);
            };
            if line.starts_with("WARC/") {
                break;
            }
            if !line.is_empty() {
                return Err(damaged("no record where one should begin"));
            }
        }
        let mut head = Head::default();
        while let Some(line) = self.text_line()?.filter(|line| !line.is_empty()) {
            let (name, value) = line.split_once(':').unwrap_or_default();
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "warc-type" => head.kind = value.to_ascii_lowercase(),
                "warc-target-uri" => head.address = value.trim_matches(['<', '>']).to_owned(),
                "content-type" => head.content = value.to_ascii_lowercase(),
                "content-length" => head.length = value.parse().ok(),
                _ => {}
            }
        }
        Ok(Some(head))
    }

    /// A line without its end.
    fn text_line(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        let count = read_line_within((&mut self.reader).take(LONGEST_LINE), &mut line)?;
        if count as u64 == LONGEST_LINE {
            return Err(damaged("a line without end where a record should begin"));
        }
        self.line += lines(&line);
        let line = String::from_utf8_lossy(&line);
        Ok((count > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned()))
    }

    fn pass_over(&mut self, mut length: u64) -> io::Result<()> {
        while length > 0 {
            let piece = self.reader.fill_buf()?;
            let count = piece
                .len()
                .min(usize::try_from(length).unwrap_or(usize::MAX));
            if count == 0 {
                return Err(damaged("a record that ends early"));
            }
            self.line += lines(piece.get(..count).unwrap_or_default());
            self.reader.consume(count);
            length -= count as u64;
        }
        Ok(())
    }

    /// The article of a record, if it holds one.
    fn article(&self, head: &Head, body: Vec<u8>) -> Option<Article> {
        let url = Some(head.address.clone()).filter(|address| address.starts_with("http"));
        let id = match head.address.as_str() {
            "" => format!("{}-{}", self.name, self.number),
            address => address.to_owned(),
        };
        let (content, body) = match head.kind.as_str() {
            "response" => {
                let response = Response::read(&body)?;
                (response.content, response.body)
            }
            _ => (head.content.clone(), body),
        };
        if content.starts_with("text/html") || content.starts_with("application/xhtml") {
            return Some(Article::Page {
                id,
                bytes: body,
                url,
            });
        }
        content.starts_with("text/plain").then(|| {
            let document = Document {
                url,
                ..Document::new(id, decode(&body))
            };
            document.with_title().into()
        })
    }
}

/// The longest line of a record's head, in bytes.
const LONGEST_LINE: u64 = 1 << 16;

fn lines(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte == b'\n').count()
}

fn damaged(what: &str) -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        format!("damaged archive: {what}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A record as archives have it.
    fn record(head: &str, body: &str) -> String {
        format!(
            "WARC/1.0\r\n{head}\r\nContent-Length: {}\r\n\r\n{body}\r\n\r\n",
            body.len()
        )
    }

    #[track_caller]
    fn check(archive: &str, expected: &[&str]) {
        assert!(is_archive(archive.as_bytes()));
        let rows: Vec<String> = articles(archive.as_bytes(), "crawl")
            .map(|found| match found.map(Article::read) {
                Ok(document) => format!(
                    "{} | {} | {}",
                    document.id,
                    document.url.unwrap_or_default(),
                    document.text.trim()
                ),
                Err(fault) => fault.to_string(),
            })
            .collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn the_pages_of_an_archive_are_documents() {
        let response = |status: &str, head: &str, body: &str| {
            record(
                "WARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\nContent-Type: application/http; msgtype=response",
                &format!("HTTP/1.1 {status}\r\n{head}\r\n\r\n{body}"),
            )
        };
        let archive = [
            record(
                "WARC-Type: warcinfo\r\nContent-Type: application/warc-fields",
                "software: x\r\n",
            ),
            record(
                "WARC-Type: request\r\nContent-Type: application/http; msgtype=request",
                "GET / HTTP/1.1\r\n\r\n",
            ),
            response(
                "200 OK",
                "Content-Type: text/html; charset=utf-8",
                "<html><p>Kim met Xi.</p></html>",
            ),
            response(
                "404 Not Found",
                "Content-Type: text/html",
                "<html><p>Not found.</p></html>",
            ),
            response("200 OK", "Content-Type: image/png", "PNG"),
            response(
                "200 OK",
                "Content-Type: text/plain\r\nTransfer-Encoding: chunked",
                "4\r\nXi l\r\n4\r\neft.\r\n0\r\n\r\n",
            ),
        ]
        .concat();
        check(
            &archive,
            &[
                "https://example.org/a | https://example.org/a | Kim met Xi.",
                "https://example.org/a | https://example.org/a | Xi left.",
            ],
        );
    }

    #[test]
    fn the_texts_of_an_archive_are_documents() {
        let archive = record(
            "WARC-Type: conversion\r\nContent-Type: text/plain",
            "Kim left.\nXi left.",
        );
        check(&archive, &["crawl-1 |  | Kim left.\nXi left."]);
    }

    #[test]
    fn damage_is_told_with_its_line() {
        let text = record(
            "WARC-Type: conversion\r\nContent-Type: text/plain",
            "Kim left.",
        );
        let told = |what: &str| {
            format!("8:1: damaged archive: {what}; what comes after this line is left out")
        };
        let found = "crawl-1 |  | Kim left.";
        for (rest, what) in [
            ("Kim left.", "no record where one should begin"),
            (
                "WARC/1.0\r\nContent-Length: x\r\n\r\n",
                "a record without Content-Length",
            ),
            (
                "WARC/1.0\r\nContent-Length: 99\r\n\r\nKim",
                "a record that ends early",
            ),
            (
                "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 18446744073709551615\r\n\r\nKim",
                "a record that ends early",
            ),
        ] {
            check(&format!("{text}{rest}"), &[found, &told(what)]);
        }
    }
}
