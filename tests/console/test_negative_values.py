"""Values below zero on the command line."""

import pytest

from ectrack.console.negative_values import arranged


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("cpi 2025-02 0.7% --region r", "cpi 2025-02 0.7% --region r"),
        ("cpi 2025-02 -0.7% --region r -n", "--region r -n -- cpi 2025-02 -0.7%"),
        ("--region r cpi 2025-02 -0.7%", "--region r -- cpi 2025-02 -0.7%"),
        ("cpi 2025-02 -.7", "-- cpi 2025-02 -.7"),
        ("cpi 2025-02 -$2.5m --source=s", "--source=s -- cpi 2025-02 -$2.5m"),
        ("cpi 2025-02 -US$5", "-- cpi 2025-02 -US$5"),
        ("cpi 2025-02 -CNY5", "-- cpi 2025-02 -CNY5"),
        ("cpi 2025-02 5 --se -1", "cpi 2025-02 5 --se -1"),
        ("cpi 2025-02 -5 --yoy -3% --note -", "--yoy -3% --note - -- cpi 2025-02 -5"),
        ("-n cpi 2025-02 -- -5", "-n -- cpi 2025-02 -5"),
        ("cpi 2025-02 -5 --sorce s", "--sorce -- cpi 2025-02 -5 s"),
        ("cpi 2025-02 -x", "cpi 2025-02 -x"),
    ],
)
def test_what_is_an_option_and_what_a_value(words: str, expected: str) -> None:
    assert arranged(words.split(), {"--region", "--source", "--se", "--yoy", "--note"}) == expected.split()


def test_the_value_of_an_option_may_be_missing() -> None:
    assert arranged(["cpi", "-5", "--se"], {"--se"}) == ["--se", "--", "cpi", "-5"]
