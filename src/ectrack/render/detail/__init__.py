"""One target in full: its tables, its quantities with their formulas."""
