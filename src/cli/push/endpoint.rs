//! A store at the other end of the line.

use std::env;
use std::thread;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ureq::http::{Method, Request, StatusCode};
use ureq::{Agent, Error};

use crate::cli::report::{self, Failure};

/// The wait before a request is sent again for the first time; it doubles each time.
const FIRST_WAIT: Duration = Duration::from_millis(500);

/// The longest wait.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// What a store says when another time may be better.
const BUSY: [u16; 5] = [408, 429, 502, 503, 504];

/// A graph of a store.
#[derive(Clone, Copy)]
pub enum Place<'n> {
    /// The one without a name.
    Default,
    /// The one of this name.
    Named(&'n str),
}

/// A store's address, and how to speak to it.
pub struct Endpoint {
    url: String,
    agent: Agent,
    authorization: Option<String>,
    retries: u32,
}

impl Endpoint {
    /// Prepares to speak to a store; nothing is sent yet.
    pub fn new(url: &str, timeout: u64, retries: u32) -> Result<Self, Failure> {
        check(url).map_err(|cause| Failure::Message(format!("--endpoint {url}: {cause}")))?;
        let configuration = Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(timeout)))
            .http_status_as_error(false)
            .build();
        Ok(Self {
            url: url.to_owned(),
            agent: configuration.into(),
            authorization: authorization(),
            retries,
        })
    }

    /// Adds triples to a graph. Triples that are there already change nothing, so that it does no harm if a store did
    /// what it did not confirm.
    pub fn add(&self, place: Place<'_>, triples: &str) -> Result<(), Failure> {
        self.send(&Method::POST, place, triples)
    }

    /// Makes these triples all that a graph holds.
    pub fn replace(&self, place: Place<'_>, triples: &str) -> Result<(), Failure> {
        self.send(&Method::PUT, place, triples)
    }

    fn send(&self, method: &Method, place: Place<'_>, triples: &str) -> Result<(), Failure> {
        let address = self.address(place);
        let mut wait = FIRST_WAIT;
        for _ in 0..self.retries {
            let (cause, asked) = match self.attempt(method, &address, triples)? {
                Answer::Done => return Ok(()),
                Answer::Later(cause, asked) => (cause, asked),
            };
            let pause = asked.unwrap_or(wait).min(LONGEST_WAIT);
            report::warning(format!(
                "{}: {cause}; trying again in {:.1} s",
                self.url,
                pause.as_secs_f32()
            ));
            thread::sleep(pause);
            wait = (wait * 2).min(LONGEST_WAIT);
        }
        match self.attempt(method, &address, triples)? {
            Answer::Done => Ok(()),
            Answer::Later(cause, _) => Err(Failure::Message(format!(
                "{}: {cause}; see that the store is up, and run it again with --journal to go on from here",
                self.url
            ))),
        }
    }

    fn attempt(&self, method: &Method, address: &str, triples: &str) -> Result<Answer, Failure> {
        let mut request = Request::builder()
            .method(method)
            .uri(address)
            .header("Content-Type", "application/n-triples");
        if let Some(authorization) = &self.authorization {
            request = request.header("Authorization", authorization);
        }
        let request = request
            .body(triples.to_owned())
            .map_err(|error| Failure::Message(format!("{}: {error}", self.url)))?;
        let response = match self.agent.run(request) {
            Ok(response) => response,
            Err(error) => return self.broken(&error),
        };
        let status = response.status();
        let asked = response.headers().get("Retry-After");
        let asked = asked.and_then(|value| value.to_str().ok()?.parse().ok());
        if status.is_success() {
            return Ok(Answer::Done);
        }
        match BUSY.contains(&status.as_u16()) {
            true => Ok(Answer::Later(said(status), asked.map(Duration::from_secs))),
            false => Err(self.refused(status, response.into_body().read_to_string().ok())),
        }
    }

    /// A line that broke: another time may be better, unless the address is none.
    fn broken(&self, error: &Error) -> Result<Answer, Failure> {
        let later = |cause: &str| Ok(Answer::Later(cause.to_owned(), None));
        match error {
            Error::Timeout(_) => later("no answer in time"),
            Error::ConnectionFailed => later("no connection"),
            Error::HostNotFound => Err(Failure::Message(format!(
                "{}: no such host; see that the address is right",
                self.url
            ))),
            Error::Io(error) => later(&report::cause(error)),
            Error::Protocol(_) => later("the answer broke off"),
            other => Err(Failure::Message(format!("{}: {other}", self.url))),
        }
    }

    fn refused(&self, status: StatusCode, body: Option<String>) -> Failure {
        let cure = match status.as_u16() {
            401 | 403 => "; set CLOZE_TOKEN, or CLOZE_USER and CLOZE_PASSWORD, in the environment",
            404 | 405 => {
                "; see that the address is the store's for the Graph Store Protocol, such as http://localhost:7878/store"
            }
            _ => "",
        };
        let body = body.unwrap_or_default();
        let told = body
            .lines()
            .next()
            .map(str::trim)
            .filter(|told| !told.is_empty());
        let told = told.map_or(String::new(), |told| format!(": {told}"));
        Failure::Message(format!("{}: {}{told}{cure}", self.url, said(status)))
    }

    fn address(&self, place: Place<'_>) -> String {
        let mark = if self.url.contains('?') { '&' } else { '?' };
        match place {
            Place::Default => format!("{}{mark}default", self.url),
            Place::Named(name) => format!("{}{mark}graph={}", self.url, encoded(name)),
        }
    }
}

/// What came of a request.
enum Answer {
    Done,
    /// Why not now, and after what wait, if the store says so.
    Later(String, Option<Duration>),
}

/// The name of a graph within an address.
fn encoded(name: &str) -> String {
    let bytes = name.bytes().map(|byte| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    });
    bytes.collect()
}

fn said(status: StatusCode) -> String {
    let reason = status.canonical_reason().unwrap_or_default().to_lowercase();
    format!("{} {reason}", status.as_u16())
}

/// Why an address is none of a store; credentials in it would stand in histories and logs.
fn check(url: &str) -> Result<(), &'static str> {
    let rest = url
        .strip_prefix("http://")
        .or_else(|| url.strip_prefix("https://"));
    let host = rest.and_then(|rest| rest.split(['/', '?']).next());
    match host {
        None | Some("") => Err("not an address; write it like http://localhost:7878/store"),
        Some(host) if host.contains('@') => {
            Err("holds credentials; set CLOZE_USER and CLOZE_PASSWORD in the environment instead")
        }
        Some(_) => Ok(()),
    }
}

/// What the environment has for us to say who asks.
fn authorization() -> Option<String> {
    let value = |name| {
        env::var(name)
            .ok()
            .filter(|value: &String| !value.is_empty())
    };
    if let Some(token) = value("CLOZE_TOKEN") {
        return Some(format!("Bearer {token}"));
    }
    let (user, password) = (value("CLOZE_USER")?, value("CLOZE_PASSWORD")?);
    Some(format!(
        "Basic {}",
        BASE64_STANDARD.encode(format!("{user}:{password}"))
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_with_credentials_and_what_is_none_are_refused() {
        for (url, fits) in [
            ("http://localhost:7878/store", true),
            ("https://kg.example/data?x=1", true),
            ("http://user:secret@localhost/", false),
            ("localhost:7878", false),
            ("http://", false),
            ("file:///etc/passwd", false),
        ] {
            assert_eq!(check(url).is_ok(), fits, "{url}");
        }
    }
}
