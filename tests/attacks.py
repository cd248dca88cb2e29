"""Texts that would act somewhere if a form of an output let them."""

import re
import unicodedata

_TERMINAL = {
    "escape": "a\x1b[31mred",
    "link on a terminal": "a\x1b]8;;https://example.org\x07b",
    "one-byte escape": "a\x9b31m",
    "bidirectional": "a\u202eb\u2066c\u200fd",
    "zero width": "a\u200bb\ufeffc",
    "no character": "a\x00b",
    "noncharacter": "a\uffffb",
    "separators": "a\u2028b\u2029c",
    "line break": 'a\n=1\n"b',
}
_SHELL = {
    "substitution": "$(touch owned)",
    "back quotes": "`touch owned`",
    "option": "--help",
    "braces": "{a,b}~ !! *",
}
_LOG = {
    "command of GitHub": "::stop-commands::owned",
    "command after a wide blank": "\u3000::add-mask::owned",
    "command after blanks": "   ::add-mask::owned",
    "command on a new line": "x\n::error::owned",
    "command after a return": "x\r::set-output name=a::b",
    "next line and form feed": "x\x85::error::owned\x0c::error::owned",
    "percent escape": "x%0A::error::owned",
    "older command of GitHub": "x ##[add-mask]owned",
    "command of Azure": "x ###vso[task.setvariable variable=a]owned",
    "command of TeamCity": "##teamcity[buildStatus text='owned']",
}
_SPREADSHEET = {
    "equals": "=1+1",
    "plus": "+1",
    "minus": "-1",
    "at": "@SUM(A1)",
    "full width": "＝1",
    "blank first": " =1",
    "apostrophe first": "'=1",
    "tab first": "\t=1",
    "return first": "\r=1",
    "shell of a spreadsheet": "=cmd|' /C calc'!A0",
    "link of a spreadsheet": '=HYPERLINK("http://example.org","x")',
    "directive": "_xlfn.WEBSERVICE _x0041_ {=1} #REF!",
}
_TEX = {
    "input": r"\input{/etc/passwd}",
    "shell of TeX": r"\write18{touch x}\immediate",
    "specials of TeX": r"{}$&#%_^~\\ ^^5c ^^M --- ?` !` ''",
    "end of a row": r"a \\ b & c \tabularnewline \end{longtable}",
    "comment": "% a",
}
_PAGE = {
    "script": "<script>alert(1)</script>",
    "attribute": "\" onload='alert(1)' x=\"",
    "end of a section": "]]><b>&amp;&#x41;",
    "end of a comment": "--><img src=x onerror=alert(1)>",
    "address": "javascript:alert(1)",
    "placeholder": "{0} {found} {{ 1 / 0 }} {% for %} %s",
}
_MARKDOWN = {
    "bars": "a|b``c`` [d](javascript:e) *f* _g_",
    "picture": "![x](https://example.org/x.png) <https://example.org>",
    "code": "     a",
    "code fence": "```\nx",
    "backslash": "a\\|b\\[c](d)\\",
    "heading": "# a",
    "item": "- [x] a",
    "numbered": "1. a",
    "rule": "---",
}
_DOCUMENT = {
    "field of Word": "{ INCLUDETEXT c:/x } ${jndi:x}",
    "end of a run": "</w:t></w:r><w:t>",
    "quotes": '"a";"b",c\'d',
    "comma and colon": "file,line=1:2",
}

ATTACKS = _TERMINAL | _SHELL | _LOG | _SPREADSHEET | _TEX | _PAGE | _MARKDOWN | _DOCUMENT

_COMMAND = re.compile(r"(?m)^\s*::|##(?:vso|teamcity)?\[")
"""What services obey that read a log: GitHub (actions/runner, ActionCommand.cs), Azure Pipelines and TeamCity (their documentation)."""


def harmless(text: str) -> bool:
    """Whether nothing in a line acts or hides."""
    return not {unicodedata.category(char) for char in text} & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} and not _COMMAND.search(
        text
    )


def as_toml(text: str) -> str:
    """Return a text as a string of TOML."""
    return '"' + "".join(char if char.isprintable() and char not in '"\\' else f"\\U{ord(char):08x}" for char in text) + '"'
