"""Learns what predicates ask for: how often the subject, object or phrase of a verb is a person, organisation, country,
place, event or thing; and which nouns, that no list has, may name persons, because "who" takes them up.

    python3 training/asks.py ../shared/silver-ud data/lexicons

reads the trees (CoNLL-U with Name= in the last column, zstd) and writes asks.txt and person-nouns.txt. It prints how well
the table alone tells the type of names that it has not seen.
"""

import collections
import math
import pathlib
import subprocess
import sys

CLASSES = ["person", "organization", "country", "place", "event", "thing"]
NAMES = {"PERSON": 0, "ORG": 1, "GPE": 2, "NORP": 2, "LOC": 3, "FAC": 3, "EVENT": 4, "PRODUCT": 5, "WORK_OF_ART": 5, "LAW": 5}
NOUNS = {"person": 0, "group": 0, "organization": 1, "country": 2, "city": 3, "place": 3, "facility": 3, "event": 4,
         "work": 5, "thing": 5, "time": None}
LEAST_SEEN = 40
MOST_ROWS = 3000
MOST = 20  # the most that one place may say: a table of counts is not surer than that


def sentences(path):
    """Yields the sentences of a compressed file: lists of columns."""
    with subprocess.Popen(["zstd", "-dc", str(path)], stdout=subprocess.PIPE, text=True) as process:
        rows = []
        for line in process.stdout:
            if line == "\n":
                if rows:
                    yield rows
                rows = []
            elif line[0].isdigit():
                rows.append(line.rstrip("\n").split("\t"))


def function_of(rows, row):
    """The verb and function of a word, the passive turned round; none if it is no argument of a verb."""
    relation = row[7]
    head = int(row[6]) - 1
    if head < 0 or rows[head][3] != "VERB":
        return None
    if relation == "nsubj":
        function = "subject"
    elif relation in ("obj", "nsubj:pass"):
        function = "object"
    elif relation == "iobj":
        function = "recipient"
    elif relation == "obl:agent":
        function = "subject"
    elif relation == "obl":
        cases = [other[2].lower() for other in rows if other[6] == row[0] and other[7] == "case"]
        if len(cases) != 1:
            return None
        function = cases[0]
    else:
        return None
    return rows[head][2].lower(), function


def class_of(row, nouns):
    """The class of a word, and whether it is a name's; none of what has none."""
    if row[3] == "PROPN":
        kind = [part[7:] for part in row[9].split("|") if part.startswith("Name=")]
        return (NAMES.get(kind[0]), True) if kind else (None, True)
    if row[3] == "NOUN":
        return nouns.get(row[2].lower()), False
    if row[2].lower() in ("he", "she"):
        return 0, False
    return None, False


def relatives(rows):
    """Yields the nouns that relative clauses describe, and whether with "who"."""
    for row in rows:
        word = row[2].lower()
        if row[4] not in ("WP", "WDT") or word not in ("who", "whom", "which"):
            continue
        verb = int(row[6]) - 1
        for _ in range(4):
            if verb < 0 or rows[verb][7].startswith("acl:relcl"):
                break
            verb = int(rows[verb][6]) - 1
        noun = int(rows[verb][6]) - 1 if verb >= 0 and rows[verb][7].startswith("acl:relcl") else -1
        if 0 <= noun < int(row[0]) - 1 and rows[noun][3] == "NOUN":
            yield rows[noun][2].lower(), word != "which"


def read_nouns(folder):
    nouns = {}
    for line in open(folder / "noun-classes.txt"):
        if not line.startswith("#") and "\t" in line:
            word, kind = line.rstrip("\n").split("\t")[:2]
            nouns[word] = NOUNS.get(kind, 5)
    return nouns


def main():
    source, folder = map(pathlib.Path, sys.argv[1:3])
    nouns = read_nouns(folder)
    counts = collections.defaultdict(lambda: [0] * len(CLASSES))
    taken_up = collections.defaultdict(lambda: [0, 0])
    held = []
    for path in sorted(source.glob("*.conllu.zst")):
        for number, rows in enumerate(sentences(path)):
            for noun, is_person in relatives(rows):
                taken_up[noun][is_person] += 1
            for row in rows:
                if row[3] not in ("PROPN", "NOUN", "PRON"):
                    continue
                place = function_of(rows, row)
                if place is None:
                    continue
                kind, is_name = class_of(row, nouns)
                if number % 20 == 0:
                    if is_name and kind is not None:
                        held.append((place, kind))
                    continue
                if kind is not None:
                    counts[place][kind] += 1
    prior = [sum(row[k] for row in counts.values()) for k in range(len(CLASSES))]
    total = sum(prior)
    prior = [count / total for count in prior]
    kept = sorted((place for place in counts if sum(counts[place]) >= LEAST_SEEN), key=lambda place: -sum(counts[place]))
    kept = {place: counts[place] for place in kept[:MOST_ROWS]}
    report_names(held, kept)
    write(folder / "asks.txt", kept, prior)
    write_nouns(folder / "person-nouns.txt", taken_up, nouns)


def report_names(held, kept):
    """Prints how often the table's first choice is the type of a held-back name, and how often the commonest is."""
    base = collections.Counter(kind for _, kind in held)
    right = asked = 0
    for place, kind in held:
        if place in kept:
            asked += 1
            row = kept[place]
            right += kind == max(range(len(CLASSES)), key=lambda k: row[k] if k < 4 else 0)
    print(f"held-back names {len(held)}, of them with a known predicate {asked}: right {right / asked:.3f}, "
          f"the commonest type {base.most_common(1)[0][1] / len(held):.3f}")


def write(path, kept, prior):
    with open(path, "w") as out:
        out.write("# What verbs ask for: ten times the logarithm of how much likelier a person, organization, country, place, event and\n"
                  "# thing is at a function than anywhere. Learned from news with trees by training/asks.py; CC BY-SA 4.0, sources in\n"
                  "# training/README.md. Sorted by bytes.\n")
        rows = {" ".join(place): counts for place, counts in kept.items()}
        for name in sorted(rows, key=str.encode):
            total = sum(rows[name])
            votes = [10 * math.log((count / total + 0.01) / (share + 0.01)) for count, share in zip(rows[name], prior)]
            out.write(name + "\t" + " ".join(str(max(-MOST, min(MOST, round(vote)))) for vote in votes) + "\n")


def write_nouns(path, taken_up, nouns):
    """Nouns of no list that "who" takes up; how many of the list's nouns are persons by the same measure is printed."""
    chosen = [noun for noun, (which, who) in taken_up.items() if who >= 2 and who / (who + which) >= 0.7]
    told = [nouns[noun] == 0 for noun in chosen if noun in nouns]
    found = sorted((noun for noun in chosen if noun not in nouns and noun.isalpha() and noun.isascii() and len(noun) > 2),
                   key=str.encode)
    print(f"nouns of the list taken up by who: {len(told)}, persons {sum(told) / len(told):.3f}; of no list {len(found)}")
    with open(path, "w") as out:
        out.write("# Nouns of no list that may name persons: \"who\" takes them up. Learned from news with trees by training/asks.py;\n"
                  "# CC BY-SA 4.0, sources in training/README.md. Sorted by bytes.\n")
        out.writelines(noun + "\n" for noun in found)


if __name__ == "__main__":
    main()
