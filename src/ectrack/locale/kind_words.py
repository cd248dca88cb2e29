"""The words of what cannot be said of kinds of indicators: growth rates, counts, breaks, sums of regions and ratios."""

from ectrack.locale import N_
from ectrack.locale.message import Words

KINDS_OF_INDICATORS: dict[str, Words] = {
    "growth-of-growth": Words(
        N_("the figures are growth rates already, and a growth of {found} would be the growth of a growth"),
        N_('write {key} = "{found}"; with from and by also average = true or hold = true for several years'),
    ),
    "growth-each-year": Words(
        N_('"{goal}" would add growth rates, and rates do not add up, they compound'),
        N_("write {key} with hold = true for every year of the window or average = true for their mean, or total, which compounds"),
    ),
    "growth-against-direction": Words(
        N_("the rates shall compound to a {goal} against the direction that is wanted"),
        N_('write total = {instead}, or direction = "{direction}" in the target'),
    ),
    "growth-in-points": Words(
        N_("a growth rate changes by points, not by {found} of itself"), N_('write improve_by = "{instead}" for percentage points')
    ),
    "window-of-years": Words(
        N_("{found} is not made of whole years, and a growth rate is one of a whole year"),
        N_('name whole years, such as from = "2021" and by = "2025"'),
    ),
    "growth-unit": Words(N_('a growth rate is in %, not in "{found}"'), N_('leave the unit out, or write unit = "%"')),
    "growth-derived": Words(
        N_('"{key}" does not go with kind growth: rates do not add up and are no quotient of two amounts'),
        N_("remove it; growth_of takes the growth that is published with the figures of another indicator"),
    ),
    "growth-of-kind": Words(
        N_('"growth_of" is for growth rates, and this indicator is of kind {found}'),
        N_('write kind = "growth", or remove growth_of'),
    ),
    "growth-of-rates": Words(
        N_('"{found}" is a growth rate itself'), N_("name the indicator whose growth it is: a stock, a flow, a share or an index")
    ),
    "count-keys": Words(
        N_("a count asks a region to meet one level, and {found} stands here; expected: {expected}"),
        N_("write one of them beside of, such as at_least = 1"),
    ),
    "count-kind": Words(
        N_("a number of regions is a stock, and their part of all a share in %; this indicator is of kind {found}"),
        N_('write kind = "stock"; beside share = true kind = "share" with unit = "%", or without a unit'),
    ),
    "count-alone": Words(
        N_('"count" and "{key}" both say what the figures follow from'),
        N_("keep one of them; regions below that are counted need no sum"),
    ),
    "count-level": Words(
        N_('no region is of the level "{found}"; levels are: {expected}'),
        N_("the level is a key of a region; without it the regions right below are counted"),
    ),
    "break-keys": Words(
        N_("a break says why, and may have a link; found: {found}"), N_('write the reason as text, or why = "…" and link = 1.043')
    ),
    "break-start": Words(
        N_('"{found}" has no first day, and a break begins with one'),
        N_("name the period with which the new series begins, such as 2023"),
    ),
    "break-twice": Words(N_("two breaks begin on {found}"), N_("keep one of them, with both reasons")),
    "not-a-factor": Words(
        N_('"{found}" is no factor'), N_("write a number above zero without quotes: new = link * old, such as link = 1.043")
    ),
    "growth-linked": Words(
        N_("a growth rate is not multiplied by a link"), N_("remove the link; rates before and after the break are not compared")
    ),
    # levels and sums of regions
    "region-level": Words(
        N_("a {found} cannot lie in a {expected}"),
        N_("correct the level or the parent: country, province, city, county, township, village"),
    ),
    "roll-up-kind": Words(
        N_("the figures of regions do not add up for an indicator of kind {found}"),
        N_("remove roll_up; give a share a ratio of two indicators that roll up"),
    ),
    "roll-up-of-ratio": Words(
        N_("a ratio does not add up over regions: roll_up and ratio are both given"),
        N_("remove roll_up here and write it at both parts of the ratio"),
    ),
    "ratio-cycle": Words(N_("indicators follow from each other in a circle: {found}"), N_("remove one ratio or count")),
    "ratio-units": Words(
        N_("a share cannot be derived from {first} and {second}"), N_("both indicators of a ratio must measure the same thing")
    ),
}
