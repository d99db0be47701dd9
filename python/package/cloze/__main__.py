"""The command line: ``python -m cloze``."""

import sys

from ._cloze import run


def main() -> None:
    """Runs the command line and ends with its exit code."""
    sys.exit(run(["cloze", *sys.argv[1:]]))


if __name__ == "__main__":
    main()
