"""What is wrong with rule files and lists of names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Iterable, Optional, Tuple

__all__ = ["RuleError", "RuleFault", "RuleWarning"]


@dataclass(frozen=True)
class RuleFault:
    """One fault: its place, and what is wrong with its cure."""

    file: str
    """The file's name as it was given."""
    line: int
    """The line, counted from 1."""
    column: Optional[int]
    """The column in characters, counted from 1; none for lists of names."""
    message: str
    """What is wrong and how to mend it."""
    text: str
    """All of it, with the line and a caret under the place."""

    def __str__(self) -> str:
        return self.text


class RuleError(ValueError):
    """Rules, or lists of names, that can't be used. Its text is every fault of every file.

    >>> import cloze
    >>> try:
    ...     cloze.Extractor(add={"my.rules": "relaton met: came together with"})
    ... except cloze.RuleError as error:
    ...     print(error)
    my.rules:1:1: unknown keyword "relaton"; did you mean "relation"?
      relaton met: came together with
      ^^^^^^^
    """

    faults: Tuple[RuleFault, ...]
    """The faults in the order of files and lines."""

    def __init__(self, faults: Iterable[RuleFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))

    def __reduce__(self) -> Tuple[Any, ...]:
        return RuleError, (self.faults,)

    @classmethod
    def of(cls, parts: Iterable[Tuple[str, int, Optional[int], str, str]]) -> RuleError:
        """Made of faults as the extension tells them."""
        return cls(RuleFault(*part) for part in parts)


class RuleWarning(UserWarning):
    """What is odd about rules but keeps none of them from working."""
