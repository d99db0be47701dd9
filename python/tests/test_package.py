"""The package itself: the command line, the docstrings, the types."""

import doctest
import importlib
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import cloze

ROOT = Path(__file__).resolve().parents[2]
MODULES = ["cloze", "cloze._extractor", "cloze._faults", "cloze._graph", "cloze._objects"]


def run(*line, **options):
    return subprocess.run([sys.executable, "-m", "cloze", *line], capture_output=True, text=True, **options)


def test_the_command_line_is_in_the_package():
    done = run("show", "-", input="Norway thanked Chile.")
    assert done.returncode == 0 and "thanked" in done.stdout, done.stderr
    assert run("--version").stdout == f"cloze {cloze.__version__}\n"


def test_the_command_line_ends_with_its_exit_codes(tmp_path):
    bad = tmp_path / "bad.rules"
    bad.write_text("relaton met: came together with\n")
    done = run("rules", "check", "-r", str(bad))
    assert done.returncode == 2 and "did you mean \"relation\"?" in done.stderr
    done = run("extract", str(tmp_path / "nowhere.txt"))
    assert done.returncode != 0 and "nowhere.txt" in done.stderr
    assert run("nonsense").returncode == 2


@pytest.mark.parametrize("name", MODULES)
def test_docstrings_run(name):
    module = importlib.import_module(name)
    assert doctest.testmod(module).failed == 0


def test_examples_of_the_pages_run():
    pytest.importorskip("pyarrow")
    pytest.importorskip("pandas")
    for page in (ROOT / "python/README.md", ROOT / "docs/python.md"):
        failed, tried = doctest.testfile(str(page), module_relative=False)
        assert failed == 0 and tried > 3, page


def test_everything_public_is_documented():
    for name in cloze.__all__:
        value = getattr(cloze, name)
        assert isinstance(value, str) or value.__doc__, name
        for part, member in vars(value).items() if isinstance(value, type) else ():
            if callable(member) and not part.startswith("_"):
                assert member.__doc__, f"{name}.{part}"


def test_types_hold():
    pytest.importorskip("mypy")
    source = Path(cloze.__file__).parent
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--ignore-missing-imports", "-p", "cloze", "--exclude", "spacy"],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout
    assert (source / "py.typed").exists()


def test_the_version_is_that_of_the_program():
    manifest = (ROOT / "Cargo.toml").read_text(encoding="utf-8")
    package = manifest[manifest.index("[package]") :]
    assert re.search(r'^version = "(.*)"$', package, re.M)[1] == cloze.__version__


def test_an_interrupt_ends_the_command_line(tmp_path):
    long = tmp_path / "long.txt"
    long.write_text("Norway thanked Chile and Peru, and the king of Ghana met the queen. " * 40_000)
    running = subprocess.Popen([sys.executable, "-m", "cloze", "clauses", str(long)], stdout=subprocess.DEVNULL)
    try:
        time.sleep(2)
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=20) in (-signal.SIGINT, 130)
    finally:
        running.kill()


def test_the_readme_says_what_happens():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    code, rest = readme.split("$ python -c '", 1)[1].split("'\n", 1)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout and done.stdout == rest.split("```", 1)[0], done.stderr
