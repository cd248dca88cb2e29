"""The words of what cannot be said of growth rates."""

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
    "growth-in-points": Words(
        N_("a growth rate changes by points, not by {found} of itself"), N_('write improve_by = "{points}" for percentage points')
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
}
