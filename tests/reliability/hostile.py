"""A tracker in which every text acts somewhere, or stays what it is: the same tracker with plain words."""

import csv
from collections.abc import Sequence
from pathlib import Path

from tests.attacks import as_toml

SETTINGS = """\
title = {{ zh = {text}, en = {text} }}
[figures."rows.csv"]
source = {text}
note = {text}
"""
TABLES = """\
[region.r{index}]
name = {{ zh = {text}, en = {text} }}
level = {text}
note = {text}
[indicator.i{index}]
name = {{ zh = {text}, en = {text} }}
unit = "家"
kind = "stock"
definition = {text}
note = {text}
[policy.p{index}]
title = {{ zh = {text}, en = {text} }}
issuer = {text}
source = {text}
note = {text}
[target.t{index}]
name = {{ zh = {text}, en = {text} }}
policy = "p{index}"
indicator = "i{index}"
region = "r{index}"
at_least = 300
since = "2013"
by = "2016"
tags = [{text}]
owner = {text}
clause = {text}
note = {text}
waive = {{ no-source = {text} }}
"""
FIGURES = """\
[[actual]]
indicator = "i{index}"
region = "r{index}"
period = "2013"
value = 100
source = {text}
note = {text}
[[actual]]
indicator = "i{index}"
region = "r{index}"
period = "2014"
value = 120
source = {text}
[[actual]]
indicator = "i{index}"
region = "r{index}"
period = "2014"
value = 900
source = {text}
revises = {text}
recorded = 2014-12-01
[[actual]]
indicator = "i{index}"
region = "r{index}"
period = "2013-H1"
value = 50
source = {text}
[[actual]]
indicator = "i{index}"
region = "r{index}"
period = "2013-H1"
withdrawn = {text}
"""
WRONG = """\
[target.w{index}]
indicator = {text}
region = {text}
policy = {text}
method = {text}
at_least = {text}
by = {text}
{text} = {text}
"""


def make(folder: Path, texts: Sequence[str]) -> None:
    """Make a tracker with a target for each text, which stands wherever a text may stand.

    Args:
        folder: Where it is made.
        texts: The texts.
    """
    (folder / "actuals").mkdir(parents=True)
    _write(folder / "ectrack.toml", SETTINGS, texts[:1])
    _write(folder / "tables.toml", TABLES, texts)
    _write(folder / "actuals" / "figures.toml", FIGURES, texts)
    (folder / "actuals" / "rows.csv").write_text("indicator,region,period,value\ni0,r0,2012,90\n", encoding="utf-8")


def make_wrong(folder: Path, texts: Sequence[str]) -> None:
    """Make a tracker that is wrong in every value and file name, so that the messages repeat the texts."""
    make(folder, texts)
    _write(folder / "wrong.toml", WRONG, texts)
    for text in texts:
        name = "".join(char for char in text if char not in "/\0")
        _write(folder / f"{name}.toml", WRONG.replace("target.w", "target.v"), texts[:1])


def make_table(path: Path, texts: Sequence[str]) -> None:
    """Make a table of figures for the tracker, in which each text is a source, a heading and an unknown region."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["indicator", "region", "period", "value", "source", *texts])
        for index, text in enumerate(texts):
            writer.writerow([f"i{index}", f"r{index}", 2015, 950, text])


def make_wrong_table(path: Path, texts: Sequence[str]) -> None:
    """Make a table whose texts are no indicator, region, period or value."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("indicator", "region", "period", "value"), *((text,) * 4 for text in texts)])


def _write(path: Path, form: str, texts: Sequence[str]) -> None:
    path.write_text("".join(form.format(index=index, text=as_toml(text)) for index, text in enumerate(texts)), encoding="utf-8")
