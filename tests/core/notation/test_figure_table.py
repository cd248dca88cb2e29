"""The reader of figures and the model that the schema comes from say the same."""

from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from ectrack.core.notation.figure_table import READERS, REQUIRED, FigureTable, read_figure
from ectrack.core.notation.tables import ActualTable
from ectrack.core.problems import Origin, Problem

PLACE = Origin("a.toml", ("actual", 0))
GOOD = {"indicator": "turnover", "region": "gansu", "period": "2015", "value": "12亿元"}
VALUES = st.one_of(
    st.booleans(),
    st.integers(-5, 3000),
    st.sampled_from(["", " ", "2015", "2015-06-30", "30%", "about", "final", "assumed", "1.2万", "x: y", "gansu"]),
    st.just({"slug": "reason"}),
    st.just([1, 2]),
)


def test_both_know_the_same_keys_and_ask_for_the_same() -> None:
    model = {name: key.is_required() for name, key in ActualTable.model_fields.items()}
    assert list(model) == list(READERS) == [field.name for field in fields(FigureTable)][1:]
    assert tuple(name for name, required in model.items() if required) == REQUIRED


def modelled(data: dict[str, object]) -> tuple[ActualTable | None, int]:
    """Return the table as the model reads it, and how many errors it finds."""
    try:
        return ActualTable.model_validate(data), 0
    except ValidationError as failure:
        return None, failure.error_count()


@given(st.dictionaries(st.sampled_from([*READERS, "other"]), VALUES, max_size=4).map(lambda some: {**GOOD, **some}))
def test_both_accept_and_refuse_the_same_tables_and_read_the_same_values(data: dict[str, object]) -> None:
    problems: list[Problem] = []
    found = read_figure(data, PLACE, problems)
    model, errors = modelled(data)
    assert len(problems) == errors
    assert (found is None) is (model is None)
    assert all(getattr(found, key) == getattr(model, key) for key in READERS if model)
