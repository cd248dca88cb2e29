"""From what the figures of an indicator follow where they are not recorded, and where its series breaks, in words."""

from ectrack.core.model import Count, GoalType, Indicator
from ectrack.core.tracker import Tracker
from ectrack.locale import N_, _
from ectrack.locale.text import visible
from ectrack.render import numbers, words

ASKED = {
    GoalType.AT_LEAST: N_("{indicator} at least {amount}"),
    GoalType.AT_MOST: N_("{indicator} at most {amount}"),
    GoalType.MORE_THAN: N_("{indicator} more than {amount}"),
    GoalType.LESS_THAN: N_("{indicator} less than {amount}"),
    GoalType.WITHIN: N_("{indicator} within {amount}"),
}
"""What a region must meet to be counted."""


def count_words(indicator: Indicator, tracker: Tracker) -> str:
    """Return which regions are counted: `regions below of level county, Shops (shops) at least 1 家`; "" where none are."""
    count = indicator.count
    if count is None:
        return ""
    regions = (
        _("regions right below") if count.level is None else _("regions below of level {level}").format(level=visible(count.level))
    )
    return _(", ").join((regions, _asked(count, tracker)))


def _asked(count: Count, tracker: Tracker) -> str:
    source, goal = tracker.indicators[count.of], count.goal
    low, high = goal.value, goal.high
    amount = "" if low is None else numbers.exact(low) if high is None else words.range_words(low, high)
    name = words.with_id(words.name(source.names), source.id)
    return _(ASKED[goal.type]).format(indicator=name, amount=words.with_unit(amount, source))


def growth_words(indicator: Indicator, tracker: Tracker) -> str:
    """Return of which indicator the published growth is taken; "" where none is."""
    source = tracker.indicators.get(indicator.growth_of or "")
    return "" if source is None else words.with_id(words.name(source.names), source.id)


def breaks_words(indicator: Indicator) -> str:
    """Return where a series breaks, and by what earlier figures are multiplied; "" where it does not."""
    told = []
    for one in indicator.breaks:
        text = words.statement(one.first.isoformat(), visible(one.why))
        told.append(text if one.link is None else _("{text}, times {factor}").format(text=text, factor=numbers.exact(one.link)))
    return _("; ").join(told)
