"""The command line: ``python -m cloze``."""

import signal
import sys

from ._cloze import run


def main() -> None:
    """Runs the command line and ends with its exit code."""
    # Python would only note an interrupt, and look at the note when the command is done.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(run(["cloze", *sys.argv[1:]]))


if __name__ == "__main__":
    main()
