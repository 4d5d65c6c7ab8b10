"""The side guard: does the therapist's text say a side that nothing on the map has?

A simple first version for English: it looks at the words left, right and both. It asks, it
never changes anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notesapp.model.body_map import Side
from notesapp.model.session_note import SessionNote
from notesapp.safety.assessment import SideDoubt

_SIDED = re.compile(
    r"\b(left|right)(?:[- ]sided|-hand)?\b(?!\s+(?:now|away|after|before|at|then|early|on|to|as|over|out|for|it)\b)",
    re.IGNORECASE,
)
_NOT_A_SIDE = re.compile(
    r"\b(?:just|all|is|was|not|quite|about|nothing|anything)\s+$|\b(?:has|have|had|he|she|they)\s+$", re.I
)
_NEAR = 3
SIDE = "SIDE"
"""The rule of a decision that the text is right; no rule of the catalogue."""


def side_doubts(note: SessionNote) -> tuple[SideDoubt, ...]:
    """Return each place in the own words whose side no mark and no technique of NOTE has.

    What a decision of the note has called right as it stands is not asked again, until its words change.
    """
    settled = {d.about for d in note.decisions if d.rule == SIDE}
    found = {p.side for p in note.body_map.places()} | {p.side for use in note.uses for p in use.places}
    found -= {Side.MID}
    if len(found) != 1:
        return ()
    (only,) = found
    doubts: list[SideDoubt] = []
    for part, text in _texts(note):
        doubts += [SideDoubt(part, only.other, only, words) for words in _saying(text, only.other)]
    return tuple(doubt for doubt in doubts if doubt.key not in settled)


def _texts(note: SessionNote) -> Iterator[tuple[str, str]]:
    texts = note.texts
    yield from (("subjective", texts.subjective), ("objective", texts.objective))
    yield from (("assessment", texts.assessment), ("plan", texts.plan), ("words", note.words))
    for mark in note.body_map.marks:
        yield (f"mark:{mark.id}", f"{mark.note}. {mark.client_words}")
    for use in note.uses:
        yield (f"use:{use.id}", f"{use.note}. {use.result}")
    if note.plan:
        yield ("plan", f"{note.plan.note}. {note.plan.focus}")


def _saying(text: str, side: Side) -> Iterator[str]:
    for match in _SIDED.finditer(text):
        if match[1].lower() != side.value or _NOT_A_SIDE.search(text[: match.start()]):
            continue
        yield " ".join([match[0], *text[match.end() :].split()[: _NEAR - 1]]).rstrip(".,;:")
