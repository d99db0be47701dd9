"""Many texts: in order, in parallel, with flat memory, whatever comes in."""

import gc
import itertools
import threading
import time

import pytest

import cloze


def test_many_is_one_after_another(extractor, articles):
    alone = [extractor.extract(text, id=id).to_jsonl() for id, text in articles.items()]
    for threads in (1, 2, 5):
        many = extractor.extract_many(articles.items(), threads=threads)
        assert [extraction.to_jsonl() for extraction in many] == alone


def test_articles_come_in_every_form(extractor):
    text = "Norway thanked Chile."
    forms = [text, ("b", text), {"text": text, "id": "c", "date": "2024-06-20"}, {"text": text}, (7, text)]
    found = list(extractor.extract_many(forms))
    assert [(extraction.id, extraction.date) for extraction in found] == [
        ("1", None),
        ("b", None),
        ("c", "2024-06-20"),
        ("4", None),
        ("7", None),
    ]
    assert {len(extraction.graph) for extraction in found} == {1}


def test_only_a_few_are_read_ahead(extractor):
    taken = itertools.count()
    endless = (f"Norway thanked Chile {next(taken)} times." for _ in itertools.count())
    many = extractor.extract_many(endless, threads=2)
    for _ in range(10):
        next(many)
    assert next(taken) <= 10 + 8 + 1


def test_an_exception_of_the_iterator_comes_after_what_was_before_it(extractor):
    def articles():
        yield "Norway thanked Chile."
        yield "Peru thanked Ghana."
        raise KeyError("the database went away")

    many = extractor.extract_many(articles())
    assert [next(many).id, next(many).id] == ["1", "2"]
    with pytest.raises(KeyError, match="the database went away"):
        next(many)
    with pytest.raises(StopIteration):
        next(many)


def test_an_exception_goes_through_tables_too(extractor):
    pyarrow = pytest.importorskip("pyarrow")

    def articles():
        yield "Norway thanked Chile."
        raise KeyError("the database went away")

    with pytest.raises(Exception, match="the database went away"):
        pyarrow.table(extractor.extract_many(articles()))


def test_what_cannot_be_read_is_raised_in_its_place_or_noted(extractor):
    articles = ["Norway thanked Chile.", ("bad", b"Peru"), ("worse", "a\ud800"), "Peru thanked Ghana."]
    many = extractor.extract_many(articles)
    next(many)
    with pytest.raises(TypeError, match="document \"bad\": its text is of type bytes"):
        next(many)
    skipping = extractor.extract_many(articles, errors="skip")
    assert [extraction.id for extraction in skipping] == ["1", "4"]
    assert [left.id for left in skipping.left_out] == ["bad", "worse"]


def test_the_graph_of_many_is_the_union(extractor, articles):
    whole = extractor.extract_many(articles.items()).graph()
    backwards = extractor.extract_many(reversed(list(articles.items())), threads=3).graph()
    assert whole.to_rdf() == backwards.to_rdf()
    assert [source.id for source in whole.documents] == sorted(articles)
    assert len(extractor.extract_many([]).graph()) == 0


def test_an_iterator_that_is_left_lets_go_of_its_threads(extractor, article):
    before = threading.active_count(), _threads()
    for _ in range(20):
        next(extractor.extract_many(itertools.repeat("Norway thanked Chile."), threads=4))
    gc.collect()
    for _ in range(100):
        if _threads() <= before[1] + 2:
            return
        time.sleep(0.1)
    raise AssertionError(f"{_threads()} threads, {before[1]} before")


def _threads():
    with open("/proc/self/status", encoding="utf-8") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("Threads:"))


def test_threads_share_an_extractor(extractor, articles):
    texts = list(articles.items()) * 3
    alone = [extractor.extract(text, id=id).to_jsonl() for id, text in texts]
    found = [None] * len(texts)

    def work(places):
        for place in places:
            id, text = texts[place]
            found[place] = extractor.extract(text, id=id).to_jsonl()

    workers = [threading.Thread(target=work, args=(range(first, len(texts), 4),)) for first in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert found == alone


def test_other_threads_run_while_a_text_is_read(extractor, article):
    ticks = []
    ended = threading.Event()

    def tick():
        while not ended.is_set():
            ticks.append(1)
            time.sleep(0.001)

    watcher = threading.Thread(target=tick)
    watcher.start()
    long = article * 40
    before = len(ticks)
    extractor.extract(long)
    during = len(ticks) - before
    ended.set()
    watcher.join()
    # With the lock held, there would be none.
    assert during > 5
