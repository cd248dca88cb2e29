"""The progress table as people read it, and the forms that it is written in."""
