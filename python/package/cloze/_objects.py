"""What is found in a text, as plain values. All offsets count characters, so that ``text[start:end]`` is the place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Optional, Tuple

__all__ = [
    "Argument",
    "Clause",
    "Entity",
    "Evidence",
    "Mention",
    "Node",
    "Qualifier",
    "Source",
    "Statement",
    "Status",
    "Tense",
]

Record = Dict[str, Any]
Span = Tuple[int, int]


def _span(pair: Optional[List[int]]) -> Optional[Span]:
    return None if pair is None else (pair[0], pair[1])


@dataclass(frozen=True)
class Source:
    """A document that statements come from."""

    id: str
    """What it is called among its inputs."""
    iri: str
    """Its identifier: the address it was published at, if it has one."""
    title: Optional[str]
    """Its headline."""
    date: Optional[str]
    """The day it was published, as ``YYYY-MM-DD``."""
    url: Optional[str]
    """The address it was published at."""

    @classmethod
    def _of(cls, record: Record) -> Source:
        return cls(record["id"], record["iri"], record["title"], record["date"], record["url"])


@dataclass(frozen=True)
class Node:
    """Who or what takes part in a statement: an entity, or a value such as a date."""

    id: Optional[str]
    """The IRI of an entity; values have none."""
    name: str
    """The name of an entity, the text of a value."""
    type: Optional[str]
    """``Person``, ``Country``, …; ``Date``, ``Amount``, ``Office`` or ``Text`` for values."""
    head: Optional[str]
    """The head word of a thing's label: ``car``."""
    value: Optional[str]
    """The ISO 8601 form of a date."""

    def __str__(self) -> str:
        return self.name

    @classmethod
    def _of(cls, record: Record) -> Node:
        return cls(
            record["id"], record["name"], record["type"], record["head"], record["value"]
        )


@dataclass(frozen=True)
class Entity:
    """An entity of a graph: all that its documents say of it."""

    id: str
    """Its IRI."""
    name: str
    """The longest of its names."""
    type: Optional[str]
    """Its type; where documents disagree, the narrowest."""
    names: Tuple[str, ...]
    """What documents chiefly call it."""
    other_names: Tuple[str, ...]
    """What else they call it."""
    types: Tuple[str, ...]
    """The types they take it for."""
    head: Optional[str]
    """The head word of a thing's label."""
    same_as: Tuple[str, ...]
    """Outside identifiers: IRIs."""

    def __str__(self) -> str:
        return self.name

    @classmethod
    def _of(cls, record: Record) -> Entity:
        return cls(
            record["id"],
            record["name"],
            record["type"],
            tuple(record["names"]),
            tuple(record["other_names"]),
            tuple(record["types"]),
            record["head"],
            tuple(record["same_as"]),
        )


@dataclass(frozen=True)
class Qualifier:
    """A further role of a statement with what fills it."""

    role: str
    """The role's name: ``recipient``."""
    value: Node
    """What fills it."""

    def __str__(self) -> str:
        return f"{self.role} {self.value}"


@dataclass(frozen=True)
class Status:
    """Whether, how certainly, by whom and when something is said to be so."""

    polarity: str
    """``affirmed`` or ``negated``."""
    certainty: str
    """``stated``, ``expected``, ``possible``, ``intended``, ``conditional``, ``requested`` or ``asked``."""
    speaker: Optional[Node]
    """To whom it is attributed; none for the text's own voice."""
    time: Optional[str]
    """An ISO 8601 date or interval."""
    start: Optional[str]
    """The first day of the time."""
    end: Optional[str]
    """The last day of the time."""

    @property
    def is_asserted(self) -> bool:
        """Whether the text itself states it as so."""
        return (self.polarity, self.certainty) == ("affirmed", "stated") and self.speaker is None

    def __str__(self) -> str:
        marks = [
            mark for mark in (self.polarity, self.certainty) if mark not in ("affirmed", "stated")
        ]
        if self.speaker is not None:
            marks.append(f"says {self.speaker}")
        return ", ".join(marks)

    @classmethod
    def _of(cls, record: Record) -> Status:
        speaker = record["speaker"]
        return cls(
            record["polarity"],
            record["certainty"],
            None if speaker is None else Node._of(speaker),
            record["time"],
            record["start"],
            record["end"],
        )


@dataclass(frozen=True)
class Evidence:
    """Where and how a statement was found."""

    id: str
    """Its IRI."""
    document: str
    """The id of the document."""
    spans: Tuple[Span, ...]
    """The places that it rests on, the main one first."""
    subject: Optional[Span]
    """The words for the subject."""
    object: Optional[Span]
    """The words for the object."""
    predicate: Optional[Span]
    """The words of the predicate."""
    quote: str
    """The text at the main place."""
    rule: Optional[str]
    """The rule; none for an open statement."""
    trigger: str
    """The predicate's words."""
    steps: Tuple[str, ...]
    """How it was found."""

    @property
    def start(self) -> Optional[int]:
        """Where its main place begins."""
        return self.spans[0][0] if self.spans else None

    @property
    def end(self) -> Optional[int]:
        """Where its main place ends."""
        return self.spans[0][1] if self.spans else None

    @classmethod
    def _of(cls, record: Record, document: str) -> Evidence:
        places = record["characters"]
        return cls(
            record["id"],
            record.get("document", document),
            tuple((start, end) for start, end in places["spans"]),
            _span(places["subject"]),
            _span(places["object"]),
            _span(places["predicate"]),
            record["quote"],
            record["rule"],
            record["trigger"],
            tuple(record["steps"]),
        )


@dataclass(frozen=True)
class Statement:
    """What a text says of a subject and an object.

    >>> import cloze
    >>> extractor = cloze.Extractor()
    >>> for statement in extractor.extract("Norway did not give Chile an icebreaker.").statements:
    ...     print(statement)
    (negated) Norway gave icebreaker; recipient Chile
    (negated) Norway gave to Chile; gift icebreaker
    """

    id: str
    """Its IRI, made of what it says: the same in every document and on every machine."""
    subject: Node
    """What it is about."""
    relation: str
    """The relation's name: ``gave to``."""
    relation_id: str
    """The relation's IRI."""
    object: Node
    """What the subject is brought into relation with."""
    qualifiers: Tuple[Qualifier, ...]
    """The further roles."""
    status: Status
    """Whether, how certainly, by whom and when it is said to be so."""
    content: Tuple[str, ...]
    """The IRIs of the statements that it is about."""
    evidence: Tuple[Evidence, ...]
    """Where and how it was found."""

    @property
    def rule(self) -> Optional[str]:
        """The rule that found it first; none for an open statement."""
        return self.evidence[0].rule if self.evidence else None

    @property
    def is_open(self) -> bool:
        """Whether no rule made it: the relation is a predicate of the text."""
        return "open#" in self.relation_id

    def __str__(self) -> str:
        status = str(self.status)
        head = f"({status}) " if status else ""
        further = "".join(f"; {qualifier}" for qualifier in self.qualifiers)
        return f"{head}{self.subject} {self.relation} {self.object}{further}"

    @classmethod
    def _of(cls, record: Record) -> Statement:
        document = (record.get("document") or {}).get("id", "")
        relation = record["relation"]
        return cls(
            record["id"],
            Node._of(record["subject"]),
            relation["label"],
            relation["id"],
            Node._of(record["object"]),
            tuple(
                Qualifier(qualifier["role"], Node._of(qualifier["value"]))
                for qualifier in record["qualifiers"]
            ),
            Status._of(record["status"]),
            tuple(record["content"]),
            tuple(Evidence._of(evidence, document) for evidence in record["evidence"]),
        )


@dataclass(frozen=True)
class Mention:
    """A place in a text that stands for someone or something."""

    start: int
    """Where it begins."""
    end: int
    """Where it ends."""
    text: str
    """Its words."""
    type: Optional[str]
    """The type of what it stands for."""
    kind: str
    """``name``, ``pronoun`` or ``description``."""
    entities: Tuple[Node, ...]
    """What it stands for: several for a group, none if it could not be resolved."""
    steps: Tuple[str, ...]
    """Why, in words."""

    @property
    def entity(self) -> Optional[Node]:
        """The first that it stands for."""
        return self.entities[0] if self.entities else None

    @classmethod
    def _of(cls, record: Record) -> Mention:
        entities = (
            Node(entity["id"], entity["name"], entity["type"], None, None)
            for entity in record["entities"]
        )
        return cls(
            record["start"],
            record["end"],
            record["text"],
            record["type"],
            record["kind"],
            tuple(entities),
            tuple(record["steps"]),
        )


@dataclass(frozen=True)
class Argument:
    """What fills one function of a clause."""

    function: str
    """``subject``, ``object``, ``recipient``, ``attribute``, ``oblique``, or the form of a clause: ``infinitive``."""
    preposition: Optional[str]
    """The preposition of an oblique; ``""`` for a bare phrase of time."""
    text: str
    """Its words."""
    head: str
    """Its head word."""
    entity: Optional[str]
    """The name of the entity that it was resolved to."""
    clause: Optional[int]
    """The number of the clause that it stands for."""

    @classmethod
    def _of(cls, record: Record) -> Argument:
        names = ("function", "preposition", "text", "head", "entity", "clause")
        return cls(*(record[name] for name in names))


@dataclass(frozen=True)
class Tense:
    """When a clause is placed, by the verb's form."""

    time: Optional[str]
    """``past``, ``present`` or ``future``."""
    perfect: bool
    """Whether it has the form of *has done*."""
    progressive: bool
    """Whether it has the form of *is doing*."""


@dataclass(frozen=True)
class Clause:
    """What one predicate says: the normal form between grammar and rules."""

    number: int
    """Its place in the document, which arguments that are clauses refer to."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends."""
    predicate: str
    """The words of the predicate."""
    lemma: str
    """Their dictionary form."""
    kind: str
    """``verb``, ``copula``, ``noun`` or ``preposition``."""
    arguments: Tuple[Argument, ...]
    """Who and what takes part."""
    polarity: str
    """``affirmed`` or ``negated``."""
    certainty: str
    """``stated``, ``expected``, …"""
    speakers: Tuple[str, ...]
    """To whom it is attributed, in the words of the text."""
    time: Optional[str]
    """An ISO 8601 date or interval."""
    tense: Tense
    """When it is placed."""
    steps: Tuple[str, ...]
    """How it was made."""
    texts: Tuple[str, ...]
    """It in plain words, once for each combination of what its arguments list."""

    def __str__(self) -> str:
        return "\n".join(self.texts)

    @classmethod
    def _all(cls, records: List[Record]) -> Tuple[Clause, ...]:
        by_number: Dict[int, List[Record]] = {}
        for record in records:
            by_number.setdefault(record["clause"], []).append(record)
        return tuple(cls._of(lines) for lines in by_number.values())

    @classmethod
    def _of(cls, lines: List[Record]) -> Clause:
        record = lines[0]
        status, tense = record["status"], record["tense"]
        return cls(
            record["clause"],
            record["start"],
            record["end"],
            record["predicate"],
            record["lemma"],
            record["kind"],
            tuple(Argument._of(argument) for argument in record["arguments"]),
            status["polarity"],
            status["certainty"],
            tuple(status["speakers"]),
            status["time"],
            Tense(tense["time"], tense["perfect"], tense["progressive"]),
            tuple(record["steps"]),
            tuple(line["text"] for line in lines),
        )
