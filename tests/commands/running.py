"""Running the program as a user does, in this process."""

import sys
from dataclasses import dataclass

import pytest

from ectrack.__main__ import main

TABLES = """\
[region.gansu]
name = { zh = "甘肃省", en = "Gansu" }

[indicator.turnover]
name = { zh = "电子商务交易额", en = "E-commerce turnover" }
unit = "亿元"
kind = "flow"

[target.turnover-2015]
indicator = "turnover"
region = "gansu"
growth = "30%"
since = "2013"
by = "2015"
"""
FIGURES = """\
[[actual]]
indicator = "turnover"
region = "gansu"
period = "2013"
value = "860亿元"
recorded = 2014-12-31
"""


@dataclass(frozen=True)
class Ended:
    """What a run left: its exit code and what it wrote."""

    code: int
    out: str
    err: str


class Program:
    """The program, in English."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.monkeypatch = monkeypatch
        self.capsys = capsys

    def __call__(self, command: str, *arguments: str) -> Ended:
        """Run a command."""
        self.monkeypatch.setattr(sys, "argv", ["ectrack", command, "--lang", "en", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        streams = self.capsys.readouterr()
        return Ended(int(ended.value.code or 0), streams.out, streams.err)
