"""The statuses explained; the first that applies, from the top of the ladder in the documentation of the arithmetic."""

from ectrack.locale import N_
from ectrack.locale.explanations.explanation import Explanation

STATUSES: dict[str, Explanation] = {
    "suspended": Explanation(
        N_("The target is set aside; it is counted apart."), example=N_('status = "suspended" stands in the target.')
    ),
    "superseded": Explanation(
        N_("Another target took its place; it is counted apart."),
        example=N_('status = "superseded" and superseded_by = "…" stand in the target.'),
    ),
    "not-started": Explanation(
        N_("The day of the report is before the window of the target begins."),
        example=N_('from = "2016" in a report of 2014-12-31.'),
    ),
    "achieved": Explanation(
        N_(
            "A figure that may decide meets the level, on the deadline or before it. A level to be held is achieved only at its deadline, a ceiling "
            "of a flow only by its whole year."
        ),
        example=N_("5446 shops at the end of November 2014, at least 3000 by 2016: achieved, 2.08 years early."),
        worked=("25 / 12 = 2.08",),
        note=N_(
            "Estimates, shares of a part of a year and figures known only from above never decide; a year to date decides only what cannot be undone, "
            "and nothing where the indicator says negative = true."
        ),
    ),
    "missed": Explanation(
        N_(
            "The figure for the deadline is short of the level; or before it a ceiling of its year is passed, or a level to be held was not kept in "
            "one period."
        ),
        example=N_("350 at most by 2013, and the figure of 2013 is 377.77."),
        note=N_("A year of which only a part is recorded is never missed for want of an amount: it stays behind, and is overdue."),
    ),
    "no-data": Explanation(
        N_("There is no figure at all, or none that may be compared."), example=N_("No figure of the share is recorded.")
    ),
    "unrated": Explanation(
        N_("There is a figure, but it cannot be compared, or nothing says what it should be by now; the reason stands beside it."),
        example=N_("No baseline is stated, and the level is not reached."),
    ),
    "on-pace": Explanation(
        N_("The figure is on the path or ahead of it, under a ceiling at or below it; a level to be held was held so far."),
        formula=("pace >= 1",),
        example=N_("The path asks for 1118, and the year is estimated at 1199.7 from 860."),
        worked=("(1199.7 - 860) / (1118 - 860) = 1.32",),
    ),
    "behind": Explanation(
        N_(
            "The figure moved in the wanted direction, but less than the path asks for, or is above the path of a ceiling; or a level to be held was "
            "broken, and not for good: by a preliminary figure, a part of a year or without a deadline."
        ),
        formula=("0 <= pace < 1",),
        example=N_("350 by 2015 from 377.77 in 2013; the path asks for 363.885 in 2014, and the figure is 370."),
        worked=("(370 - 377.77) / (363.885 - 377.77) = 0.56",),
    ),
    "reversing": Explanation(
        N_("The figure moved against the wanted direction since the baseline, or lost a level that the baseline had met."),
        formula=("pace < 0",),
        example=N_("377.77 shall fall, and is 380."),
        worked=("(380 - 377.77) / (363.885 - 377.77) = -0.16",),
    ),
}
"""By the key of the JSON contract, from the top of the ladder."""
