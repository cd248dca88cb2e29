"""`ectrack chart`: files, streams and messages; what is in a picture is tested in `tests/render/charts`."""

import json
import subprocess
import sys
from pathlib import Path

import matplotlib as mpl
import pytest

from tests.commands.fonts import CHINESE
from tests.commands.reporting import gansu, in_chinese
from tests.commands.running import Program
from tests.commands.tracking import program

__all__ = ["gansu", "program"]

LATIN = Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
PNG = b"\x89PNG\r\n\x1a\n"
MANY = "".join(
    f'[target.shops-{number}]\nindicator = "shops"\nregion = "longnan"\nat_least = {number}\nby = "2016"\n' for number in range(55)
)


def names() -> set[str]:
    return {path.name for path in Path().iterdir()} - {"targets"}


@pytest.mark.usefixtures("gansu")
class TestFiles:
    def test_one_target_is_named_by_its_id(self, program: Program) -> None:
        ended = program("chart", "turnover-2015")
        assert (ended.code, ended.out, ended.err) == (0, "wrote turnover-2015.svg\n", "")
        text = Path("turnover-2015.svg").read_text(encoding="utf-8")
        assert '<title id="picture-turnover-2015-title">E-commerce turnover, Gansu, 2015</title>' in text
        assert names() == {"turnover-2015.svg"}

    def test_several_targets_share_a_page_in_the_order_of_status(self, program: Program) -> None:
        assert program("chart").out == "wrote charts.svg\n"
        text = Path("charts.svg").read_text(encoding="utf-8")
        titles = [
            "Fixed lines, Gansu, 2015",
            "New shops, Kang, 2016",
            "E-commerce turnover",
            "Online shops",
            "Share of online retail",
        ]
        places = [text.index(f">{title}") for title in titles]
        assert places == sorted(places)
        assert ">Gansu targets</text>" in text
        assert ">5 targets: 2 behind, 1 on pace, 1 achieved, 1 no data</text>" in text

    def test_a_region_is_a_page_of_what_lies_below_it(self, program: Program) -> None:
        program("chart", "--region", "longnan", "-o", "longnan.svg")
        text = Path("longnan.svg").read_text(encoding="utf-8")
        assert ">New shops, Kang, 2016</text>" in text
        assert "Fixed lines" not in text

    def test_sixty_targets_take_six_pages(self, program: Program, gansu: Path) -> None:
        (gansu / "many.toml").write_text(MANY, encoding="utf-8")
        ended = program("chart", "-o", "all.svg")
        assert ended.out == "".join(f"wrote all-{number}.svg\n" for number in range(1, 7))
        assert ">page 6 of 6</text>" in Path("all-6.svg").read_text(encoding="utf-8")

    def test_a_folder_gets_a_picture_of_each_target(self, program: Program) -> None:
        assert program("chart", "-o", "pictures/", "--sort", "id").code == 0
        assert sorted(path.name for path in Path("pictures").iterdir()) == [
            "fixed-lines-2015.svg",
            "kang-shops.svg",
            "longnan-shops-2016.svg",
            "share-2017.svg",
            "turnover-2015.svg",
        ]

    def test_a_folder_that_is_there_needs_no_slash(self, program: Program) -> None:
        Path("pictures").mkdir()
        assert program("chart", "turnover-2015", "-o", "pictures").out == "wrote pictures/turnover-2015.svg\n"

    def test_the_form_follows_the_name_or_the_option(self, program: Program) -> None:
        program("chart", "turnover-2015", "-o", "a.PNG", "--font", str(CHINESE))
        program("chart", "turnover-2015", "-o", "b", "--format", "png", "--font", str(CHINESE))
        program("chart", "turnover-2015", "-o", "c")
        assert Path("a.PNG").read_bytes() == Path("b").read_bytes()
        assert Path("b").read_bytes().startswith(PNG)
        assert Path("c").read_bytes().startswith(b"<svg ")

    def test_the_same_files_give_the_same_bytes(self, program: Program) -> None:
        program("chart", "-o", "a.svg")
        program("chart", "-o", "b.svg")
        assert Path("a.svg").read_bytes() == Path("b.svg").read_bytes()

    def test_a_file_is_replaced_whole(self, program: Program) -> None:
        Path("a.svg").write_text("old" * 100_000, encoding="utf-8")
        assert program("chart", "turnover-2015", "-o", "a.svg").code == 0
        assert Path("a.svg").read_text(encoding="utf-8").endswith("</svg>\n")
        assert names() == {"a.svg"}

    def test_the_dark_theme_has_a_dark_ground(self, program: Program) -> None:
        program("chart", "turnover-2015", "--theme", "dark")
        assert "fill: #15181c" in Path("turnover-2015.svg").read_text(encoding="utf-8")

    def test_a_day_of_the_report_and_a_method_are_told(self, program: Program) -> None:
        program("chart", "turnover-2015", "--as-of", "2013", "--method", "eurostat")
        assert ">as of 2013-12-31, method eurostat</text>" in Path("turnover-2015.svg").read_text(encoding="utf-8")

    def test_in_chinese(self, program: Program) -> None:
        assert in_chinese(program, "chart", "turnover-2015").code == 0
        text = Path("turnover-2015.svg").read_text(encoding="utf-8")
        assert ">甘肃省电子商务交易额 2015</text>" in text
        assert ">达进度 · 完成率 82.5% · 序时进度比 1.32 · 缺口 253.7亿元</text>" in text


@pytest.mark.usefixtures("gansu")
class TestStreams:
    def test_standard_output_takes_one_picture(self, program: Program) -> None:
        program("chart", "turnover-2015", "-o", "a.svg")
        ended = program("chart", "turnover-2015", "-o", "-")
        assert (ended.code, ended.out) == (0, Path("a.svg").read_text(encoding="utf-8"))

    def test_bytes_of_a_png_arrive_as_they_are(self, program: Program) -> None:
        program("chart", "turnover-2015", "-o", "a.png", "--font", str(CHINESE))
        command = [sys.executable, "-m", "ectrack", "chart", "turnover-2015", "-o", "-", "-f", "png", "--font", str(CHINESE)]
        run = subprocess.run([*command, "--lang", "en"], capture_output=True, check=True)
        assert run.stdout == Path("a.png").read_bytes()

    def test_several_pages_do_not_fit_standard_output(self, program: Program, gansu: Path) -> None:
        (gansu / "many.toml").write_text(MANY, encoding="utf-8")
        ended = program("chart", "-o", "-")
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith('"-" is not possible here; expected: a file or a folder, for there are 6 pages [bad-value]')

    def test_a_terminal_shows_no_pictures(self, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        ended = program("chart", "turnover-2015", "-o", "-")
        assert (ended.code, ended.out) == (2, "")
        assert "a terminal shows no pictures" in ended.err

    def test_json_is_what_is_drawn(self, program: Program) -> None:
        (record,) = json.loads(program("chart", "turnover-2015", "--json").out)
        assert record["title"] == "E-commerce turnover, Gansu, 2015"
        assert record["level"] == {"value": 1453.4, "high": None, "until": "2015-12-31", "label": "target 1,453.4 亿元"}
        assert record["days"] == ["2013-12-31", "2015-12-31"]
        assert names() == set()


@pytest.mark.usefixtures("gansu")
class TestRefused:
    @pytest.mark.parametrize(
        "path", ["targets/tables.toml", "targets/actuals/a.svg", "targets/actuals/", "targets/x/../actuals/b.svg"]
    )
    def test_what_a_tracker_is_read_from_is_never_written(self, program: Program, gansu: Path, path: str) -> None:
        before = {path: path.read_bytes() for path in gansu.rglob("*") if path.is_file()}
        assert program("chart", "turnover-2015", "-o", path, "-f", "svg").code == 2
        assert {path: path.read_bytes() for path in gansu.rglob("*") if path.is_file()} == before

    def test_nothing_is_written_when_one_of_several_cannot_be(self, program: Program) -> None:
        Path("pictures/share-2017.svg").mkdir(parents=True)
        assert program("chart", "-o", "pictures").code == 2
        assert [path.name for path in Path("pictures").iterdir()] == ["share-2017.svg"]

    def test_a_folder_that_is_not_there_is_told(self, program: Program) -> None:
        ended = program("chart", "turnover-2015", "-o", "nowhere/a.svg")
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith("nowhere/a.svg: ")

    def test_a_form_that_is_not_known_is_told(self, program: Program) -> None:
        ended = program("chart", "turnover-2015", "-o", "a.pdf")
        assert ended.err.startswith('"a.pdf" is not possible here; expected: *.svg, *.png [bad-value]')
        assert names() == set()

    def test_a_font_without_chinese_characters_is_told(self, program: Program) -> None:
        ended = program("chart", "turnover-2015", "-f", "png", "--font", str(LATIN))
        assert (ended.code, ended.out) == (2, "")
        assert ended.err == (
            f"the font {LATIN.as_posix()} does not have the characters 亿元 [font-lacks]\n  hint: name another one, or write svg\n"
        )
        assert names() == set()

    def test_a_file_that_is_no_font_is_told(self, program: Program) -> None:
        ended = program("chart", "turnover-2015", "--font", "targets/tables.toml")
        assert ended.code == 2
        assert ended.err.startswith('"targets/tables.toml" is not possible here; expected: a font file, such as *.otf')

    def test_an_unknown_target_is_told(self, program: Program) -> None:
        assert "[unknown-target]" in program("chart", "turnover-2051").err

    def test_without_the_library_the_message_says_what_to_install(self) -> None:
        code = (
            "import sys\n"
            "class Hidden:\n"
            "    def find_spec(self, name, path=None, target=None):\n"
            "        if name.partition('.')[0] == 'matplotlib':\n"
            "            raise ModuleNotFoundError(name, name=name)\n"
            "sys.meta_path.insert(0, Hidden())\n"
            "from ectrack.__main__ import main\n"
            "main()\n"
        )
        command = [sys.executable, "-c", code, "chart", "turnover-2015", "--lang", "en"]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (run.returncode, run.stdout) == (2, "")
        assert run.stderr == (
            "\"ectrack chart\" needs matplotlib, which is not installed [missing-extra]\n  hint: pip install 'ectrack[chart]'\n"
        )
        assert names() == set()
