"""The words of questions about tables that are imported."""

from ectrack.locale import N_
from ectrack.locale.message import Words

IMPORT: dict[str, Words] = {
    "heading-part-unsaid": Words(
        N_('nothing says what "{found}" means in the heading "{name}"'),
        N_(
            'say in a mapping, under [columns], all that it means, such as "{name}" = {{ period = "2014" }}; or "{name}" = "ignore"'
        ),
    ),
    "headings-above": Words(
        N_('"{found}" stands right above the headings, and may be one of them'),
        N_("say in a mapping which rows are headings: {answer}; or only the last of them, to leave the text above out"),
    ),
    "row-of-text": Words(
        N_('the row holds only "{found}", and may say what the figures below it are'),
        N_("say it in a column of its own; or leave the row out, in a mapping: {answer}"),
    ),
    "column-of-months": Words(
        N_('the column "{found}" holds parts of the year: {values}'),
        N_('join them to the year, in a mapping, under [columns]: "{found}" = "month"'),
    ),
    "column-changes": Words(
        N_('the column "{found}" changes within one series of figures: {values}'),
        N_('say in a mapping which rows count, such as {answer}; or leave the column out, under [columns]: "{found}" = "ignore"'),
    ),
    "above-says-otherwise": Words(
        N_('"{found}" stands above the table or in the name of its sheet, and "{value}" was said for all figures'),
        N_('leave out the option or key that says "{value}", or correct the table'),
    ),
    "merged-value": Words(
        N_("the value {found} is merged over several cells, and nobody can tell whether it holds for each of them"),
        N_("write it into each cell that it holds for, and take the merge apart"),
    ),
    "fiscal-heading": Words(
        N_(
            'the heading "{found}" says years that do not begin in January, and "{value}" does not say in which year it begins or ends'
        ),
        N_("write such years as 2018/19 in the table; if they are years of the calendar, say so in a mapping: {answer}"),
    ),
    "sheet-name-unsaid": Words(
        N_('the name of the sheet says nothing known: "{found}"'),
        N_('name the sheets that are meant, in a mapping: sheets = ["{found}", …]'),
    ),
    "other-quantity": Words(
        N_('"{found}" says another quantity than "{indicator}" ({word})'),
        N_('if these are its figures, name their unit in a mapping, such as unit = "million USD"'),
    ),
}
