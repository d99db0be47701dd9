"""Names in web text against gold: precision, recall and F1 of exact places, with and without the type.

    python3 training/measure_names.py ../shared DIR MENTIONS

Writes the documents of `../shared/names` into DIR, runs the program MENTIONS (the example `mentions`) over them, and compares. The
scheme has persons, organisations and places only; adjectives of countries and names inside longer ones are none.
"""

import collections
import json
import pathlib
import subprocess
import sys

from coreference import unpacked

CLASSES = {"Person": "PER", "Organization": "ORG", "Country": "LOC", "City": "LOC", "Place": "LOC", "Facility": "LOC"}


def documents(path):
    """Yields the name, the text and the gold names (start, end, type) of each document."""
    name, body, gold = None, "", set()
    for block in unpacked(path).split("\n\n"):
        lines = block.split("\n")
        opens = next((line.split(" = ")[1] for line in lines if line.startswith("# newdoc")), None)
        raw = next((line[9:] for line in lines if line.startswith("# text = ")), None)
        if opens:
            if name:
                yield name, body, gold
            name, body, gold = opens, "", set()
        if raw is None:
            continue
        body += "\n\n" if body else ""
        at = len(body)
        body += raw
        current = None
        for line in lines:
            cells = line.split("\t")
            if len(cells) < 3 or line[0] == "#":
                continue
            start = body.find(cells[1], at)
            start = at if start < 0 else start
            at = start + len(cells[1])
            if cells[2].startswith("I-") and current:
                current[1] = at
                continue
            if current:
                gold.add(tuple(current))
            current = [start, at, cells[2][2:]] if cells[2] != "O" else None
        if current:
            gold.add(tuple(current))
    yield name, body, gold


def found(mentions):
    """The names of a document: of two that overlap the longer; without adjectives of countries."""
    spans = {}
    for mention in mentions:
        kind = CLASSES.get(mention["type"])
        belongs = any("belongs to" in step for step in mention["steps"])
        if mention["form"] == "Name" and kind and not belongs and "inside a longer name" not in mention["steps"]:
            spans[mention["start"], mention["end"]] = kind
    return {(start, end, kind) for (start, end), kind in spans.items()}


def figures(right, made, gold):
    precision, recall = right / made, right / gold
    return f"P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / (precision + recall):.3f}"


def main():
    shared, target, program = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
    target.mkdir(parents=True, exist_ok=True)
    texts = {name: (body, gold) for name, body, gold in documents(shared / "names/en_ewt-dev-names.iob2.zst")}
    for name, (body, _) in texts.items():
        (target / f"{name}.txt").write_text(body)
    files = [str(target / f"{name}.txt") for name in texts]
    lines = subprocess.run([program, *files], capture_output=True, text=True, check=True).stdout
    mentions = collections.defaultdict(list)
    for line in lines.splitlines():
        mention = json.loads(line)
        mentions[mention["doc"]].append(mention)
    counts = collections.Counter()
    for name, (_, gold) in texts.items():
        made = found(mentions[name])
        counts["made"] += len(made)
        counts["gold"] += len(gold)
        counts["typed"] += len(made & gold)
        counts["placed"] += len({item[:2] for item in made} & {item[:2] for item in gold})
    print("place and type ", figures(counts["typed"], counts["made"], counts["gold"]))
    print("place          ", figures(counts["placed"], counts["made"], counts["gold"]))


if __name__ == "__main__":
    main()
