"""The schemas accept what the loader accepts, and refuse what it refuses, as far as one file shows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ectrack.core.schema import ROLES, Role
from tests.core.schema_documents import ALONE, VALID, Data, beside_each_other, mutated
from tests.core.schema_judging import accepted, hidden, problems

ROLE_OF: dict[str, Role] = {"actual": "actuals", "settings": "settings"}


@pytest.mark.parametrize("role", ROLES)
@settings(max_examples=200)
@given(data=st.data())
def test_what_the_notation_describes_is_accepted_by_loader_and_schema(role: Role, data: st.DataObject) -> None:
    document = data.draw(VALID[role])
    assert problems(role, document) == []
    assert accepted(role, document)


def check_agreement(table: str, document: Data) -> None:
    role = ROLE_OF.get(table, "tables")
    found = problems(role, document)
    if not found:
        assert accepted(role, document)
    elif not all(hidden(problem, document) for problem in found):
        assert not accepted(role, document), found


@pytest.mark.parametrize("table", ALONE)
@settings(max_examples=200)
@given(data=st.data())
def test_a_slip_is_seen_by_both_or_by_neither(table: str, data: st.DataObject) -> None:
    check_agreement(table, data.draw(mutated(table)))


@pytest.mark.parametrize("table", ["target", "indicator", "actual"])
@settings(max_examples=200)
@given(data=st.data())
def test_keys_that_contradict_each_other_are_seen_by_both_or_by_neither(table: str, data: st.DataObject) -> None:
    check_agreement(table, data.draw(beside_each_other(table)))
