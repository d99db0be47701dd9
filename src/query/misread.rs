//! What is wrong with a question that is no SPARQL.

use super::QueryFault;

/// What helps with most of them.
const CURE: &str = "a question is like SELECT ?who ?what WHERE { ?who v:gifted ?what }, or begins with ASK, CONSTRUCT or DESCRIBE";

/// Makes a fault of a parser's message, `error at LINE:COLUMN: …`, by what stands at that place: what the parser would
/// have taken instead is a list of every character there is.
pub fn misread(question: &str, message: &str, prefixes: &[(&str, String)]) -> QueryFault {
    let Some((line, column)) = place(message) else {
        return QueryFault(format!("{}; {CURE}", super::small(message)));
    };
    let rest = rest_of(question, line, column);
    QueryFault(match (message.contains("Prefix not found"), rest) {
        (true, _) => {
            let known: Vec<&str> = prefixes.iter().map(|(name, _)| *name).collect();
            format!(
                "{line}:{column}: a prefix before this place is not known; declare it with PREFIX, or take one of {}",
                known.join(", ")
            )
        }
        (false, "") => format!("{line}:{column}: the question ends too early; {CURE}"),
        (false, rest) => format!("{line}:{column}: \"{rest}\" is not expected here; {CURE}"),
    })
}

fn place(message: &str) -> Option<(usize, usize)> {
    let place = message.split_once("error at ")?.1;
    let mut numbers = place.split(':');
    let mut number = || numbers.next()?.trim().parse().ok();
    Some((number()?, number()?))
}

/// The word that stands there.
fn rest_of(question: &str, line: usize, column: usize) -> &str {
    let line = question.lines().nth(line.saturating_sub(1));
    let line = line.unwrap_or_default();
    let start = line.char_indices().nth(column.saturating_sub(1));
    let rest = start.map_or("", |(start, _)| &line[start..]);
    rest.split_whitespace().next().unwrap_or_default()
}
