use super::*;

/// The blocks of a text, one a line: kind, colon, text with `/` for line ends.
#[track_caller]
fn check(text: &str, expected: &str) {
    let blocks: Vec<String> = find(text)
        .iter()
        .map(|block| {
            let lines: Vec<&str> = block.span.text(text).lines().map(str::trim).collect();
            format!("{:?}: {}", block.kind, lines.join(" / "))
        })
        .collect();
    let expected: Vec<&str> = expected
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    assert_eq!(blocks, expected, "{text:?}");
}

#[test]
fn paragraphs_and_headings_between_empty_lines() {
    check(
        "Talks end in Geneva\n\nThe talks ended. Nobody won.\n\nA new start\n\nThey met again.\n",
        "Title: Talks end in Geneva
         Paragraph: The talks ended. Nobody won.
         Heading: A new start
         Paragraph: They met again.",
    );
}

#[test]
fn paragraphs_one_a_line() {
    check(
        "Will they talk?\nThe talks ended. Nobody won.\nA new start\nThey met again.",
        "Title: Will they talk?
         Paragraph: The talks ended. Nobody won.
         Heading: A new start
         Paragraph: They met again.",
    );
}

#[test]
fn a_headline_given_twice_counts_once() {
    check(
        "The \"New\" Deal: A Pact\n\nThe \"New\" Deal: A Pact\n\nThe New Deal:A pact\n\nIt was signed.\n\n***\n\n***",
        "Title: The \"New\" Deal: A Pact
         Repeat: The \"New\" Deal: A Pact
         Repeat: The New Deal:A pact
         Paragraph: It was signed.
         Heading: ***
         Heading: ***",
    );
}

#[test]
fn wrapped_lines_make_one_paragraph() {
    check(
        "Talks end\n\n\
         The foreign ministers of the two countries ended their talks\n\
         on Friday without a result, but agreed to meet again before\n\
         the end of the year.\n\
         \n\
         A spokesman said the ministers had talked about the border,\n\
         about trade, and about the prisoners that both sides hold\n\
         since the war.\n",
        "Title: Talks end
         Paragraph: The foreign ministers of the two countries ended their talks / on Friday without a result, but agreed to meet again before / the end of the year.
         Paragraph: A spokesman said the ministers had talked about the border, / about trade, and about the prisoners that both sides hold / since the war.",
    );
}

#[test]
fn an_indented_line_of_wrapped_text_begins_a_paragraph() {
    check(
        "   The foreign ministers of the two countries ended their talks\n\
         on Friday without a result, but agreed to meet again before the\n\
         end of the year, perhaps in the capital of the third country.\n\
         \x20  A spokesman said the ministers had talked about the border\n\
         and about trade.\n",
        "Paragraph: The foreign ministers of the two countries ended their talks / on Friday without a result, but agreed to meet again before the / end of the year, perhaps in the capital of the third country.
         Paragraph: A spokesman said the ministers had talked about the border / and about trade.",
    );
}

#[test]
fn list_items_lose_their_bullets() {
    check(
        "They agreed on:\n\n• a border\n• trade.\n- prisoners\n1. One\n2) Two\n(c) Three\n-5 degrees\n2008. The year",
        "Paragraph: They agreed on:
         ListItem: a border
         ListItem: trade.
         ListItem: prisoners
         ListItem: One
         ListItem: Two
         ListItem: Three
         Heading: -5 degrees
         Heading: 2008. The year",
    );
}

#[test]
fn carriage_returns_and_blank_lines_with_spaces() {
    check(
        "\u{feff}Talks end\r\n \t\r\nThe talks ended.\r\nNobody won.\rAgain.\u{2028}So.\u{a0}\n\0\n",
        "Title: Talks end
         Paragraph: The talks ended.
         Paragraph: Nobody won.
         Paragraph: Again.
         Paragraph: So.",
    );
}

#[test]
fn a_stop_in_a_quotation_ends_a_sentence_too() {
    check(
        "He said \"no.\"\n\n(They left.)\n\nA \"new\" start",
        "Paragraph: He said \"no.\"
         Paragraph: (They left.)
         Heading: A \"new\" start",
    );
}

#[test]
fn nothing_has_no_blocks() {
    check("", "");
    check(" \r\n\u{feff}\n\t", "");
}

#[test]
fn spans_are_bytes_of_the_text() {
    let text = "  Été \n\n “Oui.” ";
    let blocks = find(text);
    assert_eq!(blocks[0].span, Span::new(2, 7));
    assert_eq!(blocks[1].span.text(text), "“Oui.”");
}
