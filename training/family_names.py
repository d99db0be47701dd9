#!/usr/bin/env python3
"""Family names in text with names: family_names.py NAMES.conll.zst … writes ../data/lexicons/family-names.txt

A family name is the last word of full names with two given names or more, seen three times; it is the first word of such names at
most five times as often, and alone it is at least three of four times a person's. A given name on the list is left out of pairs
such as _Petra and Sven Lindholm_: it may be somebody's family name alone.
"""
import collections
import pathlib
import subprocess
import sys

LEXICONS = pathlib.Path(__file__).resolve().parent.parent / "data" / "lexicons"
HEAD = """\
# Family names: last words of people's full names, with two given names or more, alone mostly a person's. In lower case, sorted by bytes.
# Counted by training/family_names.py in open news text (its names tagged by a program, not corrected)."""


def names(paths):
    """The tagged names, as lists of words with their type."""
    for path in paths:
        process = subprocess.Popen(["zstd", "-dc", path], stdout=subprocess.PIPE, text=True, encoding="utf-8")
        words, kind = [], None
        for line in process.stdout:
            cells = line.rstrip("\n").split("\t")
            tag = cells[5] if len(cells) > 5 and line[0] != "\n" else "O"
            if tag.startswith("I-"):
                words.append(cells[0])
                continue
            if words:
                yield words, kind
            words, kind = ([cells[0]], tag[2:]) if tag.startswith("B-") else ([], None)
        process.wait()


def main():
    given = {line.split("\t")[0] for line in (LEXICONS / "given-names.txt").read_text().splitlines() if line[0] != "#"}
    last, first = collections.defaultdict(set), collections.Counter()
    last_count, person, other = collections.Counter(), collections.Counter(), collections.Counter()
    for words, kind in names(sys.argv[1:]):
        if words[-1] in ("'s", "’s"):
            words = words[:-1]
        if len(words) == 1:
            (person if kind == "PERSON" else other)[words[0].lower()] += 1
        elif kind == "PERSON" and len(words) < 5 and words[0].lower() in given:
            last[words[-1].lower()].add(words[0].lower())
            last_count[words[-1].lower()] += 1
            first[words[0].lower()] += 1
    found = sorted(
        word
        for word, givens in last.items()
        if len(givens) >= 2 and last_count[word] >= 3
        and word.isalpha()
        and last_count[word] >= 0.2 * first[word]
        and person[word] >= 3 * other[word]
    )
    (LEXICONS / "family-names.txt").write_text("\n".join([HEAD, *found]) + "\n", encoding="utf-8")
    print(f"family-names.txt: {len(found)}")


if __name__ == "__main__":
    main()
