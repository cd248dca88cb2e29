"""The words of problems with numbers, units, money and periods, by slug: a message and a hint."""

from ectrack.locale import N_
from ectrack.locale.message import Words

VALUES: dict[str, Words] = {
    # numbers
    "not-a-number": Words(
        N_('"{found}" is not a number'),
        N_('write digits such as 860, "12,000", "2.5 million" or "1.2万", with at most 30 digits; nothing is guessed'),
    ),
    "not-finite": Words(N_('"{found}" is not a number that can be measured'), N_("leave the figure out when it is not known")),
    "number-too-long": Words(
        N_('"{found}" has more digits than can be kept exactly'),
        N_("at most 30 digits and an exponent within 18 are taken; use a larger unit"),
    ),
    "rate-without-percent": Words(
        N_('"{found}" is a rate without %'),
        N_(
            'write text with a percent sign, such as "30%"; a bare 0.3 or 30 could mean either; a mapping of a table says which: fraction = true or false'
        ),
    ),
    "change-without-unit": Words(
        N_('"{found}" does not say of what it is a change'),
        N_('write "10%" for a part of the baseline, "5pp" or "5个百分点" for percentage points, or an amount with its unit'),
    ),
    "scale-ambiguous": Words(
        N_('"{found}" without a unit could mean two things for an indicator in {unit}'), N_("write the whole unit, such as {unit}")
    ),
    "unit-mismatch": Words(
        N_('"{found}" cannot be converted to {unit}'), N_("the unit must measure the same thing as the indicator's: {unit}")
    ),
    "other-currency": Words(
        N_('"{found}" is in another currency than {unit}'),
        N_(
            "nothing is converted between currencies: write the amount in {unit}, with the rate in its note, or name its currency in the unit"
        ),
    ),
    "unknown-currency": Words(
        N_('"{found}" begins with letters that are no currency'),
        N_('write a code or a sign, such as "USD 2.5 million", "$2.5m" or "CNY 145.3 billion"'),
    ),
    "two-currencies": Words(N_('"{found}" names two currencies'), N_('name one of them, such as "$2.5m" or "2.5 million USD"')),
    "negative-se": Words(N_('a standard error of "{found}" is below zero'), N_("write it as a positive number")),
    "other-decimal": Words(
        N_('"{found}" does not fit decimal = "{decimal}"'),
        N_(
            'if "{other}" stands before the decimals, say decimal = "{other}"; else correct the number: thousands are groups of three'
        ),
    ),
    "fraction-beside-unit": Words(
        N_('a file whose numbers are in "{found}" cannot have parts of 1'),
        N_("leave out one of the keys unit and fraction"),
    ),
    "unknown-mark": Words(
        N_('nothing says what "{mark}" means in "{found}"'),
        N_('say it: flags = {{ "{mark}" = "preliminary" }}, or one of final, revised, forecast, estimated, break, missing, ignore'),
    ),
    "two-states": Words(
        N_("a figure cannot be all of these: {found}"), N_('keep one of them, and let the other mark mean "ignore" in flags')
    ),
    # periods and days
    "not-a-period": Words(
        N_('"{found}" is not a period'), N_("periods read 2014, 2014-H1, 2014-Q3, 2014-06, 2014-11-30 or 2014-01/2014-10")
    ),
    "fiscal-year": Words(
        N_('"{found}" is a year that ends in the next one, and nothing says in which month it begins'),
        N_('say it in the indicator, or at the top of ectrack.toml: year_starts = "04" for April; a month is written 2025-10'),
    ),
    "which-year": Words(
        N_('"{found}" could be {first} or {second}'),
        N_("write the one that is meant, {first} or {second}; year_starts says in which month such a year begins"),
    ),
    "year-or-two": Words(
        N_('"{found}" could be one year that begins in another month, or two years of the calendar'),
        N_("write {first} for the one, {second} for the other"),
    ),
    "years-apart": Words(
        N_('"{found}" is no year that ends in the next one, and no month'),
        N_("write {first} for such a year, 2014-06 for a month, 2014/2016 for several years"),
    ),
    "not-a-month": Words(
        N_('"{found}" is not the number of a month'), N_('write "01" to "12", such as year_starts = "04" for April')
    ),
    "week": Words(
        N_('"{found}" is a week; weeks are no periods here, since they run across months and years'),
        N_("record the month, or the days from the first to the last: 2021-02-01/2021-02-07; a stock is dated by its day"),
    ),
    "other-date": Words(
        N_('"{found}" does not fit dates = "{order}"'),
        N_("write the order in which day, month and year stand, and the sign between them; the year has four digits"),
    ),
    "no-such-period": Words(
        N_('"{found}" is not a period that exists'),
        N_("halves are H1 and H2, quarters Q1 to Q4, months 01 to 12, days as in the calendar, years 2 to 9998"),
    ),
    "range-backwards": Words(N_('"{found}" ends before it begins'), N_("put the earlier end first, such as 2014-01/2014-10")),
    "not-a-day": Words(N_('"{found}" is not a day'), N_("write a day such as 2014-12-31")),
}
