"""Write a sentence with holes; get a knowledge graph.

>>> import cloze
>>> extractor = cloze.Extractor()
>>> extraction = extractor.extract("Norway gave Chile an icebreaker.")
>>> for statement in extraction.statements:
...     print(statement)
Norway gave icebreaker; recipient Chile
Norway gave to Chile; gift icebreaker

Rules and the model are inside the package; nothing is downloaded. ``python -m cloze`` is the command line.
"""

from ._cloze import __version__
from ._extractor import Check, Extraction, Extractions, Extractor, LeftOut, Outcome, Rule
from ._faults import RuleError, RuleFault, RuleWarning
from ._graph import Graph
from ._objects import (
    Argument,
    Clause,
    Entity,
    Evidence,
    Mention,
    Node,
    Qualifier,
    Source,
    Statement,
    Status,
    Tense,
)

__all__ = [
    "Argument",
    "Check",
    "Clause",
    "Entity",
    "Evidence",
    "Extraction",
    "Extractions",
    "Extractor",
    "Graph",
    "LeftOut",
    "Mention",
    "Node",
    "Outcome",
    "Qualifier",
    "Rule",
    "RuleError",
    "RuleFault",
    "RuleWarning",
    "Source",
    "Statement",
    "Status",
    "Tense",
    "__version__",
]
