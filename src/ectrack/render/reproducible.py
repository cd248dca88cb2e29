"""Packed files without the moment at which they were made, so that the same tracker gives the same bytes on any day."""

import io
import re
import zipfile

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a packed file can name."""
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def reproducible(content: bytes) -> bytes:
    """Return an office file with every stamp of time set to the first day that it can name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename == "docProps/core.xml":
                part = _MOMENT.sub(rb"\g<1>1980-01-01T00:00:00Z", part)
            stamped = zipfile.ZipInfo(entry.filename, _FIRST_DAY)
            stamped.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(stamped, part)
    return out.getvalue()
