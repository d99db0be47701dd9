"""What can't be read: an exception with place, cause and cure, never an abort."""

import os
import platform
import shutil
import subprocess
import sys

import pytest

import cloze


@pytest.mark.parametrize(
    "arguments, error, said",
    [
        ({"text": b"Norway"}, TypeError, 'document "text": its text is of type bytes, not str; decode it first'),
        ({"text": None}, TypeError, 'its text is of type NoneType, not str; give a str'),
        ({"text": "x", "id": 7}, TypeError, "the id of a document is of type int, not str"),
        ({"text": "x", "title": 7}, TypeError, "its title is of type int"),
        ({"text": "Norway \udc80"}, ValueError, "its text has a lone surrogate at character 7"),
        ({"text": "x", "id": "\ud800"}, ValueError, "the id of a document has a lone surrogate at character 0"),
        ({"text": "x", "date": "20 June"}, ValueError, 'its date is "20 June"; write it as YYYY-MM-DD'),
        ({"text": "x", "date": "2023-02-29"}, ValueError, "write it as YYYY-MM-DD"),
        ({"text": "x" * 10_000_001, "id": "long"}, ValueError, 'document "long": its text has 10000001 bytes'),
    ],
)
def test_what_is_no_document_is_told(extractor, arguments, error, said):
    with pytest.raises(error) as raised:
        extractor.extract(**arguments)
    assert said in str(raised.value)


@pytest.mark.parametrize(
    "arguments, said",
    [
        ({"base": "kg"}, 'base="kg": not an absolute IRI'),
        ({"scope": "mine"}, 'scope="mine": there is no such scope; write "shared" or "document"'),
        ({"rules": "nowhere.rules"}, "nowhere.rules"),
        ({"gazetteer": {"names.tsv": "Atlantis\tKingdom\n"}}, "names.tsv:1"),
    ],
)
def test_what_makes_no_extractor_is_told(arguments, said):
    with pytest.raises((ValueError, OSError)) as raised:
        cloze.Extractor(**arguments)
    assert said in str(raised.value)


def test_all_faults_of_rules_come_at_once_with_their_places():
    with pytest.raises(cloze.RuleError) as raised:
        cloze.Extractor(
            {
                "gifts.rules": "rule gave: Gifts.\n  when {giver: Organisation} gave {gift: Thing}\n  then {giver} gave {gift}\n",
                "other.rules": "relaton met: came together with\n",
            }
        )
    faults = raised.value.faults
    assert [(fault.file, fault.line, fault.column) for fault in faults][-1] == ("other.rules", 1, 1)
    text = str(raised.value)
    assert 'unknown type "Organisation"; did you mean "Organization"?\n' in text
    assert "^^^^^^^^^^^^" in text


def test_rules_are_read_from_files_and_folders(tmp_path):
    rule = """
relation {0}: did what it says to
  from Agent to Thing
rule {0}: Someone {0} something.
  when {{a: Agent}} {0} {{b: Thing}}
  then {{a}} {0} {{b}}
  yes  Norway {0} the boat.
       => Norway {0} boat
  no   Norway is late.
"""
    (tmp_path / "sub").mkdir()
    (tmp_path / "one.rules").write_text(rule.format("repainted"))
    (tmp_path / "sub/two.rules").write_text(rule.format("rebuilt"))
    (tmp_path / "notes.txt").write_text("no rules")
    names = lambda **arguments: [rule.name for rule in cloze.Extractor(**arguments).rules]
    assert names(rules=tmp_path) == ["repainted", "rebuilt"]
    assert names(rules=[tmp_path / "sub", str(tmp_path / "one.rules")]) == ["rebuilt", "repainted"]
    assert names(add=tmp_path)[-2:] == ["repainted", "rebuilt"]
    text = "The boat was repainted by Norway."
    assert str(cloze.Extractor(tmp_path).extract(text).statements[0]) == "Norway repainted boat"


def test_examples_are_checked_as_the_program_does():
    extractor = cloze.Extractor(
        {
            "my.rules": """
relation lent: gave for a time
  from Agent to Thing
rule lent: Someone gives something for a time.
  when {lender: Agent} lent|loaned {object: Thing}
  then {lender} lent {object}
  yes  The museum loaned a statue.
       => museum lent statue
  yes  The museum bought a statue.
       => museum lent statue
  no   The lender was late.
"""
        }
    )
    check = extractor.check()
    assert not check.passed and [outcome.passed for outcome in check.outcomes] == [True, False, True]
    (failure,) = check.failures
    assert (failure.rule, failure.line) == ("lent", 9)
    assert str(check).startswith("my.rules:9: The museum bought a statue.\n  missing museum lent statue\n")
    assert str(check).endswith("3 examples: 2 passed, 1 failed")


def test_wrong_choices_are_told(extractor):
    graph = extractor.extract("Norway thanked Chile.").graph
    for call, said in [
        (lambda: graph.to_rdf("owl"), "there is no RDF format 'owl'; choose one of turtle"),
        (lambda: graph.to_rdf(provenance="all"), 'write "none", "statement" or "evidence"'),
        (lambda: graph.to_json(offsets="words"), 'write "characters" or "bytes"'),
        (lambda: extractor.extract_many("one text"), "articles is one text"),
        (lambda: extractor.extract_many([], threads=0), "threads=0: at least one is needed"),
        (lambda: extractor.extract_many([], errors="ignore"), 'write "raise" or "skip"'),
        (lambda: next(extractor.extract_many([{"body": "x"}])), 'article 1 has no "text", only body'),
        (lambda: next(extractor.extract_many([3])), "article 1 is of type int"),
        (lambda: list(extractor.extract_many([]).batches("words")) or extractor.extract_many(["x"]).reader("words"), "there is no table"),
        (lambda: graph | cloze.Extractor(base="https://o.example/").extract("").graph, "the same base= and scope="),
    ]:
        with pytest.raises((TypeError, ValueError)) as raised:
            call()
        assert said in str(raised.value)


def test_an_extractor_says_why_it_is_not_pickled(extractor):
    import pickle

    with pytest.raises(TypeError, match="make one in each process"):
        pickle.dumps(extractor)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_fork_after_import_and_use(tmp_path):
    script = tmp_path / "fork.py"
    script.write_text(
        """
import os, sys, threading, cloze
extractor = cloze.Extractor()
text = "Norway thanked Chile. " * 50
want = extractor.extract(text).to_jsonl()
running = extractor.extract_many([text] * 50, threads=2)
assert next(running).to_jsonl().count("thanked")
others = [threading.Thread(target=extractor.extract, args=(text,)) for _ in range(4)]
for other in others:
    other.start()
child = os.fork()
if child == 0:
    assert extractor.extract(text).to_jsonl() == want
    assert [one.to_jsonl() for one in extractor.extract_many([("text", text)] * 9)] == [want] * 9
    try:
        next(running)
    except RuntimeError as error:
        assert "forked" in str(error), error
    else:
        os._exit(3)
    os._exit(0)
_, status = os.waitpid(child, 0)
assert status == 0, status
assert sum(1 for _ in running) == 49
print("done")
"""
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=120)
    assert done.stdout == "done\n", done.stderr


def test_an_interrupt_ends_the_wait(tmp_path):
    script = tmp_path / "interrupt.py"
    script.write_text(
        """
import os, signal, threading, cloze
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have had it ignored
extractor = cloze.Extractor()
long = "Norway thanked Chile and Peru, and the king of Ghana met the queen. " * 40_000
threading.Timer(1.0, os.kill, (os.getpid(), signal.SIGINT)).start()
try:
    next(extractor.extract_many([long]))
except KeyboardInterrupt:
    print("interrupted", flush=True)
    os._exit(0)
"""
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=120)
    assert done.stdout == "interrupted\n", done.stderr


def test_a_hundred_megabytes_are_refused():
    text = "Norway thanked Chile. " * (100_000_000 // 22 + 1)
    with pytest.raises(ValueError, match="give it in parts, or raise longest="):
        cloze.Extractor().extract(text)


@pytest.mark.skipif(not shutil.which("qemu-x86_64"), reason="there is no qemu-x86_64 (Debian: qemu-user)")
@pytest.mark.skipif(platform.machine() != "x86_64", reason="other processors have no AVX2 to be without")
@pytest.mark.parametrize("processor", ["Nehalem", "Conroe"])
def test_a_processor_without_avx2_gives_the_same(extractor, processor):
    text = "Norway's prime minister, Ingrid Dahl, presented a silver ship to King Frederik of Denmark."
    script = f"import cloze; print(cloze.Extractor().extract({text!r}).to_jsonl(), end='')"
    line = ["qemu-x86_64", "-cpu", processor, sys.executable, "-c", script]
    done = subprocess.run(line, capture_output=True, text=True, timeout=300)
    assert done.stdout == extractor.extract(text).to_jsonl(), done.stderr
