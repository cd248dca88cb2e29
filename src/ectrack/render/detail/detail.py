"""One target with everything there is to say about it."""

from collections.abc import Sequence

from ectrack.core.assessing.assessment import Assessment
from ectrack.core.model import Indicator
from ectrack.locale import _
from ectrack.locale.terms import KINDS, reason_words, status_word, term
from ectrack.locale.text import visible
from ectrack.render import words
from ectrack.render.ascii_chart import chart
from ectrack.render.derived_words import breaks_words, count_words, growth_words
from ectrack.render.detail import detail_tables as tables
from ectrack.render.detail.detail_quantities import formulas, quantities
from ectrack.render.detail.outlooks import outlooks
from ectrack.render.detail.shown import Shown
from ectrack.render.goal_words import goal_words
from ectrack.render.progress import STYLES
from ectrack.render.remarks import remarks
from ectrack.render.rest_sentence import rest_sentence
from ectrack.render.screen import Line, indented, inner, line, pairs, paragraph, text_of, titled
from ectrack.render.verdicts import side_by_side, verdict_words, workings


def detail(shown: Shown, width: int | None, *, explain: bool = False, parts: Sequence[Assessment] = ()) -> list[Line]:
    """Return the lines that show one target.

    Args:
        shown: The target.
        width: Columns of the terminal; None when nothing has to fit.
        explain: Whether to fill in each formula.
        parts: The targets that its split makes.
    """
    found = shown.found
    name = words.target_name(found.target)
    sections = [
        [*(line(text_of(part), "bold") for part in paragraph(name, width)), line(visible(found.target.id), "dim")],
        pairs(_clause(shown), width, {_("status"): STYLES.get(found.status, "dim")}),
        titled(_("Quantities, as of {day}").format(day=found.as_of) if found.as_of else _("Quantities"), quantities(found, width)),
        titled(_("Formulas"), formulas(shown, width)) if explain else [],
        *(workings(shown.verdicts or {found.method: found.verdict}, found.target, width) if explain else []),
        titled(_("Path"), tables.path(found, width)),
        titled(_("Years"), tables.years(found, found.years or shown.path_years, width)),
        titled(_("Outlook"), outlooks(shown, width)),
        titled(_("Parts"), tables.parts(parts, shown.tracker, width)),
        titled(_("Figures"), tables.figures(shown, width)),
        titled(_counts_or_sums(found.target.indicator), tables.sums(shown.sums, found.target.indicator, shown.tracker, width)),
        _followed(shown, width),
        titled(
            _("Methods side by side"),
            indented(side_by_side(shown.verdicts, found.target.lights or shown.tracker.settings.lights, inner(width))),
        ),
        titled(_("Other readings of the clause"), tables.readings(shown, width)),
        titled(_chart_title(found), [line(text) for text in chart(found, shown.history, width)]),
    ]
    return [*sections[0], *(one for section in sections[1:] if section for one in (line(), *section))]


def _chart_title(assessment: Assessment) -> str:
    unit = words.unit_name(assessment.target.indicator)
    return _("Chart, {unit}").format(unit=unit) if unit else _("Chart")


def _counts_or_sums(indicator: Indicator) -> str:
    """Return the title of what follows from the regions below."""
    return _("Sums of the regions below") if indicator.count is None else _("Counts of the regions below")


def _followed(shown: Shown, width: int | None) -> list[Line]:
    """Return the sums of the regions below of the series that a relative level follows."""
    relative = shown.found.target.goal.relative
    if relative is None:
        return []
    other = relative.indicator
    title = words.statement(_counts_or_sums(other), words.with_id(words.name(other.names), other.id))
    return titled(title, tables.sums(shown.followed, other, shown.tracker, width))


def _clause(detail: Shown) -> list[tuple[str, str]]:
    found, tracker = detail.found, detail.tracker
    target, indicator = found.target, found.target.indicator
    policy = tracker.policies.get(target.policy) if target.policy else None
    binding = {True: _("binding"), False: _("anticipated"), None: _("not stated")}[target.binding]
    unit, measured = words.unit_name(indicator), words.with_id(words.name(indicator.names), indicator.id)
    told = [
        (_("status"), words.statement(status_word(found.status.value), reason_words(found.reason) if found.reason else "")),
        (_("the rest"), rest_sentence(found) or ""),
        (_("remarks"), remarks(found)),
        (_("goal"), goal_words(target)),
        (_("policy"), words.with_id(words.name(policy.names), policy.id) if policy else _("not stated")),
        (_("issued"), _issued(detail)),
        (_("clause"), visible(target.clause) if target.clause else _("not stated")),
        (_("strength"), binding),
        (_("owner"), visible(target.owner) if target.owner else _("not stated")),
        (_("indicator"), _(", ").join(part for part in (measured, term(KINDS, indicator.kind), unit) if part)),
        (_("counted"), count_words(indicator, tracker)),
        (_("growth of"), growth_words(indicator, tracker)),
        (_("breaks"), breaks_words(indicator)),
        (_("definition"), visible(indicator.definition or "")),
        (_("region"), words.with_id(words.region_name(tracker, target.region), target.region)),
        (_("tags"), _(", ").join(visible(tag) for tag in target.tags)),
        (_("note"), visible(target.note or "")),
        (_("superseded by"), visible(target.superseded_by or "")),
    ]
    if found.method != "pace":
        told.insert(1, (_("verdict"), words.with_id(verdict_words(found.method, found.verdict), found.method)))
    return [(name, text) for name, text in told if text]


def _issued(detail: Shown) -> str:
    policy = detail.tracker.policies.get(detail.found.target.policy or "")
    if policy is None:
        return ""
    parts = [policy.issued.isoformat() if policy.issued else "", visible(policy.issuer or ""), visible(policy.source or "")]
    return _(", ").join(part for part in parts if part)
