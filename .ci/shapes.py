"""Whether the shapes hold for graphs, and catch each of seventeen ways to spoil the first.

python3 .ci/shapes.py GRAPH.ttl...
"""

import sys
import time

from pyshacl import validate
from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, Namespace

OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
SHAPES = Graph()
for name in ("shapes", "shapes-sparql"):
    SHAPES.parse(f"data/{name}.ttl")


def first(graph, *pattern):
    """The first triple that fits, in the order of its terms."""
    return sorted(graph.triples(pattern))[0]


def term(graph, name):
    """The IRI of one of our own terms."""
    return next(one for one in graph.subjects(RDFS.label, Literal(name)) if str(one).endswith(f"vocab#{name}"))


def asserted(graph):
    """A statement that stands as a plain triple, with its parts."""
    for st in sorted(graph.subjects(RDF.type, RDF.Statement)):
        s, p, o = (graph.value(st, part) for part in (RDF.subject, RDF.predicate, RDF.object))
        if (s, p, o) in graph:
            return st, s, p, o
    raise SystemExit("no statement is asserted")


def replace(graph, subject, predicate, value):
    graph.remove((subject, predicate, None))
    graph.add((subject, predicate, value))


def plain_without_statement(graph):
    _, s, p, o = asserted(graph)
    other = next(one for one in sorted(graph.objects(None, RDF.subject)) if (one, p, o) not in graph)
    graph.add((other, p, o))


def statement_without_plain(graph):
    graph.remove(asserted(graph)[1:])


def bad_time(graph):
    st = asserted(graph)[0]
    time = URIRef(str(term(graph, "polarity")).replace("polarity", "time"))
    graph.add((time, RDF.type, OWL.DatatypeProperty))
    graph.add((time, RDFS.label, Literal("time")))
    replace(graph, st, time, Literal("2024-13", datatype=XSD.gYearMonth))


def unlabelled_node(graph):
    graph.remove((asserted(graph)[1], RDFS.label, None))


def unknown_property(graph):
    graph.add((asserted(graph)[0], URIRef("https://other.example/colour"), Literal("red")))


def person_also_city(graph):
    person = next(one for one in graph.subjects(RDF.type, OWL.Class) if str(one).endswith("#Person"))
    city = URIRef(str(person).replace("Person", "City"))
    graph.add((city, RDF.type, OWL.Class))
    graph.add((city, RDFS.label, Literal("City")))
    graph.add((first(graph, None, RDF.type, person)[0], RDF.type, city))


def status_outside_its_list(graph):
    st, s, p, o = asserted(graph)
    replace(graph, st, term(graph, "certainty"), Literal("likely"))
    graph.remove((s, p, o))


def two_subjects(graph):
    st, s, _, _ = asserted(graph)
    graph.add((st, RDF.subject, next(one for one in sorted(graph.objects(None, RDF.subject)) if one != s)))


def missing_predicate(graph):
    st, s, p, o = asserted(graph)
    graph.remove((st, RDF.predicate, None))
    graph.remove((s, p, o))


def evidence_without_quote(graph):
    graph.remove((first(graph, None, RDF.type, OA.TextQuoteSelector)[0], None, None))


def offsets_reversed(graph):
    selector = first(graph, None, RDF.type, OA.TextPositionSelector)[0]
    start, end = graph.value(selector, OA.start), graph.value(selector, OA.end)
    replace(graph, selector, OA.start, end)
    replace(graph, selector, OA.end, start)


def literal_with_language(graph):
    label = graph.value(asserted(graph)[1], RDFS.label)
    replace(graph, asserted(graph)[1], RDFS.label, Literal(str(label), lang="en"))


def unknown_role(graph):
    base = str(term(graph, "polarity")).replace("vocab#polarity", "")
    graph.add((asserted(graph)[0], URIRef(base + "role#enchanter"), Literal("Merlin")))


def dangling_speaker(graph):
    st, s, p, o = asserted(graph)
    base = str(term(graph, "polarity")).replace("vocab#polarity", "")
    graph.add((URIRef(base + "vocab#speaker"), RDF.type, RDF.Property))
    graph.add((URIRef(base + "vocab#speaker"), RDFS.label, Literal("speaker")))
    graph.add((st, URIRef(base + "vocab#speaker"), URIRef(base + "id/nobody")))
    graph.remove((s, p, o))


def amount_without_unit(graph):
    base = str(term(graph, "polarity")).replace("vocab#polarity", "")
    amount = URIRef(base + "role#amount")
    graph.add((amount, RDF.type, OWL.DatatypeProperty))
    graph.add((amount, RDFS.label, Literal("amount")))
    graph.add((asserted(graph)[0], amount, Literal("300")))


def document_without_id(graph):
    graph.remove((None, DCTERMS.identifier, None))


def term_without_label(graph):
    relation = asserted(graph)[2]
    graph.remove((relation, RDFS.label, None))


MUTATIONS = [
    plain_without_statement, statement_without_plain, bad_time, unlabelled_node, unknown_property, person_also_city,
    status_outside_its_list, two_subjects, missing_predicate, evidence_without_quote, offsets_reversed,
    literal_with_language, unknown_role, dangling_speaker, amount_without_unit, document_without_id, term_without_label,
]


def conforms(graph):
    return validate(graph, shacl_graph=SHAPES)[0::2]


def check(path):
    """A graph that conforms, and the seconds that it took to see that."""
    whole = Graph().parse(path)
    began = time.time()
    fits, report = conforms(whole)
    if not fits:
        raise SystemExit(f"{path} does not conform:\n{report}")
    return whole, time.time() - began


def main(path, *others):
    whole, seconds = check(path)
    # The time of a machine is no result; it only must not get out of hand.
    if seconds > 60:
        raise SystemExit(f"{path}: validation took more than a minute")
    for other in others:
        check(other)
    missed = []
    for mutate in MUTATIONS:
        spoilt = Graph()
        for triple in whole:
            spoilt.add(triple)
        mutate(spoilt)
        if conforms(spoilt)[0]:
            missed.append(mutate.__name__)
    if missed:
        raise SystemExit(f"not caught: {', '.join(missed)}")
    also = f", and {len(others)} more do" if others else ""
    print(f"{path} conforms ({seconds:.1f} s){also}; {len(MUTATIONS)} of {len(MUTATIONS)} mutations are caught")


main(*sys.argv[1:])
