"""Write docs/glossary.md from the words of the program; `--check` only says whether it is in step."""

import sys
from pathlib import Path

from ectrack.locale.explanations.glossary import Idea, ideas
from ectrack.locale.language import gettext_in

PAGE = Path(__file__).parents[1] / "docs" / "glossary.md"
HEAD = """\
# Glossary 术语表

One word an idea, in outputs, help, files and documents; `ectrack explain TERM` says more. 一个概念一个词，输出、帮助、文件和文档都用它；`ectrack explain 术语` 有更多说明。

This page is written by `tools/glossary.py` from `src/ectrack/locale/explanations`, and a test holds outputs, help and column headings to it.
The key is that of JSON and of `export --columns`; csv and tsv have the term as the heading of the column.

| term | meaning | 中文 | 含义 | key in JSON and CSV |
|---|---|---|---|---|
"""


def row(idea: Idea) -> str:
    """Return the row of an idea."""
    cells = (
        idea.term,
        idea.meaning,
        gettext_in("zh", idea.term),
        gettext_in("zh", idea.meaning),
        f"`{idea.key}`" if idea.key else "",
    )
    return f"| {' | '.join(cells)} |\n"


def page() -> str:
    """Return the whole page, the terms in the order of the alphabet."""
    return HEAD + "".join(row(idea) for idea in sorted(ideas(), key=lambda idea: idea.term))


def main() -> int:
    """Write the page, or say whether it is in step; return the exit code."""
    if "--check" in sys.argv[1:]:
        differs = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page()
        print("docs/glossary.md differs from the words of the program" if differs else "glossary in step")
        return 1 if differs else 0
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
