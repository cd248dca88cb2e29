"""What all tests share: a cache of their own, and memory that is given back."""

import csv
import gc
import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings

from ectrack.locale.language import DEFAULT, use

# The same examples at every run of the same versions, so that no change is held up by what it has nothing to do with; `long` searches anew.
settings.register_profile("short", max_examples=20, deadline=None, derandomize=True)
settings.register_profile("long", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))


def pytest_collection() -> None:
    """Look for no cycles while tests are found: all that is made then stays."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Look no more for cycles among what is there for all tests: many thousands of them, and the libraries."""
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True, scope="module")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what the program remembers in a folder that goes with the tests; of one module, for each new file looks at all in it."""
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
    yield
    if before is None:
        del os.environ["XDG_CACHE_HOME"]
    else:
        os.environ["XDG_CACHE_HOME"] = before


@pytest.fixture
def _hears_ctrl_c() -> Iterator[None]:
    """Let programs that a test starts hear Ctrl-C: one that is started where it is ignored, as behind `&`, ignores it too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Leave the process small and as it was, after a run of the program, which speaks a language and looks for no cycles, and after a library that widens csv."""
    widest = csv.field_size_limit()
    yield
    csv.field_size_limit(widest)
    gc.enable()
    use(DEFAULT, by_user=False)
