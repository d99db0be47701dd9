#!/usr/bin/env python3
"""Runs the jobs on this machine: the same statements as the program, byte for byte after sorting, over any number of
partitions, and whatever executor is killed.

    check.py [COPIES]    how often each article is taken, under ids of its own; 4 unless given

Needs pyspark, pyarrow, the package, Java, and the program (CLOZE, or target/release/cloze).
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
PROGRAM = os.environ.setdefault("CLOZE", str(TARGET / "release/cloze"))
# Workers use this Python, and find the jobs.
os.environ["PYSPARK_PYTHON"] = sys.executable
os.environ["PYTHONPATH"] = str(Path(__file__).parent)
os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")

import jobs  # noqa: E402
import pyarrow  # noqa: E402
import pyarrow.parquet  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402


def articles(copies):
    """The repository's own articles, each several times."""
    files = sorted((ROOT / "tests/articles").glob("*.txt")) + sorted((ROOT / "data/articles").glob("*.txt"))
    for copy in range(copies):
        for file in files:
            yield {"id": f"{file.stem}-{copy}", "text": file.read_text(encoding="utf-8"), "date": "2024-06-20"}


def by_program(path, threads):
    """What the program writes of all articles, sorted, and the seconds that it takes."""
    line = [PROGRAM, "extract", "-q", "--any-language", "--threads", str(threads), "--format", "jsonl", "-o", "-", path]
    begun = time.monotonic()
    written = subprocess.run(line, stdout=subprocess.PIPE, check=True).stdout
    return sorted(written.splitlines()), time.monotonic() - begun


def session(master, folder):
    builder = SparkSession.builder.master(master).appName("cloze check")
    for name, value in {
        "spark.ui.enabled": "false",
        "spark.log.level": "OFF",
        "spark.driver.memory": "1g",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.files.maxPartitionBytes": "1g",
        "spark.ui.showConsoleProgress": "false",
        "spark.executorEnv.PYTHONPATH": os.environ["PYTHONPATH"],
        "spark.local.dir": str(folder),
        "spark.task.maxFailures": "8",
    }.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def written(statements, path):
    """Writes statements to Parquet, and reads their records back, sorted; the seconds of the writing."""
    begun = time.monotonic()
    statements.write.parquet(str(path))
    seconds = time.monotonic() - begun
    records = pyarrow.parquet.read_table(path, columns=["record"])["record"].to_pylist()
    return sorted(record.encode() for record in records), seconds


def check(name, found, expected):
    if found != expected:
        sys.exit(f"{name}: {len(found)} statements, the program has {len(expected)}, or others")


def check_merge(statements, lines, folder):
    """The merge has the statements and entities of the program's one graph."""
    (folder / "lines").mkdir()
    (folder / "lines/all.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    line = [PROGRAM, "extract", "-q", "--format", "json", "-o", "-", str(folder / "lines/all.jsonl")]
    graph = json.loads(subprocess.run(line, stdout=subprocess.PIPE, check=True).stdout)
    entities = {row.id for row in jobs.merged_entities(statements).collect()}
    check("merged entities", sorted(entities), sorted(entity["id"] for entity in graph["entities"]))
    merged = {row.id: row.documents for row in jobs.merged_statements(statements).collect()}
    expected = {
        statement["id"]: sorted({evidence["document"] for evidence in statement["evidence"]})
        for statement in graph["statements"]
    }
    check("merged statements", sorted(merged.items()), sorted(expected.items()))
    print(f"merged: {len(entities)} entities and {len(merged)} statements, as in the program's one graph")


def executors():
    """The executors that this check started: processes below this one."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            if b"CoarseGrainedExecutorBackend" in (path / "cmdline").read_bytes() and is_ours(path.name):
                found.append(int(path.name))
        except OSError:
            pass
    return found


def is_ours(process):
    while process not in ("0", "1"):
        if process == str(os.getpid()):
            return True
        process = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[1]
    return False


def kill_one(spark, killed):
    """Kills an executor as soon as one of its tasks is done and others run."""
    tracker = spark.sparkContext.statusTracker()
    while not killed:
        stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
        if any(stage and stage.numCompletedTasks > 0 and stage.numActiveTasks > 0 for stage in stages):
            victim = executors()[0]
            os.kill(victim, signal.SIGKILL)
            killed.append(victim)
        time.sleep(0.02)


def main():
    copies = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    folder = Path(tempfile.mkdtemp(prefix="cloze-spark-"))
    given = list(articles(copies))
    words = sum(len(article["text"].split()) for article in given)
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(given), folder / "articles.parquet")
    (folder / "articles.jsonl").write_text("".join(json.dumps(article) + "\n" for article in given))
    expected, _ = by_program(folder / "articles.jsonl", 1)
    _, alone = by_program(folder / "articles.jsonl", 2)
    print(f"{len(given)} articles, {words} words, {len(expected)} statements; the program, two threads: {alone:.1f} s")

    spark = session("local[2]", folder)
    read = spark.read.parquet(str(folder / "articles.parquet"))
    jobs.with_arrow(read.limit(1)).count()
    print(f"{'way':<8}{'partitions':>10}{'statements':>12}{'seconds':>9}  bytes")
    for way, job in jobs.WAYS.items():
        for partitions in (1, 2, 4):
            found, seconds = written(job(read.repartition(partitions)), folder / f"{way}-{partitions}")
            check(f"{way}, {partitions} partitions", found, expected)
            print(f"{way:<8}{partitions:>10}{len(found):>12}{seconds:>9.1f}  the same")
    check_merge(spark.read.parquet(str(folder / "arrow-4")), expected, folder)
    spark.stop()

    spark = session("local-cluster[2,1,1024]", folder)
    read = spark.read.parquet(str(folder / "articles.parquet")).repartition(12)
    killed = []
    killer = threading.Thread(target=kill_one, args=(spark, killed), daemon=True)
    killer.start()
    found, _ = written(jobs.with_arrow(read), folder / "killed")
    if not killed:
        sys.exit("the job ended before an executor could be killed: take more copies")
    check("a killed executor", found, expected)
    spark.stop()
    print(f"an executor killed in the middle: {len(found)} statements, the same bytes")


if __name__ == "__main__":
    main()
