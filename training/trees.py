"""The best tree with one root (Chu and Liu 1965, Edmonds 1967)."""

import numpy as np


def tree(scores):
    """Of n × n scores, word by head, place 0 being the root: the head of each place; its first number means nothing."""
    scores = scores.astype(np.float64).copy()
    scores[0] = -np.inf
    scores[0, 0] = 0
    np.fill_diagonal(scores[1:, 1:], -np.inf)
    heads = scores.argmax(1)
    if one_root(heads) and not cycle(heads):
        return heads
    # A root costs so much that a second one never pays.
    scores[1:, 0] -= 1e6
    return edmonds(scores)


def one_root(heads):
    return (heads[1:] == 0).sum() == 1


def cycle(heads):
    """The places of a circle, or none."""
    state = np.zeros(len(heads), dtype=int)
    state[0] = -1
    for start in range(1, len(heads)):
        place = start
        while state[place] == 0:
            state[place] = start
            place = heads[place]
        if state[place] == start:
            circle = [place]
            while heads[circle[-1]] != place:
                circle.append(heads[circle[-1]])
            return circle
        place = start
        while state[place] == start:
            state[place] = -1
            place = heads[place]
    return []


def edmonds(scores):
    heads = scores.argmax(1)
    heads[0] = 0
    circle = cycle(heads)
    if not circle:
        return heads
    rest = [place for place in range(len(scores)) if place not in set(circle)]
    gain = np.array([scores[place, heads[place]] for place in circle])
    smaller = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    smaller[:-1, :-1] = scores[np.ix_(rest, rest)]
    into = scores[np.ix_(circle, rest)] - gain[:, None]
    out = scores[np.ix_(rest, circle)]
    smaller[-1, :-1], smaller[:-1, -1] = into.max(0), out.max(1)
    smaller[0] = -np.inf
    smaller[0, 0] = 0
    best = edmonds(smaller)
    result = heads.copy()
    for place, head in zip(rest, best[:-1]):
        result[place] = rest[head] if head < len(rest) else circle[out[rest.index(place)].argmax()]
    result[circle[into[:, best[-1]].argmax()]] = rest[best[-1]]
    return result
