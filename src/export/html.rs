//! The page: articles, picture and statements in one file for the browser, which needs no network.
//!
//! The page's own sources stand in `html/`; nothing is vendored. What it shows is data, never markup: it lies in the file as
//! JSON, the whole graph in one block and each document in a block of its own, which is read when it is opened.

mod catalogue;
mod embed;
mod part;

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::export::picture::{Picture, View};
use crate::export::svg;
use crate::graph::KnowledgeGraph;
use crate::vocabulary::Vocabulary;
use catalogue::Catalogue;
use embed::{hash, json, markup};
use part::Part;

/// The texts of documents, by their ids.
pub type Texts = BTreeMap<String, String>;

/// The page's style.
const STYLE: &str = include_str!("html/page.css");

/// The page's script.
const SCRIPT: &str = concat!(
    "\"use strict\";\n(() => {\n",
    include_str!("html/store.js"),
    include_str!("html/turtle.js"),
    include_str!("html/text.js"),
    include_str!("html/picture.js"),
    include_str!("html/table.js"),
    include_str!("html/views.js"),
    include_str!("html/main.js"),
    "})();\n"
);

/// What the page holds before its script has filled it.
const BODY: &str = include_str!("html/page.html");

/// Where the picture stands in it.
const PLACE: &str = "<!-- picture -->";

/// Writes the graph as a page, with the texts of its documents as far as they are given. The view chooses what its picture
/// shows; the table has every statement.
pub fn write(
    graph: &KnowledgeGraph,
    texts: &Texts,
    vocabulary: &Vocabulary,
    view: &View,
    mut writer: impl Write,
) -> io::Result<()> {
    let picture = Picture::new(graph, vocabulary, view);
    let catalogue = Catalogue::new(graph, vocabulary, &picture);
    let title = match picture.caption.title.as_str() {
        "" => "Knowledge graph",
        title => title,
    };
    write_head(title, &mut writer)?;
    let (before, after) = BODY.split_once(PLACE).expect("the page has a place for it");
    writer.write_all(before.as_bytes())?;
    svg::write_part(&picture, &mut writer)?;
    writer.write_all(after.as_bytes())?;
    write_data("index", &catalogue.index(), &mut writer)?;
    for (number, document) in graph.documents().enumerate() {
        let text = texts.get(&document.id).map(String::as_str);
        let part = Part::new(document, text, &catalogue);
        write_data(&format!("document-{number}"), &part, &mut writer)?;
    }
    writeln!(writer, "<script>{SCRIPT}</script>\n</body>\n</html>")?;
    writer.flush()
}

/// Writes all up to the body. The policy lets nothing in, and only this script and this style act.
fn write_head(title: &str, writer: &mut impl Write) -> io::Result<()> {
    let (script, style) = (hash(SCRIPT), hash(STYLE));
    writeln!(
        writer,
        r#"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="generator" content="cloze">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{}</title>
<style>{STYLE}</style>
</head>"#,
        markup(title)
    )
}

/// Writes a block of data.
fn write_data(id: &str, data: &impl serde::Serialize, writer: &mut impl Write) -> io::Result<()> {
    let data = json(data)?;
    writeln!(
        writer,
        r#"<script type="application/json" id="{id}">{data}</script>"#
    )
}

#[cfg(test)]
mod tests;
