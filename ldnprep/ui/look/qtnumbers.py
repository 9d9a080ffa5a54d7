"""Numbers behind a few names of Qt, for what stands on the first page.

PySide6 makes all enumerations of `Qt` when one of them is first named: 93 of them with 1,200 names, a fifth of the time
in which a bare window comes up. Where Qt takes a number just as well (properties, flags of painted words), modules on
the way to the first page give one of these; elsewhere they write `QtCore.Qt.…`, which is looked up when it is used.
`tests/ui/test_qtnumbers.py` holds them against Qt's own.
"""

PLAIN_TEXT = 0  # TextFormat
LEFT_TO_RIGHT = 0  # LayoutDirection
NO_FOCUS, STRONG_FOCUS = 0, 11  # FocusPolicy
BAR_NEVER = 1  # ScrollBarPolicy
LEFT, VERTICAL_CENTRE, CENTRE = 0x01, 0x80, 0x84  # AlignmentFlag
WRAP = 0x1000  # TextFlag
