"""measure.py LEARNED FILE…: how good a network is, on gold trees (CoNLL-U) and on names of persons, organisations and places (IOB2)."""

import os

import numpy as np
import torch

import corpus
import features
from trees import tree

SHOWN = "conj appos acl acl:relcl advcl nsubj obj obl nmod xcomp ccomp".split()


def batches(sentences, lengths, most):
    """Cuts sentences, ordered by length, into batches of so many words."""
    found, start = [], 0
    lengths = lengths[sentences] + 1
    for end in range(1, len(sentences) + 1):
        if end == len(sentences) or lengths[start : end + 1].max() * (end + 1 - start) > most:
            found.append(sentences[start:end])
            start = end
    return found


def padded(views):
    """Of each sentence words × tables numbers: the batch with a place for the root, and its mask."""
    n = max(map(len, views)) + 1
    seen = np.zeros((len(views), n, views[0].shape[1]), dtype=np.int32)
    mask = np.zeros((len(views), n), dtype=bool)
    for number, view in enumerate(views):
        seen[number, 1 : len(view) + 1], mask[number, : len(view) + 1] = view, True
    return torch.from_numpy(seen), torch.from_numpy(mask)


@torch.inference_mode()
def annotate(network, views):
    """For each sentence: parts, Penn tags, heads, relations, marks, in numbers."""
    lengths = np.array([len(view) for view in views])
    found = [None] * len(views)
    root = corpus.RELATIONS.index("root")
    for batch in batches(np.argsort(lengths, kind="stable"), lengths, 4000):
        seen, mask = padded([views[i] for i in batch])
        x, arcs = network(seen, mask)
        scores = torch.log_softmax(arcs, -1).numpy()
        heads = np.zeros(mask.shape, dtype=np.int64)
        for row, i in enumerate(batch):
            n = lengths[i] + 1
            heads[row, :n] = tree(scores[row, :n, :n])
        relations = network.relations(x, torch.from_numpy(heads))
        relations[..., root] = -1e9
        relations = relations.argmax(-1).numpy()
        relations[heads == 0] = root
        parts, tags, marks = (scores.argmax(-1).numpy() for scores in network.labels(x))
        for row, i in enumerate(batch):
            n = lengths[i] + 1
            found[i] = [column[row, 1:n] for column in (parts, tags, heads, relations, marks)]
    return found


def measure_trees(network, words, path):
    """One line of figures on a file of gold trees."""
    builder = corpus.Builder()
    corpus.read_trees(path, builder, names=False, longest=10**6)
    forms, rows = list(builder.forms), np.array(builder.rows)
    table = np.array([features.features(form, words) for form in forms], dtype=np.int32)
    cuts = builder.starts[1:-1]
    right = np.split(rows, cuts)
    found = np.concatenate([np.stack(columns, 1) for columns in annotate(network, [table[sentence[:, 0]] for sentence in right])])
    same = found[:, :4] == rows[:, 1:5]
    both = same[:, 2] & same[:, 3]
    plain = rows[:, 4] != corpus.RELATIONS.index("punct")
    percent = lambda hits: f"{100 * hits.mean():.2f}"
    figures = [f"{name} {percent(hits)}" for name, hits in (("UPOS", same[:, 0]), ("Penn", same[:, 1]), ("UAS", same[:, 2]), ("LAS", both), ("LAS without punctuation", both[plain]))]
    def f1(relation):
        number = corpus.RELATIONS.index(relation)
        hits = (both & (rows[:, 4] == number)).sum()
        return 200 * hits / max(1, (rows[:, 4] == number).sum() + (found[:, 3] == number).sum())
    figures += [f"{relation} {f1(relation):.0f}" for relation in SHOWN]
    return f"{os.path.basename(path).split('.')[0]} " + ", ".join(figures)


def spans(marks):
    """The names that marks make: (first word, end, type)."""
    found, start, kind = [], None, None
    for place, mark in enumerate([*marks, 0]):
        label = corpus.MARKS[mark]
        if start is not None and (label[0] != "I" or label[2:] != kind):
            found.append((start, place, kind))
            start = None
        if label[0] == "B" or (label[0] == "I" and start is None):
            start, kind = place, label[2:]
    return set(found)


# What the three classes of other schemes are in ours.
CLASSES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def read_iob2(path):
    """Sentences of words and labels: `number form label`."""
    sentence = []
    for line in corpus.lines(path):
        columns = line.rstrip("\n").split("\t")
        if columns[0].isdigit():
            sentence.append((columns[1], columns[2]))
        elif not line.strip() and sentence:
            yield sentence
            sentence = []


def labelled(labels):
    """The names that labels such as B-PER make."""
    found, start = [], None
    for place, label in enumerate([*labels, "O"]):
        if start is not None and label[0] != "I":
            found.append((start, place, labels[start][2:]))
            start = None
        if label[0] == "B":
            start = place
    return set(found)


def measure_classes(network, words, path):
    """Names of three classes on a file of gold names."""
    sentences = list(read_iob2(path))
    views = [np.array([features.features(form, words) for form, _ in sentence], dtype=np.int32) for sentence in sentences]
    hits = ours = right = 0
    for sentence, columns in zip(sentences, annotate(network, views)):
        found = {(start, end, CLASSES[kind]) for start, end, kind in spans(columns[4]) if kind in CLASSES}
        gold = labelled([label for _, label in sentence])
        hits, ours, right = hits + len(found & gold), ours + len(found), right + len(gold)
    return f"{os.path.basename(path).split('.')[0]} names F1 {200 * hits / max(1, ours + right):.1f}, precision {100 * hits / max(1, ours):.1f}, recall {100 * hits / max(1, right):.1f}"


def measure_names(network, lessons):
    """Names on the silver text held back."""
    rows, starts = lessons.held
    sentences = np.split(rows, starts[1:-1])
    found = annotate(network, [lessons.table[0][sentence[:, 0]] for sentence in sentences])
    counts = {}
    for sentence, columns in zip(sentences, found):
        right, ours = spans(sentence[:, 5]), spans(columns[4])
        for key in ("all", "PERSON", "GPE", "ORG", "DATE"):
            sort = lambda names: {name for name in names if key in ("all", name[2])}
            r, o = sort(right), sort(ours)
            hits, ours_, right_ = counts.get(key, (0, 0, 0))
            counts[key] = hits + len(r & o), ours_ + len(o), right_ + len(r)
    return "names " + ", ".join(f"{key} {200 * hits / max(1, ours + right):.1f}" for key, (hits, ours, right) in counts.items())


if __name__ == "__main__":
    import sys

    from network import load

    network, words = load(sys.argv[1])
    for path in sys.argv[2:]:
        measure = measure_classes if "iob2" in path else measure_trees
        print(measure(network, words, path), flush=True)
