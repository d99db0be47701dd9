"""Dictionary forms: an edit of the word's end, looked up by word and tag, or else by its longest known ending and tag.

`src/english/lemmas.rs` and `src/english/forms.rs` make the same keys.
"""

import os

import corpus
from features import atom, hash_text

SEEN, ROOM, MOST = 48, 14, 3
PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", **{str(digit): "0" for digit in range(10)}})
NAMES = {"NNP", "NNPS", "ADD", "FW"}


def spelled(word):
    """The bytes that keys are made of."""
    word = "n't" if word == "n`t" else word
    kept = b""
    for letter in "".join(c.lower() for c in word.translate(PLAIN)):
        letter = letter.encode()
        if len(kept) + len(letter) > SEEN:
            break
        kept += letter
    return kept


def keys(word, tag):
    """What an edit is looked up by, the most specific first."""
    text, number = spelled(word), corpus.PENN.index(tag)
    def key(level, hashed):
        return hash_text((hashed ^ atom(number * 8 + level)).to_bytes(8, "little"))
    ends = [hash_text(text[-count:]) for count in (4, 3, 2, 1)]
    return [key(5, hash_text(text)), *(key(4 - place, end) for place, end in enumerate(ends)), key(0, 0)]


def base(word, tag):
    """The word as the edit finds it: names keep their capitals."""
    if tag in NAMES:
        return word
    return word.lower().replace("’", "'")


def edit(word, lemma):
    """How many bytes of the end to cut off, and what to put there; none if it does not fit."""
    same = 0
    while same < min(len(word), len(lemma)) and word[same] == lemma[same]:
        same += 1
    cut, ending = len(word[same:].encode()), lemma[same:].encode()
    return (cut, ending) if cut < 256 and len(ending) <= ROOM else None


def read(path, counts):
    """Counts words with their tags and lemmas."""
    for line in corpus.lines(path):
        columns = line.rstrip("\n").split("\t")
        if len(columns) == 10 and columns[0].isdigit():
            tag = columns[4] if columns[4] in corpus.PENN else "XX"
            key = columns[1], tag, columns[2]
            counts[key] = counts.get(key, 0) + 1


def learn(gold):
    """From the gold trees of a folder: keys with numbers of edits, and the edits."""
    counts, numbers, cases, answers = {}, {}, set(), {}
    for name in sorted(os.listdir(gold)):
        if name.endswith("ud-train.conllu.zst"):
            read(os.path.join(gold, name), counts)
    for (word, tag, lemma), times in sorted(counts.items()):
        found = edit(base(word, tag), lemma)
        if found is None:
            continue
        number = numbers.setdefault(found, len(numbers))
        levels = tuple(keys(word, tag))
        cases.add(levels)
        for key in levels:
            seen = answers.setdefault(key, {})
            seen[number] = seen.get(number, 0) + min(times, MOST)
    edits = b"".join(bytes([cut, len(ending)]) + ending.ljust(ROOM, b"\0") for cut, ending in numbers)
    return sorted(kept(cases, answers).items()), edits


def kept(cases, answers):
    """The keys whose most frequent answer is another than that of the next more general key that is kept."""
    best = {key: max(seen, key=lambda number: (seen[number], -number)) for key, seen in answers.items()}
    kept = {}
    for level in range(5, -1, -1):
        found = {}
        for case in cases:
            general = next((kept[key] for key in case[level + 1 :] if key in kept), None)
            if best[case[level]] != general:
                found[case[level]] = best[case[level]]
        kept |= found
    return kept
