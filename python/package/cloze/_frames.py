"""Tables of other libraries, made of anything that Arrow's C interface hands over."""

from __future__ import annotations

import importlib
from typing import Any

__all__ = ["need", "to_pandas", "to_polars"]


def need(module: str, extra: str) -> Any:
    """A library that the package does without, or how to get it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise ImportError(
            f"{module} is not installed; install it, as in pip install 'cloze[{extra}]'"
        ) from error


def to_pandas(table: Any) -> Any:
    """The table as a ``pandas.DataFrame``."""
    need("pandas", "pandas")
    return need("pyarrow", "pandas").table(table).to_pandas()


def to_polars(table: Any) -> Any:
    """The table as a ``polars.DataFrame``."""
    return need("polars", "polars").DataFrame(table)
