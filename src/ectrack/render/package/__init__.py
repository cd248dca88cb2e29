"""A report with its data as a Frictionless Data Package."""
