"""Learns whom or what "he", "she", "it" and "they" mean: a log-linear choice among candidates, one of them that nothing is meant.

    python3 training/coreference.py ../shared DIR
    for part in gum-train gap-learn; do cargo run --release --example choices -- DIR/$part/*.txt > DIR/$part.choices; done
    python3 training/pronouns.py DIR data/lexicons/pronoun-weights.txt

Weights are of features alone and of pairs of them; both are in the table, in hundredths. Repeat the last two steps: what a
pronoun meant is a feature of the next.
"""

import collections
import json
import pathlib
import sys

import numpy as np
import torch

from measure_pronouns import Gold, nearest

KINDS, SORTS = 3, 9
FOLDS = 5
# How strongly weights are held to nothing: those of all pronouns, of one kind, of one sort.
SHRINK = (0.4, 0.8, 1.5)
PAIRS = 0
MARGINS = range(0, 201, 10)


HEAD = """# What speaks for whom or what "he" and "she", "it" and "they" mean: weights in hundredths of a natural logarithm of features and
# of pairs of features, each for pronouns that are subjects, possessors and others. "margin" is by how much the best must be ahead.
# Learned from GUM (CC BY 4.0) and half of GAP (Google LLC, Apache-2.0; passages CC BY-SA 3.0) by training/pronouns.py. Sorted
# by bytes.
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
                places = [nearest([head for _, head in member], at) for member in candidate["members"]]
                places = [place for place in places if place is not None]
                if places and known[doc].is_right(pronoun["chain"], places) and pronoun["chain"] is not None:
                    right.append(number)
            right = right or [len(candidates) - 1]
        yield Example(part, doc, choice["sort"], [c["features"] for c in candidates], right, wrong)


def arrays(examples, pairs, count):
    """The features of all candidates as one array of ones and noughts, padded; and which are there, right, free."""
    most = max(len(e.candidates) for e in examples)
    x = np.zeros((len(examples), most, count + len(pairs)), np.float32)
    there = np.zeros((len(examples), most), bool)
    good = np.zeros((len(examples), most), bool)
    for n, e in enumerate(examples):
        for c, features in enumerate(e.candidates):
            x[n, c, features] = 1
            there[n, c] = True
        if e.right:
            good[n, e.right] = True
        else:
            good[n] = there[n]
            good[n, e.wrong] = False
    for number, (one, other) in enumerate(pairs):
        x[:, :, count + number] = x[:, :, one] * x[:, :, other]
    sorts = np.array([e.sort for e in examples])
    return torch.tensor(x), torch.tensor(there), torch.tensor(good), torch.tensor(sorts)


class Model:
    def __init__(self, width):
        self.all = torch.zeros(width, requires_grad=True)
        self.kind = torch.zeros(KINDS, width, requires_grad=True)
        self.sort = torch.zeros(SORTS, width, requires_grad=True)

    def weights(self):
        return self.all + self.kind.repeat_interleave(SORTS // KINDS, 0) + self.sort

    def scores(self, x, there, sorts, weights=None):
        weights = self.weights() if weights is None else weights
        scores = torch.einsum("ncf,nf->nc", x, weights[sorts])
        return scores.masked_fill(~there, -1e9)

    def learn(self, data, rounds=60):
        x, there, good, sorts = data
        parts = [self.all, self.kind, self.sort]
        best = torch.optim.LBFGS(parts, lr=1, max_iter=rounds, line_search_fn="strong_wolfe")

        def loss():
            best.zero_grad()
            scores = self.scores(x, there, sorts)
            lost = torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~good, -1e9), 1)
            value = lost.sum() + sum(s * (p * p).sum() for s, p in zip(SHRINK, parts))
            value.backward()
            return value

        best.step(loss)
        return self


def outcome(scores, examples):
    """For each example: by how much the best is ahead, whether something is meant by it, whether it is right, could be."""
    scores = scores.detach().numpy()
    for row, e in zip(scores, examples):
        order = np.argsort(-row[: len(e.candidates)], kind="stable")
        best = order[0]
        ahead = row[best] - row[order[1]] if len(order) > 1 else 9.0
        nothing = len(e.candidates) - 1
        judged = bool(e.right) or best in e.wrong
        yield e, ahead, best != nothing and judged, best in e.right, bool(e.right) and nothing not in e.right


def folds(examples):
    docs = sorted({(e.part, e.doc) for e in examples})
    number = {doc: n % FOLDS for n, doc in enumerate(docs)}
    return np.array([number[e.part, e.doc] for e in examples])


def crossed(data, examples):
    """The outcomes of every fold by a model that has not seen it."""
    fold = folds(examples)
    found = [None] * len(examples)
    for held in range(FOLDS):
        learn = torch.tensor(fold != held)
        model = Model(data[0].shape[2]).learn([part[learn] for part in data])
        rest = np.nonzero(fold == held)[0]
        x, there, _, sorts = (part[rest] for part in data)
        scores = model.scores(x, there, sorts)
        for n, one in zip(rest, outcome(scores, [examples[n] for n in rest])):
            found[n] = one
    return found


def table(found, label):
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
                cells.append(f"{margin}: P {right / max(1, len(said)):.3f} R {right / max(1, asked):.3f} ({2 * right - len(said)})")
            print(f"{label} {name:8} {'GAP' if is_gap else 'GUM'} {asked:4}/{len(chosen):4}", " ".join(cells))


def write(target, names, pairs, weights, margins):
    rows = [("margin", margins)]
    labels = list(names) + [f"{names[one]}+{names[other]}" for one, other in pairs]
    for number, label in enumerate(labels):
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
    pairs = []
    data = arrays(examples, pairs, len(names))
    table(crossed(data, examples), "cv")
    model = Model(data[0].shape[2]).learn(data)
    write(target, names, pairs, model.weights().detach(), [30] * 3 + [75] * 3 + [50] * 3)


if __name__ == "__main__":
    main()
