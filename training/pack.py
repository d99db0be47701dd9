"""pack.py LEARNED MODEL: packs what was learned into the file that the program carries."""

import struct
import sys

import numpy as np

import corpus
import lemmas
from features import SIZES, TABLES, hash_text
from network import VALUE, WEIGHT, Attention, load

MAGIC, VERSION, ALIGNMENT, HEADER = b"cloze-en", 5, 64, 24
# Vectors are cut where so many of their numbers are smaller.
MOST = 0.9999


def numbers(values):
    return np.asarray(values, dtype="<f4").tobytes()


def sizes(*values):
    return struct.pack(f"<{len(values)}I", *values)


def product(module):
    """Inputs, outputs, the limit of what goes in, a scale and a bias for each output, weights: inputs × outputs."""
    weights = module.weight.detach().numpy()
    steps = np.maximum(np.abs(weights).max(1, keepdims=True), 1e-6) / WEIGHT
    whole = np.rint(weights / steps).astype(np.int8)
    return sizes(weights.shape[1], weights.shape[0]) + numbers([module.limit]) + numbers(steps[:, 0]) + numbers(module.bias.detach()) + whole.T.tobytes()


def norm(module):
    return numbers(module.weight.detach()) + numbers(module.bias.detach())


def layer(module):
    if not isinstance(module, Attention):
        return sizes(module.apart) + product(module.product) + norm(module.norm)
    packed = sizes(0) + product(module.look) + product(module.out) + norm(module.norm) + numbers(module.distance.detach()) + sizes(module.deep)
    return packed + (product(module.wide) + product(module.narrow) + norm(module.norm2) if module.deep else b"")


def network_sections(network):
    """The sections of vectors and of the network."""
    plan = network.plan
    rows = network.vectors.rows.numpy()
    step = float(np.quantile(np.abs(rows), MOST)) / VALUE
    vectors = np.clip(np.rint(rows / step), -VALUE, VALUE).astype(np.int8)
    head = sizes(plan["width"], plan["heads"], plan["arc"], plan["relation"])
    head += sizes(*(SIZES[table] for table in TABLES)) + numbers([step]) + norm(network.norm) + sizes(len(network.layers))
    body = b"".join(layer(module) for module in network.layers)
    tail = product(network.ends) + product(network.arc) + numbers(network.arc_distance.detach()) + product(network.relation)
    labels = " ".join(corpus.PARTS + corpus.PENN + corpus.RELATIONS + corpus.NAMES)
    return vectors.tobytes(), head + body + tail + labels.encode()


def table(entries):
    """A table from 64-bit hashes to numbers: slots of a 32-bit fingerprint and the number, four of five in use."""
    size = max(1, len(entries) * 100 // 80)
    slots = [0] * size
    for key, value in entries:
        at = ((key >> 32) * size) >> 32
        while slots[at]:
            at = (at + 1) % size
        slots[at] = max(1, key & 0xFFFFFFFF) | value << 32
    return struct.pack(f"<{size}Q", *slots)


def checksum(data):
    """The 64-bit FNV-1a hash."""
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


def model(sections):
    """The bytes of a model file of these sections, in their order."""
    start = HEADER + 8 * len(sections)
    entries, contents = b"", b""
    for section in sections:
        contents += bytes(-(start + len(contents)) % ALIGNMENT)
        entries += sizes(start + len(contents), len(section))
        contents += section
    rest = entries + contents
    return MAGIC + sizes(VERSION, len(sections)) + struct.pack("<Q", checksum(rest)) + rest


def main(learned_path, gold, note, target):
    network, known = load(learned_path)
    vectors, network = network_sections(network)
    words = table(sorted((hash_text(word), number) for word, number in known.items()))
    entries, edits = lemmas.learn(gold)
    with open(note, "rb") as file:
        note = file.read()
    with open(target, "wb") as file:
        file.write(model([note, table(entries), edits, words, vectors, network]))


if __name__ == "__main__":
    main(*sys.argv[1:])
