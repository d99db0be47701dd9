"""What is found in a text: the sentence above, the statements below."""

import datetime
import json

import cloze

SENTENCE = "Norway's prime minister, Ingrid Dahl, presented a silver ship to King Frederik of Denmark, but refused to sign the fishing treaty."


def test_statements_are_those_of_the_readme(extractor):
    told = sorted(str(statement) for statement in extractor.extract(SENTENCE).statements)
    assert told == [
        "(negated) Ingrid Dahl signed fishing treaty",
        "Frederik has role King; organization Denmark",
        "Frederik holds office Denmark; office King",
        "Frederik leads Denmark",
        "Ingrid Dahl gave to Frederik; gift silver ship",
        "Ingrid Dahl gifted silver ship; recipient Frederik",
        "Ingrid Dahl has role prime minister; organization Norway",
        "Ingrid Dahl holds office Norway; office prime minister",
        "Ingrid Dahl leads Norway",
    ]


def test_the_sample_gives_the_bytes_of_the_program(extractor, article, binary, tmp_path):
    path = tmp_path / "putin-north-korea.txt"
    path.write_text(article, encoding="utf-8")
    extraction = extractor.extract(article, id="putin-north-korea")
    for format in ("jsonl", "json", "ttl", "nt", "nq", "trig", "jsonld", "dot", "graphml", "mermaid"):
        written = binary("extract", "-q", "--format", format, "-o", "-", path)
        assert extraction.graph._raw.write(format, "bytes", "evidence") == written, format


def test_evidence_counts_characters(extractor):
    text = "Zoë Günther, «naïve», gave 🎁 to Peru. Zoë Günther thanked Chile."
    (statement,) = [found for found in extractor.extract(text).statements if found.relation == "thanked"]
    (evidence,) = statement.evidence
    assert text[evidence.start : evidence.end] == "Zoë Günther thanked Chile."
    assert text[slice(*evidence.subject)] == "Zoë Günther"
    assert text[slice(*evidence.predicate)] == "thanked"
    assert text[slice(*evidence.object)] == "Chile"


def test_mentions_count_characters_and_name_their_entities(extractor):
    text = "🎁 Maria Lopez flew to Ghana. She met the president."
    mentions = extractor.extract(text).mentions
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    (she,) = [mention for mention in mentions if mention.kind == "pronoun"]
    assert (she.text, she.entity.name, she.type) == ("She", "Maria Lopez", "Person")


def test_clauses_are_one_each_however_many_they_list(extractor):
    clauses = extractor.extract("Ann and Bob bought pens and paper, and sold a car.").clauses
    assert [(clause.lemma, len(clause.texts)) for clause in clauses] == [("buy", 4), ("sell", 2)]
    assert [argument.text for argument in clauses[0].arguments] == ["Ann", "Bob", "pens", "paper"]


def test_the_date_decides_what_a_day_is(extractor):
    text = "Norway thanked Chile on Tuesday."
    for date in ("2024-06-20", datetime.date(2024, 6, 20), datetime.datetime(2024, 6, 20, 9), "2024-06-20T09:00"):
        assert extractor.extract(text, date=date).statements[0].status.time == "2024-06-18"
    assert extractor.extract(text).statements[0].status.time is None


def test_an_address_is_the_name_of_the_document(extractor):
    extraction = extractor.extract("Norway thanked Chile.", id="a", url="https://news.example/a", title="Thanks")
    assert extraction.graph.documents == (
        cloze.Source("a", "https://news.example/a", "Thanks", None, "https://news.example/a"),
    )


def test_open_statements_are_marked():
    (statement,) = cloze.Extractor().extract("The carpenter polished the table.").statements
    assert statement.is_open and statement.rule == "does"
    assert str(statement) == "carpenter polish table"
    rules_only = cloze.Extractor(rules_only=True)
    assert not rules_only.extract("The carpenter polished the table.").statements


def test_records_are_what_the_program_writes(extractor):
    extraction = extractor.extract("Norway thanked Chile.")
    assert extraction.records() == [json.loads(line) for line in extraction.to_jsonl().splitlines()]
    assert extraction.records()[0]["offsets"] == "characters"
    assert extraction.records("bytes")[0]["offsets"] == "bytes"


def test_values_are_plain(extractor):
    import pickle

    statements = extractor.extract(SENTENCE).statements
    assert pickle.loads(pickle.dumps(statements)) == statements
    assert len({statement.id: statement for statement in statements}) == len(set(statements)) == 9


def test_scope_and_base_name_the_entities():
    extractor = cloze.Extractor(base="https://kg.example.org", scope="document")
    (statement,) = extractor.extract("Zoë Otieno thanked Chile.", id="d").statements
    assert statement.subject.id == "https://kg.example.org/doc/d/id/zo%C3%AB-otieno"
    assert statement.object.id == "https://kg.example.org/id/chile"


def test_the_page_of_a_notebook_escapes_and_marks(extractor):
    text = "<script>alert(1)</script> Maria Lopez & Sons thanked Chile. Norway thanked Peru."
    page = extractor.extract(text)._repr_html_()
    assert "<script" not in page and "Lopez &amp; Sons" in page and "Lopez & Sons" not in page
    assert ">Chile<span" in page and "<td" in page


def test_empty_and_odd_texts_give_graphs(extractor):
    for text in ("", " \n ", "\0\0\0", "\u2028\x85\r\n", "朝鲜领导人金正恩会见了普京。", "a" * 100_000, "(" * 10_000):
        assert len(extractor.extract(text).graph) == 0
    odd = extractor.extract("Norway\x85 thanked\u2028 Chile.\x00 Norway thanked Peru.")
    assert len(odd.records()) == len(odd.graph)
