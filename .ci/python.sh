#!/usr/bin/env bash
# The Python package in a fresh virtual environment: built, installed, tested; and on Spark, where there is Java.
set -euo pipefail
cd "$(dirname "$0")/.."

venv=${CARGO_TARGET_DIR:-target}/python
python3 -m venv --clear "$venv"
python=$venv/bin/python
"$python" -m pip install --quiet './python[test]'
"$python" -m pip install --quiet spacy ||
    echo "spaCy can't be installed here: its component is not tested"

"$python" -c '
import pathlib, cloze
article = pathlib.Path("data/articles/putin-north-korea.txt")
for statement in cloze.Extractor().extract(article.read_text(), id=article.stem).statements[:5]:
    print(statement)
'
# An old processor, without AVX2.
command -v qemu-x86_64 >/dev/null || apt-get install -qq -y qemu-user >/dev/null ||
    echo "there is no qemu-user here: an old processor is not tested"
"$python" -m pytest -q python

# Debian's runtime of Java, if it is to be had.
command -v java >/dev/null || apt-get install -qq -y default-jre-headless >/dev/null || true
if ! command -v java >/dev/null; then
    echo "Spark: left out, there is no Java here"
elif ! "$python" -m pip install --quiet pyspark; then
    echo "Spark: left out, pyspark can't be installed here"
else
    "$python" examples/spark/check.py 2>/dev/null || {
        echo "Spark: failed; once more with what it says"
        "$python" examples/spark/check.py
    }
fi
