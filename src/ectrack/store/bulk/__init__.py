"""Figures in Parquet and large CSV files, through an embedded columnar engine."""
