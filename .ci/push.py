"""Whether a store has what was pushed to it: an Oxigraph server on this machine, for the length of the check.

.ci/readers.py calls it; python3 .ci/push.py PROGRAM
"""

import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path

NEWS = Path("docs/news.jsonl")
QUESTION = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?st a <http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement> } }"


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def ask(base, question):
    """The first value of the first answer."""
    request = urllib.request.Request(f"{base}/query?{urllib.parse.urlencode({'query': question})}")
    request.add_header("Accept", "application/sparql-results+json")
    with urllib.request.urlopen(request, timeout=30) as answer:
        rows = json.load(answer)["results"]["bindings"]
    return int(next(iter(rows[0].values()))["value"])


def wait_for(base):
    for _ in range(100):
        try:
            return ask(base, QUESTION)
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the Oxigraph server does not answer")


def main(program):
    server = shutil.which("oxigraph") or str(Path(sys.executable).parent / "oxigraph")
    base = f"http://127.0.0.1:{free_port()}"
    with subprocess.Popen([server, "serve", "--bind", base.removeprefix("http://")], stderr=subprocess.DEVNULL) as running:
        try:
            wait_for(base)
            push = [program, "push", "--quiet", "--endpoint", f"{base}/store", str(NEWS)]
            for more in ([], ["--replace"], []):
                subprocess.run(push + more, check=True)
            lines = subprocess.run([program, "extract", "-q", "--format", "jsonl", "-o", "-", str(NEWS)],
                                   capture_output=True, check=True, text=True).stdout.splitlines()
            found = ask(base, QUESTION)
            if found != len(lines):
                raise SystemExit(f"{found} statements in the store, {len(lines)} in the lines")
            graphs = ask(base, "SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }")
            print(f"{found} statements in {graphs} graphs, pushed three times")
        finally:
            running.terminate()


main(sys.argv[1])
