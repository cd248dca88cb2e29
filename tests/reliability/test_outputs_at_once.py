"""Several commands that write the same output at once: each ends well, and the file is whole."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ectrack.store.replacing import replace_bytes
from tests.reliability.writers import child, leftovers, make
from tests.store.trackers import ended, forked

WRITERS, TIMES = 6, 60


pytestmark = pytest.mark.long


def all_at_once(work: Callable[[int], Callable[[], None]]) -> list[int]:
    return [ended(one) for one in [forked(work(number)) for number in range(WRITERS)]]


def test_each_writer_of_one_file_succeeds(tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    contents = [bytes([65 + number]) * 200_000 for number in range(WRITERS)]

    def work(number: int) -> Callable[[], None]:
        def write() -> None:
            for _time in range(TIMES):
                replace_bytes(file, contents[number])
                assert file.read_bytes() in contents

        return write

    assert all_at_once(work) == [0] * WRITERS
    assert file.read_bytes() in contents
    assert list(tmp_path.iterdir()) == [file]


def test_what_a_killed_writer_left_is_still_cleared(tmp_path: Path) -> None:
    (tmp_path / ".out.csv-k1ll3d.tmp").write_bytes(b"half")
    replace_bytes(tmp_path / "out.csv", b"whole")
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


@pytest.mark.parametrize("arguments", [("init", "new"), ("init", "--ci", "github", "new")], ids=" ".join)
def test_two_makers_of_one_tracker_make_it_whole(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    make(tmp_path / "work")

    def work(_number: int) -> Callable[[], None]:
        return lambda: None if child(tmp_path / "work", arguments) in {0, 2} else 1 / 0  # type: ignore[return-value]

    assert all_at_once(work) == [0] * WRITERS
    assert leftovers(tmp_path) == []
    assert child(tmp_path / "work", ("check", "-C", "new")) in {0, 1}
