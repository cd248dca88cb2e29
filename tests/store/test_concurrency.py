"""Many recorders at once, some of them killed: no figure that was acknowledged is lost, none is there twice."""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from ectrack.store.loading import load
from ectrack.store.locking import WriteError
from tests.store.trackers import FORMS, RECORDED, Form, block, ended, forked, make, record

RECORDERS, FIGURES, KILLS, RIVALS = 8, 25, 40, 20
pytestmark = pytest.mark.long

Recorder = Callable[[Path, str], None]


def careful(folder: Path, period: str) -> None:
    """Record a figure; one that is there already was recorded before a kill and only not acknowledged."""
    try:
        record(folder, period)
    except WriteError as refusal:
        if refusal.problems[0].slug != "already-recorded":
            raise


def naive(folder: Path, period: str) -> None:
    """Record a figure as one would without thinking: read, add, write."""
    path = folder / "actuals" / "shops.toml"
    path.parent.mkdir(exist_ok=True)
    old = path.read_bytes() if path.exists() else b""
    with path.open("wb") as stream:
        stream.write(old + b"\n" + block(period))


def days(recorder: int) -> list[str]:
    """Return the periods of one recorder, different from those of the others."""
    first = date(2000 + recorder, 1, 1)
    return [(first + timedelta(days=number)).isoformat() for number in range(FIGURES)]


def acknowledged(ledger: Path) -> Counter[str]:
    """Return how often each figure was acknowledged."""
    return Counter(ledger.read_text().split()) if ledger.exists() else Counter()


def run(folder: Path, ledger: Path, recorder: int, how: Recorder) -> int:
    """Start a recorder where its last life ended; it notes each figure after it was acknowledged."""

    def work() -> None:
        done = acknowledged(ledger)
        with ledger.open("ab", buffering=0) as notes:
            for period in days(recorder):
                if period not in done:
                    how(folder, period)
                    notes.write(f"{period}\n".encode())

    return forked(work)


def compete(folder: Path, ledger: Path, how: Recorder, kills: int) -> list[int]:
    """Let all recorders run, kill some at random moments and start them again; return how each ended at last."""
    chance = random.Random(1)  # noqa: S311  # not for secrets
    running = {run(folder, ledger, recorder, how): recorder for recorder in range(RECORDERS)}
    codes = []
    while running:
        if kills:
            time.sleep(chance.uniform(0.001, 0.06))
            os.kill(chance.choice(list(running)), signal.SIGKILL)
            kills -= 1
        else:
            time.sleep(0.01)
        for child in list(running):
            if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
                continue
            recorder, code = running.pop(child), ended(child)
            if code == -signal.SIGKILL:
                running[run(folder, ledger, recorder, how)] = recorder
            else:
                codes.append(code)
    return codes


FORM = pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])


@pytest.mark.long
@FORM
def test_no_acknowledged_figure_is_lost_though_forty_recorders_are_killed(tmp_path: Path, form: Form) -> None:
    folder, ledger = make(tmp_path, form.name), tmp_path / "ledger"
    assert compete(folder, ledger, careful, KILLS) == [RECORDED] * RECORDERS
    everything = sorted(day for recorder in range(RECORDERS) for day in days(recorder))
    loaded = load(folder)
    assert loaded.problems == ()
    assert sorted(str(actual.period) for actual in loaded.tracker.actuals) == everything
    assert sorted(acknowledged(ledger)) == everything
    record(folder, "2015")
    assert [path.name for path in (folder / "actuals").iterdir()] == [f"shops.{form.name}"]


def test_a_naive_recorder_fails_the_same_test(tmp_path: Path) -> None:
    for number in range(10):
        place = tmp_path / str(number)
        place.mkdir()
        folder, ledger = make(place), place / "ledger"
        compete(folder, ledger, naive, 0)
        kept = {str(actual.period) for actual in load(folder).tracker.actuals}
        if set(acknowledged(ledger)) - kept:
            return
    pytest.fail("nothing was lost in ten rounds")


def test_a_reader_never_sees_half_a_figure(tmp_path: Path) -> None:
    folder, ledger = make(tmp_path), tmp_path / "ledger"
    child = run(folder, ledger, 0, careful)
    seen = [0]
    while os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        loaded = load(folder)
        assert loaded.problems == ()
        seen.append(len(loaded.tracker.actuals))
    assert ended(child) == RECORDED
    assert seen == sorted(seen)


@FORM
def test_of_twenty_recordings_of_one_period_one_wins_and_the_others_name_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: Form
) -> None:
    make(tmp_path, form.name)
    monkeypatch.chdir(tmp_path)
    record(Path("targets"), "2013")

    def work() -> None:
        try:
            record(Path("targets"), "2014")
        except WriteError as refusal:
            (problem,) = refusal.problems
            told = (problem.slug, problem.origin and (problem.origin.file, problem.origin.keys))
            assert told == ("already-recorded", (f"targets/actuals/shops.{form.name}", ("actual", 1)))
            raise

    codes = [ended(child) for child in [forked(work) for _ in range(RIVALS)]]
    assert sorted(codes) == [0] + [2] * (RIVALS - 1)
    assert Path(f"targets/actuals/shops.{form.name}").read_bytes() == form.start + form.text("2013") + form.gap + form.text("2014")
