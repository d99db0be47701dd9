import os
import shutil
import subprocess
from pathlib import Path

import pytest

import cloze

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def extractor():
    return cloze.Extractor()


@pytest.fixture(scope="session")
def article():
    return (ROOT / "data/articles/putin-north-korea.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def articles():
    """Articles of the repository's own tests, by name."""
    files = sorted((ROOT / "tests/articles").glob("*.txt"))
    return {file.stem: file.read_text(encoding="utf-8") for file in files}


@pytest.fixture(scope="session")
def binary():
    """The program, if it was built: from CLOZE, or where cargo puts it."""
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    found = os.environ.get("CLOZE") or shutil.which(str(target / "release/cloze"))
    if not found:
        pytest.skip("the program is not built: cargo build --release")

    def run(*line, **options):
        done = subprocess.run([found, *map(str, line)], stdout=subprocess.PIPE, check=True, **options)
        return done.stdout

    return run
