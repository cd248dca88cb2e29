"""Tests of the rules that warn."""
