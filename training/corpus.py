"""Text with tags, trees and names as arrays of numbers, kept in one file.

Lessons are the gold trees of EWT and GUM, and the silver trees of the shared folder. Every document that the division of the
silver text holds back for measuring stays out of the lessons (`held_back`).
"""

import io
import os
import subprocess

import numpy as np

PARTS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
PENN = (
    "NN NNS NNP NNPS VB VBD VBG VBN VBP VBZ MD TO IN DT PDT WDT WP WP$ WRB PRP PRP$ EX JJ JJR JJS RB RBR RBS RP CC CD POS UH FW LS SYM "
    "AFX ADD GW NFP HYPH $ , . : `` '' -LRB- -RRB- XX"
).split()
RELATIONS = (
    "acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp clf compound compound:prt conj cop csubj "
    "csubj:outer csubj:pass dep det det:predet discourse dislocated expl fixed flat goeswith iobj list mark nmod nmod:desc nmod:poss "
    "nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked orphan parataxis punct reparandum root vocative xcomp"
).split()
NAMES = (
    "CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON PRODUCT QUANTITY TIME WORK_OF_ART"
).split()
MARKS = ["O"] + [f"{letter}-{name}" for name in NAMES for letter in "BI"]

# The sources of the silver text, and of how many documents one in forty was held back.
SOURCES = {"wikinews": 1, "state-history": 1, "gap": 1, "wikipedia": 1, "factbook": 1, "current-events": 5, "wh": 6, "ungd": 10}
GOLD = len(SOURCES)
LONGEST = 100


def lines(path):
    """The lines of a file, decompressed if its name says so."""
    if not path.endswith(".zst"):
        yield from open(path, encoding="utf-8")
        return
    source = subprocess.Popen(["zstd", "-dc", path], stdout=subprocess.PIPE)
    yield from io.TextIOWrapper(source.stdout, encoding="utf-8")
    source.wait()


def source_of(document):
    """The number of a document's source."""
    return next((number for number, source in enumerate(SOURCES) if document.startswith(source + "-")), GOLD)


def held_back(folder):
    """The names of the silver documents to measure on."""
    counts, held = {}, set()
    for path in sorted(os.listdir(folder)):
        if not path.endswith(".zst"):
            continue
        for line in lines(os.path.join(folder, path)):
            if line.startswith("# newdoc id = "):
                name = line[14:].rstrip("\n")
                source = next((s for s in SOURCES if name.startswith(s)), None)
                if source:
                    counts[source] = counts.get(source, 0) + 1
                    every = SOURCES[source]
                    if counts[source] % every == 0 and counts[source] // every % 40 == 1:
                        held.add(name)
    return held


class Builder:
    """Gathers sentences."""

    def __init__(self):
        self.forms, self.rows, self.starts, self.sources = {}, [], [0], []

    def add(self, rows, source):
        """Adds a sentence of (form, part, tag, head, relation, mark) in numbers."""
        self.rows.extend(rows)
        self.starts.append(len(self.rows))
        self.sources.append(source)

    def form(self, form):
        return self.forms.setdefault(form, len(self.forms))

    def arrays(self):
        rows = np.array(self.rows, dtype=np.int32).reshape(-1, 6)
        return {"rows": rows, "starts": np.array(self.starts, dtype=np.int64), "sources": np.array(self.sources, dtype=np.int8)}


NUMBER = [{label: number for number, label in enumerate(labels)} for labels in (PARTS, PENN, RELATIONS, MARKS)]


def read_trees(path, builder, wanted=lambda document: True, names=True, longest=LONGEST):
    """Adds the sentences of a CoNLL-U file."""
    parts, penn, relations, marks = NUMBER
    sentence, document = [], ""
    for line in lines(path):
        if line[0] == "#":
            if line.startswith("# newdoc id = "):
                document = line[14:].rstrip("\n")
            continue
        columns = line.rstrip("\n").split("\t")
        if len(columns) < 10:
            if sentence and len(sentence) <= longest and wanted(document):
                builder.add(sentence, source_of(document))
            sentence = []
        elif columns[0].isdigit():
            misc = columns[9]
            mark = 0 if names else -1
            if names and misc.startswith("Name="):
                mark = marks.get(misc[5:].split("|")[0], 0)
            relation = columns[7]
            if relation not in relations:
                relation = relation.split(":")[0]
            sentence.append(
                (builder.form(columns[1]), parts.get(columns[3], 16), penn.get(columns[4], 49), int(columns[6]), relations.get(relation, 21), mark)
            )
    if sentence and wanted(document):
        builder.add(sentence, source_of(document))


def read_names(path, builder, wanted, longest=LONGEST):
    """Adds the sentences of a silver file: names, and nothing else that is to be learned."""
    marks, sentence, document = NUMBER[3], [], ""
    for line in lines(path):
        columns = line.rstrip("\n").split("\t")
        if len(columns) == 7:
            sentence.append((builder.form(columns[0]), -1, -1, -1, -1, marks.get(columns[5], 0)))
        elif line.startswith("# newdoc id = "):
            document = line[14:].rstrip("\n")
        elif not line.strip():
            if sentence and len(sentence) <= longest and wanted(document):
                builder.add(sentence, source_of(document))
            sentence = []


def make(shared, target):
    """Reads everything under `shared` and writes the arrays to `target`."""
    silver, trees, gold = (os.path.join(shared, name) for name in ("silver", "silver-ud", "treebank"))
    held = held_back(silver)
    learn, measure = Builder(), Builder()
    measure.forms = learn.forms
    for name in sorted(os.listdir(gold)):
        if name.endswith("ud-train.conllu.zst"):
            read_trees(os.path.join(gold, name), learn, names=False)
    parsed = set()
    def wanted(document):
        parsed.add(document)
        return document not in held
    for name in sorted(os.listdir(trees)):
        if name.endswith(".conllu.zst"):
            print(name, flush=True)
            read_trees(os.path.join(trees, name), learn, wanted)
    for name in sorted(os.listdir(silver)):
        if name.endswith(".zst"):
            print(name, flush=True)
            path = os.path.join(silver, name)
            read_names(path, measure, lambda document: document in held)
            read_names(path, learn, lambda document: document not in held and document not in parsed)
    forms = np.array(list(learn.forms))
    arrays = {f"{key}": value for key, value in learn.arrays().items()}
    arrays |= {f"held_{key}": value for key, value in measure.arrays().items()}
    np.savez(target, forms=np.array(["\n".join(learn.forms)]), **arrays)
    print(len(forms), "forms;", len(arrays["rows"]), "tokens;", len(arrays["held_rows"]), "held back")


if __name__ == "__main__":
    import sys
    make(sys.argv[1], sys.argv[2])
