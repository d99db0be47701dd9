#!/usr/bin/env python3
"""Speed and memory of the package beside the program, on texts of your own.

    speed.py words FOLDER          words a second, one thread: the program, extract_many, extract
    speed.py threads FOLDER        how much more two threads do than one: extract_many, and extract in two Python threads
    speed.py lock FOLDER           the share of the work that is done with the interpreter's lock held
    speed.py memory FOLDER [N]     memory over N documents (100,000 unless given)

FOLDER holds articles as .txt. Each figure is the best of five, taken in turns, since a shared machine only ever slows down. Where other work
takes the cores, look at `lock`: it counts the processor's time, not the clock's.
The program is CLOZE, or target/release/cloze.
"""

import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import cloze

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
PROGRAM = os.environ.get("CLOZE", str(TARGET / "release/cloze"))
ROUNDS = 5


def articles(folder, copies):
    """The articles of a folder, each several times, under ids of its own."""
    texts = [(path.stem, path.read_text(encoding="utf-8")) for path in sorted(Path(folder).glob("*.txt"))]
    return [(f"{id}-{copy}", text) for copy in range(copies) for id, text in texts]


def best(ways):
    """The least seconds of each way, over rounds in which they take turns."""
    seconds = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            begun = time.monotonic()
            way()
            seconds[name].append(time.monotonic() - begun)
    return {name: min(found) for name, found in seconds.items()}


def program(given, threads):
    file = tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False)
    with file:
        file.writelines(json.dumps({"id": id, "text": text}) + "\n" for id, text in given)
    line = [PROGRAM, "extract", "-q", "--any-language", "--threads", str(threads), "--format", "jsonl", "-o", "-", file.name]
    return lambda: subprocess.run(line, stdout=subprocess.DEVNULL, check=True)


def many(extractor, given, threads):
    """As much work as the program's: each document to its JSON lines."""

    def way():
        for extraction in extractor.extract_many(given, threads=threads):
            extraction.graph._raw.write("jsonl", "bytes", "evidence")

    return way


def singly(extractor, given):
    def way():
        for id, text in given:
            extractor.extract(text, id=id).graph._raw.write("jsonl", "bytes", "evidence")

    return way


def in_threads(extractor, given):
    """`extract` in two Python threads, half of the articles each."""

    def way():
        workers = [threading.Thread(target=singly(extractor, given[half::2])) for half in range(2)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()

    return way


def words(folder):
    given = articles(folder, 30)
    count = sum(len(text.split()) for _, text in given)
    extractor = cloze.Extractor()
    found = best(
        {
            "the program": program(given, 1),
            "extract_many": many(extractor, given, 1),
            "extract": singly(extractor, given),
        }
    )
    for name, seconds in found.items():
        share = found["the program"] / seconds
        print(f"{name:<14}{count / seconds:>10,.0f} words a second, one thread; {share:.2f} of the program")


def threads(folder):
    given = articles(folder, 30)
    extractor = cloze.Extractor()
    found = best(
        {
            "program 1": program(given, 1),
            "program 2": program(given, 2),
            "many 1": many(extractor, given, 1),
            "many 2": many(extractor, given, 2),
            "extract 1": singly(extractor, given),
            "extract 2": in_threads(extractor, given),
        }
    )
    for name in ("program", "many", "extract"):
        print(f"{name:<9} two threads do {found[name + ' 1'] / found[name + ' 2']:.2f} times as much as one")


def lock(folder):
    """The reading is done on threads of the extension's own; what the calling thread does, it does with the lock held."""
    given = articles(folder, 10)
    extractor = cloze.Extractor()
    for name, way in {"extract_many": many(extractor, given, 1), "extract": singly(extractor, given)}.items():
        all_before, own_before = time.process_time(), time.thread_time()
        way()
        own, whole = time.thread_time() - own_before, time.process_time() - all_before
        print(f"{name:<14}{100 * own / whole:.1f} % of the processor's time with the lock held")


def memory(folder, count):
    texts = articles(folder, 1)
    given = ((f"{number}", texts[number % len(texts)][1][:500]) for number in itertools.count())
    statements = 0
    for number, extraction in enumerate(cloze.Extractor().extract_many(itertools.islice(given, count)), 1):
        statements += len(extraction.statements)
        if number % (count // 10) == 0:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"{number:>8} documents, {statements:>8} statements: {resident()} MB, {peak} MB at most", flush=True)


def resident():
    with open("/proc/self/statm", encoding="ascii") as pages:
        return int(pages.read().split()[1]) * resource.getpagesize() // (1 << 20)


def main():
    what, folder, *rest = sys.argv[1:]
    if what == "memory":
        memory(folder, int(rest[0]) if rest else 100_000)
    else:
        {"words": words, "threads": threads, "lock": lock}[what](folder)


if __name__ == "__main__":
    main()
