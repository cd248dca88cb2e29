"""The words of problems with what comes from elsewhere: pipelines, sheets, revisions, large files."""

from ectrack.locale import N_
from ectrack.locale.message import Words

EXCHANGE: dict[str, Words] = {
    # pipelines
    "pipeline-there": Words(
        N_("the file is there already"), N_("it is left as it is; move it away, or add the check to it by hand")
    ),
    # sheets
    "template-there": Words(N_("the file is there already, and somebody may have filled it in"), N_("choose another name with -o")),
    "template-newer": Words(
        N_("the template is of version {found}, and this program reads up to {expected}"), N_("use a newer ectrack")
    ),
    "template-of-another": Words(
        N_('the template was made for another tracker: "{found}", not "{expected}"'),
        N_("name the folder of its tracker with --dir, or make a template of this one"),
    ),
    "workbook-encrypted": Words(N_("the workbook is locked with a password"), N_("save it without a password")),
    "workbook-of-another-kind": Words(
        N_("the content is not what the name ends in: {found}"), N_("open it in a spreadsheet program and save it as .xlsx")
    ),
    "workbook-bomb": Words(
        N_("the workbook unpacks to {found} bytes, more than is plausible"), N_("save the sheet alone in a new workbook")
    ),
    "workbook-too-much": Words(
        N_("the workbook takes more memory or time than is plausible"), N_("save the sheet alone in a new workbook")
    ),
    "workbook-broken": Words(N_("the workbook cannot be read: {found}"), N_("open it in a spreadsheet program and save it anew")),
    "sheet-too-large": Words(N_('the sheet "{found}" spans too many cells'), N_("delete what lies far below or beside the table")),
    "no-such-sheet": Words(N_('no sheet "{found}"; there are: {expected}'), N_("name one of them with --sheet")),
    "no-headings": Words(
        N_("no row reads as the headings of figures: indicator, region, period and value"),
        N_("say what is missing with --indicator, --region or --period, or map the headings: ectrack import FILE --guess"),
    ),
    "nothing-in-sheet": Words(
        N_("the table has no figure"),
        N_("is it filled in, and is it this sheet? keep, drop and others in a mapping may leave no row"),
    ),
    "formula-not-computed": Words(N_("a formula that was never computed"), N_("open it in a spreadsheet program and save it")),
    "scaled-format": Words(
        N_("the format of the cell shows another number than the cell holds"),
        N_("format the cell as a plain number, and name the unit in the heading"),
    ),
    "column-not-understood": Words(
        N_('the column "{found}" has numbers, and its heading is no period, region or indicator'),
        N_('correct the heading, or say in a mapping what stands below it, or "ignore"; ectrack import FILE --guess drafts one'),
    ),
    "says-otherwise": Words(
        N_('"{found}" here, but "{value}" elsewhere for the same figure'), N_("correct the one that is wrong, or leave it out")
    ),
    "mixed-units": Words(
        N_('"{found}" names no unit, and other cells of the column do'),
        N_("name the unit in every cell, or one in the heading, such as Value (million USD) or 数值（万元）"),
    ),
    "not-a-unit": Words(
        N_('"{found}" is not a unit'),
        N_('a unit has no digits: write million USD or 万元, not 10万元; a mapping may say it for all: unit = "…"'),
    ),
    "error-in-cell": Words(N_("the cell holds the error {found}"), N_("mend the formula, or clear the cell")),
    "date-for-number": Words(N_("the cell holds the date {found}, not a number"), N_("format the cell as a number")),
    "twice-in-sheet": Words(
        N_("{found} is another value than {value} for the same figure, at {other}"),
        N_(
            'keep one of the two; in a mapping, keep and drop choose rows, such as drop = {{ period = "2014-12-31" }}, and "ignore" under [columns] leaves a column out'
        ),
    ),
    "changes-recorded": Words(
        N_("{found} differs from what is recorded, {value}, at {other}"), N_('to revise recorded figures: --revise "why"')
    ),
    "mapped-heading-missing": Words(
        N_('the mapping names a column "{found}", which the table does not have; it has: {expected}'),
        N_("write the heading as the table has it, or remove it from the mapping"),
    ),
    "headings-again": Words(
        N_('"{found}" is a heading in the middle of the table'),
        N_("there are two tables below each other: put them into sheets or files of their own"),
    ),
    "value-unsaid": Words(
        N_("no heading says which column holds the values; columns of numbers: {names}"),
        N_('say it in a mapping, under [columns], such as "NAME" = "value"; ectrack import FILE --guess drafts one'),
    ),
    "column-lacking": Words(
        N_("no column says the {name} of the figures; headings that say nothing known: {names}"),
        N_('say it with --{key}, or in a mapping, under [columns]: "NAME" = "{key}"; ectrack import FILE --guess drafts one'),
    ),
    "two-value-columns": Words(
        N_("several columns are the value: {names}"),
        N_('in a mapping, under [columns], leave out all but one: "NAME" = "ignore"'),
    ),
    "nothing-kept": Words(
        N_('no row has {found} in the column "{column}"; there stands: {expected}'),
        N_("write it in keep as the table has it"),
    ),
    "column-undecided": Words(
        N_('the column "{found}" tells rows apart that would be one figure: {values}'),
        N_("say in a mapping which rows count, such as {answer}; ectrack import FILE --guess drafts one"),
    ),
    "column-of-parts": Words(
        N_('the column "{found}" names only parts of the whole: {values}'),
        N_("if such a part is meant, say so in a mapping: {answer}"),
    ),
    "column-of-scales": Words(
        N_('the column "{found}" holds words that scale the values: {values}'),
        N_('in a mapping, under [columns]: "{found}" = "scale" to multiply by them, or "{found}" = "ignore"'),
    ),
    "column-of-marks": Words(
        N_('the column "{found}" holds marks: {values}'),
        N_(
            'in a mapping, under [columns]: "{found}" = "flag", and above that what each means, such as flags = {{ p = "preliminary" }}; or "{found}" = "ignore"'
        ),
    ),
    "column-of-days": Words(
        N_('the column "{found}" holds days or periods, which may be those of the figures: {values}'),
        N_(
            'in a mapping, under [columns]: "{found}" = "ignore" for other days, such as of publication; else "{found}" = "period", and "ignore" for the column that is the period now'
        ),
    ),
    "rows-compete": Words(
        N_("{found} is another value than {value} for the same figure, at {other}; the rows differ in {columns}"),
        N_('say in a mapping which rows count, such as keep = {{ Sex = "Total" }}'),
    ),
    "decimals-differ": Words(
        N_('"{found}" has a decimal comma, and "{value}" a decimal point'),
        N_("correct the one that is wrong: a table has one decimal sign"),
    ),
    "decimal-unsaid": Words(
        N_("decimals or thousands? All numbers can be read both ways: {found}"),
        N_('say in a mapping which sign stands before decimals: decimal = "." or decimal = ","'),
    ),
    "years-unsaid": Words(
        N_('is "{found}" a year that ends in the next one, or a month? All periods of the column can be such years'),
        N_('say in a mapping in which month such years begin: year_starts = "04"; or that they are months: dates = "{months}"'),
    ),
    "years-differ": Words(
        N_('"{found}" ends in the next year, and "{value}" in the same column does not'), N_("correct the one that is wrong")
    ),
    "dates-unsaid": Words(
        N_('in which order do day, month and year stand in "{found}"?'),
        N_("say it in a mapping, such as {answer}; d is the day, m the month, y the year"),
    ),
    "fraction-unsaid": Words(
        N_('is {found} a part of 1, or {found} %? All numbers of the column for "{indicator}" are that small'),
        N_("say it in a mapping: fraction = true for parts of 1; fraction = false where {found} is {found} %"),
    ),
    "scale-unsaid": Words(
        N_('"{found}" may scale the values ({word}), and no unit says by how much'),
        N_(
            'name the whole unit in a mapping, such as unit = "thousand people" or unit = "million USD"; or the bare one, where nothing is scaled'
        ),
    ),
    "scale-and-unit": Words(
        N_('the unit "{found}" has a scale of its own, and a column multiplies by {value}'),
        N_('leave one of the two out in a mapping, under [columns]: "NAME" = "ignore" for the column of scales or of units'),
    ),
    "not-a-scale": Words(
        N_('"{found}" is no scale: write thousands, millions, 万, 1000, or a power of ten under UNIT_MULT'),
        N_('correct it, or leave the column out in a mapping, under [columns]: "NAME" = "ignore"'),
    ),
    "units-differ": Words(
        N_('two units are named for the same value: "{found}" and "{value}"'),
        N_('correct the one that is wrong; a mapping leaves a column of units out, under [columns]: "NAME" = "ignore"'),
    ),
    "growth-as-amount": Words(
        N_('"{found}" says growth, and "{indicator}" is not of kind growth'),
        N_(
            'record growth with an indicator of kind "growth", or as yoy beside amounts; if these are amounts, name their unit in a mapping, such as unit = "million USD"'
        ),
    ),
    "year-for-part": Words(
        N_('"{found}" is no year, and the heading names a part of one'), N_("write the year with four digits, such as 2014")
    ),
    "month-not-understood": Words(N_('"{found}" is no month'), N_("write 1 to 12, Jan, 1月 or M01")),
    "unknown-regions": Words(
        N_("{n} regions are unknown to this tracker, such as {names}"),
        N_(
            'in a mapping: others = "ignore" leaves out what the tracker does not have; under [regions], "NAME" = "ID" says what a name stands for'
        ),
    ),
    "unknown-indicators": Words(
        N_("{n} indicators are unknown to this tracker, such as {names}"),
        N_(
            'in a mapping: others = "ignore" leaves out what the tracker does not have; under [indicators], "NAME" = "ID" says what a name stands for'
        ),
    ),
    "bad-mapping": Words(
        N_('the mapping says "{found}", which is none of: {expected}'), N_("ectrack import FILE --guess drafts a mapping")
    ),
    # revisions
    "no-git": Words(
        N_("git is not installed, and commits are read with it"), N_("install git, or compare two folders: ectrack diff DIR DIR")
    ),
    "not-a-repository": Words(N_('"{found}" lies in no git repository'), N_("compare two folders instead: ectrack diff DIR DIR")),
    "outside-work-tree": Words(
        N_('"{found}" lies in no work tree of a git repository'),
        N_("use a clone with its files, not a bare one, or compare two folders: ectrack diff DIR DIR"),
    ),
    "repository-not-trusted": Words(
        N_('git does not trust the owner of "{found}"'), N_("if you do: git config --global --add safe.directory DIR")
    ),
    "unknown-revision": Words(
        N_('"{found}" is no commit of this repository'), N_("git log --oneline lists commits; is it fetched?")
    ),
    "shallow-clone": Words(
        N_('this clone is shallow and does not reach back to "{found}"'),
        N_("fetch the whole history: git fetch --unshallow, or fetch-depth: 0 in a workflow"),
    ),
    "objects-missing": Words(
        N_('this clone lacks files of "{found}"'),
        N_("fetch them, after a clone with --filter: git fetch --refetch --no-filter; else git fsck says what is broken"),
    ),
    "no-tracker-then": Words(N_("no tracker in this commit"), N_("it counts as empty; where was the folder then?")),
    "links-left-out": Words(
        N_("a link, and links are left out of a commit"),
        N_("what it leads to is not compared; keep the file itself in the tracker"),
    ),
    "no-merge-base": Words(N_('"{found}" have nothing in common'), N_("compare them directly, with .. in place of ...")),
    "git-failed": Words(N_("git failed: {reason}"), N_("run git status in the folder to see whether the repository is sound")),
    "not-two-trackers": Words(
        N_('"{found}" is neither a folder nor a commit'), N_("give two folders, or commits such as HEAD~1..HEAD")
    ),
    # lists and templates
    "unknown-list-column": Words(
        N_('"{found}" is not a column of this list; expected: {expected}'), N_("remove the column, or correct its name")
    ),
    "missing-cell": Words(N_('the row has no "{key}"'), N_("fill in the cell, or remove the row")),
    "repeated-row": Words(N_('"{id}" was already listed on line {line}'), N_("keep one of the rows")),
    "unknown-level": Words(
        N_('no region of the level "{found}" lies in {region}; levels are: {expected}'), N_("the level is a key of a region")
    ),
    "nothing-below": Words(N_('no region lies below "{found}"'), N_("regions say with parent what they lie in")),
    "region-not-chosen": Words(
        N_('the template "{target}" makes no target for "{found}"'), N_("add the region to for_regions, or remove the row")
    ),
    "baseline-without-period": Words(
        N_("a baseline of {found}, but the template says no period for it"), N_("write since or baseline in the template")
    ),
    "no-amount-to-set": Words(
        N_("an amount of {found}, but the template only says that things shall improve"),
        N_("state a goal with an amount in the template, such as at_least, or leave the cell empty"),
    ),
    "high-without-range": Words(
        N_("a high end of {found}, but a goal of the kind {goal} has one amount"),
        N_("leave the cell empty, or write between in the template"),
    ),
    "half-range": Words(N_("the goal is a range, and the row says only {found}"), N_("add a column high with its high end")),
    "values-without-regions": Words(
        N_("values without for_regions"), N_("say with for_regions for which regions the target holds")
    ),
    "split-and-regions": Words(
        N_("split and for_regions at once"), N_("split shares one amount out; for_regions sets the same goal for each region")
    ),
    "no-values": Words(N_('no file "{found}" in the folder of the tracker'), N_("values names a file such as values-2015.csv")),
    # large files
    "bad-parquet": Words(
        N_("the file is not Parquet, or its end is missing"), N_("write it again, or copy it again from where it came")
    ),
    "more-of-a-kind": Words(
        N_("{n} more problems of the kind {found}"), N_("correct the first ones; the others may share their cause")
    ),
    "recorded-later": Words(
        N_("a figure of {indicator}, {region}, {period} that was recorded later, on {day}, would still stand"),
        N_("give that day or a later one with --recorded"),
    ),
    "unchecked-rows": Words(
        N_("the rows after this one are not checked: more than {n} before it are wrong"),
        N_("correct the first ones; the others may share their cause"),
    ),
    "source-beside-files": Words(
        N_("large files stand beside the table {found} of a warehouse"),
        N_("keep the figures in one place: take out [source], or the file"),
    ),
    "no-connection": Words(
        N_("nothing says where the warehouse {found} is"), N_("set the variable {expected} to its address, such as postgres://…")
    ),
    "warehouse-refuses": Words(
        N_("the warehouse {found} does not answer: {reason}"), N_("see whether it is up, and what it grants you")
    ),
    "bulk-too-much": Words(
        N_("the engine would need more than {found} of memory for the figures"),
        N_(
            "see whether the columns indicator and period hold what their names say; else divide the figures among several trackers"
        ),
    ),
    "bad-bulk": Words(
        N_("the engine cannot read the file: {reason}"),
        N_("write it again as Parquet, or as CSV UTF-8 with a header and commas"),
    ),
}
"""The words of each slug."""
