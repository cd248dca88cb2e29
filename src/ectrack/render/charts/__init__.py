"""Targets as pictures: what is in a picture, what it says in words, and how it is drawn."""
