#!/usr/bin/env python3
"""Counts in trees what the clauses must know of words: counts.py TREES.conllu.zst … writes into ../data/lexicons

- by-phrases.txt: nouns after _by_ that mostly are no doers, with an article. After an active verb a phrase with _by_ never is its
  doer, so a noun that stands there as often as after passives says when, where or by how much (_by the end_).
- bare-doers.txt: nouns that act without an article (_lightning_, _parliament_), counted as subjects of active verbs
  and after _by_ with passives, and what cannot be counted (_dust_); any other noun in the singular without one is a means (_by courier_).
- mostly-transitive.txt: verbs that take an object at least six of ten times in active clauses.
- mostly-intransitive.txt: verbs that take one less than three of ten times, clauses as complements left aside.
"""
import collections
import pathlib
import subprocess
import sys

LEXICONS = pathlib.Path(__file__).resolve().parent.parent / "data" / "lexicons"
SOURCE = "# Counted by training/counts.py in open news text (its trees made by a parser, not corrected)."


def sentences(paths):
    """The sentences as lists of (form, lemma, universal tag, Penn tag, head counted from 0, relation)."""
    for path in paths:
        text = subprocess.run(["zstd", "-dc", path], stdout=subprocess.PIPE, text=True, check=True).stdout
        for block in text.split("\n\n"):
            rows = [line.split("\t") for line in block.split("\n") if line and line[0] != "#"]
            if rows:
                yield [(r[1], r[2].lower(), r[3], r[4], int(r[6]) - 1, r[7]) for r in rows]


def count(paths):
    by, bare_by, bare_subjects, masses, objects, plain_objects = (
        collections.defaultdict(lambda: [0, 0]) for _ in range(6)
    )
    for sentence in sentences(paths):
        children = collections.defaultdict(list)
        for token, row in enumerate(sentence):
            children[row[4]].append(token)
        relations = [{sentence[child][5] for child in children[token]} for token in range(len(sentence))]
        for token, (_, lemma, tag, penn, head, relation) in enumerate(sentence):
            modified = relations[token] & {"det", "nmod:poss", "amod", "nummod", "compound", "nmod:desc"}
            bare = penn == "NN" and not modified
            if relation == "nsubj" and penn == "NN" and sentence[head][2] == "VERB" and "conj" not in relations[token]:
                bare_subjects[lemma][not bare] += 1
            core = relation in ("nsubj", "nsubj:pass", "obj", "nmod", "obl")
            after_by = any(sentence[child][0].lower() == "by" for child in children[token])
            if core and penn == "NN" and not after_by and "conj" not in relations[token]:
                masses[lemma][bool(relations[token] & {"det", "nmod:poss", "nummod"})] += 1
            if tag != "VERB":
                continue
            passive = "aux:pass" in relations[token] or (
                penn == "VBN" and "aux" not in relations[token] and relation in ("acl", "advcl")
            )
            for child in children[token]:
                row = sentence[child]
                cases = [sentence[case][0].lower() for case in children[child] if sentence[case][5] == "case"]
                articled = row[3] != "NN" or relations[child] & {"det", "nmod:poss", "amod", "nummod", "compound"}
                phrase = row[5] in ("obl", "obl:agent") and row[2] == "NOUN" and child > token
                if phrase and cases == ["by"]:
                    (by if articled else bare_by)[row[1]][not passive] += 1
            finite = penn in ("VBD", "VBZ", "VBP", "VB") and relation in ("root", "ccomp", "parataxis", "advcl")
            joined = any(sentence[child][5] == "conj" and sentence[child][2] == "VERB" for child in children[token])
            if finite and not passive and not joined:
                objects[lemma]["obj" not in relations[token]] += 1
                if not relations[token] & {"ccomp", "xcomp"}:
                    plain_objects[lemma]["obj" not in relations[token]] += 1
    return by, bare_by, bare_subjects, masses, objects, plain_objects


def known(name):
    lines = (LEXICONS / name).read_text().splitlines()
    return {line for line in lines if line and line[0] != "#"}


def write(name, head, words):
    words = sorted(word for word in words if word.isascii() and word.replace("-", "").isalpha())
    (LEXICONS / name).write_text("\n".join([*head, SOURCE, *words]) + "\n")
    print(f"{name}: {len(words)}")


def main():
    by, bare_by, bare_subjects, masses, objects, plain_objects = count(sys.argv[1:])
    write(
        "by-phrases.txt",
        ["# Nouns after \"by\" that with an article are no doers: seen five times, half of them after active verbs."],
        (noun for noun, (passive, active) in by.items() if passive + active >= 5 and active >= 0.5 * (passive + active)),
    )
    write(
        "bare-doers.txt",
        [
            "# Nouns that act without an article: a fifth of their times as subject, or nine of ten times after \"by\"; and",
            "# those that mostly stand without one, if they do not stand so after \"by\" beside active verbs.",
        ],
        {noun for noun, (bare, other) in bare_subjects.items() if bare >= 3 and bare >= 0.2 * (bare + other)}
        | {noun for noun, (passive, active) in bare_by.items() if passive >= 3 and active <= 0.1 * (passive + active)}
        | {
            noun
            for noun, (bare, other) in masses.items()
            if bare + other >= 10 and bare >= 0.6 * (bare + other) and bare_by[noun][1] == 0
        },
    )
    transitive = known("transitive.txt")
    write(
        "mostly-transitive.txt",
        ["# Verbs beside those of transitive.txt with an object in six of ten active clauses, seen fifteen times."],
        (
            verb
            for verb, (with_object, without) in objects.items()
            if verb not in transitive and with_object + without >= 15 and with_object >= 0.6 * (with_object + without)
        ),
    )
    write(
        "mostly-intransitive.txt",
        ["# Verbs with an object in less than three of ten active clauses without another complement, seen fifteen times."],
        (
            verb
            for verb, (with_object, without) in plain_objects.items()
            if with_object + without >= 15 and with_object < 0.3 * (with_object + without)
        ),
    )


if __name__ == "__main__":
    main()
