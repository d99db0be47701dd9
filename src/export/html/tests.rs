use super::*;
use crate::export::sample::{TEXT, graph, vocabulary, written};
use crate::graph::fixture::graph_of;

fn page(graph: &KnowledgeGraph, texts: &Texts) -> String {
    written(|out| write(graph, texts, &vocabulary(), &View::default(), out))
}

/// A block of data in a page.
#[track_caller]
fn block(page: &str, id: &str) -> serde_json::Value {
    let start = format!("<script type=\"application/json\" id=\"{id}\">");
    let (_, rest) = page.split_once(&start).expect("the page has the block");
    let (data, _) = rest.split_once("</script>").expect("the block ends");
    serde_json::from_str(data).expect("it is JSON")
}

#[test]
fn places_count_as_scripts_count() {
    let texts = Texts::from([("falcon".to_owned(), TEXT.to_owned())]);
    let page = page(&graph(), &texts);
    let part = block(&page, "document-0");
    let units: Vec<u16> = TEXT.encode_utf16().collect();
    let words = |place: &serde_json::Value| {
        let [start, end] = [0, 1].map(|end| place[end].as_u64().unwrap() as usize);
        String::from_utf16(&units[start..end]).unwrap()
    };
    let first = &part["evidence"][0];
    assert_eq!(
        words(&first["m"]),
        "Zoë Otieno gave Norway a golden falcon."
    );
    assert_eq!(words(&first["a"]), "Zoë Otieno");
    assert_eq!(words(&first["v"]), "gave");
    assert_eq!(part["blocks"][0][0], "p");
}

#[test]
fn without_its_text_a_document_has_the_sentences() {
    let page = page(&graph(), &Texts::new());
    let part = block(&page, "document-0");
    assert!(part["text"].is_null());
    assert_eq!(
        part["evidence"][0]["q"],
        "Zoë Otieno gave Norway a golden falcon."
    );
    assert!(part["evidence"][0]["m"].is_null());
}

#[test]
fn another_text_of_the_same_name_is_not_marked() {
    let texts = Texts::from([("falcon".to_owned(), "It rained. ".repeat(40))]);
    let part = block(&page(&graph(), &texts), "document-0");
    assert!(part["evidence"][0]["m"].is_null());
}

#[test]
fn every_statement_is_in_the_page_and_every_edge_points_to_some() {
    let page = page(&graph(), &Texts::new());
    let index = block(&page, "index");
    assert_eq!(index["statements"].as_array().unwrap().len(), 5);
    for bond in index["bonds"].as_array().unwrap() {
        let to = bond[1].as_u64().unwrap() as usize;
        let said = bond[2].as_array().unwrap().len();
        let note = index["spots"][to][1].as_array().unwrap().len();
        assert!(said + note > 0, "{bond}");
    }
}

#[test]
fn nothing_of_a_text_acts_in_the_page() {
    let name = "</script><script>alert(1)</script><img src=x onerror=alert(2)>";
    let text = format!("Maria met {name} &#60;b&#62; \u{1B}[31m \u{202E}.");
    let graph = graph_of(
        "d",
        &text,
        &format!("Person Maria\nPerson {name}\nMaria | met | {name}"),
    );
    let texts = Texts::from([("d".to_owned(), text)]);
    let page = page(&graph, &texts);
    assert_eq!(page.matches("<script").count(), 3);
    assert_eq!(page.matches("</script").count(), 3);
    assert!(
        !page.contains("<img") && !page.contains(['\u{1B}', '\u{202E}'].as_slice()) || {
            // Inside of JSON, letters that turn text about are data, which the page isolates.
            let (markup, _) = page.split_once("application/json").unwrap();
            !page.contains("<img") && !markup.contains('\u{202E}') && !page.contains('\u{1B}')
        }
    );
}

#[test]
fn the_policy_lets_in_only_its_own_script_and_style() {
    let page = page(&graph(), &Texts::new());
    assert!(page.contains("content=\"default-src 'none'; script-src 'sha256-"));
    for outside in ["http://", "https://"] {
        let (head, _) = page.split_once("<body>").unwrap();
        assert!(!head.contains(outside), "{outside}");
    }
    assert!(!page.contains("src="));
    assert!(!SCRIPT.contains("innerHTML") && !SCRIPT.contains("eval(") && !SCRIPT.contains("</"));
    assert!(!STYLE.contains("url(") && !STYLE.contains("@import") && !STYLE.contains("</"));
}

#[test]
fn an_empty_graph_is_a_page() {
    let page = page(&KnowledgeGraph::default(), &Texts::new());
    assert!(page.contains("<title>Knowledge graph</title>"));
    assert_eq!(block(&page, "index")["statements"], serde_json::json!([]));
}
