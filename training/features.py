"""What the network sees of a word: numbers of rows in six tables of vectors. `src/english/network/features.rs` does the same."""

import numpy as np

# The rows of the tables: known words, spellings with capitals, beginnings of three letters, ends of two, three and four, shapes.
TABLES = ("word", "cased", "prefix", "suffix2", "suffix3", "suffix4", "shape")
SIZES = {"word": 36000, "cased": 16384, "prefix": 4096, "suffix2": 1024, "suffix3": 4096, "suffix4": 8192, "shape": 256}
QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"'})
SEEN = 48


MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


def atom(number):
    """A small number spread over 64 bits."""
    value = (number + 1) * GOLDEN & MASK
    return value ^ value >> 31


def hash_text(text):
    """The hash that tables are looked up by (`src/english/hash.rs`)."""
    value = 0x5851F42D4C957F2D
    for byte in text if isinstance(text, bytes) else text.encode():
        value = ((value << 5 | value >> 59) & MASK ^ byte) * GOLDEN & MASK
    return value ^ value >> 32


def fnv(seed, text):
    """The 32-bit FNV-1a hash of a number and a text."""
    value = 0x811C9DC5
    for byte in bytes([seed]) + text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def row(table, text):
    """The row of a text in a table; row 0 is for nothing."""
    return fnv(TABLES.index(table), text) % (SIZES[table] - 1) + 1


def spelling(form):
    """A word as it is looked up: straight quotation marks, every digit a nought, no more than its first letters."""
    text = form.translate(QUOTES)
    return "".join("0" if "0" <= c <= "9" else c for c in {"''": '"'}.get(text, text)[:SEEN])


def shape(spelled):
    """The pattern of capitals, small letters, digits and marks, runs cut to two."""
    kinds = ["0" if c == "0" else "X" if c.isupper() else "x" if c.isalpha() else c if c.isascii() else "*" for c in spelled]
    kept = [kind for place, kind in enumerate(kinds) if place < 2 or not kind == kinds[place - 1] == kinds[place - 2]]
    return "".join(kept[:8])


def features(form, words):
    """The rows of a word in all tables; `words` numbers the known ones from 1."""
    spelled = spelling(form)
    lower = spelled.lower()
    return (
        words.get(lower, 0),
        row("cased", spelled) if spelled != lower else 0,
        row("prefix", lower[:3]),
        row("suffix2", lower[-2:]),
        row("suffix3", lower[-3:]),
        row("suffix4", lower[-4:]),
        row("shape", shape(spelled)),
    )


def known_words(forms, counts):
    """The most frequent words, numbered from 1."""
    totals = {}
    for form, count in zip(forms, counts):
        lower = spelling(form).lower()
        totals[lower] = totals.get(lower, 0) + int(count)
    best = sorted(totals, key=lambda word: (-totals[word], word))[: SIZES["word"] - 1]
    return {word: number for number, word in enumerate(sorted(best), 1)}


SMALL = set("a an the and or but nor of in on at to for from by with as is are was were be his her its their into over after that than".split())


def title(form):
    """A word as headlines in title case write it."""
    return form if form in SMALL else form[:1].upper() + form[1:]


def table(forms, words):
    """The rows of all forms as they are, in small letters, as in titles, and in capitals: 4 × forms × tables."""
    ways = (str, str.lower, title, str.upper)
    return np.array([[features(way(form), words) for form in forms] for way in ways], dtype=np.int32)
