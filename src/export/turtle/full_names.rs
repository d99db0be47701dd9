//! Names that are short only in theory.

/// Writes names with a percent sign as whole IRIs.
///
/// `id:zo\%C3\%AB` is what Turtle has for `<…/id/zo%C3%AB>`, but some readers stop at it and others take the backslash
/// for a part of the name. Lines are those of a serializer: strings and IRIs end on the line they begin on.
pub fn write_out(line: &str, prefixes: &[(&str, String)]) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(start) = rest.find(|letter: char| !letter.is_whitespace()) {
        let (space, from) = rest.split_at(start);
        let (token, after) = from.split_at(token_end(from));
        out.push_str(space);
        match whole(token, prefixes) {
            Some(iri) => out.push_str(&iri),
            None => out.push_str(token),
        }
        rest = after;
    }
    out + rest
}

/// Where the token that the text begins with ends: a string at its closing mark, all else at white space.
fn token_end(text: &str) -> usize {
    if !text.starts_with('"') {
        return text.find(char::is_whitespace).unwrap_or(text.len());
    }
    let mut escaped = false;
    for (place, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return place + 1,
            _ => {}
        }
    }
    text.len()
}

/// The IRI of a name with a percent sign; none for all else.
fn whole(token: &str, prefixes: &[(&str, String)]) -> Option<String> {
    let (prefix, local) = token.split_once(':')?;
    if !local.contains("\\%") {
        return None;
    }
    let (_, namespace) = prefixes.iter().find(|(name, _)| *name == prefix)?;
    Some(format!("<{namespace}{}>", local.replace('\\', "")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_percent_sign_are_written_whole() {
        let prefixes = [
            ("id", "https://kg.example/id/".to_owned()),
            ("v", "https://kg.example/vocab#".to_owned()),
        ];
        for (line, expected) in [
            ("id:xi a v:Person ;", "id:xi a v:Person ;"),
            (
                r"id:zo\%C3\%AB v:met id:c\%C3\%B4te-d , id:xi .",
                "<https://kg.example/id/zo%C3%AB> v:met <https://kg.example/id/c%C3%B4te-d> , id:xi .",
            ),
            (r"id:mr\.x v:met id:xi .", r"id:mr\.x v:met id:xi ."),
            (
                "\tv:said \"id:50\\\\% \\\" id:zo\\%C3 \" ;",
                "\tv:said \"id:50\\\\% \\\" id:zo\\%C3 \" ;",
            ),
            ("<https://a/id:\\%> .", "<https://a/id:\\%> ."),
            ("v:said \"no end", "v:said \"no end"),
        ] {
            assert_eq!(write_out(line, &prefixes), expected);
        }
    }
}
