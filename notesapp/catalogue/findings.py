"""What the therapist sees, feels or tests: the stamps of the therapist's layer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from notesapp.catalogue.rows import Row, read, unique
from notesapp.catalogue.rules import check_known

FILE = "findings.toml"
GROUPS = ("tissue", "skin", "posture", "test")


@dataclass(frozen=True, slots=True)
class Finding:
    """GLYPH names a drawing in the design tokens; LETTER_BESIDE: shares it, so the code is always drawn too.

    GRADED findings take 1 light, 2 moderate, 3 severe; REFERRAL may carry a path to where it is felt.
    CLEAR is no finding: somebody looked, and the place is in order.
    """

    key: str
    label: str
    client: str
    doctor: str
    letter: str
    glyph: str
    group: str
    graded: bool
    letter_beside: bool
    clear: bool
    referral: bool
    raises: tuple[str, ...]
    source: str


def finding(row: Row) -> Finding:
    return Finding(
        key=row.key,
        label=row.text("label"),
        client=row.text("client"),
        doctor=row.text("doctor"),
        letter=row.text("letter"),
        glyph=row.text("glyph"),
        group=row.one_of("group", GROUPS),
        graded=row.flag("graded", True),
        letter_beside=row.flag("letter_beside"),
        clear=row.flag("clear"),
        referral=row.flag("referral"),
        raises=row.words("raises"),
        source=row.text("source"),
    )


@cache
def findings() -> Mapping[str, Finding]:
    made = read(FILE, finding)
    for one in made.values():
        check_known(FILE, one.key, one.raises)
    unique(FILE, "letter", made, lambda one: one.letter)
    unique(FILE, "glyph", made, lambda one: one.key if one.letter_beside else one.glyph)
    return made
