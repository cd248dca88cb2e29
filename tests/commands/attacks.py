"""Texts that would act somewhere if a form of an export let them."""

ATTACKS = {
    "equals": "=1+1",
    "plus": "+1",
    "minus": "-1",
    "at": "@SUM(A1)",
    "full width": "＝1",
    "blank first": " =1",
    "apostrophe first": "'=1",
    "tab first": "\t=1",
    "return first": "\r=1",
    "command of a shell": "=cmd|' /C calc'!A0",
    "link": '=HYPERLINK("http://example.org","x")',
    "escape": "a\x1b[31mred",
    "bidirectional": "a\u202eb",
    "zero width": "a\u200bb",
    "no character": "a\x00b",
    "line break": 'a\n=1\n"b',
    "input": r"\input{/etc/passwd}",
    "shell of TeX": r"\write18{touch x}\immediate",
    "specials of TeX": r"{}$&#%_^~\\ ^^5c ^^M --- ?` !` ''",
    "end of a row": r"a \\ b & c \tabularnewline \end{longtable}",
    "comment": "% a",
    "script": "<script>alert(1)</script>",
    "end of a section": "]]><b>&amp;&#x41;",
    "bars": "a|b``c`` [d](javascript:e) *f* _g_",
    "quotes": '"a";"b",c\'d',
    "directive": "_xlfn.WEBSERVICE _x0041_ {=1} #REF!",
    "field of Word": "{ INCLUDETEXT c:/x } ${jndi:x}",
}


def as_toml(text: str) -> str:
    """Return a text as a string of TOML."""
    return '"' + "".join(char if char.isprintable() and char not in '"\\' else f"\\U{ord(char):08x}" for char in text) + '"'
