"""Tests of the rules that doubt."""
