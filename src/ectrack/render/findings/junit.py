"""Findings as a JUnit report: a suite for each group, a case for each finding."""

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from ectrack.locale import _
from ectrack.render.findings.finding import Finding

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not allow."""


def junit(findings: Sequence[Finding]) -> str:
    """Return a report; a check that found nothing is one case that passed.

    Args:
        findings: In the order in which they are to be told.

    Source:
        The JUnit XML format as Jenkins and GitLab read it: testsuites, testsuite, testcase, failure.
    """
    root = ET.Element("testsuites", name="ectrack check", tests=str(max(len(findings), 1)), failures=str(len(findings)))
    groups = dict.fromkeys(finding.group for finding in findings)
    for group in groups:
        members = [finding for finding in findings if finding.group == group]
        suite = ET.SubElement(
            root, "testsuite", name=f"ectrack.{group}", tests=str(len(members)), failures=str(len(members)), errors="0"
        )
        for finding in members:
            _case(suite, finding)
    if not findings:
        suite = ET.SubElement(root, "testsuite", name="ectrack", tests="1", failures="0", errors="0")
        ET.SubElement(suite, "testcase", classname="ectrack", name="check")
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _case(suite: ET.Element, finding: Finding) -> None:
    place = ":".join(part for part in (finding.file, None if finding.line is None else str(finding.line)) if part)
    name = ": ".join(part for part in (place, finding.where, finding.slug) if part)
    case = ET.SubElement(suite, "testcase", classname=f"ectrack.{finding.group}", name=allowed(name))
    if finding.file:
        case.set("file", allowed(finding.file))
    failure = ET.SubElement(case, "failure", message=allowed(finding.message), type=finding.severity)
    failure.text = allowed(f"{name}\n{finding.message}\n{_('hint')}: {finding.hint}")


def allowed(text: str) -> str:
    """Return a text with every character that XML does not allow replaced by its code."""
    return _FORBIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
