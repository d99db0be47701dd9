"""The component for spaCy."""

import doctest

import pytest

spacy = pytest.importorskip("spacy")


def test_the_component_sets_statements():
    nlp = spacy.blank("en")
    nlp.add_pipe("cloze", config={"open": True})
    texts = ["Norway thanked Chile.", "The carpenter polished the table.", ""]
    docs = list(nlp.pipe(texts))
    assert [[str(one) for one in doc._.statements] for doc in docs] == [
        ["Norway thanked Chile"],
        ["carpenter polish table"],
        [],
    ]
    alone = [nlp(text) for text in texts]
    assert [doc._.statements for doc in alone] == [doc._.statements for doc in docs]
    assert [(span.text, span.label_) for span in docs[0].spans["cloze"]] == [("Norway", "Country"), ("Chile", "Country")]


def test_docstrings_run():
    import cloze.spacy

    assert doctest.testmod(cloze.spacy).failed == 0
