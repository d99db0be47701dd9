//! Sentences that a proposed rule must read, and such that it might read by mistake.

use super::pattern::Sketch;

impl Sketch {
    /// What the rule is about, in a short sentence.
    pub fn affirmed(&self) -> String {
        sentence(&[&self.subject_text, &self.affirmative, &self.object_text])
    }

    /// The same, denied: a rule reads it, and the statement is marked.
    pub fn denied(&self) -> String {
        sentence(&[&self.subject_text, &self.negative, &self.object_text])
    }

    /// Sentences that the rule might read by mistake, the most tempting first: both ends exchanged, an object and a
    /// subject of another sort.
    pub fn temptations(&self) -> Vec<String> {
        let mut found = Vec::new();
        if self.subject.types != self.object.types && self.object_is_entity() {
            found.push([&*self.object_text, &*self.says, &*self.subject_text]);
        }
        if let Some(other) = other_object(self.object.types) {
            found.push([&*self.subject_text, &*self.affirmative, other]);
        }
        if let Some(other) = other_subject(self.subject.types) {
            found.push([other, &*self.says, &*self.object_text]);
        }
        let mut found: Vec<String> = found.iter().map(|parts| sentence(parts)).collect();
        if self.object_is_entity() {
            found.push(sentence(&[
                &self.subject_text,
                "and",
                &self.object_text,
                "were in the news",
            ]));
        }
        found.push(sentence(&[&self.subject_text, "was in the news"]));
        found
    }
}

/// Something that a slot of these types does not take, though one may say it of somebody.
fn other_object(types: &str) -> Option<&'static str> {
    match types {
        "Agent" | "Agent|Place" | "Place" => Some("the question"),
        "Thing" => Some("Maria Lopez"),
        _ => None,
    }
}

/// Something that a slot for a subject of these types does not take.
fn other_subject(types: &str) -> Option<&'static str> {
    match types {
        "Agent" | "Place" => Some("the weather"),
        "Thing" => Some("Maria Lopez"),
        _ => None,
    }
}

/// Parts as a sentence: a capital first, a full stop last.
fn sentence(parts: &[&str]) -> String {
    let text = parts.join(" ");
    let mut letters = text.trim_end_matches('.').chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    format!("{}.", first.chain(letters).collect::<String>())
}
