"""Reading a tracker: which files count, what is refused, and that one broken file hides nothing."""

import os
import socket
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from ectrack.core.notation.documents import Document
from ectrack.core.problems import Problem
from ectrack.store.files import MAX_BYTES, read_files
from ectrack.store.loading import load
from ectrack.store.parsing import documents as documents_of

REGION = b'[region.gansu]\nname = "\xe7\x94\x98\xe8\x82\x83"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty tracker `targets` in the working folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "targets" / "actuals").mkdir(parents=True)
    return Path("targets")


def read_documents(folder: Path) -> tuple[list[Document], list[Problem]]:
    """Return the documents of a tracker, and the problems of the files that are none."""
    problems: list[Problem] = []
    read = read_files(folder, problems)
    return documents_of(read, problems), problems


def refused(folder: Path) -> list[tuple[str, str, int | None]]:
    """Return slug, file and line of every problem in reading."""
    _documents, problems = read_documents(folder)
    return [(problem.slug, problem.origin.file, problem.origin.line) for problem in problems if problem.origin]


def test_files_are_named_as_the_user_would_type_them_and_have_the_role_of_their_place(folder: Path) -> None:
    (folder / "b.toml").write_bytes(REGION)
    (folder / "ectrack.toml").write_text('lang = "zh"\n')
    (folder / "A.TOML").write_text("")
    (folder / "actuals" / "x.toml").write_text("")
    (folder / "actuals" / "y.csv").write_text("indicator,region,period,value\n")
    for ignored in (".hidden.toml", "b.toml~", "#b.toml#", "notes.md", ".b.toml-abc.tmp"):
        (folder / ignored).write_text("= broken")
    documents, problems = read_documents(folder)
    assert not problems
    assert [(document.file, document.role) for document in documents] == [
        ("targets/A.TOML", "tables"),
        ("targets/b.toml", "tables"),
        ("targets/ectrack.toml", "settings"),
        ("targets/actuals/x.toml", "actuals"),
        ("targets/actuals/y.csv", "actuals"),
    ]


def test_a_tracker_named_by_its_whole_path_or_as_the_working_folder_reads_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "b.toml").write_bytes(REGION)
    assert read_documents(folder.absolute())[0][0].file == "targets/b.toml"
    monkeypatch.chdir(folder)
    assert read_documents(Path())[0][0].file == "b.toml"


def test_numbers_are_kept_digit_by_digit(folder: Path) -> None:
    (folder / "a.toml").write_text("x = 12.50\ny = 48.400000000000006\nz = 1e3\nw = 123456789012345678901234567890\n")
    data = read_documents(folder)[0][0].data
    assert [str(data[key]) for key in "xyzw"] == ["12.50", "48.400000000000006", "1E+3", "123456789012345678901234567890"]


def test_a_number_that_no_decimal_holds_stays_a_text_for_the_message(folder: Path) -> None:
    (folder / "a.toml").write_text("x = 1e9999999999999999999999\n")
    documents, problems = read_documents(folder)
    assert not problems
    assert str(documents[0].data["x"]) == "1e9999999999999999999999"
    assert not isinstance(documents[0].data["x"], str | Decimal)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"ok = 1\nbroken\n", ("broken-toml", 2)),
        (b'ok = 1\n\nx = "open\n', ("broken-toml", 3)),
        (b'ok = 1\nx = """open\n\n', ("broken-toml", 2)),
        (b"day = 2015-02-29\n", ("broken-toml", 1)),
        (b"ok = 1\nname = '\xb8\xca\xcb\xe0'\n", ("not-utf8", 2)),
        ("ok = 1\n".encode("utf-16"), ("nul-byte", 1)),
        (b"ok = 1\n# \x00\n", ("nul-byte", 2)),
        (b"ok = 1\nx = " + b"9" * 5000 + b"\n", ("number-too-long", 2)),
        (b"ok = 1\nx = " + b"[" * 100_000 + b"\n", ("too-deep", None)),
        (b"ok = 1\nx = " + b"[" * 200 + b"]" * 200 + b"\n", ("too-deep", None)),
        (b"ok = 1\n" + b"a." * 200 + b"b = 1\n", ("too-deep", 2)),
        (b"ok = 1\n[" + b'"a" . ' * 5_000_000 + b"b]\n", ("too-deep", 2)),
    ],
    ids=lambda value: repr(value[:20]) if isinstance(value, bytes) else None,
)
def test_what_is_broken_is_refused_with_its_line(folder: Path, content: bytes, expected: tuple[str, int | None]) -> None:
    (folder / "a.toml").write_bytes(content)
    assert refused(folder) == [(expected[0], "targets/a.toml", expected[1])]


def test_what_is_unusual_but_right_is_read(folder: Path) -> None:
    (folder / "bom.toml").write_bytes(b"\xef\xbb\xbf" + REGION)
    (folder / "crlf.toml").write_bytes(b"a = 1\r\nb = 2\r\n")
    (folder / "deep.toml").write_bytes(b"x = " + b"[" * 100 + b"]" * 100 + b"\n" + b"a." * 100 + b"b = 1\n")
    (folder / "empty.toml").write_bytes(b"")
    (folder / "note.toml").write_bytes(b'note = "1.2.3, a.b.c"\n')
    assert refused(folder) == []


def make_pipe(path: Path) -> None:
    """Make a named pipe that nobody writes to."""
    os.mkfifo(path)


def make_folder(path: Path) -> None:
    """Make a folder with the name of a file."""
    path.mkdir()


def make_socket(path: Path) -> None:
    """Make a socket."""
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(path))


def make_device_link(path: Path) -> None:
    """Make a link to a device."""
    path.symlink_to("/dev/zero")


def make_outside_link(path: Path) -> None:
    """Make a link to a file beside the tracker."""
    Path("secret.toml").write_text("secret = 1\n")
    path.symlink_to(Path("secret.toml").absolute())


def make_dangling_link(path: Path) -> None:
    """Make a link to nothing."""
    path.symlink_to("nowhere.toml")


def make_circle(path: Path) -> None:
    """Make a link to itself."""
    path.symlink_to(path.name)


def make_large(path: Path) -> None:
    """Make a file one byte larger than is read, without using the disk for it."""
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)


@pytest.mark.parametrize(
    ("make", "slug"),
    [
        (make_pipe, "not-a-file"),
        (make_folder, "not-a-file"),
        (make_socket, "not-a-file"),
        (make_device_link, "outside-tracker"),
        (make_outside_link, "outside-tracker"),
        (make_dangling_link, "unreadable"),
        (make_circle, "unreadable"),
        (make_large, "too-large"),
    ],
)
def test_only_regular_files_inside_the_tracker_are_read_and_the_others_do_not_suffer(
    folder: Path, make: Callable[[Path], None], slug: str
) -> None:
    make(folder / "x.toml")
    make(folder / "actuals" / "y.toml")
    (folder / "a.toml").write_bytes(REGION)
    documents, problems = read_documents(folder)
    assert [document.file for document in documents] == ["targets/a.toml"]
    assert [(problem.slug, problem.origin.file) for problem in problems if problem.origin] == [
        (slug, "targets/x.toml"),
        (slug, "targets/actuals/y.toml"),
    ]


def test_a_link_inside_the_tracker_is_read(folder: Path) -> None:
    (folder / "actuals" / "real.txt").write_text('[[actual]]\nindicator = "x"\n')
    (folder / "actuals" / "x.toml").symlink_to("real.txt")
    (folder / "a.toml").write_bytes(REGION)
    assert [document.file for document in read_documents(folder)[0]] == ["targets/a.toml", "targets/actuals/x.toml"]


def test_figures_in_a_folder_that_leads_outside_are_refused_once(folder: Path) -> None:
    (folder / "a.toml").write_bytes(REGION)
    (folder / "actuals").rmdir()
    Path("elsewhere").mkdir()
    Path("elsewhere/x.toml").write_text("")
    (folder / "actuals").symlink_to(Path("elsewhere").absolute())
    assert refused(folder) == [("outside-tracker", "targets/actuals", None)]


def test_every_one_of_499_broken_files_is_named(folder: Path) -> None:
    for number in range(499):
        (folder / f"broken{number:03}.toml").write_text("x = \n")
    (folder / "good.toml").write_bytes(REGION)
    assert [file for _slug, file, _line in refused(folder)] == [f"targets/broken{number:03}.toml" for number in range(499)]


def test_no_folder_and_a_folder_without_tables_are_no_tracker(folder: Path) -> None:
    assert refused(Path("nowhere")) == [("no-tracker", "nowhere", None)]
    assert refused(folder) == [("no-tracker", "targets", None)]


def test_files_without_tables_are_an_empty_tracker(folder: Path) -> None:
    (folder / "a.toml").write_text("# nothing yet\n")
    assert [problem.slug for problem in load(folder).problems] == ["empty-tracker"]


def csv(folder: Path, content: bytes) -> None:
    """Write a CSV of figures beside a region."""
    (folder / "a.toml").write_bytes(REGION)
    (folder / "actuals" / "x.csv").write_bytes(content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_gives_texts_by_key_and_leaves_out_empty_cells(folder: Path, encoding: str) -> None:
    head = "indicator,region,period,value,comparable,note\n"
    text = head + 'x,gansu,2014,"12,000",,\n\nx,gansu,2015,480亿元,FALSE,"两\n行"\nx,gansu,2016,1,true,\n'
    csv(folder, text.encode(encoding))
    document = read_documents(folder)[0][-1]
    assert document.data["actual"] == [
        {"indicator": "x", "region": "gansu", "period": "2014", "value": "12,000"},
        {"indicator": "x", "region": "gansu", "period": "2015", "value": "480亿元", "comparable": False, "note": "两\n行"},
        {"indicator": "x", "region": "gansu", "period": "2016", "value": "1", "comparable": True},
    ]
    assert tuple(document.lines) == (2, 4, 6)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", [("bad-csv", None)]),
        (b'indicator,region,period\nx,"open\n', [("bad-csv", 2)]),
        (b'indicator,region,period\nx,"a"b,2014\n', [("bad-csv", 2)]),
        (b"indicator,region,period\nx," + b"a" * 131_073 + b",2014\n", [("bad-csv", 2)]),
        (b"indicator,region,period\n\n" + b"," * 131_073 + b"\n", [("bad-csv", 3)]),
        (b"indicator,region,period\nx,gansu\nx,gansu,2014\nx,gansu,2014,5\n", [("row-length", 2), ("row-length", 4)]),
        (b"indicator,region,period,period\n", [("duplicate-column", 1)]),
        (b"indicator,region,period\nx,ga\x01nsu,2014\n", [("control-character", 2)]),
        (b"indicator,region,period\nx,\xff\xff,2014\n", [("bad-encoding", 2)]),
    ],
)
def test_what_is_broken_in_a_csv_is_refused_with_its_line(
    folder: Path, content: bytes, expected: list[tuple[str, int | None]]
) -> None:
    csv(folder, content)
    assert [(slug, line) for slug, _file, line in refused(folder)] == expected


def test_the_settings_name_the_encoding_of_a_file(folder: Path) -> None:
    csv(folder, "indicator,region,period,value,note\nx,gansu,2014,1,Rhône\n".encode("latin-1"))
    assert [slug for slug, _file, _line in refused(folder)] == ["doubtful-encoding"]
    (folder / "ectrack.toml").write_text('[figures."x.csv"]\nencoding = "latin-1"\n')
    documents, problems = read_documents(folder)
    assert not problems
    assert documents[-1].data["actual"][0]["note"] == "Rhône"


def test_a_file_whose_encoding_is_none_is_not_read_and_the_settings_say_why(folder: Path) -> None:
    csv(folder, "indicator,region,period,value,note\nx,gansu,2014,1,Rhône\n".encode("latin-1"))
    (folder / "ectrack.toml").write_text('[figures."x.csv"]\nencoding = "latin-x"\n')
    assert [(problem.slug, problem.origin and problem.origin.keys) for problem in load(folder).problems] == [
        ("unknown-encoding", ("figures", "x.csv", "encoding"))
    ]


@pytest.mark.parametrize("name", ["宋庄", "岷山"])
def test_the_names_of_the_tracker_make_a_file_chinese(folder: Path, name: str) -> None:
    csv(folder, f"indicator,region,period,value,note\nx,gansu,2014,1,{name}\n".encode("gb18030"))
    assert [slug for slug, _file, _line in refused(folder)] == ["doubtful-encoding"]
    (folder / "b.toml").write_text(f'[region.b]\nname = {{ zh = "{name}", en = "B" }}\n', encoding="utf-8")
    (folder / "i.toml").write_text('[indicator.x]\nunit = "家"\nkind = "stock"\n', encoding="utf-8")
    assert not refused(folder)
    assert not load(folder).problems
    with (folder / "actuals" / "x.csv").open("ab") as stream:
        stream.write(b"x,gansu,2015,1,\n")
    assert not load(folder).problems  # the tables as they were kept


def test_references_into_a_broken_file_are_not_blamed_but_others_are(folder: Path) -> None:
    (folder / "indicators.toml").write_text('[indicator.shops]\nkind = "stock"\nunit = "家\n')
    (folder / "regions.toml").write_text('[region.gansu]\nnam = "甘肃"\n')
    (folder / "targets.toml").write_text(
        '[target.a]\nindicator = "shops"\nregion = "gansu"\nat_least = 1\n'
        '[target.b]\nindicator = "shop"\nregion = "gansu"\nat_least = 1\n'
    )
    assert [(problem.slug, problem.origin.keys) for problem in load(folder).problems if problem.origin] == [
        ("broken-toml", ()),
        ("unknown-key", ("region", "gansu", "nam")),
        ("unknown-indicator", ("target", "b", "indicator")),
    ]
