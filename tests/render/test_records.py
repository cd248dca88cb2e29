"""The JSON contract: every key, exact numbers, one form for one content."""

import json
from decimal import Decimal

from ectrack.core.assessing.assess import report
from ectrack.render.json_text import json_text
from ectrack.render.records import record, report_record
from tests.render.building import ESTIMATED, PLACE, TURNOVER, assessed, figure, tracker_of

READING = """
[target.turnover-2015.readings.base-2012]
since = "2012"
"""


def test_every_key_of_a_target_stands_there_with_its_value() -> None:
    made = assessed(TURNOVER, ESTIMATED)
    found = record(made.found, made.tracker, "zh")
    # 1199.7 / 1453.4, 339.7 / 593.4, 339.7 / 258, 253.7 / 12, ln 1.395 / ln 1.69 with 18 digits.
    assert found == {
        "id": "turnover-2015",
        "name": "甘肃省电子商务交易额 2015",
        "policy": None,
        "policy_title": None,
        "clause": None,
        "binding": None,
        "indicator": "turnover",
        "region": "gansu",
        "unit": "亿元",
        "kind": "flow",
        "direction": "increase",
        "owner": None,
        "tags": [],
        "goal": {
            "type": "growth",
            "value": None,
            "high": None,
            "rate": Decimal("0.3"),
            **dict.fromkeys(("of", "times", "plus", "approx")),
            "hold": False,
            "average": False,
        },
        "level": Decimal("1453.4"),
        "start": "2013-12-31",
        "deadline": "2015-12-31",
        "baseline": {"period": "2013", "date": "2013-12-31", "value": 860, "link": None},
        "latest": {
            "period": "2014",
            "date": "2014-12-31",
            "value": Decimal("1199.7"),
            "basis": "estimated",
            "rolled_up": None,
            "approx": None,
            "state": None,
            "source": "yearbook; bulletin",
            "link": None,
            "yoy": Decimal("0.395"),
            "seen": {"months": 6, "of": 12},
            "comparable": True,
            "inputs": [
                {"indicator": "turnover", "region": "gansu", "period": "2013", "value": 860, "source": "yearbook"},
                {"indicator": "turnover", "region": "gansu", "period": "2014-H1", "value": 480, "source": "bulletin"},
            ],
        },
        "other": None,
        "expected": 1118,
        "lead": Decimal("81.7"),
        "shortfall": Decimal("253.7"),
        "excess": None,
        "excess_share": None,
        "attainment": Decimal("0.825443786982248521"),
        "share_done": Decimal("0.572463768115942029"),
        "share_time": Decimal("0.5"),
        "share_log": Decimal("0.634412647524596717"),
        "share_lead": Decimal("0.134412647524596717"),
        "pace": Decimal("1.31666666666666667"),
        "observed_growth": Decimal("0.395"),
        "planned_growth": Decimal("0.3"),
        "required_growth": Decimal("0.211469534050179211"),
        "observed_per_year": Decimal("339.7"),
        "planned_per_year": Decimal("296.7"),
        "required_per_year": Decimal("253.7"),
        "required_per_month": Decimal("21.1416666666666667"),
        "left": None,
        "left_per_year": None,
        "left_per_month": None,
        "rest": None,
        "years_early": None,
        "outlook": {"value": Decimal("1673.5815"), "met_on": "2015-07-30"},
        "met_on": None,
        "status": "on-pace",
        "reason": None,
        "reasons": {
            **dict.fromkeys(("excess", "excess_share", "met_on", "years_early"), "not-met"),
            **dict.fromkeys(("left", "left_per_year", "left_per_month"), "no-ceiling"),
            "rest": "not-within-year",
        },
        "flags": ["estimated"],
        "years": [],
        "method": "pace",
        "verdict": "on-pace",
        "ratio": Decimal("1.31666666666666667"),
        "score": None,
        "readings": [],
    }


def test_a_reading_has_all_keys_its_name_and_whether_it_changes_the_status() -> None:
    made = assessed(TURNOVER + READING, ESTIMATED)
    whole = record(made.found, made.tracker)
    (reading,) = whole["readings"]
    assert reading.keys() - whole.keys() == {"changes_status"}
    assert whole.keys() - reading.keys() == set()
    assert (reading["name"], reading["status"], reading["changes_status"]) == ("base-2012", "unrated", True)


def test_years_of_a_yearly_goal_are_listed() -> None:
    target = '[target.t]\nindicator = "turnover"\nregion = "gansu"\neach_year = 120\nfrom = "2014"\nby = "2015"\n'
    made = assessed(target, figure("turnover", "2014", "115.5"))
    assert record(made.found, made.tracker)["years"] == [
        {"year": "2014", "period": "2014", "goal": 120, "value": Decimal("115.5"), "met": False},
        {"year": "2015", "period": "2015", "goal": 120, "value": None, "met": None},
    ]


def test_one_sided_words_of_a_source_are_at_least_and_at_most() -> None:
    target = '[target.t]\nindicator = "shops"\nregion = "gansu"\nat_least = 10\nby = "2016"\n'
    for approx, shown in (("more_than", "at_least"), ("less_than", "at_most"), ("about", "about")):
        made = assessed(target, figure("shops", "2014", "5", f'approx = "{approx}"'))
        assert record(made.found, made.tracker)["latest"]["approx"] == shown


def test_the_report_counts_by_status_in_the_order_of_the_ladder() -> None:
    tracker = tracker_of(PLACE + TURNOVER, ESTIMATED)
    whole = report_record(report(tracker), tracker)
    assert [*whole] == ["schema_version", "as_of", "known_by", "method", "counts", "targets"]
    assert (whole["schema_version"], whole["as_of"], whole["counts"]) == (2, "2014-06-30", {"on-pace": 1})


def test_numbers_are_written_exactly_and_without_exponent() -> None:
    text = json_text({"a": Decimal("1E+3"), "b": Decimal("0.0000001"), "c": Decimal("1453.40"), "d": 860})
    assert text == '{\n  "a": 1000,\n  "b": 0.0000001,\n  "c": 1453.40,\n  "d": 860\n}\n'


def test_chinese_stays_readable_and_what_nobody_can_see_is_escaped() -> None:
    name = "甘肃\u202e\x1b\x85\u200b\U000e0041"
    text = json_text({"name": name})
    assert text == '{\n  "name": "甘肃\\u202e\\u001b\\u0085\\u200b\\udb40\\udc41"\n}\n'
    assert json.loads(text) == {"name": name}


def test_the_same_report_is_written_in_the_same_way() -> None:
    made = assessed(TURNOVER + READING, ESTIMATED)
    assert json_text(record(made.found, made.tracker)) == json_text(record(made.found, made.tracker))


def test_a_list_written_item_by_item_has_the_same_text_as_one_in_memory() -> None:
    items = [{"id": "a", "names": ["甲", "\u202e"]}, {}, [], 3, "x\ny"]
    assert json_text({"n": {"m": [1, 2]}, "items": iter(items)}) == json_text({"n": {"m": [1, 2]}, "items": items})
    assert json_text({"items": iter(())}) == json_text({"items": []})
