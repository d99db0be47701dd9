"""Learns whom "he" and "she" mean: a log-linear choice among candidates, from passages with the right name.

    cargo run --release --example choices -- PASSAGES… > choices.jsonl     (one text file a passage, named by its ID)
    python3 training/pronouns.py ../shared/pronouns/gap-development.tsv.zst choices.jsonl data/lexicons/pronoun-weights.txt

Every second passage is learned from, the others are for measuring. Weights are written in hundredths.
"""

import csv
import io
import json
import math
import pathlib
import re
import subprocess
import sys

SORTS = 3
ROUNDS = 800
RATE = 0.5
SHRINK = 0.0005


def passages(path):
    text = subprocess.run(["zstd", "-dc", path], capture_output=True, text=True, check=True).stdout
    return list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


def overlaps(places, row, name):
    start = int(row[f"{name}-offset"])
    end = start + len(row[name])
    return any(s < end and e > start for s, e in places)


def examples(rows, choices):
    """Yields the sort, the candidates' features, and which of them are right, of every pronoun that has a right one."""
    by_place = {(choice["doc"], choice["at"]): choice for choice in choices}
    for row in rows:
        choice = by_place.get((row["ID"], int(row["Pronoun-offset"])))
        if choice is None:
            continue
        right, wrong = [], []
        for number, candidate in enumerate(choice["candidates"]):
            for name in "AB":
                if overlaps(candidate["places"], row, name):
                    (right if row[f"{name}-coref"].upper() == "TRUE" else wrong).append(number)
        has_right = any(row[f"{name}-coref"].upper() == "TRUE" for name in "AB")
        if right or (wrong and not has_right):
            features = [candidate["features"] for candidate in choice["candidates"]]
            yield choice["sort"], features, right, wrong


def main():
    source, choices, target = sys.argv[1:4]
    names = re.search(r"FEATURES: \[&str; \d+\] = \[(.*?)\];", pathlib.Path("src/reading/pronouns/model.rs").read_text(), re.S)
    names = re.findall(r'"([^"]+)"', names.group(1))
    rows = passages(source)
    choices = [json.loads(line) for line in open(choices)]
    learn = list(examples(rows[0::2], choices))
    held = list(examples(rows[1::2], choices))
    # A weight for all sorts, and what each sort differs by.
    weights = [[0.0] * len(names) for _ in range(SORTS + 1)]
    moved = [[1e-6] * len(names) for _ in range(SORTS + 1)]
    for _ in range(ROUNDS):
        slopes = [[-SHRINK * len(learn) * w * (1 if sort == SORTS else 3) for w in weights[sort]] for sort in range(SORTS + 1)]
        for sort, candidates, right, wrong in learn:
            scores = [sum(weights[sort][f] + weights[SORTS][f] for f in features) for features in candidates]
            most = max(scores)
            shares = [math.exp(score - most) for score in scores]
            total = sum(shares)
            shares = [share / total for share in shares]
            if right:
                good = sum(shares[number] for number in right)
                pulls = [(shares[n] / good if n in right else 0.0) - shares[n] for n in range(len(shares))]
            else:
                bad = sum(shares[number] for number in wrong)
                free = max(1e-6, 1 - bad)
                pulls = [(0.0 if n in wrong else shares[n] / free) - shares[n] for n in range(len(shares))]
            for features, pull in zip(candidates, pulls):
                for feature in features:
                    slopes[sort][feature] += pull
                    slopes[SORTS][feature] += pull
        for sort in range(SORTS + 1):
            for feature, slope in enumerate(slopes[sort]):
                moved[sort][feature] += slope * slope
                weights[sort][feature] += RATE * slope / math.sqrt(moved[sort][feature])
    table = [[round(100 * (weights[sort][f] + weights[SORTS][f])) for sort in range(SORTS)] for f in range(len(names))]
    for label, part in (("learned from", learn), ("held back", held)):
        hits = asked = 0
        for sort, candidates, right, _ in part:
            if right:
                asked += 1
                scores = [sum(table[f][sort] for f in features) for features in candidates]
                hits += scores.index(max(scores)) in right
        print(f"{label}: {asked} pronouns with a right candidate, the best is right for {hits / asked:.3f}")
    with open(target, "w") as out:
        out.write("# What speaks for whom \"he\" and \"she\" mean: weights in hundredths of a natural logarithm, for pronouns that are subjects,\n"
                  "# possessors and others. Learned from half of GAP (Google LLC, Apache-2.0; passages CC BY-SA 3.0) by\n"
                  "# training/pronouns.py. Sorted by bytes.\n")
        for name, row in sorted(zip(names, table)):
            out.write(name + "\t" + " ".join(map(str, row)) + "\n")


if __name__ == "__main__":
    main()
