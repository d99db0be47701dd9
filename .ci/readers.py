"""Every format read by programs that others wrote; what can't be installed is passed over with a line.

python3 .ci/readers.py PROGRAM     PROGRAM is the built cloze
"""

import csv
import importlib
import json
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from xml.etree import ElementTree

ROOM = Path("target/readers")
OUT = ROOM / "out"
PROGRAM = sys.argv[1]
GRAPH = OUT
SAMPLE = Path("data/articles/putin-north-korea.txt")
# Names and texts that are hard on readers: letters of other scripts, marks, backslashes.
LETTERS = """Zoë Otieno gave José Núñez a silver ship. Łódź Steel sued Söder Bank on Monday.
“C:\\users is 'mine',” Otieno said. 朝鲜 met Åsa Öberg in Malmö. Norway paid Côte d’Ivoire $3 million.
"""
SYNTAXES = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld"}


def python():
    """The Python of a place of our own, made if need be."""
    found = ROOM / "venv" / "bin" / "python"
    if not found.exists():
        venv.create(ROOM / "venv", with_pip=True)
    return found


def package(name):
    """A Python package, installed if need be; none if that can't be done."""
    module = name.lower().replace("-", "_")
    try:
        return importlib.import_module(module)
    except ImportError:
        quiet = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", name]
        if subprocess.run(quiet, capture_output=True).returncode:
            return None
        importlib.invalidate_caches()
        return importlib.import_module(module)


def node(name, script):
    """What a script for node prints, given the package it needs; none if that can't be had."""
    if not shutil.which("npm"):
        return None
    place = ROOM / "node"
    place.mkdir(parents=True, exist_ok=True)
    if not (place / "node_modules" / name).exists():
        install = ["npm", "install", "--silent", "--no-audit", "--prefix", str(place), name]
        if subprocess.run(install, capture_output=True).returncode:
            return None
    done = subprocess.run(["node", "-e", script], cwd=place, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{name}: {done.stderr}")
    return done.stdout.strip()


def command(*words):
    """What a program prints; none if it is not there."""
    if not shutil.which(words[0]):
        return None
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(words)}: {done.stderr}")
    return done.stdout + done.stderr


def same(what, found, expected):
    if found != expected:
        raise SystemExit(f"{what}: {found}, expected {expected}")
    return f"{what}: {found}"


def statements():
    return [json.loads(line) for line in Path(f"{GRAPH}.jsonl").read_text().splitlines()]


def triples():
    return len(Path(f"{GRAPH}.nt").read_text().splitlines())


def rapper():
    told = command("rapper", "--count", "--input", "turtle", f"{GRAPH}.ttl")
    return told and same("triples", int(told.split("returned ")[1].split()[0]), triples())


def serdi():
    told = command("serdi", "-o", "ntriples", f"{GRAPH}.ttl")
    return told and same("triples", len(told.splitlines()), triples())


def rdflib():
    if not package("rdflib"):
        return None
    from rdflib import Dataset, Graph

    graphs = {ending: set(Graph().parse(f"{GRAPH}.{ending}", format=syntax)) for ending, syntax in SYNTAXES.items()}
    for ending, syntax in (("nq", "nquads"), ("trig", "trig")):
        quads = Dataset()
        quads.parse(f"{GRAPH}.{ending}", format=syntax)
        graphs[ending] = {quad[:3] for quad in quads.quads()}
    for ending, graph in graphs.items():
        same(ending, len(graph ^ graphs["nt"]), 0)
    return same(f"the same triples in {', '.join(graphs)}", len(graphs["nt"]), triples())


def pyshacl():
    if not package("pyshacl"):
        return None
    options = ["-q", "--open", "--iri", "unicode", "--format", "ttl", "-o", OUT / "many"]
    subprocess.run([PROGRAM, "extract", "tests/articles", ROOM / "letters.txt", *options], check=True)
    shapes = [sys.executable, ".ci/shapes.py", f"{GRAPH}.ttl", OUT / "many" / "graph.ttl"]
    done = subprocess.run(shapes, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"pyshacl: {done.stdout}{done.stderr}")
    return done.stdout.strip().split(" ", 1)[1]


def pyoxigraph():
    module = package("pyoxigraph")
    if not module:
        return None
    store = module.Store()
    store.load(path=f"{GRAPH}.nq")
    question = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?st a <http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement> } }"
    found = int(next(iter(store.query(question)))[0].value)
    return same("statements as in the JSON", found, len(json.loads(Path(f"{GRAPH}.json").read_text())["statements"]))


def n3():
    path = json.dumps(str(Path(f"{GRAPH}.ttl").resolve()))
    told = node("n3", f"console.log(new (require('n3').Parser)().parse(require('fs').readFileSync({path}, 'utf8')).length)")
    return told and same("triples", int(told), triples())


def rdflib_js():
    path = json.dumps(str(Path(f"{GRAPH}.ttl").resolve()))
    script = f"""const rdf = require('rdflib'), store = rdf.graph();
        rdf.parse(require('fs').readFileSync({path}, 'utf8'), store, 'https://x.example/', 'text/turtle');
        console.log(store.statements.length)"""
    told = node("rdflib", script)
    return told and same("triples", int(told), triples())


def pyld():
    if not package("PyLD"):
        return None
    from pyld import jsonld

    lines = jsonld.to_rdf(json.loads(Path(f"{GRAPH}.jsonld").read_text()), {"format": "application/n-quads"}).splitlines()
    return same("triples", len(lines), triples())


def networkx():
    module = package("networkx")
    if not module:
        return None
    graph = module.read_graphml(f"{GRAPH}.graphml")
    return same("edges", graph.number_of_edges(), len({line["id"] for line in statements()}))


def kuzu():
    module = package("kuzu")
    if not module:
        return None
    place = ROOM / "kuzu"
    if place.is_dir():
        shutil.rmtree(place)
    place.unlink(missing_ok=True)
    connection = module.Connection(module.Database(str(place)))
    connection.execute("CREATE NODE TABLE n(key STRING PRIMARY KEY, name STRING, label STRING, names STRING, head STRING, same STRING, value STRING)")
    with open(f"{GRAPH}.edges.csv", newline="") as file:
        columns = next(csv.reader(file))[2:]
    typed = ", ".join(f"c{index} STRING" for index in range(len(columns)))
    connection.execute(f"CREATE REL TABLE e(FROM n TO n, {typed})")
    options = '(header=true, escape=\'"\', parallel=false)'
    connection.execute(f'COPY n FROM "{GRAPH}.nodes.csv" {options}')
    connection.execute(f'COPY e FROM "{GRAPH}.edges.csv" {options}')
    found = connection.execute("MATCH (:n)-[r:e]->(:n) RETURN COUNT(r)").get_next()[0]
    return same("edges", found, len(statements()))


def cypher():
    """The script in the grammar of Neo4j."""
    lines = [line for line in Path(f"{GRAPH}.cypher").read_text().splitlines() if not line.startswith("//")]
    script = f"""const antlr4 = require('antlr4').default, {{ CypherLexer, CypherParser }} = require('@neo4j-cypher/antlr4');
        const text = require('fs').readFileSync({json.dumps(str(Path(f"{GRAPH}.cypher").resolve()))}, 'utf8');
        let whole = 0;
        for (const line of text.split('\\n').filter(line => line && !line.startsWith('//'))) {{
            const parser = new CypherParser(new antlr4.CommonTokenStream(new CypherLexer(new antlr4.InputStream(line))));
            parser.removeErrorListeners();
            parser.cypher();
            whole += parser._syntaxErrors == 0;
        }}
        console.log(whole)"""
    told = node("@neo4j-cypher/antlr4", script)
    return told and same("commands", int(told), len(lines))


def roles():
    return sorted({qualifier["role"] for line in statements() for qualifier in line["qualifiers"]})


def duckdb():
    module = package("duckdb")
    if not module:
        return None
    rows = module.sql(f"SELECT DISTINCT q.role FROM (SELECT unnest(qualifiers) AS q FROM '{GRAPH}.jsonl') ORDER BY 1").fetchall()
    return same("roles", len(rows), len(roles()))


def polars():
    module = package("polars")
    if not module:
        return None
    table = module.read_ndjson(f"{GRAPH}.jsonl", infer_schema_length=None)
    found = table.explode("qualifiers").select(module.col("qualifiers").struct.field("role")).drop_nulls().unique()
    return same("roles", found.height, len(roles()))


def jsonschema():
    module = package("jsonschema")
    if not module:
        return None
    from referencing import Registry, Resource

    schemas = {name: json.loads(Path(f"data/schemas/{name}.json").read_text()) for name in ("statement", "graph")}
    registry = Registry().with_resources([(one["$id"], Resource.from_contents(one)) for one in schemas.values()])
    checks = {name: module.Draft202012Validator(one, registry=registry) for name, one in schemas.items()}
    checks["graph"].validate(json.loads(Path(f"{GRAPH}.json").read_text()))
    for line in statements():
        checks["statement"].validate(line)
    return f"{len(statements())} lines and the graph are valid"


def graphviz():
    return command("dot", "-Tsvg", f"{GRAPH}.dot", "-o", f"{GRAPH}.dot.svg") is not None and "drawn" or None


def expat():
    """Our own picture as XML."""
    root = ElementTree.parse(f"{GRAPH}.svg").getroot()
    return f"{root.tag.split('}')[1]} with {len(list(root.iter()))} elements"


def oxigraph():
    """A store that is pushed to."""
    server = Path(sys.executable).parent / "oxigraph"
    quiet = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "oxigraph"]
    if not server.exists() and subprocess.run(quiet, capture_output=True).returncode:
        return None
    done = subprocess.run([sys.executable, ".ci/push.py", PROGRAM], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"oxigraph: {done.stdout}{done.stderr}")
    return done.stdout.strip()


READERS = [
    (rapper, "ttl"), (serdi, "ttl"), (rdflib, "ttl nt nq trig jsonld"), (pyshacl, "ttl"), (pyoxigraph, "nq"), (n3, "ttl"),
    (rdflib_js, "ttl"), (pyld, "jsonld"), (networkx, "graphml"), (kuzu, "csv"), (cypher, "cypher"), (duckdb, "jsonl"),
    (polars, "jsonl"), (jsonschema, "json jsonl"), (graphviz, "dot"), (expat, "svg"), (oxigraph, "push"),
]
# Those that look at the sample alone: what they need is in it, or they take no graph.
OF_SAMPLE = [pyshacl, oxigraph]


def graphs():
    """The graphs that are read: the sample, and one of hard names with encoded IRIs and with IRIs in Unicode."""
    letters = ROOM / "letters.txt"
    letters.write_text(LETTERS)
    for name, article, options in (
        ("sample", SAMPLE, []),
        ("letters", letters, ["--open"]),
        ("unicode", letters, ["--open", "--iri", "unicode"]),
    ):
        endings = "ttl,nt,nq,trig,jsonld,json,jsonl,csv,cypher,graphml,svg,dot,mermaid,html"
        command = [PROGRAM, "extract", article, "-q", "--format", endings, "-o", OUT / name, *options]
        subprocess.run(command, check=True)
        yield name, OUT / name / article.stem


def main():
    global GRAPH
    for name, GRAPH in graphs():
        for read, formats in READERS:
            if name == "sample" or read not in OF_SAMPLE:
                told = read() or "not to be had here, passed over"
                print(f"{read.__name__:<12} {formats:<22} {name:<8} {told}", flush=True)


if Path(sys.prefix).resolve() != (ROOM / "venv").resolve():
    sys.exit(subprocess.run([python(), __file__, *sys.argv[1:]]).returncode)
main()
