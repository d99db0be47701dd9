"""Pictures, measured: our SVG parsed as XML and set beside dot and sfdp, which lay out the same nodes and edges.

python3 .ci/pictures.py PROGRAM INPUT...     a line for each input: boxes on boxes, labels on nodes, labels on labels, crossings,
                                             area in thousands of square points; fails if ours has a box on another, or if
                                             the SVG and GraphViz do not count the same nodes and edges
"""

import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
from itertools import combinations
from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"


def numbers(text):
    return [float(number) for number in re.findall(r"-?\d+\.?\d*", text)]


def pairs(values):
    return list(zip(values[0::2], values[1::2]))


def around(points):
    across, down = zip(*points)
    return (min(across), min(down), max(across), max(down))


def bezier(points, steps=12):
    curve = []
    for step in range(steps + 1):
        t, rest = step / steps, 1 - step / steps
        shares = (rest**3, 3 * rest * rest * t, 3 * rest * t * t, t**3)
        curve.append(tuple(sum(share * point[axis] for share, point in zip(shares, points)) for axis in (0, 1)))
    return curve


def box(shape):
    get = lambda name: float(shape.get(name))
    if shape.tag == f"{SVG}rect":
        return (get("x"), get("y"), get("x") + get("width"), get("y") + get("height"))
    if shape.tag == f"{SVG}ellipse":
        return (get("cx") - get("rx"), get("cy") - get("ry"), get("cx") + get("rx"), get("cy") + get("ry"))
    return around(pairs(numbers(shape.get("d").split("Z")[0])))


def of_svg(path):
    """The nodes, labels, edges and area of one of our own pictures."""
    root = tree.parse(path).getroot()
    found = {"n": [], "l": [], "e": []}
    for group in root.iter(f"{SVG}g"):
        kind = group.get("id", " ")[0]
        shapes = [part for part in group.iter() if part.tag in (f"{SVG}rect", f"{SVG}ellipse", f"{SVG}path")]
        if kind == "e":
            found["e"].append(bezier(pairs(numbers(shapes[0].get("d")))))
        elif kind in found:
            found[kind].append(box(shapes[0]))
    wide, high = numbers(root.get("viewBox"))[2:]
    return found["n"], found["l"], found["e"], wide * high


def of_graphviz(program, path):
    """The same as laid out by GraphViz."""
    command = [program, "-Tjson", path] + ([] if program == "dot" else ["-Goverlap=prism"])
    graph = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    nodes, labels, edges = [], [], []
    for node in graph.get("objects", []):
        (x, y), wide, high = numbers(node["pos"]), float(node["width"]) * 36, float(node["height"]) * 36
        nodes.append((x - wide, y - high, x + wide, y + high))
    for edge in graph.get("edges", []):
        points = [tuple(numbers(point)) for point in edge["pos"].split() if not point.startswith(("e,", "s,"))]
        curve = points[:1]
        for start in range(0, len(points) - 3, 3):
            curve += bezier(points[start : start + 4], 6)[1:]
        edges.append(curve)
        texts = [part["width"] for part in edge.get("_ldraw_", []) if part["op"] == "T"]
        if "lp" in edge and texts:
            (x, y), wide, high = numbers(edge["lp"]), max(texts) / 2 + 2, len(texts) * 6.5 + 1
            labels.append((x - wide, y - high, x + wide, y + high))
    left, low, right, top = numbers(graph["bb"])
    return nodes, labels, edges, (right - left) * (top - low)


def overlap(one, other, slack=0.3):
    return all(one[axis] + slack < other[axis + 2] and other[axis] + slack < one[axis + 2] for axis in (0, 1))


def cross(a, b, c, d):
    side = lambda p, q, r: (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def crossings(one, other):
    if not overlap(around(one), around(other), 0):
        return 0
    return sum(cross(*piece, *another) for piece in zip(one, one[1:]) for another in zip(other, other[1:]))


def measured(nodes, labels, edges, area):
    return (
        sum(overlap(*pair) for pair in combinations(nodes, 2)),
        sum(overlap(label, node) for label in labels for node in nodes),
        sum(overlap(*pair) for pair in combinations(labels, 2)),
        sum(crossings(*pair) for pair in combinations(edges, 2)),
        round(area / 1000),
    )


def counts_of_graphviz(path):
    plain = subprocess.run(["dot", "-Tplain", path], capture_output=True, text=True, check=True).stdout.splitlines()
    return tuple(sum(line.startswith(word) for line in plain) for word in ("node ", "edge "))


def look(program, given, folder):
    for old in folder.iterdir():
        old.unlink()
    subprocess.run([program, "extract", "-q", "--format", "svg,dot", "-o", folder, given], check=True)
    svg, dot = next(folder.glob("*.svg")), next(folder.glob("*.dot"))
    ours = of_svg(svg)
    counts = (len(ours[0]), len(ours[2]))
    if counts != counts_of_graphviz(dot):
        raise SystemExit(f"{given}: {counts} nodes and edges in the SVG, {counts_of_graphviz(dot)} by dot")
    row = [measured(*ours)] + [measured(*of_graphviz(name, dot)) for name in ("dot", "sfdp")]
    if any(row[0][:3]):
        raise SystemExit(f"{given}: something lies on something else: {row[0]}")
    return counts, row


def main(program, inputs):
    print(f"{'':<22} nodes edges |" + "|".join(f"{name:>4}  n/n l/n l/l cross area" for name in ("svg", "dot", "sfdp")))
    cells = lambda row: "|".join(f"{one:>9}{two:>4}{three:>4}{four:>6}{five:>6}" for one, two, three, four, five in row)
    total = [(0,) * 5] * 3
    with tempfile.TemporaryDirectory() as room:
        for given in inputs:
            counts, row = look(program, given, Path(room))
            total = [tuple(map(sum, zip(*pair))) for pair in zip(total, row)]
            print(f"{Path(given).stem:<22}{counts[0]:>6}{counts[1]:>6} |{cells(row)}")
    print(f"{'all':<34} |{cells(total)}")


main(sys.argv[1], sys.argv[2:])
