"""What each value of a closed list of the notation means, by its key."""

from ectrack.locale import N_

CHOICES: dict[str, dict[str, str]] = {
    "kind": {
        "stock": N_("counted at a date"),
        "flow": N_("adds up over a period"),
        "share": N_("a ratio in per cent"),
        "index": N_("a score, rank or average"),
        "growth": N_("a growth rate over the same period a year before (增速)"),
    },
    "direction": {"increase": N_("more is better"), "decrease": N_("less is better")},
    "scales": {"千": N_("thousands"), "百": N_("hundreds")},
    "approx": {
        "about": N_("about (约, 左右)"),
        "at_least": N_("at least (以上)"),
        "more_than": N_("more than (余, 多, 超过)"),
        "at_most": N_("at most (不超过, 以内)"),
        "less_than": N_("less than (近, 不足)"),
    },
    "every": {
        "month": N_("every month"),
        "quarter": N_("every quarter"),
        "half-year": N_("every half-year"),
        "year": N_("every year"),
    },
    "record_to": {"toml": N_("blocks of TOML"), "csv": N_("rows of CSV")},
    "path": {"linear": N_("the same amount every day"), "compound": N_("the same rate every year")},
    "state": {
        "preliminary": N_("may still change"),
        "final": N_("will not change"),
        "revised": N_("changed by the source after it was published"),
        "forecast": N_("expected; never counts as an actual"),
        "estimated-by-source": N_("an estimate of its source; it counts and is marked"),
        "break": N_("the series breaks here; breaks of the indicator says what changed"),
    },
    "status": {"suspended": N_("put off or given up"), "superseded": N_("another target took its place")},
    "decimal": {".": N_("12.5, 1,355.90"), ",": N_("12,5, 1.355,90")},
    "others": {"ignore": N_("left out, and counted by check")},
    "lang": {"zh": N_("Chinese"), "en": N_("English")},
    "method": {
        "pace": N_("progress against the path to the deadline"),
        "statcan": N_("Statistics Canada, SDG data hub"),
        "eurostat": N_("Eurostat, SDG monitoring report"),
        "destatis": N_("Federal Statistical Office of Germany, weather symbols"),
        "healthy-people": N_("Healthy People 2030, United States"),
        "un-chart": N_("United Nations, SDG progress chart"),
        "traffic-light": N_("red, yellow and green lights, as Chinese cities supervise"),
    },
}
"""What the values of a closed list mean, by the key."""
