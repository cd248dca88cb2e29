"""Findings as a JUnit report: a suite for each group, a case for each finding."""

from collections import Counter
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from ectrack.locale import _
from ectrack.locale.text import visible
from ectrack.render.findings.finding import Finding, one_line, place
from ectrack.render.xml_text import allowed


def junit(findings: Sequence[Finding]) -> str:
    """Return a report; a check that found nothing is one case that passed.

    Args:
        findings: In the order in which they are to be told.

    Source:
        The JUnit XML format as Jenkins and GitLab read it: testsuites, testsuite, testcase, failure.
    """
    root = ET.Element("testsuites", name="ectrack check", tests=str(max(len(findings), 1)), failures=str(len(findings)), errors="0")
    named: Counter[str] = Counter()
    for group in dict.fromkeys(finding.group for finding in findings):
        members = [finding for finding in findings if finding.group == group]
        suite = _suite(root, f"ectrack.{group}", len(members), len(members))
        for finding in members:
            _case(suite, finding, named)
    if not findings:
        ET.SubElement(_suite(root, "ectrack", 1, 0), "testcase", classname="ectrack", name="check")
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, name: str, tests: int, failures: int) -> ET.Element:
    return ET.SubElement(root, "testsuite", name=name, tests=str(tests), failures=str(failures), errors="0")


def _case(suite: ET.Element, finding: Finding, named: Counter[str]) -> None:
    """Add a case; its name has no line, by which services know it again, but counts those of the same name."""
    name = ": ".join(visible(part) for part in (finding.file, finding.where, finding.slug) if part)
    named[name] += 1
    number = f" ({named[name]})" if named[name] > 1 else ""
    case = ET.SubElement(suite, "testcase", classname=f"ectrack.{finding.group}", name=allowed(name + number))
    if finding.file:
        case.set("file", allowed(visible(finding.file)))
    failure = ET.SubElement(case, "failure", message=allowed(one_line(finding)), type=finding.severity)
    lines = (place(finding), one_line(finding), f"{_('hint')}: {visible(finding.hint)}")
    failure.text = allowed("\n".join(line for line in lines if line))
