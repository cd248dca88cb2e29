"""Pages of pictures: nothing is cut, nothing lies on anything else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ectrack.core.assessing.assess import histories, report
from ectrack.locale import use
from ectrack.render.charts.composing import pictures
from ectrack.render.charts.measure import text_width
from ectrack.render.charts.pages import PER_PAGE, page, sheets
from ectrack.render.charts.picture import Picture
from ectrack.render.charts.placing import Box
from ectrack.render.charts.scene import Scene, Spotted, Stretch, Words
from ectrack.render.charts.style import THEMES, Theme, stamps, strokes
from ectrack.store.loading import load
from tests.render.building import ESTIMATED, TURNOVER, figure
from tests.render.charts.drawing_room import pictured, target

GANSU = Path(__file__).parents[3] / "targets"


def boxes(scene: Scene) -> Iterator[tuple[str, Box]]:
    for shape in scene.shapes:
        if isinstance(shape, Words) and shape.text:
            width = text_width(shape.text, shape.size) * 0.93  # the measure is a bound
            left = shape.x - {"left": 0, "center": width / 2, "right": width}[shape.align]
            yield shape.text, Box(left, shape.y, left + width, shape.y + shape.size * 0.75)


@pytest.fixture(params=["en", "zh"])
def gansu(request: pytest.FixtureRequest) -> Iterator[list[Picture]]:
    """The pictures of the Gansu tracker in a language."""
    use(request.param)
    tracker = load(GANSU).tracker
    found = report(tracker)
    yield pictures(found, histories(found, tracker), tracker)
    use("en")


def test_no_text_of_the_gansu_targets_is_cut_or_covered(gansu: list[Picture]) -> None:
    scenes = [page(picture) for picture in gansu] + [page(sheet) for sheet in sheets(gansu, "Gansu", ["as of 2014-12-31"])]
    for scene in scenes:
        texts = list(boxes(scene))
        room = Box(2, 2, scene.width - 2, scene.height - 2)
        assert [text for text, box in texts if not room.holds(box)] == []
        pairs = [(one, other) for index, one in enumerate(texts) for other in texts[index + 1 :]]
        assert [(one[0], other[0]) for one, other in pairs if one[1].overlaps(other[1])] == []


def test_every_mark_and_line_lies_inside_the_page(gansu: list[Picture]) -> None:
    for picture in gansu:
        scene = page(picture)
        spots = [(shape.x, shape.y) for shape in scene.shapes if isinstance(shape, Spotted)]
        spots += [spot for shape in scene.shapes if isinstance(shape, Stretch) for spot in shape.spots]
        assert all(0 < x < scene.width and 0 < y < scene.height for x, y in spots)


@pytest.mark.parametrize(("number", "sizes"), [(1, [1]), (PER_PAGE, [10]), (60, [10] * 6), (61, [10] * 6 + [1])])
def test_many_pictures_take_pages(number: int, sizes: list[int]) -> None:
    found = sheets([pictured(TURNOVER, ESTIMATED)] * number, "Gansu", ["as of 2014-12-31"])
    assert [len(sheet.pictures) for sheet in found] == sizes
    numbered = [f"page {index} of {len(sizes)}" for index in range(1, len(sizes) + 1)] if len(sizes) > 1 else []
    assert [sheet.lines[1] for sheet in found if len(sheet.lines) > 1] == numbered


def test_a_sheet_is_told_target_by_target() -> None:
    (sheet,) = sheets([pictured(TURNOVER, ESTIMATED), pictured(target("at_least = 20"))], "Gansu", [])
    assert sheet.alternative == (
        "E-commerce turnover, Gansu, 2015: on pace · attainment 82.5% · pace 1.32 · shortfall 253.7 亿元. "
        "Goal, Gansu: no data: no figure recorded."
    )


def texts(picture: Picture) -> list[str]:
    return page(picture).texts()


class TestWords:
    def test_the_reason_stands_where_nothing_is_drawn(self) -> None:
        assert "no figure recorded" in texts(pictured(target("improve = true")))
        assert "no figure recorded" not in texts(pictured(TURNOVER, ESTIMATED))

    def test_an_axis_without_zero_says_so(self) -> None:
        actuals = figure("lines", "2013", "378") + figure("lines", "2014", "370")
        assert "万户 (axis without 0)" in texts(pictured(target('at_most = 350\nby = "2015"', "lines"), actuals))

    def test_the_key_names_what_is_drawn_and_nothing_else(self) -> None:
        found = texts(pictured(TURNOVER, ESTIMATED))
        assert [word for word in ("estimate", "baseline", "target", "path", "outlook") if word not in found] == []
        assert [word for word in ("actual", "milestone", "goal of a year", "range of the target") if word in found] == []

    def test_a_name_of_any_length_is_wrapped(self) -> None:
        name = "电子商务" * 60
        scene = page(pictured(target("at_least = 20").replace("Goal, Gansu", name)))
        assert "".join(scene.texts()).startswith(f"{name}, Gansu")


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_no_two_marks_and_no_two_lines_look_alike_without_colour(theme: Theme) -> None:
    drawn = [(stamp.shape, stamp.filled) for stamp in stamps(theme).values()]
    dashed = [stroke.dashes for stroke in strokes(theme).values()]
    assert len(set(drawn)) == len(drawn)
    assert len(set(dashed)) == len(dashed)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_words_and_lines_stand_out_from_the_ground(theme: Theme) -> None:
    ground = luminance(theme.ground)
    for name in ("ink", "faint", "blue", "orange", "red", "green"):
        light, dark = sorted((luminance(getattr(theme, name)), ground), reverse=True)
        least = 4.5 if name in {"ink", "faint", "red"} else 3  # WCAG 2.2, 1.4.3 for words and 1.4.11 for marks
        assert (light + 0.05) / (dark + 0.05) >= least, name


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb as WCAG 2.2 defines it."""
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
