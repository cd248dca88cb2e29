"""Workbooks: the progress table, the template for an office, charts of the office's own."""
