#!/usr/bin/env python3
"""Counts what a crate shows to those who use it: modules, types, traits, functions, constants and methods that can be named
from outside and are not hidden from the documentation.

    RUSTC_BOOTSTRAP=1 cargo rustdoc --lib -- -Z unstable-options --output-format json
    .ci/public_items.py target/doc/cloze.json [--list]
"""

import json
import sys

COUNTED = {"module", "struct", "enum", "union", "trait", "function", "constant", "static", "type_alias", "macro"}


def kind(item):
    return next(iter(item["inner"]))


class Face:
    def __init__(self, crate):
        self.items = crate["index"]
        self.names = {}

    def visit(self, id, path):
        item = self.items.get(str(id))
        if item is None or id in self.names or is_hidden(item):
            return
        name, inner = kind(item), next(iter(item["inner"].values()))
        if name == "use":
            self.visit_use(inner, path)
            return
        if name not in COUNTED:
            return
        path = [*path, item["name"]]
        self.names[id] = f"{name} {'::'.join(path)}"
        if name == "module":
            for inside in inner["items"]:
                self.visit_public(inside, path)
        elif name in ("struct", "enum", "union"):
            for block in inner["impls"]:
                self.visit_impl(block, path)

    def visit_public(self, id, path):
        item = self.items.get(str(id))
        if item and item["visibility"] == "public":
            self.visit(id, path)

    def visit_use(self, use, path):
        if use["is_glob"]:
            target = self.items.get(str(use["id"]))
            for inside in next(iter(target["inner"].values()))["items"] if target else ():
                self.visit_public(inside, path)
        elif use["id"] is not None:
            self.visit(use["id"], path)

    def visit_impl(self, id, path):
        block = self.items[str(id)]["inner"]["impl"]
        if block["trait"] is None:
            for inside in block["items"]:
                self.visit_public(inside, path)


def is_hidden(item):
    return any("hidden" in str(attribute) for attribute in item["attrs"])


def main():
    path, *options = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        crate = json.load(file)
    face = Face(crate)
    face.visit(crate["root"], [])
    found = sorted(face.names.values(), key=lambda name: name.split(" ")[1])
    if "--list" in options:
        print("\n".join(found))
    by_room = {}
    for name in found:
        parts = name.split(" ")[1].split("::")
        room = parts[1] if len(parts) > 1 else parts[0]
        by_room[room] = by_room.get(room, 0) + 1
    for room, count in sorted(by_room.items(), key=lambda pair: -pair[1]):
        print(f"{count:>6}  {room}")
    print(f"{len(found):>6}  in all")


if __name__ == "__main__":
    main()
