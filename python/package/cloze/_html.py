"""What a notebook shows. Everything that comes from a text is escaped."""

from __future__ import annotations

from html import escape
from typing import Iterable, List, Optional, Sequence, Tuple

from ._objects import Mention, Statement

__all__ = ["page", "table", "text"]

# Background and ink of each type: the colours of the program's diagrams.
COLOURS = {
    "Person": ("#DCEBFA", "#0072B2"),
    "Country": ("#FCEFC7", "#8A6D00"),
    "City": ("#FCEFC7", "#8A6D00"),
    "Place": ("#FCEFC7", "#8A6D00"),
    "Facility": ("#FCEFC7", "#8A6D00"),
    "Organization": ("#D8F0E6", "#00664B"),
    "Group": ("#D8F0E6", "#00664B"),
}
OTHER = ("#F6E0EC", "#8F3B70")

MARK = "background:{0};color:#111827;padding:.1em .3em;border-radius:.3em"
LABEL = "color:{1};font-size:.75em;font-weight:bold;margin-left:.4em"
CELL = "text-align:left;vertical-align:top;padding:.2em .8em .2em 0"


def page(source: str, mentions: Sequence[Mention], statements: Sequence[Statement]) -> str:
    """A text with its mentions marked, and below it its statements."""
    return f"<div>{text(source, mentions)}{table(statements)}</div>"


def text(source: str, mentions: Iterable[Mention]) -> str:
    """A text with its mentions marked, like displaCy's entities."""
    pieces: List[str] = []
    place = 0
    for mention in sorted(mentions, key=lambda found: (found.start, -found.end)):
        if mention.start < place or mention.entity is None:
            continue
        pieces.append(escape(source[place : mention.start]))
        pieces.append(_mark(mention))
        place = mention.end
    pieces.append(escape(source[place:]))
    style = "white-space:pre-wrap;line-height:1.9;max-width:60em"
    return f'<div style="{style}">{"".join(pieces)}</div>'


def _mark(mention: Mention) -> str:
    colours = COLOURS.get(mention.type or "", OTHER)
    names = " + ".join(entity.name for entity in mention.entities)
    label = "" if mention.kind != "name" and names == mention.text else names
    shown = mention.type or "" if mention.kind == "name" else label
    return (
        f'<mark style="{MARK.format(*colours)}" title="{escape(names)}">{escape(mention.text)}'
        f'<span style="{LABEL.format(*colours)}">{escape(shown)}</span></mark>'
    )


HEADS = ("subject", "relation", "object", "further", "status")


def table(statements: Iterable[Statement]) -> str:
    """Statements as a table, with the sentence of each on hovering."""
    heads = "".join(f'<th style="{CELL}">{head}</th>' for head in HEADS)
    rows = "".join(_row(*_cells(statement)) for statement in statements)
    return f'<table style="border-collapse:collapse"><tr>{heads}</tr>{rows}</table>'


def _cells(statement: Statement) -> Tuple[Tuple[str, ...], Optional[str]]:
    further = ", ".join(str(qualifier) for qualifier in statement.qualifiers)
    cells = (
        statement.subject.name,
        statement.relation,
        statement.object.name,
        further,
        str(statement.status),
    )
    return cells, statement.evidence[0].quote if statement.evidence else None


def _row(cells: Iterable[str], quote: Optional[str]) -> str:
    inner = "".join(f'<td style="{CELL}">{escape(cell)}</td>' for cell in cells)
    return f'<tr title="{escape(quote or "")}">{inner}</tr>'
