"""How cost grows with targets and figures, beside the engine asked the bare question, pandas and hledger.

Run: python benchmarks/scale.py [TARGETS...]
"""

import shutil
import sys
from pathlib import Path

import duckdb
from measuring import ECTRACK, Measured, folder, median, run

MONTHS = 120
TABLES = """
[indicator]
shops = { unit = "家", kind = "stock" }
sales = { unit = "万元", kind = "flow" }

[region]
all = {}

[target]
shops = { indicator = "shops", region = "all", at_least = 1000, for_regions = "level:village", values = "values-shops.csv", since = "2014", by = "2026" }
sales = { indicator = "sales", region = "all", growth = "12%", for_regions = "level:street", since = "2014", by = "2026" }
"""
SIZES = (100, 1_000, 3_000, 10_000, 30_000)
REGIONS = 30_000
LONG = 280
FEW = 300
TRANSACTIONS = 100_000
ROUNDS = 3

BARE = (
    'import duckdb, sys; duckdb.sql(f"SELECT indicator, region, max(period), arg_max(value, period), min(value), sum(value)'
    " FROM '{sys.argv[1]}' GROUP BY ALL\").fetchall()"
)
PANDAS = (
    "import pandas, sys; f = sys.argv[1]; t = pandas.read_parquet(f) if f.endswith('parquet') else pandas.read_csv(f);"
    " t.sort_values('period').groupby(['indicator', 'region']).value.agg(['last', 'min', 'sum'])"
)


def make(place: Path, targets: int, form: str) -> Path:
    """Write a tracker: a region a target, half of them stocks and half flows, ten years of monthly figures."""
    (place / "actuals").mkdir(parents=True)
    (place / "all.toml").write_text(TABLES, encoding="utf-8")
    levels = ("village", "street")
    regions = "".join(f"r{number},{levels[number % 2]},all\n" for number in range(targets))
    (place / "regions.csv").write_text(f"id,level,parent\n{regions}", encoding="utf-8")
    amounts = "".join(f"r{number},{1000 + number % 50 * 40}\n" for number in range(0, targets, 2))
    (place / "values-shops.csv").write_text(f"region,value\n{amounts}", encoding="utf-8")
    figures(place / "actuals" / f"all.{form}", targets, form)
    return place


def figures(file: Path, targets: int, form: str) -> None:
    """Write the figures, month by month."""
    rows = f"""SELECT CASE WHEN i % 2 = 0 THEN 'shops' ELSE 'sales' END AS indicator, 'r' || i AS region,
        strftime(DATE '2014-01-01' + to_months(CAST(m AS INTEGER)), '%Y-%m') AS period,
        500 + i % 37 + m * (3 + i % 11) AS value, 'yearbook' AS source
        FROM range({targets}) AS a(i), range({MONTHS}) AS b(m) ORDER BY m, i"""
    how = "FORMAT parquet" if form == "parquet" else "FORMAT csv, HEADER"
    duckdb.connect().execute(f"COPY ({rows}) TO '{file}' ({how})")


def status(place: Path, cache: Path, *more: str) -> Measured:
    """Return what `status --json` took."""
    return run([*ECTRACK, "status", "--json", "--dir", str(place), *more], {"XDG_CACHE_HOME": str(cache)})


def many(place: Path, indicators: int) -> Path:
    """Write a tracker of 300 targets, and monthly figures of 30,000 regions over 280 months for each indicator: 8.4 million each."""
    make(place, FEW, "parquet")
    (place / "actuals" / "all.parquet").unlink()
    (place / "regions.csv").write_text(
        "id,level,parent\n" + "".join(f"r{n},{('village', 'street')[n % 2] if n < FEW else 'house'},all\n" for n in range(REGIONS)),
        encoding="utf-8",
    )
    names = ("shops", "sales", *(f"more{number}" for number in range(indicators - 2)))[:indicators]
    added = "".join(f'{name} = {{ unit = "家", kind = "stock" }}\n' for name in names[2:])
    (place / "all.toml").write_text(TABLES.replace("\n[region]", f"{added}\n[region]"), encoding="utf-8")
    for name in names:
        rows = f"""SELECT '{name}' AS indicator, 'r' || i AS region,
            strftime(DATE '2001-01-01' + to_months(CAST(m AS INTEGER)), '%Y-%m') AS period,
            500 + i % 37 + m * (3 + i % 11) AS value, 'yearbook' AS source
            FROM range({REGIONS}) AS a(i), range({LONG}) AS b(m) ORDER BY m, i"""
        duckdb.connect().execute(f"COPY ({rows}) TO '{place}/actuals/{name}.parquet' (FORMAT parquet)")
    return place


def millions() -> list[str]:
    """Return the lines of a table of ever more figures with the same targets."""
    lines = [
        "| figures | files | status, first, s | another question, s | asked before, s | µs a figure | MB |",
        "|---:|---:|---:|---:|---:|---:|---:|",
    ]
    with folder() as place:
        for indicators in (2, 5, 10):
            tracker, cache = many(place / f"many{indicators}", indicators), place / f"cache{indicators}"
            first = status(tracker, cache)
            warm = status(tracker, cache, "--known-by", "2030-01-01")
            again = status(tracker, cache)
            shutil.rmtree(tracker)
            count = indicators * REGIONS * LONG
            lines.append(
                f"| {count:,} | {indicators} | {first.seconds:.1f} | {warm.seconds:.2f} | {again.seconds:.2f} |"
                f" {first.seconds / count * 1e6:.2f} | {max(first.megabytes, warm.megabytes):.0f} |"
            )
    return lines


def row(place: Path, targets: int, form: str) -> str:
    """Return the line of one size."""
    tracker, cache = make(place / f"{form}{targets}", targets, form), place / f"cache-{form}{targets}"
    data = str(tracker / "actuals" / f"all.{form}")
    bare = median([run([sys.executable, "-c", BARE, data]) for _round in range(ROUNDS)])
    pandas = median([run([sys.executable, "-c", PANDAS, data]) for _round in range(ROUNDS)])
    first = status(tracker, cache)
    warm = status(tracker, cache, "--known-by", "2030-01-01")
    again = status(tracker, cache)
    shutil.rmtree(tracker)
    return (
        f"| {targets:,} | {targets * MONTHS:,} | {form} | {bare:.2f} | {pandas:.2f} | {first.seconds:.2f} | {warm.seconds:.2f} |"
        f" {again.seconds:.2f} | {max(0.0, warm.seconds - bare) / targets * 1e6:.0f} | {max(first.megabytes, warm.megabytes):.0f} |"
    )


def table(sizes: tuple[int, ...] = SIZES) -> list[str]:
    """Return the lines of a Markdown table."""
    lines = [
        "| targets | figures | form | engine alone, s | pandas, s | status, first, s | another question, s | asked before, s | µs a target | MB |",
        "|---:|---:|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    with folder() as place:
        lines += [row(place, size, "parquet") for size in sizes]
        lines += [row(place, size, "csv") for size in sizes if size in {1_000, 3_000, 10_000}]
    return lines


def beside_hledger() -> list[str]:
    """Return what 100,000 figures in CSV take, beside as many transactions with a budget."""
    targets = TRANSACTIONS // MONTHS
    with folder() as place:
        tracker = make(place / "tracker", targets, "csv")
        first = status(tracker, place / "cache").seconds
        warm = status(tracker, place / "cache", "--known-by", "2030-01-01").seconds
        lines = [f"| ectrack status, first | {first:.2f} |", f"| ectrack status, another question | {warm:.2f} |"]
        if shutil.which("hledger"):
            book = place / "budget.journal"
            goals = "".join(f"    plan:a{account}  100 CNY\n" for account in range(targets))
            days = (
                f"{2014 + month // 12}-{month % 12 + 1:02}-15 figure\n    plan:a{account}  {80 + month} CNY\n    assets\n"
                for month in range(MONTHS)
                for account in range(targets)
            )
            book.write_text(f"~ monthly from 2014-01-01\n{goals}    assets\n\n" + "\n".join(days), encoding="utf-8")
            lines.append(f"| hledger balance --budget | {run(['hledger', 'balance', '--budget', '-f', str(book)]).seconds:.2f} |")
    return [f"| {targets * MONTHS:,} figures in CSV, or transactions | s |", "|---|---:|", *lines]


if __name__ == "__main__":
    print("\n".join(table(tuple(map(int, sys.argv[1:])) or SIZES)))
