"""The pure part: no files, no clock, no terminal; it sees the standard library and pydantic only.

    Tracker                     one folder, read and resolved              model
    ├── Region                  a place; regions nest                      model
    ├── Indicator ── Unit       what is measured                           model, quantities
    ├── Policy                  the document that sets targets             model
    ├── Target ── Goal          what shall be reached, where, by when      model
    └── Actual ── Period        a recorded figure with its source          model, periods, period_text

    Document → Table → Tracker                                             validation, notation, build*
    Tracker  → Figures → Speaking → Situation → Assessment → Report        figures, speaking, situation, measures, status, assess

A `Document` is a parsed file; `notation` says which tables and keys it may hold. `figures` are the live points of an indicator in a
region, `speaking` picks those that speak for a target, `measures` computes each quantity from them, `status` finds the word of
the ladder, and `methods` give their own published verdicts.
"""
