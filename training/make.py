"""make.py SHARED FOLDER MODEL: makes the English model from the texts under SHARED; FOLDER takes what lies between.

More arguments go to `learn.py`: --tokens (millions of words to learn from), --width, --layers and so on.
"""

import os
import sys

import corpus
import learn
import pack

HERE = os.path.dirname(os.path.abspath(__file__))


def main(shared, folder, target, *options):
    os.makedirs(folder, exist_ok=True)
    gold = os.path.join(shared, "treebank")
    arrays, learned = os.path.join(folder, "corpus.npz"), os.path.join(folder, "learned.pt")
    if not os.path.exists(arrays):
        corpus.make(shared, arrays)
    dev = [os.path.join(gold, name) for name in sorted(os.listdir(gold)) if name.endswith("ud-dev.conllu.zst")]
    learn.learn(learn.arguments([arrays, learned, "--dev", *dev, *options]))
    pack.main(learned, gold, os.path.join(HERE, "NOTE"), target)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
