"""The words of problems with the encoding of text files."""

from ectrack.locale import N_
from ectrack.locale.message import Words

_NAME_IT = N_(
    'name the encoding: --encoding latin-1 at import, encoding = "latin-1" in a mapping or under [figures."FILE"]; or save it as CSV UTF-8'
)

ENCODINGS: dict[str, Words] = {
    "bad-encoding": Words(N_("the file is neither UTF-8 nor GB18030"), _NAME_IT),
    "doubtful-encoding": Words(
        N_('read as {expected} this says "{found}", which may be another text in another encoding'), _NAME_IT
    ),
    "unknown-encoding": Words(N_('no encoding of text is called "{found}"'), N_("write one such as {expected}")),
    "not-in-encoding": Words(
        N_("the byte {found} stands for no character in {expected}"),
        N_("name another encoding, such as windows-1252 where a file is nearly latin-1; or save it as CSV UTF-8"),
    ),
    "encoding-mark": Words(
        N_("the file is said to be in {found}, and begins with the byte order mark of {expected}"),
        N_("name the encoding that the file is in, or none: a byte order mark says it"),
    ),
    "no-byte-order": Words(
        N_("in {found} a file says in its first bytes which byte of a character comes first, and this one does not"),
        N_("name one of these: {expected}"),
    ),
    "encoding-without-text": Words(
        N_('the encoding "{found}" is said of what is no text file, and changes nothing'),
        N_("leave it out; only CSV and TSV files have an encoding"),
    ),
    "cannot-encode": Words(
        N_('"{found}" cannot be written in {expected}, the encoding of this file'),
        N_("write it in other letters, or save the file as CSV UTF-8 and leave its encoding out of the settings"),
    ),
}
"""The words of each slug."""
