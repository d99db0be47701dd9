"""What a notebook shows. Everything that comes from a text is escaped."""

from __future__ import annotations

from html import escape
from typing import Container, Iterable, List, Optional, Sequence, Tuple

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
    """A text with who and what is named and stated marked, and below it its statements."""
    stated = {
        end.id for statement in statements for end in (statement.subject, statement.object)
    }
    marked = [mention for mention in mentions if _label(mention, stated) is not None]
    return f"<div>{text(source, marked, stated)}{table(statements)}</div>"


def text(source: str, mentions: Iterable[Mention], stated: Container[Optional[str]]) -> str:
    """A text with these mentions marked, like displaCy's entities."""
    pieces: List[str] = []
    place = 0
    for mention in sorted(mentions, key=lambda found: (found.start, -found.end)):
        if mention.start >= place:
            pieces.append(escape(source[place : mention.start]))
            pieces.append(_mark(mention, _label(mention, stated) or ""))
            place = mention.end
    pieces.append(escape(source[place:]))
    style = "white-space:pre-wrap;line-height:1.9;max-width:60em"
    return f'<div style="{style}">{"".join(pieces)}</div>'


def _label(mention: Mention, stated: Container[Optional[str]]) -> Optional[str]:
    """The type of what is named or stated, the name of what is called otherwise; none if there is nothing to show."""
    if mention.entity is None:
        return None
    names = " + ".join(entity.name for entity in mention.entities)
    if mention.kind != "name" and names.lower() not in mention.text.lower():
        return names
    is_shown = mention.kind == "name" or mention.entity.id in stated
    return mention.type or "" if is_shown else None


def _mark(mention: Mention, label: str) -> str:
    colours = COLOURS.get(mention.type or "", OTHER)
    names = " + ".join(entity.name for entity in mention.entities)
    shown = f'<span style="{LABEL.format(*colours)}">{escape(label)}</span>' if label else ""
    return (
        f'<mark style="{MARK.format(*colours)}" title="{escape(names)}">{escape(mention.text)}'
        f"{shown}</mark>"
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
