"""learn.py CORPUS OUT: learns a network from the arrays that `corpus.py` made, and writes its weights."""

import argparse
import json
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

import corpus
import features
from measure import batches, measure_names, measure_trees
from network import Network

# How often a round goes over the sentences of a source: news told in the past, and gold, more often than there is most of.
TIMES = {"wikinews": 2, "state-history": 2, "gap": 2, "wikipedia": 1.5, "factbook": 1, "current-events": 0.5, "wh": 0.5, "ungd": 0.7}
GOLD_TIMES = 4
NAME_TIMES = 0.25
# Of so many sentences one is shown in small letters, as a title, in capitals, and without its full stop.
VARIANTS = (0.0, 0.02, 0.03, 0.015)
NO_STOP = 0.04
# The rate rises over so many steps; figures are shown after so many; the network is measured on the way.
WARMING, SHOWN, REPORTS = 300, 200, (0.33, 0.67)


def arguments(given):
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("corpus"), add("out")
    add("--dev", nargs="*", default=[], help="gold CoNLL-U to measure on")
    add("--width", type=int, default=192), add("--layers", default="c1 c2 c4 c1 f"), add("--heads", type=int, default=6)
    add("--arc", type=int, default=128), add("--relation", type=int, default=128), add("--drop", type=float, default=0.1)
    add("--tokens", type=float, default=92, help="millions of words to learn from"), add("--minutes", type=float, default=1e9, help="end after this time at the latest")
    add("--batch", type=int, default=3000), add("--rate", type=float, default=2e-3), add("--threads", type=int, default=2), add("--seed", type=int, default=1)
    add("--whole", type=float, default=0.88, help="when to go over to whole numbers, as a part of the way")
    return parser.parse_args(given)


class Lessons:
    """Sentences, and what the network sees of them."""

    def __init__(self, path, seed):
        stored = np.load(path)
        self.forms = str(stored["forms"][0]).split("\n")
        self.rows, self.starts, self.sources = stored["rows"], stored["starts"], stored["sources"]
        self.held = stored["held_rows"], stored["held_starts"]
        self.words = features.known_words(self.forms, np.bincount(self.rows[:, 0], minlength=len(self.forms)))
        self.table = features.table(self.forms, self.words)
        self.lengths = np.diff(self.starts)
        self.random = np.random.default_rng(seed)
        self.named_only = self.rows[self.starts[:-1], 1] < 0
        stop = self.forms.index(".")
        self.stopped = (self.rows[self.starts[1:] - 1, 0] == stop) & (self.lengths > 3)

    def round(self, most):
        """Batches of sentences of nearly the same length."""
        times = np.array([*TIMES.values(), GOLD_TIMES])[self.sources]
        times = np.where(self.named_only, NAME_TIMES, times)
        times = np.floor(times + self.random.random(len(times))).astype(int)
        chosen = np.repeat(np.arange(len(times)), times)
        order = np.argsort(self.lengths[chosen] * (1 + 0.1 * self.random.random(len(chosen))), kind="stable")
        found = batches(chosen[order], self.lengths, most)
        self.random.shuffle(found)
        return found

    def batch(self, sentences, seen=None):
        """What is seen (batch × places × tables), the mask, and part, tag, head, relation and mark of each place."""
        lengths = self.lengths[sentences].copy()
        # Only a mark that nothing hangs on may go.
        lengths -= self.stopped[sentences] & (self.random.random(len(sentences)) < NO_STOP)
        n = lengths.max()
        places = np.arange(n)[None]
        mask = places < lengths[:, None]
        rows = self.rows[np.where(mask, self.starts[sentences][:, None] + places, 0)]
        way = self.random.choice(len(VARIANTS), len(sentences), p=[1 - sum(VARIANTS), *VARIANTS[1:]])
        view = self.table[way[:, None], rows[..., 0]]
        dropped = self.random.random((2, *mask.shape))
        view[..., 0][dropped[0] < 0.05] = 0
        view[..., 1][(dropped[0] < 0.05) | (dropped[1] < 0.15)] = 0
        view[~mask] = 0
        answers = np.where(mask[..., None], rows[..., 1:], -1)
        pad = ((0, 0), (1, 0), (0, 0))
        mask = np.pad(mask, ((0, 0), (1, 0)), constant_values=True)
        return torch.from_numpy(np.pad(view, pad)), torch.from_numpy(mask), torch.from_numpy(np.pad(answers, pad, constant_values=-1)).long()


def loss_of(network, seen, mask, answers):
    part, penn, head, relation, mark = answers.unbind(-1)
    x, arcs = network(seen, mask)
    def error(scores, right):
        return F.cross_entropy(scores.flatten(0, 1), right.flatten(), ignore_index=-1, reduction="sum") / (right >= 0).sum().clamp(min=1)
    parts, tags, marks = network.labels(x)
    loss = error(arcs, head) + error(network.relations(x, head.clamp(min=0)), relation)
    return loss + 0.2 * error(parts, part) + 0.3 * error(tags, penn) + 0.8 * error(marks, mark)


class Way:
    """How far learning has come, by words seen or by the clock, whichever is further."""

    def __init__(self, a):
        self.a, self.start, self.steps, self.words, self.losses = a, time.time(), 0, 0, []

    def done(self):
        return min(1, max(self.words / self.a.tokens / 1e6, (time.time() - self.start) / 60 / self.a.minutes))

    def rate(self):
        """Rises for a while, then falls to nothing."""
        return self.a.rate * min(1, (self.steps + 1) / WARMING) * (1 - self.done())

    def step(self, words, loss):
        self.steps, self.words = self.steps + 1, self.words + words
        self.losses.append(loss)
        if self.steps % SHOWN == 0:
            seconds = time.time() - self.start
            loss, speed = np.mean(self.losses[-SHOWN:]), self.words / seconds
            print(f"{self.steps} steps, {self.words / 1e6:.2f} M words, loss {loss:.3f}, {speed:.0f} words/s, {seconds / 60:.1f} min", flush=True)


def take_step(network, optimizer, batch, way):
    """Learns from one batch."""
    rate = way.rate()
    for group in optimizer.param_groups:
        group["lr"] = rate
    loss = loss_of(network, *batch)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    network.vectors.learn(rate, way.steps + 1)
    optimizer.zero_grad(set_to_none=True)
    way.step(int(batch[1].sum()), loss.item())


def report(name, network, lessons, files):
    network.eval()
    for path in files:
        print(name, measure_trees(network, lessons.words, path), flush=True)
    print(name, measure_names(network, lessons), flush=True)
    network.train()


def save(path, network, lessons):
    limits = {name: module.limit for name, module in network.named_modules() if hasattr(module, "limit")}
    torch.save({"plan": network.plan, "words": lessons.words, "state": network.state_dict(), "limits": limits}, path)


def learn(a):
    """Learns, measures and saves a network."""
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    lessons = Lessons(a.corpus, a.seed)
    network = Network(a.width, a.layers, a.heads, a.arc, a.relation, a.drop)
    print(json.dumps(network.plan), f"{network.cost() / 1e6:.2f} M multiply-adds a word", flush=True)
    optimizer = torch.optim.AdamW(network.parameters(), lr=a.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    way, queue, marks = Way(a), [], [a.whole, *REPORTS]
    while way.done() < 1:
        queue = queue or lessons.round(a.batch)
        take_step(network, optimizer, lessons.batch(queue.pop()), way)
        for mark in [mark for mark in marks if way.done() >= mark]:
            marks.remove(mark)
            if mark == a.whole:
                network.begin_whole([lessons.batch(sentences) for sentences in lessons.round(a.batch)[:10]])
            else:
                report(f"{mark:.0%}", network, lessons, a.dev)
    save(a.out, network, lessons)
    report("end", network, lessons, a.dev)


if __name__ == "__main__":
    learn(arguments(sys.argv[1:]))
