"""Articles in Parquet to statements in Parquet, on Spark: three ways to the same rows, and the merge.

    spark-submit jobs.py arrow ARTICLES STATEMENTS    the Python package, in Arrow batches
    spark-submit jobs.py pipe  ARTICLES STATEMENTS    the program alone, through pipes
    spark-submit jobs.py sql   ARTICLES STATEMENTS    the program alone, in SQL
    spark-submit jobs.py merge STATEMENTS GRAPH       one row for each entity and each statement

ARTICLES has the columns `id` and `text`, and perhaps `date`, `title` and `url`. The last three jobs work on JSON lines, the
column `record`, so that all ways can be mixed. Every worker needs the package, or the program on its PATH.
"""

import functools
import os
import sys

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

# The program, on every machine.
CLOZE = os.environ.get("CLOZE", "cloze")

# Texts in other languages are read as well: what is no English has few statements. Without the flag, the program leaves
# them out and ends with exit code 3, which Spark takes for a failure.
COMMAND = f"{CLOZE} extract --quiet --any-language --threads 1 --format jsonl --output - -"


# No article is longer, in characters; what is, is a fault of its source.
LONGEST = 2_000_000


def readable(articles: DataFrame) -> DataFrame:
    """The articles that have a text. One that can't be read would fail its task, and so the job."""
    return articles.where(f.col("text").isNotNull() & (f.length("text") <= LONGEST))


# The Python package


@functools.lru_cache(maxsize=1)
def extractor():
    """The extractor of this worker: rules are loaded once, whatever number of tasks it runs."""
    import cloze

    return cloze.Extractor()


def read_batches(batches):
    """What the articles of some batches state. Spark runs a task a core, so one thread is enough for each."""
    import pyarrow

    articles = (article for batch in batches for article in batch.to_pylist())
    for batch in extractor().extract_many(articles, threads=1).batches("records"):
        yield pyarrow.record_batch(batch)


def with_arrow(articles: DataFrame) -> DataFrame:
    """Statements by the package: a row for each, with `record` for its JSON line."""
    import pyarrow
    from pyspark.sql.pandas.types import from_arrow_schema

    schema = from_arrow_schema(pyarrow.schema(extractor().extract_many([]).reader("records")))
    return articles.mapInArrow(read_batches, schema)


# The program


def as_lines(articles: DataFrame) -> DataFrame:
    """A JSON line for each article."""
    return articles.select(f.to_json(f.struct(*articles.columns)).alias("line"))


def with_pipe(articles: DataFrame) -> DataFrame:
    """Statements by the program, a process for each partition."""
    lines = as_lines(articles).rdd.map(lambda row: row.line)
    records = lines.pipe(COMMAND, dict(os.environ), checkCode=True)
    return records.map(lambda line: (line,)).toDF("record string")


def with_sql(articles: DataFrame) -> DataFrame:
    """Statements by the program, in SQL."""
    as_lines(articles).createOrReplaceTempView("article_lines")
    return articles.sparkSession.sql(
        f"SELECT TRANSFORM(line) USING '{COMMAND}' AS (record STRING) FROM article_lines"
    )


# The merge

END = "struct<id: string, name: string, type: string, head: string, value: string>"
RECORD = f"""
    document struct<id: string>, id string, subject {END}, relation struct<id: string, label: string>, object {END},
    qualifiers array<struct<role: string, value: {END}>>,
    status struct<polarity: string, certainty: string, speaker: {END}, time: string>
"""


def parsed(statements: DataFrame) -> DataFrame:
    """The records as columns."""
    record = f.from_json("record", RECORD)
    return statements.select(record.alias("record")).select("record.*")


def merged_statements(statements: DataFrame) -> DataFrame:
    """One row for each statement: its identifier is made of what it says, so a group-by is the whole merge."""
    grouped = parsed(statements).groupBy("id")
    return grouped.agg(
        f.min("subject.id").alias("subject"),
        f.min("relation.label").alias("relation"),
        f.min(f.coalesce("object.id", "object.name")).alias("object"),
        f.min("status.polarity").alias("polarity"),
        f.min("status.certainty").alias("certainty"),
        f.sort_array(f.collect_set("document.id")).alias("documents"),
    )


def merged_entities(statements: DataFrame) -> DataFrame:
    """One row for each entity: wherever it takes part, with all its names and types."""
    rows = parsed(statements)
    ends = f.concat(
        f.array("subject", "object", "status.speaker"), f.transform("qualifiers", lambda one: one["value"])
    )
    parts = rows.select(f.explode(ends).alias("end"), f.col("document.id").alias("document"))
    known = parts.where("end.id is not null")
    return known.groupBy(f.col("end.id").alias("id")).agg(
        f.sort_array(f.collect_set("end.name")).alias("names"),
        f.sort_array(f.collect_set("end.type")).alias("types"),
        f.count_distinct("document").alias("documents"),
    )


WAYS = {"arrow": with_arrow, "pipe": with_pipe, "sql": with_sql}


def main() -> None:
    way, source, target = sys.argv[1:]
    spark = SparkSession.builder.appName(f"cloze {way}").getOrCreate()
    if way == "merge":
        statements = spark.read.parquet(source).select("record")
        merged_statements(statements).write.parquet(f"{target}/statements")
        merged_entities(statements).write.parquet(f"{target}/entities")
    else:
        WAYS[way](readable(spark.read.parquet(source))).write.parquet(target)


if __name__ == "__main__":
    main()
