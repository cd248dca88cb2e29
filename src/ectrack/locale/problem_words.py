"""The words of every problem and of every warning about a figure, by slug: a message and a hint."""

from ectrack.locale import N_
from ectrack.locale.encoding_words import ENCODINGS
from ectrack.locale.exchange_words import EXCHANGE
from ectrack.locale.goal_problems import GOALS
from ectrack.locale.import_words import IMPORT
from ectrack.locale.kind_words import KINDS_OF_INDICATORS
from ectrack.locale.message import Words
from ectrack.locale.value_words import VALUES

WORDS: dict[str, Words] = {
    **VALUES,
    # values of other kinds
    "not-a-range": Words(N_('"{found}" is not a range'), N_("write both ends, the low one first, such as [2, 3]")),
    "not-a-name": Words(N_('"{found}" is not a name'), N_('write a text, or texts by language: {{ zh = "…", en = "…" }}')),
    "not-a-text": Words(N_('"{found}" is not a text'), N_('write a text in quotes that is not blank, such as "…"')),
    "not-a-table": Words(
        N_('"{found}" stands where a table is expected'), N_("write keys and values: {{ key = value }}, or a [table.id] header")
    ),
    "not-waivers": Words(
        N_('"{found}" does not say which warnings are waived, and why'),
        N_('write the warning and the reason: waive.no-source = "…"'),
    ),
    "part-of-another-kind": Words(
        N_('"{found}" cannot be a part of "{id}"'),
        N_("parts are other indicators of the same kind whose units measure the same thing"),
    ),
    "adds-to-another-kind": Words(
        N_('"{id}" cannot add to "{found}"'), N_("a flow adds to a stock whose unit measures the same thing")
    ),
    "not-an-array": Words(N_('"{found}" stands where figures are expected'), N_("write each figure as an [[actual]] block")),
    "bad-value": Words(N_('"{found}" is not possible here; expected: {expected}'), N_("write one of what is expected")),
    "control-character": Words(
        N_("the character {found} cannot be read by people and is not taken"),
        N_("remove it; it may have come along with a copied text"),
    ),
    # tables, keys and ids
    "unknown-table": Words(N_('"{found}" is not a table of this file; expected: {expected}'), N_("remove it, or correct its name")),
    "unknown-key": Words(N_('"{found}" is not a key of this table; expected: {expected}'), N_("remove it, or write it as a note")),
    "missing-key": Words(N_('the key "{key}" is missing'), N_("add it; every key is described in the notation")),
    "bad-id": Words(
        N_('"{found}" is not an id'),
        N_("ids are lower-case letters, digits, Chinese characters, and . _ - after the first, at most 64"),
    ),
    "duplicate-id": Words(N_('"{id}" is defined twice; first at {other}'), N_("give one of them another id, or remove it")),
    **EXCHANGE,
    **IMPORT,
    **ENCODINGS,
    **KINDS_OF_INDICATORS,
    # names on the command line
    "unknown-name": Words(
        N_('nothing named "{found}" can be explained'), N_("`ectrack explain` lists the methods, statuses, terms and problems")
    ),
    "no-such-level": Words(
        N_('no region has the level "{found}"'), N_("the level is a key of a region; ectrack list shows the regions")
    ),
    **GOALS,
    # references
    "unknown-indicator": Words(
        N_('no indicator "{found}"'), N_("indicators are defined as [indicator.ID]; ectrack list shows them")
    ),
    "unknown-region": Words(N_('no region "{found}"'), N_("regions are defined as [region.ID]; ectrack list shows them")),
    "unknown-policy": Words(N_('no policy "{found}"'), N_("policies are defined as [policy.ID]; ectrack list shows them")),
    "unknown-target": Words(N_('no target "{found}"'), N_("targets are defined as [target.ID]; ectrack list shows them")),
    "unknown-owner": Words(N_('no target has the owner "{found}"'), N_("ectrack list shows the targets with their owners")),
    "unknown-tag": Words(N_('no target has the tag "{found}"'), N_("tags stand in the key tags of a target")),
    "unknown-method": Words(N_('no method "{found}"; expected: {expected}'), N_("write one of what is expected")),
    "unknown-status": Words(N_('no status "{found}"; expected: {expected}'), N_("write one of what is expected")),
    "region-cycle": Words(N_("regions lie in each other in a circle: {found}"), N_("remove one parent")),
    "unit-missing": Words(
        N_('the indicator "{id}" has no unit'),
        N_('add unit = "…", such as "million USD", "people" or "亿元"; "" for a plain number'),
    ),
    # figures
    "duplicate-figure": Words(
        N_('a figure of "{indicator}", {region}, {period} is already at {other}'),
        N_('if it revises that one, add revises = "why"; if it is another quantity, add comparable = false and its source'),
    ),
    "already-recorded": Words(
        N_('a figure of "{indicator}", {region}, {period} is already here'),
        N_('to revise it: ectrack revise {indicator} {period} VALUE --region {region} --why "…"'),
    ),
    "revises-nothing": Words(
        N_("there is no figure of {indicator}, {region}, {period} to revise"), N_("use ectrack record for a first figure")
    ),
    "withdraws-nothing": Words(
        N_("there is no figure of {indicator}, {region}, {period} to withdraw"), N_("ectrack log shows all figures")
    ),
    "value-missing": Words(N_("the figure has no value"), N_('add value = …; a withdrawal says withdrawn = "why"')),
    "value-on-withdrawal": Words(N_("a withdrawal has no value"), N_('remove the value; a revision says revises = "why"')),
    "region-needed": Words(N_('"{indicator}" is tracked for several regions: {expected}'), N_("name one with --region")),
    "region-unclear": Words(N_('no target and no figure tells the region of "{indicator}"'), N_("name one with --region")),
    # the command line
    "no-such-command": Words(N_('no command "{found}"; expected: {expected}'), N_("ectrack --help says what each does")),
    "no-such-option": Words(N_('no option "{found}" of "{command}"'), N_("{command} --help shows the options")),
    "missing-argument": Words(N_('"{command}" needs {found}'), N_("{command} --help shows how it is used")),
    "bad-usage": Words(N_('not understood by "{command}": {found}'), N_("{command} --help shows how it is used")),
    "cannot-use": Words(N_("{found} cannot be used: {reason}"), N_("check the name and who may use it")),
    "cannot-print": Words(N_("the output could not be written: {reason}"), N_("make room, or send it somewhere else")),
    "out-of-room": Words(N_("the input is too large or too deep for this computer's memory"), N_("split it into smaller files")),
    # pictures
    "nothing-chosen": Words(N_("no target is chosen"), N_("ectrack list shows the targets; are the filters right?")),
    "nothing-to-draw": Words(N_("no target is chosen, so there is nothing to draw"), N_("ectrack list shows the targets")),
    "missing-extra": Words(N_('"ectrack {command}" needs {found}, which is not installed'), N_("pip install 'ectrack[{extra}]'")),
    # forms of an export
    "needs-file": Words(
        N_("{found} is not text, so it is not shown here"), N_("name a file with -o FILE; with -o - it goes on to another program")
    ),
    "fixed-columns": Words(N_("the columns of {found} are fixed"), N_("leave --columns out")),
    "no-font": Words(
        N_("no font on this computer has the characters {found}"),
        N_("install a Chinese font such as Noto Sans CJK, name one with --font FILE, or write svg or html, which need none"),
    ),
    "font-lacks": Words(N_("the font {font} does not have the characters {found}"), N_("name another one, or write svg")),
    # templates of an office
    "template-kind": Words(
        N_('"{found}" does not say what kind of template it is; expected: {expected}'),
        N_("its name may end in .j2 as well: page.html.j2"),
    ),
    "template-name": Words(
        N_('the template asks for "{found}", which there is not{near}'),
        N_("docs/how-to/reports.md lists the names that a template sees"),
    ),
    "template-reach": Words(
        N_('a template may not use "{found}"{near}'), N_("it can read the names of docs/how-to/reports.md, and change nothing")
    ),
    "template-alone": Words(N_("the template takes in another file"), N_("put everything into one file")),
    "bad-template": Words(
        N_("the template cannot be filled in: {reason}{near}"), N_("docs/how-to/reports.md has a working example of each kind")
    ),
    # files
    "no-tracker": Words(N_("no tracker here: {reason}"), N_("name its folder with --dir, or make one with ectrack init")),
    "empty-tracker": Words(
        N_("the tracker is empty"), N_("add an indicator and a target, or see a whole one: ectrack init --sample gansu")
    ),
    "unknown-sample": Words(N_('no sample "{found}"; expected: {expected}'), N_("ectrack init --sample list says what each holds")),
    "not-empty": Words(N_("the folder already holds {found}"), N_("nothing was changed; choose another folder")),
    "unreadable": Words(N_("the file cannot be read: {reason}"), N_("check the name and who may read it")),
    "cannot-write": Words(N_("the file cannot be written: {reason}"), N_("nothing was recorded; the file is as it was")),
    "maybe-recorded": Words(
        N_("the figure was written, but the disk did not confirm it: {reason}"), N_("it may have been recorded: ectrack log shows")
    ),
    "cannot-append": Words(
        N_("a block cannot be added to this file without changing what it holds"), N_("write its figures as [[actual]] blocks")
    ),
    "busy": Words(
        N_("another command has been writing to this tracker for more than {expected} seconds"),
        N_("nothing was recorded; try again"),
    ),
    "not-a-file": Words(N_("this is a {kind}, not a file"), N_("move it away; files of a tracker are plain text")),
    "outside-tracker": Words(N_("the link leads out of the tracker, to {found}"), N_("put the file itself into the tracker")),
    "too-large": Words(N_("the file has {found} bytes; at most {expected} are read"), N_("split it into several files")),
    "too-deep": Words(
        N_("keys or values lie more than {expected} levels inside each other"), N_("the notation never needs more than a handful")
    ),
    "not-utf8": Words(N_("the file is not UTF-8 (byte {found})"), N_("save it as UTF-8 in the editor")),
    "nul-byte": Words(N_("the file holds a zero byte, so it is not UTF-8 text"), N_("save it as UTF-8 in the editor")),
    "broken-toml": Words(
        N_("not valid TOML: {reason}"), N_('a line reads key = value; texts stand in "quotes", dates as 2014-12-31')
    ),
    "bad-csv": Words(N_("not valid CSV: {reason}"), N_("save it again from the spreadsheet as CSV UTF-8")),
    "unknown-column": Words(
        N_('"{found}" is not a column of figures; expected: {expected}'), N_("remove the column, or correct its name")
    ),
    "no-such-column": Words(
        N_('keep or drop in ectrack.toml names "{found}", which is no column of the file; its columns: {expected}'),
        N_("write a name as the first line of the file has it"),
    ),
    "cannot-write-so": Words(
        N_('"{found}" cannot be written into a file whose cells are read as ectrack.toml says'),
        N_('let commands write elsewhere: record_to = "toml", or give the file of figures another name'),
    ),
    "key-cannot-apply": Words(
        N_('"{key}" in ectrack.toml cannot apply: the file has no text in "{column}"'),
        N_("remove the key; numbers and days that are stored as such need no form"),
    ),
    "toml-has-no-cells": Words(
        N_("ectrack.toml says how {found} writes its cells, and a TOML file has none"),
        N_("remove decimal, missing, flags, dates, fraction, keep, drop and others there; TOML is in the form of the notation"),
    ),
    "missing-column": Words(N_('the column "{key}" is missing'), N_("the first line of the file names the columns")),
    "duplicate-column": Words(N_('the column "{found}" is there twice'), N_("keep one of them")),
    "row-length": Words(
        N_("the row has {found} cells, the first line {expected}"), N_("give every row as many cells as there are columns")
    ),
}
"""The words of each slug."""

REASONS = {
    "EACCES": N_("permission denied"),
    "EPERM": N_("permission denied"),
    "EROFS": N_("the disk is read-only"),
    "ENOENT": N_("no such file or folder"),
    "ENOTDIR": N_("this is not a folder"),
    "EISDIR": N_("this is a folder"),
    "ENOSPC": N_("the disk is full"),
    "EDQUOT": N_("the disk quota is used up"),
    "EIO": N_("the disk failed"),
    "EMFILE": N_("too many open files"),
    "ENFILE": N_("too many open files"),
    "ELOOP": N_("the link leads in a circle or is not allowed here"),
    "ENAMETOOLONG": N_("the name is too long"),
    "EILSEQ": N_("the name of the folder is not UTF-8"),
    "no-files": N_("the folder holds no .toml file"),
    "no-header": N_("the file is empty"),
    "unexpected end of data": N_("a quoted text does not end"),
    "text-after-quote": N_("something other than the end of the cell follows a quoted text"),
    "cell-too-long": N_("a cell has more than 131,072 characters"),
    "row-too-wide": N_("a line has more than 131,072 cells"),
}
"""Words for what the system or a parser said."""

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

KINDS = {"folder": N_("folder"), "pipe": N_("pipe"), "socket": N_("socket"), "device": N_("device")}
