"""Texts with gold coreference: GUM with trees, GAP, and articles with chains of entities.

    python3 training/coreference.py ../shared DIR     writes DIR/PART/DOCUMENT.txt and DIR/PART.json for
                                                      the parts gum-train, gum-dev, gap-learn, gap-held and devnews

A gold document has `pronouns` (those of the third person: where, the word, and the chain, if it is referred to anything),
`mentions` (all others: the words that make the mention, its whole span, its chain) and `splits` (chains that are several others
together). Places count code points. Of GAP, every second passage is for learning.
"""

import csv
import io
import json
import pathlib
import re
import subprocess
import sys

PRONOUNS = set("he him his himself she her hers herself it its itself they them their theirs themselves".split())


def unpacked(path):
    return subprocess.run(["zstd", "-dc", path], capture_output=True, text=True, check=True).stdout


def documents(text):
    """Yields the name, the text, and the words (place, form, tag, head, MISC) of each document of a CoNLL-U file."""
    for part in text.split("# newdoc id = ")[1:]:
        name, rest = part.split("\n", 1)
        body, words = "", []
        for block in rest.split("\n\n"):
            lines = block.split("\n")
            raw = next((line[9:] for line in lines if line.startswith("# text = ")), None)
            if raw is None:
                continue
            is_new = any(re.match(r"# newpar\b(?!_)", line) for line in lines)
            body += ("\n\n" if is_new else " ") if body else ""
            at, first = len(body), len(words)
            body += raw
            for line in lines:
                column = line.split("\t")
                if len(column) != 10 or not column[0].isdigit():
                    continue
                start = body.find(column[1], at)
                if start < 0:
                    start = at
                end = min(start + len(column[1]), len(body))
                at = end
                head = first + int(column[6]) - 1 if column[6] != "0" else None
                words.append(((start, end), column[1], column[3], head, column[9]))
        yield name, body, words


def spans_of_entities(words):
    """Yields first and last word, chain, and the numbers of the words that make the mention."""
    open_ones = {}
    for number, (_, _, _, _, misc) in enumerate(words):
        column = next((field[7:] for field in misc.split("|") if field.startswith("Entity=")), "")
        for opens, label, closes in re.findall(r"(\(?)([^()]+)(\)?)", column):
            chain = label.split("-")[0]
            if opens:
                least = label.split("-")[5]
                open_ones.setdefault(chain, []).append((number, least))
            if closes:
                first, least = open_ones[chain].pop()
                chosen = [first + int(part) - 1 for part in least.split(",") if part.isdigit()]
                yield first, number, chain, chosen or [number]


def of_trees(text):
    for name, body, words in documents(text):
        pronouns = {
            number: {"at": place[0], "word": form.lower(), "chain": None}
            for number, (place, form, tag, _, _) in enumerate(words)
            if tag == "PRON" and form.lower() in PRONOUNS
        }
        mentions = []
        for first, last, chain, chosen in spans_of_entities(words):
            if first == last and first in pronouns:
                pronouns[first]["chain"] = chain
                continue
            places = [words[number][0] for number in chosen]
            mentions.append({"span": [words[first][0][0], words[last][0][1]], "words": places, "chain": chain,
                             "named": all(words[number][2] == "PROPN" for number in chosen)})
        splits = {}
        for _, _, _, _, misc in words:
            for field in misc.split("|"):
                if field.startswith("SplitAnte="):
                    for pair in field[10:].split(","):
                        part, whole = pair.split("<")
                        splits.setdefault(whole, []).append(part)
        yield name, body, {"pronouns": list(pronouns.values()), "mentions": mentions, "splits": splits}


def of_chains(folder):
    gold = {path.stem: {"pronouns": [], "mentions": [], "splits": {}} for path in sorted((folder / "texts").glob("*.txt"))}
    for line in (folder / "entities.jsonl").read_text().split("\n"):
        if not line.strip():
            continue
        chain = json.loads(line)
        for mention in chain["mentions"]:
            found = gold[chain["doc"]]
            word = mention["text"].lower()
            if mention["form"] == "pronoun" and word in PRONOUNS:
                found["pronouns"].append({"at": mention["start"], "word": word, "chain": chain["chain"]})
            elif mention["form"] != "pronoun":
                place = mention.get("name") or mention["head_span"]
                found["mentions"].append({"span": [mention["start"], mention["end"]], "words": [place], "chain": chain["chain"],
                                          "named": mention["form"] == "named"})
    for name, found in gold.items():
        body = (folder / "texts" / f"{name}.txt").read_text()
        known = {pronoun["at"] for pronoun in found["pronouns"]}
        for match in re.finditer(r"[A-Za-z]+", body):
            if match.group().lower() in PRONOUNS and match.start() not in known:
                found["pronouns"].append({"at": match.start(), "word": match.group().lower(), "chain": None})
        yield name, body, found


def of_passages(path, first):
    rows = csv.DictReader(io.StringIO(unpacked(path)), delimiter="\t", quoting=csv.QUOTE_NONE)
    for row in list(rows)[first::2]:
        names = [{"span": [int(row[f"{name}-offset"]), int(row[f"{name}-offset"]) + len(row[name])],
                  "right": row[f"{name}-coref"].upper() == "TRUE"} for name in "AB"]
        yield row["ID"], row["Text"], {"at": int(row["Pronoun-offset"]), "word": row["Pronoun"].lower(), "names": names}


def main():
    shared, target = map(pathlib.Path, sys.argv[1:3])
    passages = shared / "pronouns/gap-development.tsv.zst"
    parts = {
        "gum-train": of_trees(unpacked(shared / "treebank/en_gum-by-ud-train.conllu.zst")),
        "gum-dev": of_trees(unpacked(shared / "treebank/en_gum-by-ud-dev.conllu.zst")),
        "gap-learn": of_passages(passages, 0),
        "gap-held": of_passages(passages, 1),
        "devnews": of_chains(shared / "devnews"),
    }
    for part, texts in parts.items():
        folder = target / part
        folder.mkdir(parents=True, exist_ok=True)
        gold = {}
        for name, body, found in texts:
            (folder / f"{name}.txt").write_text(body)
            gold[name] = found
        (target / f"{part}.json").write_text(json.dumps(gold))
        print(part, len(gold), "texts")


if __name__ == "__main__":
    main()
