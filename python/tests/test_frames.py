"""Tables and graphs of other libraries."""

import json

import pytest

import cloze

TEXT = "Norway's prime minister, Ingrid Dahl, presented a silver ship to King Frederik of Denmark on 5 May 2024."


def test_a_table_has_what_the_records_have(extractor, articles):
    pyarrow = pytest.importorskip("pyarrow")
    reader = extractor.extract_many(articles.items()).reader("records")
    rows = pyarrow.table(reader).to_pylist()
    records = [record for extraction in extractor.extract_many(articles.items()) for record in extraction.records("bytes")]
    assert len(rows) == len(records) > 50
    for row, record in zip(rows, records):
        assert json.loads(row["record"]) == record
        assert row["document"] == record["document"]["id"]
        assert row["id"] == record["id"]
        assert (row["subject_id"], row["subject"], row["subject_type"]) == ends(record["subject"])
        assert (row["object_id"], row["object"], row["object_type"]) == ends(record["object"])
        assert row["object_value"] == record["object"]["value"]
        assert (row["relation_id"], row["relation"]) == (record["relation"]["id"], record["relation"]["label"])
        status = record["status"]
        assert (row["polarity"], row["certainty"]) == (status["polarity"], status["certainty"])
        assert (row["time"], row["time_start"], row["time_end"]) == (status["time"], status["start"], status["end"])
        assert row["speaker"] == (status["speaker"] or {"name": None})["name"]
        assert row["asserted"] == (
            (status["polarity"], status["certainty"], status["speaker"]) == ("affirmed", "stated", None)
        )
        assert row["content"] == record["content"]
        assert [(one["role"], one["name"], one["id"]) for one in row["qualifiers"]] == [
            (one["role"], one["value"]["name"], one["value"]["id"]) for one in record["qualifiers"]
        ]
        assert [
            (one["id"], [one["start"], one["end"]], one["quote"], one["rule"], one["trigger"], one["steps"])
            for one in row["evidence"]
        ] == [
            (one["id"], one["characters"]["spans"][0], one["quote"], one["rule"], one["trigger"], one["steps"])
            for one in record["evidence"]
        ]


def ends(record):
    return record["id"], record["name"], record["type"]


def test_entities_are_a_table_too(extractor):
    pyarrow = pytest.importorskip("pyarrow")
    reader = extractor.extract_many([("a", TEXT)]).reader("entities")
    rows = {row["name"]: row for row in pyarrow.table(reader).to_pylist()}
    entities = extractor.extract(TEXT, id="a").graph.entities
    assert set(rows) == {entity.name for entity in entities}
    for entity in entities:
        row = rows[entity.name]
        assert (row["id"], row["type"], row["head"]) == (entity.id, entity.type, entity.head)
        assert tuple(row["other_names"]) == entity.other_names
        assert tuple(row["same_as"]) == entity.same_as


def test_batches_and_arrays_are_taken_without_a_copy(extractor):
    pyarrow = pytest.importorskip("pyarrow")
    (batch,) = extractor.extract_many([TEXT]).batches()
    assert pyarrow.record_batch(batch).num_rows == batch.num_rows > 3
    array = pyarrow.record_batch(extractor.extract(TEXT))
    assert array.schema == pyarrow.schema(batch)
    # Two takers see the same memory: nothing was copied on the way.
    one, other = pyarrow.record_batch(batch), pyarrow.record_batch(batch)
    address = lambda taken: taken.column("subject").buffers()[2].address
    assert address(one) == address(other)
    del batch, one
    assert other.column("subject").to_pylist()


def test_batches_are_of_the_size_that_is_asked_for(extractor):
    sizes = [batch.num_rows for batch in extractor.extract_many([TEXT] * 20).batches(rows=10)]
    assert all(size >= 10 for size in sizes[:-1]) and max(sizes) < 20
    assert len(sizes) > 3


def test_a_stream_is_taken_once(extractor):
    pyarrow = pytest.importorskip("pyarrow")
    reader = extractor.extract_many([TEXT]).reader()
    assert pyarrow.table(reader).num_rows > 3
    with pytest.raises(RuntimeError, match="call extract_many again"):
        pyarrow.table(reader)


def test_no_statements_are_a_table_without_rows(extractor):
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table(extractor.extract_many([]))
    assert table.num_rows == 0 and "subject" in table.column_names
    assert pyarrow.table(extractor.extract_many(["", "Nothing."])).num_rows == 0


def test_pandas(extractor):
    pytest.importorskip("pandas")
    frame = extractor.extract_many([("a", TEXT)]).to_pandas()
    assert set(frame[frame.relation == "gifted"].object) == {"silver ship"}
    assert len(extractor.extract(TEXT).graph.to_pandas()) == len(frame)


def test_polars(extractor):
    polars = pytest.importorskip("polars")
    frame = extractor.extract_many([("a", TEXT)]).to_polars()
    assert frame.filter(polars.col("relation") == "gifted")["object"].to_list() == ["silver ship"]
    assert extractor.extract(TEXT).graph.to_polars().height == frame.height


def test_networkx(extractor):
    networkx = pytest.importorskip("networkx")
    graph = extractor.extract(TEXT).graph
    made = graph.to_networkx()
    assert isinstance(made, networkx.MultiDiGraph)
    assert made.number_of_edges() == len(graph)
    dahl = "https://example.org/kg/id/ingrid-dahl"
    assert {edge["relation"] for _, _, edge in made.out_edges(dahl, data=True)} >= {"gifted", "leads"}


def test_rdf_is_read_by_rdflib(extractor):
    rdflib = pytest.importorskip("rdflib")
    graph = extractor.extract(TEXT).graph
    turtle = rdflib.Graph().parse(data=graph.to_rdf("turtle"), format="turtle")
    lines = rdflib.Graph().parse(data=graph.to_rdf("ntriples"), format="nt")
    assert len(turtle) == len(lines) > 100
    for format in ("nquads", "trig"):
        assert len(rdflib.Dataset().parse(data=graph.to_rdf(format), format=format)) > 100


def test_unions_do_not_depend_on_order(extractor):
    graphs = [extractor.extract(text, id=str(place)).graph for place, text in enumerate([TEXT, "Norway thanked Chile.", TEXT])]
    one = graphs[0] | graphs[1] | graphs[2]
    other = graphs[2] | (graphs[1] | graphs[0])
    assert one.to_json() == other.to_json()
    sources = {str(statement): [one.document for one in statement.evidence] for statement in one}
    assert sources["Norway thanked Chile"] == ["1"]
    assert sources["Ingrid Dahl leads Norway"] == ["0", "2"]
