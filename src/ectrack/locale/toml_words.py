"""What the TOML parser says, in words."""

from ectrack.locale import N_

TOML_REASONS = {
    "Cannot declare": N_("a table is declared twice: {detail}"),
    "Cannot overwrite a value": N_("a key is given twice"),
    "Duplicate inline table key": N_("a key is given twice: {detail}"),
    "Cannot mutate immutable namespace": N_("something is added to a value that is already complete: {detail}"),
    "Cannot redefine namespace": N_("a table is declared twice: {detail}"),
    "Expected '=' after a key": N_("a key without = after it"),
    "Expected newline or end of document": N_("something stands after the value on this line"),
    "Expected ']": N_("a table header does not end in ]"),
    "Invalid statement": N_("the line does not begin with a key or a [table]"),
    "Invalid initial character for a key part": N_("a key begins with a character that needs quotes"),
    "Invalid value": N_("a value that is neither text in quotes nor a number, a date, true or false"),
    "Invalid date or datetime": N_("a date that does not exist"),
    "Unclosed array": N_("an array does not end in ]"),
    "Unclosed inline table": N_("an inline table does not end in }}"),
    "Unterminated string": N_("a text does not end in a quote"),
    "Expected \"'": N_("a text does not end in a quote"),
    "Illegal character '\\n'": N_("a text does not end in a quote"),
    "Illegal character": N_("a character that TOML does not allow: {detail}"),
    "Found invalid character": N_("a character that TOML does not allow: {detail}"),
    "Unescaped '\\' in a string": N_("a \\ in a text; write \\\\ or use single quotes"),
}
"""Words for what the TOML parser said, by how its message begins; {detail} is the rest."""
