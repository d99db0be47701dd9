"""How many pronouns are right: of texts with chains by word, of passages with two names as the authors of GAP count.

    python3 training/coreference.py ../shared DIR
    cargo run --release --example mentions -- DIR/PART/*.txt > DIR/PART.jsonl
    python3 training/measure_pronouns.py DIR/PART.json DIR/PART.jsonl [--show WORD]

A pronoun is right if what it means was mentioned last, other than by a pronoun, where gold has a mention of its chain; of a
group, if gold has its members together. *Named* are those whose chain has a name.
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

    def chain_at(self, head, end):
        """The chain of the smallest mention of which the words from `head` to `end` are, or None."""
        found = [
            (mention["span"][1] - mention["span"][0], mention["chain"])
            for mention in self.gold["mentions"]
            if any(start <= head < stop for start, stop in mention["words"])
        ]
        return min(found)[1] if found else None

    def is_right(self, chain, heads):
        """Whether these places (one for each member) are mentions of the chain, or of all that it is together."""
        if len(heads) == 1:
            return self.chain_at(heads[0], heads[0]) == chain
        chains = {self.chain_at(head, head) for head in heads}
        whole = any(
            mention["chain"] == chain and all(mention["span"][0] <= head < mention["span"][1] for head in heads)
            for mention in self.gold["mentions"]
        )
        return whole or chains == set(self.gold["splits"].get(chain, ()))


def nearest(heads, at):
    """The last place before `at`, or else the first after it."""
    before = [head for head in heads if head < at]
    return max(before) if before else min(heads, default=None)


def means(mentions, pronoun):
    """The last mentions of what a pronoun means, other than by pronouns: a place for each member."""
    places = []
    for entity in pronoun["entities"]:
        heads = [m["head"] for m in mentions if m["form"] != "Pronoun" and m["entities"] == [entity]]
        place = nearest(heads, pronoun["start"])
        if place is not None:
            places.append(place)
    return places


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
            places = means(by_doc[doc], said) if said else []
            right = bool(places) and has and known.is_right(chain, places)
            names = [CLASS[pronoun["word"]], "all"] + (["named"] if chain in known.named else [])
            for name in names:
                counts[name].update(all=has, said=bool(places), right=right, open=not has, quiet=not has and not places)
            if show == pronoun["word"] and not right and (has or places):
                where = pronoun["at"]
                meant = [text[place:place + 30].split("\n")[0] for place in places]
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
