"""Kills `cloze extract` with SIGKILL at random moments, goes on with --resume, and compares with a run that nobody killed.

    python3 .ci/crash.py CLOZE NEWS.jsonl [TIMES]

NEWS.jsonl: JSON lines of articles, as docs/inputs.md has them. Each round kills a run after a random share of the time that a
whole one takes, and lets the next go on. At the end the bytes must be those of the whole run.
"""
import pathlib
import random
import subprocess
import sys
import tempfile
import time

program, news, times = sys.argv[1], sys.argv[2], int((sys.argv + ["50"])[3])
chance = random.Random(1)


def command(folder, *more):
    return [program, "extract", news, "-q", "--format", "jsonl", "-o", str(folder), *more]


with tempfile.TemporaryDirectory() as place:
    whole, resumed = pathlib.Path(place, "whole"), pathlib.Path(place, "resumed")
    start = time.monotonic()
    subprocess.run(command(whole), check=True)
    length = time.monotonic() - start
    expected = (whole / "graph.jsonl").read_bytes()
    killed = ended = rounds = 0
    while killed < times:
        process = subprocess.Popen(command(resumed, "--resume"))
        try:
            process.wait(chance.uniform(0, 3 * length / times))
            assert process.returncode == 0, process.returncode
            ended += 1
            # A run that came to its end is compared, and the next begins anew.
            assert (resumed / "graph.jsonl").read_bytes() == expected, "other bytes"
            (resumed / "graph.jsonl").unlink()
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            killed += 1
    journal = resumed / "graph.jsonl.journal"
    safe = len(journal.read_text().splitlines()) - 1 if journal.exists() else 0
    subprocess.run(command(resumed, "--resume"), check=True)
    assert (resumed / "graph.jsonl").read_bytes() == expected, "other bytes"
    left = sorted(path.name for path in resumed.iterdir())
    assert left == ["graph.jsonl"], left
    print(f"killed {killed} times, {ended + 1} runs came to their end, each with the same {len(expected):,} bytes; "
          f"{safe} documents were safe before the last")
