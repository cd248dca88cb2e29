"""Pictures as SVG and PNG."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest

from ectrack.render.charts.drawing import png, svg
from ectrack.render.charts.fonts import FontError, font_for, own_font
from ectrack.render.charts.pages import sheets
from ectrack.render.charts.picture import Picture
from tests.commands.fonts import CHINESE
from tests.render.building import ESTIMATED, TURNOVER, figure
from tests.render.charts.drawing_room import pictured, target

PICTURE = pictured(TURNOVER, ESTIMATED)
SPACE = {"svg": "http://www.w3.org/2000/svg"}
HOSTILE = '<script>alert("1")</script> $x^2$ _a_ \\frac &amp; ]]> --'


def element(picture: Picture) -> ET.Element:
    return ET.fromstring(svg(picture))  # noqa: S314  # our own


def words(picture: Picture) -> list[str]:
    return [text.text or "" for text in element(picture).iterfind(".//svg:text", SPACE)]


@pytest.fixture(scope="module")
def elsewhere() -> str:
    """What another process draws, and on the last line whether it has loaded what makes global figures."""
    code = (
        "from tests.render.charts.test_drawing import PICTURE, svg, sheets; import sys;"
        "sys.stdout.buffer.write((svg(PICTURE) + svg(sheets([PICTURE] * 3, 'T', ['x'])[0], 'dark')).encode());"
        "print('\\n' + str('matplotlib.pyplot' in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=Path(__file__).parents[3])
    return run.stdout.decode()


class TestSvg:
    def test_it_is_an_image_with_a_title_and_a_description(self) -> None:
        root = element(PICTURE)
        title, description = root.find("svg:title", SPACE), root.find("svg:desc", SPACE)
        assert title is not None
        assert description is not None
        assert (title.text, description.text) == (PICTURE.title, PICTURE.alternative)
        assert root.get("role") == "img"
        assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
        assert list(root)[:2] == [title, description]

    def test_text_stays_text_and_asks_for_chinese_fonts(self) -> None:
        text = svg(pictured(TURNOVER, ESTIMATED, lang="zh"))
        assert ">甘肃省电子商务交易额 2015</text>" in text
        assert "font-family=\"'Noto Sans CJK SC', " in text
        assert text.count("font-family") == 1

    def test_it_does_nothing_to_the_page_it_stands_in(self) -> None:
        text = svg(PICTURE)
        assert text.startswith("<svg ")
        assert [word for word in ("<?xml", "<!DOCTYPE", "<style", "<script", "<metadata", "matplotlib") if word in text] == []
        ids = [part.get("id") for part in element(PICTURE).iter() if part.get("id")]
        assert len(ids) == len(set(ids))

    def test_two_pictures_on_a_page_share_no_name(self) -> None:
        other = pictured(target('at_least = 3\nsince = "2013"\nby = "2016"'), figure("shops", "2013", "1"))
        ids = [{part.get("id") for part in element(picture).iter()} - {None} for picture in (PICTURE, other)]
        assert ids[0] & ids[1] == set()

    def test_every_reference_has_its_definition(self) -> None:
        root = element(PICTURE)
        ids = {f"#{part.get('id')}" for part in root.iter()}
        used = {part.get("{http://www.w3.org/1999/xlink}href") for part in root.iterfind(".//svg:use", SPACE)}
        assert used <= ids

    def test_the_same_picture_is_the_same_bytes_in_another_process(self, elsewhere: str) -> None:
        assert elsewhere.rpartition("\n")[0].rpartition("\n")[0] == svg(PICTURE) + svg(sheets([PICTURE] * 3, "T", ["x"])[0], "dark")

    def test_a_wish_for_a_font_comes_first(self) -> None:
        assert "font-family=\"'Noto Sans SC', 'Noto Sans CJK SC'" in svg(PICTURE, font=CHINESE)

    def test_settings_of_the_user_change_nothing_and_stay(self) -> None:
        expected = svg(PICTURE)
        with mpl.rc_context({"text.usetex": True, "path.sketch": (1, 100, 2), "svg.fonttype": "path"}):
            assert svg(PICTURE) == expected
            assert mpl.rcParams["svg.fonttype"] == "path"

    def test_no_global_figure_is_made(self, elsewhere: str) -> None:
        assert elsewhere.endswith("\nFalse\n")

    @pytest.mark.parametrize("goal", ['at_least = 9\nby = "2016"', "improve = true", 'each_year = 3\nfrom = "2014"\nby = "2016"'])
    def test_a_hostile_name_is_only_a_name(self, goal: str) -> None:
        hostile = target(goal).replace("Goal, Gansu", HOSTILE.replace("\\", "\\\\").replace('"', '\\"'))
        picture = pictured(hostile, figure("shops", "2014", "4", "source = '''" + HOSTILE + "'''"))
        assert f"{HOSTILE}, Gansu" in " ".join(words(picture))
        assert [part for part in element(picture).iter() if part.tag.endswith("script")] == []


class TestPng:
    def test_it_has_200_points_to_an_inch(self) -> None:
        content = png(PICTURE, font=CHINESE)
        assert content.startswith(b"\x89PNG\r\n\x1a\n")
        assert int.from_bytes(content[16:20]) == 1600  # 8 inches

    def test_the_same_picture_is_the_same_bytes(self) -> None:
        assert png(PICTURE, "dark", CHINESE) == png(PICTURE, "dark", CHINESE)

    def test_it_draws_the_characters_of_the_given_font(self) -> None:
        assert png(PICTURE, font=CHINESE) != png(pictured(TURNOVER, ESTIMATED, lang="zh"), font=CHINESE)

    def test_a_font_without_the_characters_is_refused(self) -> None:
        with pytest.raises(FontError) as refused:
            png(PICTURE, font=own_font())
        assert (refused.value.missing, refused.value.given) == ("亿元", True)

    def test_a_file_that_is_no_font_is_refused(self) -> None:
        for draw in (png, svg):
            with pytest.raises(FontError) as refused:
                draw(PICTURE, font=Path(__file__))
            assert refused.value.missing == ""


class TestFonts:
    def test_what_comes_with_the_library_serves_where_it_can(self) -> None:
        assert font_for(["actual", "1,199.7"]) == str(own_font())

    def test_what_no_font_has_is_named(self) -> None:
        with pytest.raises(FontError) as refused:
            font_for(["a𒀀"])
        assert (refused.value.missing, refused.value.given) == ("𒀀", False)

    def test_a_font_of_this_computer_is_found_by_its_name(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "fonts").mkdir()
        (tmp_path / "fonts" / "NotoSansSC-Regular.otf").write_bytes(CHINESE.read_bytes())
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
        code = "from ectrack.render.charts.fonts import font_for; print(font_for(['甘肃省']))"
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert Path(run.stdout.strip()).suffix in {".otf", ".ttf", ".ttc"}
