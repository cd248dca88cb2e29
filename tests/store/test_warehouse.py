"""A table in a warehouse gives the reports that files give: DuckDB always, PostgreSQL and Spark as real servers by `tools/warehouses.py`."""

import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import ibis
import pytest
from hypothesis import HealthCheck, given, settings

from ectrack.cli import run
from ectrack.core.problems import Problem
from ectrack.store.bulk.engine import literal
from ectrack.store.loading import Loaded, load
from tests.store.bulk_folders import Row, columns, toml, tracker
from tests.store.test_bulk import loaded, reports, rows, series, told

NAME = "ECTRACK_CONNECTION_BUREAU"
SETTINGS = '[source]\nconnection = "bureau"\ntable = "figures"\n'
SERVER = os.environ.get("ECTRACK_TEST_WAREHOUSE", "")
"""Address of another warehouse than DuckDB."""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    found = SERVER or f"duckdb://{tmp_path / 'warehouse.db'}"
    monkeypatch.setenv(NAME, found)
    return found


def fill(place: str, rows: Sequence[Row]) -> None:
    names = columns(rows)
    lines = [f"({', '.join(literal(row.get(name)) for name in names)})" for row in rows]
    write(place, ", ".join(f"{name} VARCHAR(200)" for name in names), lines)


def write(place: str, columns: str, lines: Sequence[str]) -> None:
    """Write a table by plain statements, which every warehouse understands."""
    connection = ibis.connect(place)
    quote = "`" if place.startswith("pyspark") else '"'
    named = re.sub(r"\bvalue\b", f"{quote}value{quote}", columns)
    for statement in (
        "DROP TABLE IF EXISTS figures",
        f"CREATE TABLE figures ({named})",
        f"INSERT INTO figures VALUES {', '.join(lines)}",  # noqa: S608
    ):
        found = connection.raw_sql(statement)
        if place.startswith("postgres"):
            found.close()
            connection.con.commit()
    if not place.startswith("pyspark"):  # its tables last as long as the session
        connection.disconnect()


def from_table(place: str, rows: Sequence[Row]) -> Loaded:
    fill(place, rows)
    return load(tracker(Path(tempfile.mkdtemp()) / "t", SETTINGS))


@pytest.mark.long
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=rows(wild=True))
def test_any_table_is_told_like_blocks(place: str, rows: list[dict[str, str]]) -> None:
    blocks, table = loaded(toml, rows), from_table(place, rows)
    assert [slug for slug, _keys in told(blocks)] == [slug for slug, _keys in told(table)]
    assert blocks.problems or reports(blocks) == reports(table)


@pytest.mark.long
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=series())
def test_long_series_are_judged_like_blocks(place: str, rows: list[dict[str, str]]) -> None:
    table = from_table(place, rows)
    assert table.tracker.bulk is not None
    assert table.tracker.bulk.count == len(rows)
    assert reports(loaded(toml, rows)) == reports(table)


def test_a_table_that_changes_is_read_anew(place: str) -> None:
    row = {"indicator": "shops", "region": "north", "period": "2014", "value": "260"}
    fill(place, [row])
    folder = tracker(Path(tempfile.mkdtemp()) / "t", SETTINGS)
    assert [str(figure.value) for figure in load(folder).tracker.figures()] == ["260"]
    fill(place, [{**row, "value": "270"}])
    assert [str(figure.value) for figure in load(folder).tracker.figures()] == ["270"]


def problems(folder: Path) -> list[tuple[str, dict[str, Any]]]:
    def one(problem: Problem) -> tuple[str, dict[str, Any]]:
        return problem.slug, dict(problem.params)

    return [one(problem) for problem in load(folder).problems]


def test_without_an_address_nothing_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NAME, raising=False)
    folder = tracker(tmp_path / "t", SETTINGS)
    assert problems(folder) == [("no-connection", {"found": "bureau", "expected": NAME})]


def test_no_password_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv(NAME, "postgres://clerk:s3cr3t-word@127.0.0.1:1/statistics")
    tracker(tmp_path / "targets", SETTINGS)
    monkeypatch.chdir(tmp_path)
    assert run(["status", "--lang", "en"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("the warehouse bureau does not answer: ")
    assert "s3cr3t-word" not in said.err
    assert "Traceback" not in said.err


@pytest.mark.usefixtures("place")
def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    folder = tracker(tmp_path / "t", SETTINGS.replace("figures", "nowhere"))
    assert [slug for slug, _params in problems(folder)] == ["warehouse-refuses"]


def test_a_table_of_something_else(place: str, tmp_path: Path) -> None:
    write(place, "indicator VARCHAR(200), amount INTEGER", ["('shops', 3)"])
    folder = tracker(tmp_path / "t", SETTINGS)
    assert [slug for slug, _params in problems(folder)] == ["unknown-column", "missing-column", "missing-column"]


@pytest.mark.usefixtures("place")
def test_large_files_do_not_stand_beside_a_table(tmp_path: Path) -> None:
    folder = tracker(tmp_path / "t", SETTINGS)
    duckdb.connect().execute(f"COPY (SELECT 1 AS value) TO '{folder}/actuals/all.parquet' (FORMAT parquet)")
    assert [slug for slug, _params in problems(folder)] == ["source-beside-files"]
