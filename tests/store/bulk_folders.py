"""Trackers whose figures stand in TOML, CSV or Parquet, for tests that hold these to one another."""

from collections.abc import Mapping, Sequence
from csv import DictWriter
from pathlib import Path

import duckdb

from ectrack.core.notation.figure_table import READERS

TABLES = """
[indicator]
shops = { name = "Shops", unit = "家", kind = "stock" }
homes = { name = "Homes", unit = "户", kind = "stock", roll_up = true }
sales = { name = "Sales", unit = "万元", kind = "flow" }
online = { name = "Online", unit = "万元", kind = "flow" }
share = { name = "Share", unit = "%", kind = "share", ratio = { of = "online", to = "sales" } }
real = { name = "Real growth", kind = "growth", growth_of = "online" }
places = { name = "Places with homes", unit = "个", kind = "stock", count = { of = "homes", at_least = 100 } }
halls = { name = "Halls", unit = "家", kind = "stock", breaks = { 2014 = { why = "new register", link = 1.2 }, "2015-07" = "new law" } }

[region]
north = { name = "North" }
south = { name = "South", parent = "north" }
east = { name = "East", parent = "north" }

[target]
more = { indicator = "shops", region = "north", at_least = 300, since = "2013", by = "2016" }
held = { indicator = "shops", region = "south", at_most = 200, hold = true, by = "2016", from = "2013" }
grown = { indicator = "sales", region = "north", growth = "20%", since = "2013", by = "2015" }
level = { indicator = "sales", region = "south", at_least = "0.5万万元", by = "2015" }
added = { indicator = "sales", region = "south", total = 900, from = "2013", by = "2015" }
yearly = { indicator = "shops", region = "north", each_year = 50, from = "2014", by = "2015" }
whole = { indicator = "homes", region = "north", at_least = 250, since = "2013", by = "2016" }
far = { indicator = "shops", region = "north", at_least = 900, since = "2013", by = "2030" }
low = { indicator = "shops", region = "south", at_most = 90, since = "2012", by = "2030" }
long = { indicator = "sales", region = "north", growth = "12%", since = "2012", by = "2030" }
down = { indicator = "sales", region = "south", growth = "-5%", since = "2012-H1", by = "2030" }
better = { indicator = "sales", region = "south", improve = true, since = "2012", by = "2030" }
range = { indicator = "sales", region = "north", between = [2000, 3000], by = "2030" }
cap = { indicator = "sales", region = "north", total_at_most = 5000, from = "2013", by = "2030" }
capped = { indicator = "sales", region = "south", each_year_at_most = 900, from = "2013", by = "2030" }
band = { indicator = "shops", region = "north", within = [150, 250], since = "2013", by = "2030" }
year = { indicator = "sales", region = "north", within = [500, 900], by = "2015" }
mean = { indicator = "shops", region = "south", at_least = 100, average = true, from = "2013", by = "2030" }
follows = { indicator = "shops", region = "south", at_least = { of = "shops@north", times = "90%" }, by = "2030" }
beside = { indicator = "online", region = "north", at_most = { of = "sales", plus = "-5万元" }, by = "2030" }
amount = { indicator = "shops", region = "north", improve_by = "20家", since = "2013", by = "2030" }
fewer = { indicator = "shops", region = "north", total = -50, from = "2014", by = "2030" }
monthly = { indicator = "sales", region = "south", each_month = 50, from = "2014-01", by = "2015-12" }
rate = { indicator = "real", region = "north", at_least = "6%", by = "2015" }
rates = { indicator = "real", region = "south", total = "20%", from = "2013", by = "2016" }
mean_rate = { indicator = "real", region = "south", at_least = "5%", average = true, from = "2013", by = "2015" }
many = { indicator = "places", region = "north", at_least = 2, by = "2015" }
few = { indicator = "places", region = "north", at_most = 1, by = "2030" }
linked = { indicator = "halls", region = "north", improve_by = "25%", since = "2013", by = "2030" }
broken = { indicator = "halls", region = "south", at_least = 200, since = "2014", by = "2030" }
part = { indicator = "share", region = "north", at_least = "20%", since = "2013", by = "2015" }
"""

RUNNING = """
[indicator]
sales = { name = "Sales", unit = "万元", kind = "flow" }

[region]
north = { name = "North" }
south = { name = "South" }

[target]
up = { indicator = "sales", region = "north", at_least = 4000, since = "2013", by = "2016" }
grown = { indicator = "sales", region = "south", growth = "10%", since = "2014", by = "2016" }
planned = { indicator = "sales", region = "north", at_least = 3000, by = "2016", milestones = { "2016-Q1" = 500, "2016-H1" = 1200 } }
stages = { indicator = "sales", region = "south", at_least = 3000, since = "2013", by = "2016", milestones = { 2015 = 2000 } }
ceiling = { indicator = "sales", region = "south", at_most = 3000, by = "2016" }
falling = { indicator = "sales", region = "north", growth = "-5%", since = "2015", by = "2016" }
half = { indicator = "sales", region = "north", at_least = 1500, since = "2014-H1", by = "2016-H1" }
months = { indicator = "sales", region = "south", at_least = 900, by = "2015-07/2016-06" }
later = { indicator = "sales", region = "south", more_than = 2000, from = "2016", by = "2016" }
summed = { indicator = "sales", region = "north", total = 2000, from = "2016", by = "2016" }
kept = { indicator = "sales", region = "north", at_most = 4000, hold = true, from = "2014", by = "2016" }
held = { indicator = "sales", region = "south", at_least = 500, hold = true, since = "2013", by = "2016" }
better = { indicator = "sales", region = "north", improve = true, since = "2013", by = "2016" }
about = { indicator = "sales", region = "south", at_least = 2500, approx = "about", by = "2016" }
"""
"""Targets of which most are judged by the year of their deadline, 2016, to date."""

Row = Mapping[str, str]


def toml(folder: Path, rows: Sequence[Row]) -> None:
    """Write the figures as blocks."""
    blocks = []
    for row in rows:
        lines = [f'{key} = "{text}"' if key != "comparable" else f"{key} = {text}" for key, text in row.items()]
        blocks.append("\n".join(["[[actual]]", *lines]))
    (folder / "actuals" / "all.toml").write_text("\n\n".join(blocks), encoding="utf-8")


def columns(rows: Sequence[Row]) -> list[str]:
    """Return the columns that the figures need."""
    return [key for key in READERS if key in {"indicator", "region", "period"} or any(key in row for row in rows)]


def csv(folder: Path, rows: Sequence[Row]) -> None:
    """Write the figures as a table of texts."""
    names = columns(rows)
    with (folder / "actuals" / "all.csv").open("w", encoding="utf-8", newline="") as stream:
        table = DictWriter(stream, names)
        table.writeheader()
        table.writerows(rows)


def parquet(folder: Path, rows: Sequence[Row]) -> None:
    """Write the figures as Parquet, every column a text."""
    names = columns(rows)
    connection = duckdb.connect()
    typed = ", ".join(f'"{name}" VARCHAR' for name in names)
    connection.execute(f"CREATE TABLE rows ({typed})")
    for row in rows:
        connection.execute(f"INSERT INTO rows VALUES ({', '.join('?' * len(names))})", [row.get(name) for name in names])  # noqa: S608
    connection.execute(f"COPY rows TO '{folder / 'actuals' / 'all.parquet'}' (FORMAT parquet)")


def tracker(folder: Path, settings: str = "", tables: str = TABLES) -> Path:
    """Make a tracker without figures."""
    (folder / "actuals").mkdir(parents=True)
    (folder / "all.toml").write_text(tables, encoding="utf-8")
    if settings:
        (folder / "ectrack.toml").write_text(settings, encoding="utf-8")
    return folder
