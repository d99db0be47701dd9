"""Learns whom or what "he", "she", "it" and "they" mean: a log-linear choice among candidates, one of them that nothing is meant.

    python3 training/coreference.py ../shared DIR
    for part in gum-train gap-learn; do cargo run --release --example choices -- DIR/$part/*.txt > DIR/$part.choices; done
    python3 training/pronouns.py DIR data/lexicons/pronoun-weights.txt

Weights are written in hundredths. Repeat the last two steps: what a pronoun meant is a feature of the next.
"""

import collections
import json
import pathlib
import sys

import numpy as np
import torch

from measure_pronouns import Gold

KINDS, SORTS = 3, 9
FOLDS = 5
# How strongly weights are held back: those of all pronouns, of one kind, of one sort.
SHRINK = (4.0, 8.0, 16.0)
# What weights are held to instead of nothing, for "it" and "they": those that were once set by hand, since GUM has few of these.
BY_HAND = 0.04
BOTH = {
    "main-subject": 34, "subject": 30, "object": 16, "possessor": 14, "oblique": 8, "sentence-before": -30,
    "two-sentences-before": -60, "three-sentences-before": -90, "repeated-object": 40, "subject-both": 6, "mentioned-twice": 3,
    "mentioned-often": 7, "mentioned-very-often": 14, "both-have-people": 24, "subject-of-its-clause": 12, "far": -5,
}
OF_KIND = [{}, {**BOTH, "place": -8},
           {**BOTH, "people": 26, "organization": 8, "named-group": 35, "other-group": 20, "group-of-things": -10}]
# By how much the best must be ahead, for each kind in hundredths: where wrong ones begin to outnumber right ones, by what this prints.
MARGINS = (40, 40, 60)


HEAD = """# What speaks for whom or what "he" and "she", "it" and "they" mean: weights in hundredths of a natural logarithm, each for
# pronouns that are subjects, possessors and others. "margin" is by how much the best must be ahead. Learned from GUM (CC BY
# 4.0) and half of GAP (Google LLC, Apache-2.0; passages CC BY-SA 3.0) by training/pronouns.py. Sorted by bytes.
"""


class Example:
    def __init__(self, part, doc, sort, candidates, right, wrong):
        self.part, self.doc, self.sort, self.candidates, self.right, self.wrong = part, doc, sort, candidates, right, wrong


def read(folder, part):
    """Yields the examples of a part, with the features as sets of numbers."""
    gold = json.loads((folder / f"{part}.json").read_text())
    is_gap = part.startswith("gap")
    by_place = {}
    if not is_gap:
        known = {doc: Gold(found) for doc, found in gold.items()}
        by_place = {(doc, p["at"]): p for doc, found in gold.items() for p in found["pronouns"]}
    for line in open(folder / f"{part}.choices"):
        choice = json.loads(line)
        if "features" in choice:
            continue
        doc, at = choice["doc"], choice["at"]
        candidates = choice["candidates"]
        right, wrong = [], []
        if is_gap:
            found = gold[doc]
            if found["at"] != at:
                continue
            for number, candidate in enumerate(candidates):
                spans = [span for member in candidate["members"] for span, _ in member]
                for name in found["names"]:
                    if any(a < name["span"][1] and name["span"][0] < b for a, b in spans):
                        (right if name["right"] else wrong).append(number)
            right = sorted(set(right))
            wrong = [n for n in wrong if n not in right]
            has_right = any(name["right"] for name in found["names"])
            if not right and has_right:
                right = [len(candidates) - 1]
            elif not right and not wrong:
                continue
        else:
            pronoun = by_place.get((doc, at))
            if pronoun is None:
                continue
            for number, candidate in enumerate(candidates[:-1]):
                members = [[head for _, head in member] for member in candidate["members"] if member]
                if members and pronoun["chain"] is not None and known[doc].is_right(pronoun["chain"], members, at):
                    right.append(number)
            right = right or [len(candidates) - 1]
        yield Example(part, doc, choice["sort"], [c["features"] for c in candidates], right, wrong)


class Data:
    """The candidates of all examples, one after another: features as ones and noughts, example, sort, whether right or free."""

    def __init__(self, examples, count):
        rows = [(n, features) for n, e in enumerate(examples) for features in e.candidates]
        self.x = torch.zeros(len(rows), count)
        for row, (_, features) in enumerate(rows):
            self.x[row, features] = 1
        self.of = torch.tensor([n for n, _ in rows])
        self.sorts = torch.tensor([examples[n].sort for n, _ in rows])
        good = []
        for e in examples:
            numbers = range(len(e.candidates))
            good += [number in e.right if e.right else number not in e.wrong for number in numbers]
        self.good = torch.tensor(good)
        self.count = len(examples)

    def some(self, chosen):
        """The rows of some of the examples."""
        return torch.isin(self.of, torch.tensor(chosen))


def sums(scores, of, count):
    """The logarithm of the sum of the powers of e, for each example."""
    most = torch.full((count,), -1e9).scatter_reduce(0, of, scores.detach(), "amax")
    shares = torch.zeros(count).index_add(0, of, torch.exp(scores - most[of]))
    return most + torch.log(shares + 1e-30)


class Model:
    def __init__(self, names):
        width = len(names)
        self.held = torch.tensor([[BY_HAND * of.get(name, 0) for name in names] for of in OF_KIND])
        self.all = torch.zeros(width, requires_grad=True)
        self.kind = torch.zeros(KINDS, width, requires_grad=True)
        self.sort = torch.zeros(SORTS, width, requires_grad=True)

    def weights(self):
        return self.all + (self.held + self.kind).repeat_interleave(SORTS // KINDS, 0) + self.sort

    def scores(self, data):
        return (data.x @ self.weights().T).gather(1, data.sorts[:, None]).squeeze(1)

    def learn(self, data, rows=None, rounds=60):
        rows = torch.ones(len(data.of), dtype=torch.bool) if rows is None else rows
        x, of, sorts, good = data.x[rows], data.of[rows], data.sorts[rows], data.good[rows]
        asked = torch.zeros(data.count).index_fill(0, of, 1)
        parts = [self.all, self.kind, self.sort]
        best = torch.optim.LBFGS(parts, lr=1, max_iter=rounds, line_search_fn="strong_wolfe")

        def loss():
            best.zero_grad()
            scores = (x @ self.weights().T).gather(1, sorts[:, None]).squeeze(1)
            lost = sums(scores, of, data.count) - sums(scores.masked_fill(~good, -50), of, data.count)
            value = (lost * asked).sum() + sum(s * (p * p).sum() for s, p in zip(SHRINK, parts))
            value.backward()
            return value

        best.step(loss)
        return self


def outcomes(scores, data, examples, chosen):
    """For each example: by how much the best is ahead, whether something is meant by it, whether it is right, could be."""
    scores = scores.detach().numpy()
    start = np.searchsorted(data.of.numpy(), np.arange(data.count + 1))
    for n in chosen:
        e, row = examples[n], scores[start[n] : start[n + 1]]
        order = np.argsort(-row, kind="stable")
        best, nothing = order[0], len(row) - 1
        ahead = row[best] - row[order[1]] if len(order) > 1 else 9.0
        judged = bool(e.right) or best in e.wrong
        yield n, (e, ahead, best != nothing and judged, best in e.right, bool(e.right) and nothing not in e.right)


def folds(examples):
    docs = sorted({(e.part, e.doc) for e in examples})
    number = {doc: n % FOLDS for n, doc in enumerate(docs)}
    return np.array([number[e.part, e.doc] for e in examples])


def crossed(data, examples, names):
    """The outcomes of every fold by a model that has not seen it."""
    fold = folds(examples)
    found = [None] * len(examples)
    for held in range(FOLDS):
        model = Model(names).learn(data, data.some(np.nonzero(fold != held)[0]))
        rest = np.nonzero(fold == held)[0]
        for n, one in outcomes(model.scores(data), data, examples, rest):
            found[n] = one
    return found


def table(found):
    """Precision and recall at some margins."""
    for kind, name in enumerate(("he, she", "it", "they")):
        for is_gap in (True, False):
            chosen = [f for f in found if f[0].sort // 3 == kind and f[0].part.startswith("gap") == is_gap]
            if not chosen:
                continue
            asked = sum(f[4] for f in chosen)
            cells = []
            for margin in (0, 25, 50, 75, 100, 150):
                said = [f for f in chosen if f[2] and f[1] >= margin / 100]
                right = sum(f[3] for f in said)
                cells.append(f"{margin}: {right / max(1, len(said)):.3f} {right / max(1, asked):.3f} ({2 * right - len(said)})")
            print(f"held back: {name:8} {'GAP' if is_gap else 'GUM'} {asked:4}/{len(chosen):4}", " ".join(cells))


def write(target, names, weights, margins):
    rows = [("margin", margins)]
    for number, label in enumerate(names):
        row = [round(100 * float(weights[sort, number])) for sort in range(SORTS)]
        if any(row):
            rows.append((label, row))
    with open(target, "w") as out:
        out.write(HEAD)
        for label, row in sorted(rows, key=lambda row: row[0].encode()):
            out.write(label + "\t" + " ".join(map(str, row)) + "\n")


def main():
    folder, target = map(pathlib.Path, sys.argv[1:3])
    with open(folder / "gum-train.choices") as first:
        names = json.loads(first.readline())["features"]
    examples = [e for part in ("gum-train", "gap-learn") for e in read(folder, part)]
    print(len(examples), "pronouns", collections.Counter(e.sort for e in examples))
    data = Data(examples, len(names))
    table(crossed(data, examples, names))
    model = Model(names).learn(data)
    write(target, names, model.weights().detach(), [margin for margin in MARGINS for _ in range(SORTS // KINDS)])


if __name__ == "__main__":
    main()
