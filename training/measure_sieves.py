"""How many links each sieve of coreference makes, and how many are right.

    python3 training/coreference.py ../shared DIR
    cargo run --release --example mentions -- DIR/PART/*.txt > DIR/PART.jsonl
    python3 training/measure_sieves.py DIR/PART.json DIR/PART.jsonl [--show SIEVE]

A link goes from a mention to the last one before it of what it is said to mean, or to the next, if a short name stands before the full
one. It is judged if gold has both ends, and is right if they are of one chain; of a group, each member that is judged must be right.
"""

import collections
import json
import sys


class Gold:
    """The chains of a document by place."""

    def __init__(self, gold):
        self.at = {pronoun["at"]: pronoun["chain"] for pronoun in gold["pronouns"]}
        self.mentions = gold["mentions"]
        self.splits = gold["splits"]

    def chain(self, mention):
        """The chain of the smallest gold mention that has the head among its words, or else all of a mention inside it."""
        head = mention["head"]
        if mention["form"] == "Pronoun":
            return self.at.get(head)
        found = []
        for gold in self.mentions:
            first, last = gold["span"]
            is_head = any(start <= head < stop for start, stop in gold["words"])
            if is_head or (first <= mention["start"] and mention["end"] <= last):
                found.append((not is_head, last - first, gold["chain"]))
        return min(found)[2] if found else None


def links(mentions):
    """Yields each linked mention with the other ends of its links."""
    for place, mention in enumerate(mentions):
        if not mention["sieve"]:
            continue
        ends = []
        for entity in mention["entities"]:
            before = [other for other in mentions[:place] if entity in other["entities"]]
            after = [other for other in mentions[place + 1 :] if entity in other["entities"]]
            single = [other for other in before if other["entities"] == [entity]]
            ends.extend((single or before)[-1:] or after[:1])
        yield mention, ends


def main():
    gold = json.load(open(sys.argv[1]))
    show = sys.argv[sys.argv.index("--show") + 1] if "--show" in sys.argv else None
    documents = collections.defaultdict(list)
    for line in open(sys.argv[2]):
        mention = json.loads(line)
        documents[mention["doc"]].append(mention)
    counts = collections.defaultdict(lambda: [0, 0, 0])
    for name, mentions in documents.items():
        chains = Gold(gold[name])
        for mention, ends in links(mentions):
            count = counts[mention["sieve"]]
            count[0] += 1
            own = chains.chain(mention)
            others = [chain for chain in map(chains.chain, ends) if chain]
            if own is None or not others:
                continue
            parts = chains.splits.get(own, [own])
            right = all(other in (own, *parts) for other in others)
            count[1] += 1
            count[2] += right
            if show == mention["sieve"] and not right:
                print(name, mention["start"], mention["text"], "=", " + ".join(end["text"] for end in ends))
    print(f"{'sieve':22}links judged right")
    for sieve, (made, judged, right) in sorted(counts.items(), key=lambda row: -row[1][0]):
        print(f"{sieve:22}{made:5} {judged:6} {right:5}{right / judged if judged else 0:6.2f}")


if __name__ == "__main__":
    main()
