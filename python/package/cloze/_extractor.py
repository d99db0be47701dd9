"""The extractor: rules and names loaded once, texts in, statements out."""

from __future__ import annotations

import json
import os
import warnings
from dataclasses import dataclass
from datetime import date as Date
from functools import cached_property
from pathlib import Path
from typing import Any, Dict, Iterable, Iterator, List, Mapping, Optional, Tuple, Union

from . import _cloze, _frames, _html
from ._faults import RuleWarning
from ._graph import Graph
from ._objects import Clause, Mention, Statement

__all__ = ["Check", "Extraction", "Extractions", "Extractor", "LeftOut", "Outcome", "Rule"]

Path_ = Union[str, "os.PathLike[str]"]
Files = Union[None, Path_, Iterable[Path_], Mapping[str, str]]
"""A path or several, to files or folders; or texts by name."""

Article = Union[str, Tuple[str, str], Mapping[str, Any]]
"""A text; an id and a text; or a mapping with ``text`` and perhaps ``id``, ``date``, ``title``, ``url``."""

LONGEST = 10_000_000
"""The longest text in bytes that is read unless another length is given: some 1.6 million words."""


@dataclass(frozen=True)
class Rule:
    """A rule that is loaded."""

    name: str
    """Its name."""
    gloss: str
    """What it means."""
    file: str
    """The file it is in."""
    line: int
    """The line it opens on."""


@dataclass(frozen=True)
class Outcome:
    """What came of an example of a rule."""

    rule: str
    """The rule's name."""
    file: str
    """The file."""
    line: int
    """The line."""
    text: str
    """The example's sentences."""
    fault: Optional[str]
    """What is missing and what is noisy, in words; none if the example came out as it says."""

    @property
    def passed(self) -> bool:
        """Whether the example came out as it says."""
        return self.fault is None


@dataclass(frozen=True)
class Check:
    """What came of all examples of all rules."""

    outcomes: Tuple[Outcome, ...]
    """One for each example, in the order of the files."""

    @property
    def passed(self) -> bool:
        """Whether every example came out as it says."""
        return all(outcome.passed for outcome in self.outcomes)

    @property
    def failures(self) -> Tuple[Outcome, ...]:
        """The examples that did not."""
        return tuple(outcome for outcome in self.outcomes if not outcome.passed)

    def __str__(self) -> str:
        failures = self.failures
        lines = [str(outcome.fault) for outcome in failures]
        count = len(self.outcomes)
        lines.append(f"{count} examples: {count - len(failures)} passed, {len(failures)} failed")
        return "\n".join(lines)


class Extractor:
    """Reads English texts and says what they state.

    ``rules`` are rule files or folders to use instead of the shipped rules, ``add`` such to add to them; each a path or
    several, or a mapping from names to the texts of rule files. ``gazetteer`` adds lists of known names in the same
    way. With ``open``, every other clause is stated too, named after its predicate; with ``rules_only``, nothing that no
    rule of its own fits. ``base`` begins all identifiers;
    ``scope="document"`` keeps the names of each document apart. A text of more than ``longest`` bytes is refused.

    An extractor never changes: threads may share it.

    >>> import cloze
    >>> extractor = cloze.Extractor(add={"loans.rules": '''
    ... relation lent: gave for a time
    ...   from Agent to Thing
    ... rule lent: Someone gives something for a time.
    ...   when {lender: Agent} lent|loaned {object: Thing} [to {recipient: Agent}]
    ...   then {lender} lent {object}
    ...   yes  Two icebreakers were loaned to Chile by Norway.
    ...        => Norway lent icebreakers; recipient Chile
    ...   no   The lender was late.
    ... '''})
    >>> print(extractor.extract("The statue was loaned to Ghana by Peru.").statements[0])
    Peru lent statue; recipient Ghana

    Raises ``cloze.RuleError`` with every fault of every file.
    """

    def __init__(
        self,
        rules: Files = None,
        add: Files = None,
        *,
        gazetteer: Files = None,
        open: bool = False,
        rules_only: bool = False,
        base: str = "https://example.org/kg/",
        scope: str = "shared",
        longest: int = LONGEST,
    ) -> None:
        sources = [(name, text, False) for name, text in _rule_texts(rules)]
        sources += [(name, text, True) for name, text in _rule_texts(add)]
        names = _name_files(gazetteer)
        self._raw = _cloze.Extractor(
            rules is not None, sources, names, (open, rules_only), (base, scope), longest
        )
        for warning in self._raw.warnings:
            warnings.warn(warning, RuleWarning, stacklevel=2)

    @cached_property
    def rules(self) -> Tuple[Rule, ...]:
        """The rules that are loaded."""
        return tuple(Rule(*parts) for parts in self._raw.rules)

    def check(self) -> Check:
        """Runs every example of every rule."""
        return Check(tuple(Outcome(*parts) for parts in self._raw.check()))

    def extract(
        self,
        text: str,
        *,
        id: str = "text",
        date: Union[str, Date, None] = None,
        title: Optional[str] = None,
        url: Optional[str] = None,
    ) -> Extraction:
        """Says what a text states.

        ``id`` names it among others and is part of the identifiers of its things. ``date`` is the day it was
        published, for *on Tuesday* and *last week*. Other threads run meanwhile.

        >>> import cloze
        >>> extraction = cloze.Extractor().extract("Maria Lopez flew to Ghana. She met the president.")
        >>> [(mention.text, mention.entity.name) for mention in extraction.mentions if mention.kind == "pronoun"]
        [('She', 'Maria Lopez')]
        """
        return Extraction(self._raw.extract(id, text, _day(date), title, url))

    def extract_many(
        self,
        articles: Iterable[Article],
        *,
        threads: Optional[int] = None,
        errors: str = "raise",
    ) -> Extractions:
        """Says what many texts state, several at a time, in their order.

        An article is a text, a pair of id and text, or a mapping with ``text`` and perhaps ``id``, ``date``, ``title``
        and ``url``; those without an id are numbered from 1. Only a few are held at a time, however many come.
        ``threads`` are as many as there are processors, unless it says otherwise. With ``errors="skip"``, articles that
        can't be read are noted in ``left_out`` instead of raising.

        >>> import cloze
        >>> articles = ["Norway gave Chile an icebreaker.", {"id": "b", "text": "Peru thanked Ghana."}]
        >>> for extraction in cloze.Extractor().extract_many(articles):
        ...     print(extraction.id, [str(statement) for statement in extraction.statements])
        1 ['Norway gave icebreaker; recipient Chile', 'Norway gave to Chile; gift icebreaker']
        b ['Peru thanked Ghana']
        """
        return Extractions(self._raw, articles, threads, errors)

    def __repr__(self) -> str:
        return f"<cloze.Extractor: {len(self._raw.rules)} rules>"

    def __reduce__(self) -> Any:
        raise TypeError(
            "an Extractor can't be pickled; make one in each process, once, as in a function with functools.lru_cache"
        )


class Extraction:
    """A text and what it states."""

    def __init__(self, raw: _cloze.Extraction) -> None:
        self._raw = raw

    @property
    def id(self) -> str:
        """What the text is called."""
        return self._raw.id

    @cached_property
    def text(self) -> str:
        """The text; all offsets count its characters."""
        return self._raw.text

    @property
    def title(self) -> Optional[str]:
        """Its headline: as given, or the first line if it looks like one."""
        return self._raw.title

    @property
    def date(self) -> Optional[str]:
        """The day it was published."""
        return self._raw.date

    @property
    def url(self) -> Optional[str]:
        """The address it was published at."""
        return self._raw.url

    @cached_property
    def graph(self) -> Graph:
        """What it states, as a graph."""
        return Graph(self._raw.graph)

    @cached_property
    def statements(self) -> Tuple[Statement, ...]:
        """What it states, in the order of the text."""
        return tuple(Statement._of(record) for record in self.graph.records())

    @cached_property
    def mentions(self) -> Tuple[Mention, ...]:
        """Its names, pronouns and descriptions, in the order of the text. The text is read again for them."""
        return tuple(Mention._of(record) for record in _lines(self._raw.mentions("characters")))

    @cached_property
    def clauses(self) -> Tuple[Clause, ...]:
        """What each of its predicates says, in the order of the text. The text is read again for them."""
        return Clause._all(_lines(self._raw.clauses("characters")))

    def records(self, offsets: str = "characters") -> List[Dict[str, Any]]:
        """A plain record for each statement, as the program's JSON lines have it."""
        return self.graph.records(offsets)

    def to_jsonl(self, offsets: str = "characters") -> str:
        """A JSON line for each statement; with ``offsets="bytes"``, the same bytes as the program writes."""
        return self.graph.to_jsonl(offsets)

    def __arrow_c_array__(self, requested_schema: Any = None) -> Any:
        return _cloze.Batch.of("statements", [self._raw]).__arrow_c_array__(requested_schema)

    def __repr__(self) -> str:
        return f"<cloze.Extraction {self.id!r}: {len(self.graph)} statements>"

    def _repr_html_(self) -> str:
        return _html.page(self.text, self.mentions, self.statements)


@dataclass(frozen=True)
class LeftOut:
    """An article that could not be read."""

    id: str
    """What it is called, as far as is known."""
    error: Exception
    """Why."""


class Extractions:
    """What many texts state: an iterator of :class:`Extraction`, or tables; each can be taken once.

    It is a stream for Arrow (``pyarrow.RecordBatchReader.from_stream(extractions)``, ``pyarrow.table(extractions)``),
    a row for each statement, without holding more than a few documents.
    """

    left_out: List[LeftOut]
    """With ``errors="skip"``, the articles that could not be read."""

    def __init__(
        self,
        raw: _cloze.Extractor,
        articles: Iterable[Article],
        threads: Optional[int],
        errors: str,
    ) -> None:
        if errors not in ("raise", "skip"):
            raise ValueError(f'errors={errors!r}: there is no such choice; write "raise" or "skip"')
        if isinstance(articles, (str, bytes)):
            raise TypeError("articles is one text; give several, as in [text], or use extract")
        count = _cores() if threads is None else threads
        if count < 1:
            raise ValueError(f"threads={threads}: at least one is needed; leave it out for one a processor")
        self._raw = raw
        self._articles = iter(articles)
        self._crew = raw.crew(count)
        self._ahead = 4 * count
        self._errors = errors
        self._number = 0
        self._failure: Optional[BaseException] = None
        self._ended = False
        self.left_out = []

    def __iter__(self) -> Extractions:
        return self

    def __next__(self) -> Extraction:
        self._hand_in()
        extraction = self._crew.take()
        if extraction is not None:
            return Extraction(extraction)
        failure, self._failure = self._failure, None
        if failure is not None:
            raise failure
        raise StopIteration

    def _hand_in(self) -> None:
        """Hands articles in until enough are worked on. What fails is raised when all before it have been taken."""
        while not self._ended and len(self._crew) < self._ahead:
            try:
                article = next(self._articles)
            except StopIteration:
                self._ended = True
                return
            except BaseException as error:
                self._ended, self._failure = True, error
                return
            self._number += 1
            self._submit(article)

    def _submit(self, article: Article) -> None:
        name = str(self._number)
        try:
            parts = _parts(article, name)
            name = str(parts[0])
            self._crew.submit(*parts)
        except (TypeError, ValueError) as error:
            if self._errors == "skip":
                self.left_out.append(LeftOut(name, error))
            else:
                self._ended, self._failure = True, error

    def records(self, offsets: str = "characters") -> Iterator[Dict[str, Any]]:
        """A plain record for each statement, as the program's JSON lines have it."""
        for extraction in self:
            yield from extraction.records(offsets)

    def graph(self) -> Graph:
        """The union of what all texts state."""
        pending: List[_cloze.Graph] = []
        whole: Optional[_cloze.Graph] = None
        for extraction in self:
            pending.append(extraction.graph._raw)
            if len(pending) == 256:
                whole, pending = _united(whole, pending), []
        whole = _united(whole, pending)
        return Graph(self._raw.empty() if whole is None else whole)

    def batches(self, table: str = "statements", rows: int = 8192) -> Iterator[_cloze.Batch]:
        """Arrow batches of at least so many rows, but for the last.

        ``table`` is ``"statements"``; or ``"records"``, the same with a column ``record`` more that holds the
        program's JSON line of each statement; or ``"entities"``.
        """
        pending: List[_cloze.Extraction] = []
        count = 0
        for extraction in self:
            pending.append(extraction._raw)
            count += len(extraction.graph)
            if count >= rows:
                yield _cloze.Batch.of(table, pending)
                pending, count = [], 0
        if pending:
            yield _cloze.Batch.of(table, pending)

    def reader(self, table: str = "statements", rows: int = 8192) -> _cloze.Reader:
        """The batches as a stream for Arrow: what has ``__arrow_c_stream__``."""
        return _cloze.Reader(table, self.batches(table, rows))

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self.reader().__arrow_c_stream__(requested_schema)

    def to_pandas(self) -> Any:
        """A row for each statement, as a ``pandas.DataFrame``."""
        return _frames.to_pandas(self)

    def to_polars(self) -> Any:
        """A row for each statement, as a ``polars.DataFrame``."""
        return _frames.to_polars(self)


def _united(whole: Optional[_cloze.Graph], graphs: List[_cloze.Graph]) -> Optional[_cloze.Graph]:
    if not graphs:
        return whole
    return graphs[0].united(graphs[1:]) if whole is None else whole.united(graphs)


def _lines(text: bytes) -> List[Dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def _day(date: Union[str, Date, None]) -> Optional[str]:
    return date.isoformat() if isinstance(date, Date) else date


def _parts(article: Article, number: str) -> Tuple[Any, Any, Any, Any, Any]:
    """Id, text, date, title and url of an article."""
    if isinstance(article, str):
        return number, article, None, None, None
    if isinstance(article, tuple) and len(article) == 2:
        return _id(article[0]), article[1], None, None, None
    if isinstance(article, Mapping):
        if "text" not in article:
            known = ", ".join(map(str, article)) or "nothing"
            raise ValueError(f'article {number} has no "text", only {known}; rename the column')
        id = article.get("id")
        id = number if id is None else _id(id)
        url, title = article.get("url"), article.get("title")
        return id, article["text"], _day(article.get("date")), title, url
    raise TypeError(
        f"article {number} is of type {type(article).__name__}; give a str, a pair of id and text, or a mapping with text"
    )


def _id(id: Any) -> Any:
    """Numbers name articles as well, as in the program's JSON lines."""
    return str(id) if isinstance(id, int) else id


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def _rule_texts(files: Files) -> List[Tuple[str, str]]:
    """Rule files by name; of folders, those that end in .rules, sorted."""
    if isinstance(files, Mapping):
        return [(str(name), text) for name, text in files.items()]
    found = [path for given in _paths(files) for path in _files_at(given, ".rules")]
    return [(str(path), path.read_bytes().decode("utf-8", "replace")) for path in found]


def _name_files(files: Files) -> List[Tuple[str, bytes]]:
    """Lists of names by name."""
    if isinstance(files, Mapping):
        return [(str(name), text.encode()) for name, text in files.items()]
    return [(str(path), path.read_bytes()) for path in _paths(files)]


def _paths(files: Files) -> List[Path]:
    if files is None:
        return []
    if isinstance(files, (str, os.PathLike)):
        return [Path(files)]
    return [Path(path) for path in files]


def _files_at(path: Path, ending: str) -> List[Path]:
    if not path.is_dir():
        return [path]
    return sorted(found for found in path.rglob("*" + ending) if found.is_file())
