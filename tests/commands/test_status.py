"""`ectrack status`: whole reports, off a terminal and fitted to one; the numbers are worked out in `reporting`."""

import json
import os
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest

from ectrack.locale.text import width
from tests import processes
from tests.commands.last_year import (
    AIR,
    CEILING,
    COVERAGE,
    COVERED,
    JUNE,
    POLLUTED,
    SENTENCE,
    SOLD,
    STRAIGHT,
    WITHOUT_SEASON,
    last_year,
)
from tests.commands.reporting import gansu, in_chinese, make
from tests.commands.running import Program
from tests.commands.tracking import program
from tests.processes import Process, answers

__all__ = ["gansu", "program"]

WHOLE = """\
Gansu targets
as of 2014-12-31, method pace
5 targets: 2 behind, 1 on pace, 1 achieved, 1 no data

status    target                               id                        actual      period  target level  unit  attainment  share done  time elapsed  ahead/behind (pp)  pace (1 = on pace)   lead  shortfall  observed growth  required growth  deadline    owner         remarks
--------  -----------------------------------  ------------------  ------------  ----------  ------------  ----  ----------  ----------  ------------  -----------------  ------------------  -----  ---------  ---------------  ---------------  ----------  ------------  -------------------------------------------------------------------
behind    Fixed lines, Gansu, 2015             fixed-lines-2015             370        2014           350  万户         (a)       28.0%         50.0%       -22.0 points                0.56  -6.12         20           -2.06%           -5.41%  2015-12-31  -             -
behind    New shops, Kang, 2016                kang-shops                   115        2014           360  家         31.9%       31.9%         33.3%        -1.4 points                0.96     -5        245              (b)              (b)  2016-12-31  -             a year fell short
on pace   E-commerce turnover, Gansu, 2015     turnover-2015       est. 1,199.7        2014       1,453.4  亿元       82.5%       57.2%         50.0%       +13.4 points                1.32  +81.7      253.7           39.50%           21.15%  2015-12-31  甘肃省商务厅  estimated from 6 of 12 months; another reading gives another status
achieved  Online shops, Longnan, 2016          longnan-shops-2016        >5,446  2014-11-30         3,000  家        181.5%         (c)           (c)                (c)                 (c)    (c)          0              (c)              (d)  2016-12-31  -             approximate figure
no data   Share of online retail, Gansu, 2017  share-2017                   (e)         (e)            11  %            (e)         (e)           (c)                (e)                 (e)    (e)        (e)              (e)              (e)  2017-12-31  -             -

est.: estimated from the year to date; so is everything in its row that follows from it
about, >, >=, <, <=: approximate as published
(a) less is better, so a share of the level says nothing
(b) growth is not defined for a sum that starts at 0
(c) no baseline stated
(d) met, none needed
(e) no figure recorded
"""
EIGHTY = """\
Gansu targets
as of 2014-12-31, method pace
5 targets: 2 behind, 1 on pace, 1 achieved, 1 no data

                                             target
status    target                    actual    level  attainment  pace  shortfall
--------  ------------------  ------------  -------  ----------  ----  ---------
behind    Fixed lines,                 370      350         (a)  0.56         20
          Gansu, 2015                 2014     万户
          fixed-lines-2015
behind    New shops, Kang,             115      360       31.9%  0.96        245
          2016                        2014       家
          kang-shops
on pace   E-commerce          est. 1,199.7  1,453.4       82.5%  1.32      253.7
          turnover, Gansu,            2014     亿元
          2015
          turnover-2015
achieved  Online shops,             >5,446    3,000      181.5%   (b)          0
          Longnan, 2016         2014-11-30       家
          longnan-shops-2016
no data   Share of online              (c)       11         (c)   (c)        (c)
          retail, Gansu,               (c)        %
          2017
          share-2017

est.: estimated from the year to date; so is everything in its row that
    follows from it
about, >, >=, <, <=: approximate as published
(a) less is better, so a share of the level says nothing
(b) no baseline stated
(c) no figure recorded
"""


@pytest.mark.usefixtures("gansu")
class TestPiped:
    def test_the_whole_report(self, program: Program) -> None:
        ended = program("status")
        assert (ended.code, ended.err) == (0, "")
        assert ended.out == WHOLE

    def test_it_does_not_depend_on_the_width_of_a_terminal(self, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "20")
        assert program("status").out == WHOLE

    def test_the_order_of_the_files_changes_nothing(self, program: Program, gansu: Path) -> None:
        (gansu / "tables.toml").rename(gansu / "zzz.toml")
        assert program("status").out == WHOLE

    def test_ids_choose(self, program: Program) -> None:
        out = program("status", "kang-shops").out
        assert "1 target: 1 behind" in out
        assert "turnover-2015" not in out

    def test_a_region_includes_what_lies_below_it(self, program: Program) -> None:
        assert "2 targets: 1 behind, 1 achieved" in program("status", "--region", "longnan").out

    def test_nothing_chosen_is_said(self, program: Program) -> None:
        ended = program("status", "--status", "missed")
        assert (ended.code, ended.out) == (0, "Gansu targets\nas of 2014-12-31, method pace\n0 targets\n")


IDS = ("fixed-lines-2015", "kang-shops", "turnover-2015", "longnan-shops-2016", "share-2017")


def order(text: str) -> list[str]:
    """Return the ids of a report in the order in which it lists them."""
    return [one for line in text.splitlines() for one in IDS if f" {one} " in line]


@pytest.mark.usefixtures("gansu")
@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        ((), "fixed-lines-2015 kang-shops turnover-2015 longnan-shops-2016 share-2017"),
        (("--sort", "id"), "fixed-lines-2015 kang-shops longnan-shops-2016 share-2017 turnover-2015"),
        (("--sort", "id", "--reverse"), "turnover-2015 share-2017 longnan-shops-2016 kang-shops fixed-lines-2015"),
        (("--sort", "tracker"), "turnover-2015 fixed-lines-2015 longnan-shops-2016 kang-shops share-2017"),
        # 0.56, 0.96, 1.32; the two without a pace last.
        (("--sort", "pace"), "fixed-lines-2015 kang-shops turnover-2015 longnan-shops-2016 share-2017"),
        (("--sort", "pace", "--reverse"), "turnover-2015 kang-shops fixed-lines-2015 longnan-shops-2016 share-2017"),
        # 31.9 %, 82.5 %, 181.5 %.
        (("--sort", "attainment"), "kang-shops turnover-2015 longnan-shops-2016 fixed-lines-2015 share-2017"),
        # 253.7, 245, 20, 0: the largest first.
        (("--sort", "shortfall"), "turnover-2015 kang-shops fixed-lines-2015 longnan-shops-2016 share-2017"),
        (("--sort", "deadline"), "turnover-2015 fixed-lines-2015 longnan-shops-2016 kang-shops share-2017"),
    ],
)
def test_sorting_puts_what_needs_attention_first(program: Program, arguments: tuple[str, ...], ids: str) -> None:
    assert order(program("status", *arguments).out) == ids.split()


@pytest.mark.usefixtures("gansu")
@pytest.mark.parametrize(
    ("group", "headings"),
    [
        (
            "region",
            [
                "Gansu (gansu), 3 targets: 1 behind, 1 on pace, 1 no data",
                "Longnan (longnan), 1 target: 1 achieved",
                "Kang (kang), 1 target: 1 behind",
            ],
        ),
        (
            "policy",
            [
                "Opinion on e-commerce (gansu-2014), 2 targets: 1 on pace, 1 no data",
                "no policy stated, 3 targets: 2 behind, 1 achieved",
            ],
        ),
        ("owner", ["甘肃省商务厅, 1 target: 1 on pace", "no owner stated, 4 targets: 2 behind, 1 achieved, 1 no data"]),
        (
            "status",
            [
                "behind, 2 targets: 2 behind",
                "on pace, 1 target: 1 on pace",
                "achieved, 1 target: 1 achieved",
                "no data, 1 target: 1 no data",
            ],
        ),
    ],
)
def test_groups_count_their_own(program: Program, group: str, headings: list[str]) -> None:
    lines = program("status", "--group-by", group).out.splitlines()
    assert [line for line in lines[3:] if re.search(r", \d targets?: ", line)] == headings


@pytest.mark.usefixtures("gansu")
class TestTerminal:
    """A real terminal, so that the width, the colours and the wrapping are those of a user."""

    @pytest.mark.parametrize("columns", [50, 60, 80, 120, 200])
    def test_no_line_is_wider_than_the_terminal(self, columns: int) -> None:
        out = on_terminal("status", "--group-by", "region", columns=columns)
        assert max(width(line) for line in out.splitlines()) <= columns
        for part in ("370", "115", "est. 1,199.7", ">5,446", "achieved"):
            assert part in out

    def test_eighty_columns_keep_what_answers_the_question(self) -> None:
        assert on_terminal("status", columns=80) == EIGHTY

    def test_notes_explain_only_what_is_shown(self) -> None:
        # The letter of required growth and its reason leave with the column.
        assert "starts at 0" in WHOLE
        assert "starts at 0" not in on_terminal("status", columns=80)

    def test_colours_only_add_to_the_words(self) -> None:
        plain, coloured = on_terminal("status", columns=100), on_terminal("status", columns=100, colour=True)
        assert "\x1b[33mbehind" in coloured
        assert "\x1b" not in plain
        assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain

    @pytest.mark.parametrize("columns", [1, 40, 5000])
    def test_where_nothing_fits_the_terminal_wraps_and_nothing_is_cut(self, columns: int) -> None:
        out = on_terminal("status", columns=columns)
        for part in ("turnover", "est. 1,199.7", "1,453.4", "achieved", "5,446"):
            assert part in out


LOCALES = (
    {"PYTHONIOENCODING": "gbk", "LANG": "zh_CN.GBK"},
    {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
)


def cells(out: str) -> dict[str, str]:
    """Return the cells of the only row of a piped table by their headings."""
    lines = out.splitlines()
    (rule,) = (index for index, line in enumerate(lines) if line.startswith("---"))
    heads, row = (re.split(r"\s{2,}", lines[index]) for index in (rule - 1, rule + 1))
    return dict(zip(heads, row, strict=True))


class TestTheLastYear:
    def test_the_growths_are_those_of_the_rest_and_of_the_whole_year(self, program: Program) -> None:
        last_year()
        row = cells(program("status").out)
        assert row["required growth"] == "rest 46.19%"
        assert row["observed growth"] == "29.20%, year needs 38.42%"
        assert row["remarks"] == f"{SENTENCE}; judged by its year to date; path by the season of the year before"

    def test_without_a_season_it_says_what_is_missing_and_the_amount_a_month(self, program: Program) -> None:
        last_year(WITHOUT_SEASON)
        row = cells(program("status").out)
        assert row["required growth"] == "+138.82 a month"
        assert row["remarks"] == f"{STRAIGHT}; judged by its year to date; straight path, no season: no figure for 2014-H1"

    @pytest.mark.usefixtures("program")
    def test_a_narrow_table_says_both_below(self) -> None:
        last_year(WITHOUT_SEASON)
        told = on_terminal("status", columns=60)
        assert told.splitlines()[-5:] == [
            "E-commerce turnover, Gansu, 2015: the second half must",
            "    bring 832.9 亿元, 138.8 a month (no figure for 2014-H1",
            "    to compare with)",
            "straight path, no season: no figure for 2014-H1",
            "    (E-commerce turnover, Gansu, 2015)",
        ]
        assert all(width(line) <= 60 for line in told.splitlines())

    def test_in_chinese(self, program: Program) -> None:
        last_year(WITHOUT_SEASON)
        out = in_chinese(program, "status").out
        assert "下半年需完成832.9亿元，月均138.8亿元（缺2014年上半年数据，无法同比）" in out
        assert "每月 +138.82" in out

    def test_a_ceiling_says_what_is_left(self, program: Program) -> None:
        # 1000 - 620.5 = 379.5; / 6 = 63.25; 1000 / 1050 - 1 = -4.76 %.
        last_year(tables=CEILING)
        row = cells(program("status").out)
        assert row["remarks"].startswith("379.5 亿元 left for the second half of 2015, 63.3 a month; ")
        assert (row["observed growth"], row["required growth"]) == ("29.20%, year at most -4.76%", "(a)")


class TestAFlowOfAPartOfAYear:
    def test_it_is_due_in_that_part(self, program: Program) -> None:
        last_year(SOLD, JUNE)
        assert cells(program("status").out)["deadline"] == "in June 2015"
        assert "2015年6月" in in_chinese(program, "status").out
        assert cells(program("list", "targets").out)["goal"] == "at least 110 万元 in June 2015"

    @pytest.mark.usefixtures("program")
    def test_a_narrow_table_says_so_below(self) -> None:
        last_year(SOLD, JUNE)
        assert "due in June 2015 (Sales in June)" in on_terminal("status", columns=60).splitlines()


class TestALevelThatIsNotKept:
    REMARK = "the level was not kept: 2015-Q2, 2015-Q3"

    def test_the_periods_are_named(self, program: Program) -> None:
        last_year(POLLUTED, AIR)
        row = cells(program("status").out)
        assert (row["status"], row["remarks"]) == ("missed", f"{self.REMARK}; figure of a part of a year")

    @pytest.mark.usefixtures("program")
    def test_a_narrow_table_names_them_below(self) -> None:
        last_year(POLLUTED, AIR)
        assert f"{self.REMARK} (Air)" in on_terminal("status", columns=60).splitlines()


class TestShares:
    @pytest.mark.parametrize(
        ("goal", "value", "attainment", "share_done"),
        [
            ("at_least", 99997, "99.9%", "99.9%"),
            # 100,040 / 100,000 = 1.0004; of the 90,000 from 10,000 on: 90,040 / 90,000 = 1.00044.
            ("at_least", 100040, ">100%", ">100%"),
            ("more_than", 100000, "100.0%", "100.0%"),
        ],
    )
    def test_100_percent_is_100_percent(self, program: Program, goal: str, value: int, attainment: str, share_done: str) -> None:
        tables = (
            f'[region.r]\n[indicator.i]\nkind = "stock"\nunit = "n"\n[target.t]\nindicator = "i"\nregion = "r"\n{goal} = 100000\n'
        )
        last_year(f"indicator,region,period,value\ni,r,2021,10000\ni,r,2023,{value}\n", f'{tables}since = "2021"\nby = "2024"\n')
        row = cells(program("status").out)
        assert (row["attainment"], row["share done"]) == (attainment, share_done)


def test_an_indicator_in_percent_changes_by_points(program: Program) -> None:
    last_year(COVERED, COVERAGE)
    out = program("status").out
    assert (cells(out)["observed growth"], cells(out)["required growth"]) == ("+1.5 pp", "+1 pp")
    assert "pp: percentage points a year, where the indicator is in %\n" in out


ANYWHERE = (
    ("status",),
    ("show", "turnover-2015", "--explain"),
    ("need",),
    ("list",),
    ("export",),
    ("export", "-f", "md"),
    ("status", "--json"),
)


@pytest.fixture(scope="module")
def in_locale(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Mapping[tuple[str, ...], Process]]:
    """What the program answers in a locale, in both languages."""
    folder = tmp_path_factory.mktemp("locales")
    make(folder / "targets")
    runs = [(*command, "--lang", lang) for command in ANYWHERE for lang in ("zh", "en")]

    def answered(number: int) -> Mapping[tuple[str, ...], Process]:
        environment = {name: value for name, value in os.environ.items() if name != "ECTRACK_DIR"} | LOCALES[number]
        return dict(zip(runs, answers(runs, folder, environment), strict=True))

    return cache(answered)


@pytest.mark.long
@pytest.mark.parametrize("environment", range(len(LOCALES)), ids=lambda number: str(LOCALES[number]))
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", ANYWHERE, ids=" ".join)
def test_any_locale_will_do(
    in_locale: Callable[[int], Mapping[tuple[str, ...], Process]], environment: int, lang: str, command: tuple[str, ...]
) -> None:
    ended = in_locale(environment)[*command, "--lang", lang]
    assert (ended.code, ended.err) == (0, b"")
    assert b"turnover" in ended.out


def on_terminal(*arguments: str, columns: int, colour: bool = False) -> str:
    """Run the program on a terminal of a width and return what it shows."""
    environment = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR", "GITHUB_ACTIONS"}}
    environment |= {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"} | ({} if colour else {"NO_COLOR": "1"})
    return processes.on_terminal([*arguments, "--lang", "en"], Path.cwd(), environment, columns)


@pytest.mark.usefixtures("gansu")
class TestGroups:
    def test_json_has_the_groups_with_the_verdict_of_a_method_that_speaks_of_them(self, program: Program) -> None:
        whole = json.loads(program("status", "--json", "--group-by", "indicator", "--method", "statcan").out)
        groups = {group["key"]: group for group in whole["groups"]}
        assert groups["turnover"]["targets"] == ["turnover-2015"]
        assert groups["turnover"]["counts"] == {"on-pace": 1}
        # 39.5 % against 30 %: 1.3167, beyond the 130 % that give the full score.
        assert (groups["turnover"]["verdict"], groups["turnover"]["score"]) == ("substantial_progress", 5)
        assert (groups["share"]["verdict"], groups["share"]["score"]) == ("not_available", None)

    def test_a_method_without_group_verdict_only_counts(self, program: Program) -> None:
        whole = json.loads(program("status", "--json", "--group-by", "region").out)
        assert {group["verdict"] for group in whole["groups"]} == {None}

    def test_without_groups_there_is_no_such_key(self, program: Program) -> None:
        assert "groups" not in json.loads(program("status", "--json").out)
