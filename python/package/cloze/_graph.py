"""Graphs: what documents state, and the forms it leaves in."""

from __future__ import annotations

import json
from functools import cached_property
from typing import Any, Dict, Iterator, List, Tuple

from . import _cloze, _frames, _html
from ._objects import Entity, Node, Source, Statement

__all__ = ["Graph"]

RDF_FORMATS = {
    "turtle": "ttl",
    "ttl": "ttl",
    "nt": "nt",
    "ntriples": "nt",
    "nq": "nq",
    "nquads": "nq",
    "trig": "trig",
    "jsonld": "jsonld",
    "json-ld": "jsonld",
}


class Graph:
    """What one or more documents state: entities, and statements between them.

    Graphs are united with ``|``; the same things and statements become one, in whatever order.

    >>> import cloze
    >>> extractor = cloze.Extractor()
    >>> one = extractor.extract("Norway gave Chile an icebreaker.", id="1").graph
    >>> two = extractor.extract("Norway thanked Chile.", id="2").graph
    >>> both = one | two
    >>> len(both), [source.id for source in both.documents]
    (3, ['1', '2'])
    """

    def __init__(self, raw: _cloze.Graph) -> None:
        self._raw = raw

    # What it holds

    @cached_property
    def _parts(self) -> Dict[str, Any]:
        parts: Dict[str, Any] = json.loads(self._raw.write("json", "characters", "evidence"))
        return parts

    @cached_property
    def statements(self) -> Tuple[Statement, ...]:
        """The statements, in the order of their subjects, relations and objects."""
        return tuple(Statement._of(record) for record in self._parts["statements"])

    @cached_property
    def entities(self) -> Tuple[Entity, ...]:
        """The entities, in the order of their IRIs."""
        return tuple(Entity._of(record) for record in self._parts["entities"])

    @cached_property
    def documents(self) -> Tuple[Source, ...]:
        """The documents, in the order of their ids."""
        return tuple(Source._of(record) for record in self._parts["documents"])

    def __len__(self) -> int:
        return len(self._raw)

    def __iter__(self) -> Iterator[Statement]:
        return iter(self.statements)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return f"<cloze.Graph: {len(self)} statements>"

    def _repr_html_(self) -> str:
        return _html.table(self.statements)

    # Union

    def __or__(self, other: Graph) -> Graph:
        if not isinstance(other, Graph):
            return NotImplemented
        return Graph(self._raw.united([other._raw]))

    # The forms it leaves in

    def to_rdf(self, format: str = "turtle", provenance: str = "evidence") -> str:
        """The graph as RDF: ``turtle``, ``ntriples``, ``nquads``, ``trig`` or ``jsonld``.

        ``provenance`` is how much of where statements come from is written: ``none`` for plain triples only,
        ``statement`` for statements with qualifiers and status as well, ``evidence`` for the places in the text too.

        >>> import cloze
        >>> graph = cloze.Extractor().extract("Norway gave Chile an icebreaker.").graph
        >>> gave = [line for line in graph.to_rdf("ntriples").splitlines() if "id/norway>" in line and "#gaveTo>" in line]
        >>> print(gave[0])
        <https://example.org/kg/id/norway> <https://example.org/kg/vocab#gaveTo> <https://example.org/kg/id/chile> .
        """
        if format not in RDF_FORMATS:
            known = ", ".join(RDF_FORMATS)
            raise ValueError(f"there is no RDF format {format!r}; choose one of {known}")
        return self._raw.write(RDF_FORMATS[format], "characters", provenance).decode()

    def to_json(self, offsets: str = "characters") -> str:
        """The graph as one JSON object, as the program writes it."""
        return self._raw.write("json", offsets, "evidence").decode()

    def to_jsonl(self, offsets: str = "characters") -> str:
        """A JSON line for each statement of each document, as the program writes it."""
        return self._raw.write("jsonl", offsets, "evidence").decode()

    def to_dot(self) -> str:
        """A diagram for GraphViz."""
        return self._raw.write("dot", "characters", "evidence").decode()

    def to_svg(self) -> str:
        """A picture of what matters, as the program draws it."""
        return self._raw.write("svg", "characters", "evidence").decode()

    def to_mermaid(self) -> str:
        """A diagram for Markdown pages."""
        return self._raw.write("mermaid", "characters", "evidence").decode()

    def to_graphml(self) -> str:
        """A graph for programs that draw and measure graphs."""
        return self._raw.write("graphml", "characters", "evidence").decode()

    def records(self, offsets: str = "characters") -> List[Dict[str, Any]]:
        """A plain record for each statement of each document, as the program's JSON lines have it."""
        lines = self._raw.write("jsonl", offsets, "evidence")
        return [json.loads(line) for line in lines.splitlines()]

    def to_networkx(self) -> Any:
        """A ``networkx.MultiDiGraph``: nodes are entities and values, edges are statements with their IRI as the key.

        >>> import cloze
        >>> graph = cloze.Extractor().extract("Norway gave Chile an icebreaker.").graph.to_networkx()
        >>> sorted((graph.nodes[a]["name"], edge["relation"], graph.nodes[b]["name"])
        ...        for a, b, edge in graph.edges(data=True))
        [('Norway', 'gave', 'icebreaker'), ('Norway', 'gave to', 'Chile')]
        """
        networkx = _frames.need("networkx", "networkx")
        graph = networkx.MultiDiGraph()
        for entity in self.entities:
            graph.add_node(entity.id, name=entity.name, type=entity.type, entity=entity)
        for statement in self.statements:
            ends = [_add_node(graph, node) for node in (statement.subject, statement.object)]
            graph.add_edge(
                *ends,
                key=statement.id,
                relation=statement.relation,
                asserted=statement.status.is_asserted,
                statement=statement,
            )
        return graph

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        batches = iter([_cloze.Batch.of_graph("statements", self._raw)])
        return _cloze.Reader("statements", batches).__arrow_c_stream__(requested_schema)

    def to_pandas(self) -> Any:
        """A row for each statement of each document, as a ``pandas.DataFrame``."""
        return _frames.to_pandas(self)

    def to_polars(self) -> Any:
        """A row for each statement of each document, as a ``polars.DataFrame``."""
        return _frames.to_polars(self)


def _add_node(graph: Any, node: Node) -> Any:
    """Makes sure that a node is there, and gives its key: an entity's IRI, a value's type and text."""
    if node.id is not None:
        return node.id
    key = (node.type, node.value or node.name)
    graph.add_node(key, name=node.name, type=node.type)
    return key
