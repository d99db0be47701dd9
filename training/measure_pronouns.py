"""How many pronouns are right: of texts with chains by word, of passages with two names as the authors of GAP count.

    python3 training/coreference.py ../shared DIR
    cargo run --release --example mentions -- DIR/PART/*.txt > DIR/PART.jsonl
    python3 training/measure_pronouns.py DIR/PART.json DIR/PART.jsonl [--show WORD]

A pronoun is right if gold has in its chain the last mention before it, other than by a pronoun, of what it is said to mean, or
at least half of all; of a group, if gold has its members together. *Named* are those whose chain has a name.
"""

import collections
import json
import sys

WORDS = {
    "he": "he him himself", "his": "his", "she": "she herself", "her": "her hers", "it": "it itself", "its": "its",
    "they": "they them themselves", "their": "their theirs",
}
CLASS = {form: name for name, forms in WORDS.items() for form in forms.split()}


class Gold:
    """The gold mentions of a document that is not of GAP."""

    def __init__(self, gold):
        self.gold = gold
        self.chains = {mention["chain"] for mention in gold["mentions"]}
        self.named = {mention["chain"] for mention in gold["mentions"] if mention["named"]}

    def chain_at(self, head):
        """The chain of the smallest mention that has its words here, or None."""
        found = [
            (mention["span"][1] - mention["span"][0], mention["chain"])
            for mention in self.gold["mentions"]
            if any(start <= head < stop for start, stop in mention["words"])
        ]
        return min(found)[1] if found else None

    def is_right(self, chain, members, at):
        """Whether these, each with the places of its mentions, are at `at` of the chain, or all that it is together."""
        chains = [[self.chain_at(head) for head in heads] for heads in members]
        if len(members) == 1:
            before = [place for place in members[0] if place < at]
            last = self.chain_at(before[-1] if before else members[0][0])
            return last == chain or 2 * chains[0].count(chain) >= len(chains[0])
        whole = any(
            mention["chain"] == chain
            and all(any(mention["span"][0] <= head < mention["span"][1] for head in heads) for heads in members)
            for mention in self.gold["mentions"]
        )
        return whole or {max(set(found), key=found.count) for found in chains} == set(self.gold["splits"].get(chain, ()))


def means(mentions, pronoun):
    """For each that a pronoun means, the places of its mentions other than pronouns."""
    members = [
        [m["head"] for m in mentions if m["form"] != "Pronoun" and m["entities"] == [entity]] for entity in pronoun["entities"]
    ]
    return [heads for heads in members if heads]


def of_chains(gold, by_doc, show):
    counts = collections.defaultdict(collections.Counter)
    texts = sys.argv[1].removesuffix(".json")
    for doc, found in gold.items():
        known = Gold(found)
        at = {m["start"]: m for m in by_doc[doc] if m["form"] == "Pronoun"}
        text = open(f"{texts}/{doc}.txt").read()
        for pronoun in found["pronouns"]:
            chain = pronoun["chain"]
            has = chain in known.chains or chain in found["splits"]
            said = at.get(pronoun["at"])
            members = means(by_doc[doc], said) if said else []
            right = bool(members) and has and known.is_right(chain, members, pronoun["at"])
            names = [CLASS[pronoun["word"]], "all"] + (["named"] if chain in known.named else [])
            for name in names:
                counts[name].update(all=has, said=bool(members), right=right, open=not has, quiet=not has and not members)
            if show == pronoun["word"] and not right and (has or members):
                where = pronoun["at"]
                meant = [text[heads[0]:heads[0] + 30].split("\n")[0] for heads in members]
                true = [text[m["span"][0]:m["span"][1]] for m in found["mentions"] if m["chain"] == chain][:2]
                around = text[max(0, where - 200):where] + "[[" + pronoun["word"] + "]]" + text[where + len(pronoun["word"]):where + 60]
                print("-", " ".join(around.split()), "\n   said:", meant, "gold:", true)
    for name in [*WORDS, "named", "all"]:
        one = counts[name]
        line(name, one["right"], one["said"], one["all"], f"   {one['quiet']} of {one['open']} that mean nothing left open")


def line(name, right, said, asked, more=""):
    precision, recall = right / max(said, 1), right / max(asked, 1)
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"{name:6} {asked:5} asked {said:5} said   P {precision:.3f} R {recall:.3f} F1 {both:.3f}{more}")
    return both


def of_passages(gold, by_doc):
    counts = collections.defaultdict(collections.Counter)
    for doc, found in gold.items():
        said = next((m for m in by_doc[doc] if m["start"] == found["at"] and m["form"] == "Pronoun"), None)
        entities = said["entities"] if said else []
        spans = [(m["start"], m["end"]) for m in by_doc[doc] if m["form"] != "Pronoun" and m["entities"] == entities]
        for name in found["names"]:
            start, end = name["span"]
            hit = any(a < end and start < b for a, b in spans)
            for part in ("all", "women" if found["word"] in ("she", "her", "hers", "herself") else "men"):
                counts[part].update(asked=name["right"], said=hit, right=hit and name["right"])
    scores = {part: line(part, counts[part]["right"], counts[part]["said"], counts[part]["asked"]) for part in ("women", "men", "all")}
    print(f"women / men {scores['women'] / scores['men']:.3f}")


def main():
    gold = json.load(open(sys.argv[1]))
    by_doc = collections.defaultdict(list)
    for row in open(sys.argv[2]):
        mention = json.loads(row)
        by_doc[mention["doc"]].append(mention)
    show = sys.argv[sys.argv.index("--show") + 1] if "--show" in sys.argv else None
    if "names" in next(iter(gold.values())):
        of_passages(gold, by_doc)
    else:
        of_chains(gold, by_doc, show)


if __name__ == "__main__":
    main()
