"""A component for spaCy: ``nlp.add_pipe("cloze")`` sets ``doc._.statements``.

>>> import spacy
>>> nlp = spacy.blank("en")
>>> component = nlp.add_pipe("cloze")
>>> doc = nlp("Maria Lopez flew to Ghana. She met the king.")
>>> [str(statement) for statement in doc._.statements]
['Maria Lopez travelled to Ghana', 'Maria Lopez met king']
>>> [(span.text, span.label_) for span in doc.spans["cloze"]]
[('Maria Lopez', 'Person'), ('Ghana', 'Country'), ('She', 'Person'), ('the king', 'Person')]
"""

from __future__ import annotations

from typing import Any, Iterable, Iterator, List, Optional, Tuple, Union

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import minibatch

from ._extractor import Extraction, Extractor

__all__ = ["Component", "make"]

Paths = Union[None, str, List[str]]


class Component:
    """Reads the text of each ``Doc``: the whole text, whatever other components say of it.

    ``doc._.cloze`` is the :class:`cloze.Extraction`, ``doc._.statements`` its statements; ``doc.spans["cloze"]`` are its
    mentions where they are whole tokens of spaCy's, with their types for labels.
    """

    def __init__(self, extractor: Extractor) -> None:
        self.extractor = extractor

    def __call__(self, doc: Doc) -> Doc:
        return _annotated(doc, self.extractor.extract(doc.text, id=_name(doc)))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """Reads many texts, several at a time."""
        for docs in minibatch(stream, batch_size):
            docs = list(docs)
            articles: List[Tuple[str, str]] = [(_name(doc), doc.text) for doc in docs]
            for doc, extraction in zip(docs, self.extractor.extract_many(articles)):
                yield _annotated(doc, extraction)


@Language.factory(
    "cloze",
    default_config={"rules": None, "add": None, "open": False},
    assigns=["doc._.cloze", "doc._.statements"],
)
def make(nlp: Language, name: str, rules: Paths, add: Paths, open: bool) -> Component:
    """Makes the component; ``rules``, ``add`` and ``open`` are those of :class:`cloze.Extractor`."""
    return Component(Extractor(rules, add, open=open))


def _name(doc: Doc) -> str:
    name: Any = doc.user_data.get("id", "text")
    return str(name)


def _annotated(doc: Doc, extraction: Extraction) -> Doc:
    doc._.cloze = extraction
    spans = []
    for mention in extraction.mentions:
        label = mention.type or "" if mention.entities else ""
        span = doc.char_span(mention.start, mention.end, label=label)
        if span is not None:
            spans.append(span)
    doc.spans["cloze"] = spans
    return doc


def _statements(doc: Doc) -> Tuple[Any, ...]:
    extraction: Optional[Extraction] = doc._.cloze
    return () if extraction is None else extraction.statements


if not Doc.has_extension("cloze"):
    Doc.set_extension("cloze", default=None)
    Doc.set_extension("statements", getter=_statements)
