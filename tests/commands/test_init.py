"""`ectrack init`: a tracker that loads, in both languages and from the sample; nothing is ever overwritten."""

import re
from pathlib import Path

import pytest

from ectrack.core.assessing.assess import report
from ectrack.store import starting
from ectrack.store.loading import load
from tests.commands.running import Program
from tests.commands.tracking import program

__all__ = ["program"]

MADE = [
    "targets/.gitignore",
    "targets/actuals/clauses.toml",
    "targets/actuals/shops.toml",
    "targets/actuals/turnover.toml",
    "targets/clauses.toml",
    "targets/ectrack.toml",
    "targets/targets.toml",
    "targets/.schema/tables.json",
    "targets/.schema/actuals.json",
    "targets/.schema/settings.json",
]


def test_the_example_is_made_and_has_no_problems(program: Program) -> None:
    ended = program("init")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == "".join(f"made {file}\n" for file in MADE) + "next: ectrack status\n"
    assert program("check").out == "1 policy, 3 regions, 11 indicators, 10 targets, 22 figures: no problems\n"
    assert Path("targets/.gitignore").read_text() == "/.ectrack.lock\n.*.tmp\n"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_example_of_each_language_loads(tmp_path: Path, lang: str) -> None:
    starting.start(tmp_path / "new", starting.example(lang))
    loaded = load(tmp_path / "new")
    assert loaded.problems == ()
    assert loaded.tracker.settings.lang == lang
    assert len(loaded.tracker.targets) == 10


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_example_shows_the_usual_clauses(tmp_path: Path, lang: str) -> None:
    starting.start(tmp_path / "new", starting.example(lang))
    tracker = load(tmp_path / "new").tracker
    found = {assessment.target.id: assessment.status for assessment in report(tracker).assessments}
    assert found == {
        "turnover-2026": "on-pace",  # 150 beside 120 x 1.2 = 144
        "county-shops-2026": "behind",  # 6,900 beside 5,200 + 6,800 / 3 = 7,466.67
        "gdp-growth-2024": "achieved",  # 6.3 % beside 6 %
        "energy-intensity-2025": "on-pace",  # 0.972 x 0.969 x 0.974 x 0.967 = 0.8871 beside 0.865 ^ (4 / 5) = 0.8904
        "emissions-2026": "on-pace",  # 238 of 250 after two years of four
        "services-share-2026": "on-pace",  # 41 % from 40 to 60 %
        "online-share-2026": "on-pace",  # 20 % beside 18 + 5 / 3 = 19.67
        "unemployment-2026": "on-pace",  # 5.2 % at most 5.5 %
        "counties-with-station-2026": "on-pace",  # 1 of 2 after a third of the time
        "parcels-2026": "on-pace",  # 70 beside 50 + 50 / 3 = 66.67
    }


def test_the_english_example_is_english() -> None:
    text = "".join(file.decode() for file in starting.example("en").values())
    assert not re.findall("[\u4e00-\u9fff]", text)


def test_a_figure_can_be_recorded_in_the_example_as_its_comment_says(program: Program) -> None:
    program("init")
    ended = program("record", "turnover", "2025-H1", "$95m", "--yoy", "22%", "--source", "Statistics office, July 2025")
    assert (ended.code, ended.err) == (0, "")


def test_a_dry_run_makes_nothing(program: Program) -> None:
    assert program("init", "-n").out == "".join(f"would make {file}\n" for file in MADE)
    assert not Path("targets").exists()


def test_a_tracker_elsewhere_is_named_in_what_to_do_next(program: Program) -> None:
    assert program("init", "work/plan").out.splitlines()[-1] == "next: ectrack status --dir work/plan"
    assert load(Path("work/plan")).problems == ()


def test_a_folder_that_holds_anything_else_is_left_alone(program: Program) -> None:
    Path("targets").mkdir()
    Path("targets/ectrack.toml").write_text("# mine\n")
    ended = program("init")
    assert ended.code == 2
    assert ended.err.splitlines()[0] == "targets: the folder already holds ectrack.toml [not-empty]"
    assert [path.name for path in Path("targets").iterdir()] == ["ectrack.toml"]
    assert Path("targets/ectrack.toml").read_text() == "# mine\n"


def test_a_second_run_is_refused_and_an_interrupted_one_completed(program: Program) -> None:
    program("init")
    assert program("init").code == 2
    Path("targets/targets.toml").unlink()
    assert program("init").out == "made targets/targets.toml\nnext: ectrack status\n"


def test_a_second_run_names_what_people_see(program: Program) -> None:
    program("init")
    assert program("init").err.splitlines()[0] == "targets: the folder already holds actuals/clauses.toml [not-empty]"


def test_schemas_in_the_way_are_left_alone(program: Program) -> None:
    Path("targets/.schema").mkdir(parents=True)
    Path("targets/.schema/tables.json").write_text("mine")
    assert program("init").code == 2
    assert [*Path("targets").rglob("*.*")] == [Path("targets/.schema"), Path("targets/.schema/tables.json")]
    Path("linked").mkdir()
    Path("other").mkdir()
    Path("linked/.schema").symlink_to(Path("other").absolute())
    assert program("init", "linked").code == 2
    assert [*Path("other").iterdir()] == []


def test_files_of_git_may_be_there_and_a_link_out_of_the_folder_is_not_followed(program: Program) -> None:
    Path("targets/.git").mkdir(parents=True)
    Path("targets/.gitignore").write_text("mine\n")
    assert program("init").code == 0
    assert Path("targets/.gitignore").read_text() == "mine\n"
    Path("other").mkdir()
    Path("linked").mkdir()
    Path("linked/actuals").symlink_to(Path("other").absolute())
    assert program("init", "linked").code == 2
    assert list(Path("other").iterdir()) == []


def test_the_sample_is_a_copy_without_problems(program: Program) -> None:
    ended = program("init", "--sample", "gansu")
    assert (ended.code, ended.err) == (0, "")
    files = starting.sample("gansu")
    assert {name: (Path("targets") / name).read_bytes() for name in files} == files
    assert "ectrack.toml" in files
    assert load(Path("targets")).problems == ()


LISTED = """\
id              title                                                       targets  latest actual
--------------  ----------------------------------------------------------  -------  -------------
gansu           Gansu e-commerce targets (December 2014)                         92  2014-12-31
five-year-plan  Main indicators of China's 14th Five-Year Plan (2021-2025)       20  2025-12-31
digital-decade  EU Digital Decade targets for 2030                               16  2025-12-31
uk-carbon       Carbon budgets of the United Kingdom                              8  2023-12-31
"""


def test_the_samples_are_listed_with_title_and_latest_figure_and_nothing_is_made(program: Program) -> None:
    ended = program("init", "--sample", "list", "--lang", "en")
    assert (ended.code, ended.out, ended.err) == (0, LISTED, "")
    assert not Path("targets").exists()


def test_the_samples_are_listed_in_chinese(program: Program) -> None:
    lines = program("init", "--sample", "list", "--lang", "zh").out.splitlines()
    assert lines[0].split() == ["代号", "标题", "目标数", "最新实际数"]
    assert lines[-1].split() == ["uk-carbon", "英国碳预算", "8", "2023-12-31"]


def test_every_sample_can_be_made(program: Program) -> None:
    for name in starting.SAMPLES:
        assert program("init", "--sample", name, name).code == 0
        assert load(Path(name)).problems == ()
