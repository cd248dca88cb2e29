"""The methods of the verdict explained."""

from ectrack.locale import N_
from ectrack.locale.explanations.explanation import Explanation

_POINTS = N_(
    "b baseline, v latest yearly value, T target level, tb, tv, tT their calendar years, d = +1 where more is better, else -1"
)

METHODS: dict[str, Explanation] = {
    "pace": Explanation(
        what=N_("The change since the baseline beside the change that the path asks for by the date of the latest figure."),
        formula=("pace = (v - b) / (expected - b)",),
        where=N_("b baseline, v latest figure, expected the value of the path on the day of v"),
        source=N_("European Environment Agency, distance to target path, as a ratio"),
        example=N_(
            "Turnover of 860 in 2013 shall grow 30 % a year on average by 2015; 2014 is estimated at 1199.7, the path asks for 1118."
        ),
        worked=("(1199.7 - 860) / (1118 - 860) = 1.3167",),
        note=N_(
            "Its words are those of the status. It is empty for a level to be held, which has no path, and under a ceiling of the year. In the year of the "
            "deadline it judges the year to date beside its season."
        ),
    ),
    "statcan": Explanation(
        what=N_("Compound yearly growth since the base year beside the growth that leads from the base year to the target."),
        formula=(
            "g(x, y, n) = (y / x) ^ (1 / n) - 1",
            "R = s * d * g(b, v, tv - tb) / abs(g(b, T, tT - tb))",
            "P = s * d * g(b, v, tv - tb)",
            "score = min(7.1429 * R - 4.2857, 5) if R >= 0.6 else max(4.1667 * R - 2.5, -5)",
            "C = 1 - (abs(b) / L) ^ 4.44",
        ),
        where=N_(
            "{points}; s = -1 for a negative series; R with a target, P without one; C shrinks the cut-offs of P above 0 near "
            "a natural limit L (with 2 L - abs(b) in place of abs(b) between L and 2 L, and 1 from there)"
        ),
        source=N_("Statistics Canada, Canadian SDG data hub, methodology; Open SDG, progress methodology"),
        example=N_("A poverty rate of 14.5 in 2015 and 10.4 in 2023 shall be 7.25 in 2030: progress made but acceleration needed."),
        worked=(
            "(10.4 / 14.5) ^ (1 / 8) - 1 = -0.0407",
            "(7.25 / 14.5) ^ (1 / 15) - 1 = -0.0452",
            "0.0406918 / 0.0451584 = 0.9011",
            "7.1429 * 0.90109 - 4.2857 = 2.1507",
        ),
        note=N_(
            "A zero baseline or target counts as 0.001, as published (flag zero-replaced). A met target is achieved whatever the trend. The "
            "base year is that of the baseline, else 2015, else the next with data; without a deadline the target year is 2030. A group has the "
            "category of the mean score of its targets: from 2.5, 0 and -2.5."
        ),
    ),
    "eurostat": Explanation(
        what=N_(
            "The same ratio of growth rates, over the last five years, else over the longest span of up to fifteen (flag long-term)."
        ),
        formula=(
            "g(x, y, n) = (y / x) ^ (1 / n) - 1",
            "R = d * g(b, v, tv - tb) / abs(g(b, T, tT - tb))",
        ),
        where=N_(
            "{points}; b is the value five (or up to fifteen) years before v; without a target d * g(b, v, tv - tb) is judged"
        ),
        source=N_("Eurostat, Sustainable development in the European Union, monitoring report"),
        example=N_("A share of 15.2 in 2015 and 19.5 in 2020 shall be 30 in 2030: significant progress."),
        worked=("(19.5 / 15.2) ^ (1 / 5) - 1 = 0.0511", "(30 / 15.2) ^ (1 / 15) - 1 = 0.0464", "0.0510859 / 0.0463698 = 1.1017"),
        note=N_("Newer editions may add a class of no change."),
    ),
    "destatis": Explanation(
        what=N_(
            "The average change of the last five years, carried on to the target year: how much of the remaining way it leaves undone."
        ),
        formula=("a = (v - v5) / 5", "p = v + a * (tT - tv)", "m = (T - p) / (T - v)"),
        where=N_("{points}; v5 the value five years before v, with at least four consecutive years in exceptional cases"),
        source=N_("German Federal Statistical Office, DNS indicators, page on the status symbols"),
        example=N_("A share of 15.2 in 2015 and 19.5 in 2020 shall be 30 in 2030: slightly cloudy."),
        worked=("(19.5 - 15.2) / 5 = 0.86", "19.5 + 0.86 * 10 = 28.1", "(30 - 28.1) / (30 - 19.5) = 0.181"),
        note=N_(
            "Sun below 0.05, slightly cloudy up to 0.20, cloudy above, thunderstorm when the trend leads away. Met, or to be held: sun while the "
            "trend is not against it, else slightly cloudy; not met, to be held: cloudy or thunderstorm. Direction only: average and last change both "
            "right, the average, the last, neither. The next milestone ahead is the target. Of several targets the worst symbol speaks."
        ),
    ),
    "healthy-people": Explanation(
        what=N_(
            "How much of the way to the target is done, without regard to time; away from the target, the change against the baseline."
        ),
        formula=("share = (v - b) / (T - b)", "away = abs(v - b) / abs(b)", "z = abs(v - b) / (se_b ^ 2 + se_v ^ 2) ^ (1 / 2)"),
        where=N_("{points}; se_b and se_v the standard errors of b and v"),
        source=N_("Healthy People 2020, Final Progress Table; Healthy People 2030, progress methodology"),
        example=N_("A rate of 15.3, now 14.4, shall be 11.5: 23.7 % of the way, improved."),
        worked=("(14.4 - 15.3) / (11.5 - 15.3) = 0.2368",),
        note=N_(
            "Without both standard errors a change counts from 10 % (of the way towards, of the baseline away); with both, from z above 1.6449, which "
            "takes the two estimates as independent. First match: baseline only, informational (no target), target met, little change."
        ),
    ),
    "un-chart": Explanation(
        what=N_("Where the observed growth leads by the target year, as a share of the way."),
        formula=("c = (v / b) ^ (1 / (tv - tb)) - 1", "e = v * (1 + c) ^ (tT - tv)", "q = (e - b) / (T - b)"),
        where=N_("{points}; without a target d * c is judged"),
        source=N_("UN DESA, Progress Chart 2023, technical note, as run by Eustat"),
        example=N_("A rate of 22.7 in 2014 and 19.5 in 2022 shall be 11.3 in 2030: fair progress."),
        worked=(
            "(19.5 / 22.7) ^ (1 / 8) - 1 = -0.0188",
            "19.5 * (1 - 0.0188146) ^ 8 = 16.75",
            "(16.7511 - 22.7) / (11.3 - 22.7) = 0.522",
        ),
        note=N_("Within one point of a target of 0 or 100 % counts as met. The later chart of five classes is another method."),
    ),
    "traffic-light": Explanation(
        what=N_("The percentage points by which the share done trails the time elapsed; each place sets its own cut-offs."),
        formula=("points = (time - done) * 100",),
        where=N_("time the time elapsed, done the share done"),
        source=N_("Supervision of key tasks in Chinese cities, such as Yinchuan 2025 with 10 and 30 points"),
        example=N_("30 % done after half the time is 20 points behind: yellow under lights of 0, 10 and 30."),
        worked=("(0.5 - 0.3) * 100 = 20",),
        note=N_(
            "lights = {{ green = 0, yellow = 10, red = 30 }} in ectrack.toml or in a target: up to green points behind is green, from yellow to red "
            "points is yellow, more is red; between green and yellow the published rules say nothing, and neither does the method. In the year of the "
            "deadline it judges the year to date, beside the time gone and not the season, as published; under a ceiling it says nothing."
        ),
    ),
}
"""By the name given to `--method`."""

POINTS = _POINTS
"""What the symbols of most methods mean; stands for `{points}` in a text."""
