"""The pure part: no files, no clock, no terminal; it sees the standard library and pydantic only.

    Tracker                     one folder, read and resolved              tracker
    ├── Region                  a place; regions nest                      regions
    ├── Indicator ── Unit       what is measured                           model, values/quantities
    ├── Policy                  the document that sets targets             model
    ├── Target ── Goal          what shall be reached, where, by when      model
    └── Actual ── Period        a recorded figure with its source          model, values/periods

    Document → Table → Tracker                                             notation
    Tracker  → Figures → Point                                             figures
    Figures  → Speaking → Situation → Assessment → Report                  assessing

A `Document` is a parsed file; `notation` says which tables and keys it may hold. `figures` are the live points of an indicator in a
region. In `assessing`, `speaking` picks those that speak for a target, `measures` computes each quantity from them, `status` finds the
word of the ladder, and `methods` give their own published verdicts. `checks` finds what is probably wrong, `importing` reads the tables
of others, `comparing` says what differs between two trackers; `values` are quantities and periods, which all of them use.
"""
