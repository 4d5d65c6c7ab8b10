"""A note and its amendment, read together: the text that holds now, with what was struck and what was added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise

from notesapp.codec.plain import from_plain
from notesapp.model.body_map import BodyMap
from notesapp.model.signature import RevisionKind, SignedNote
from notesapp.words import names
from notesapp.words.contents import Shown
from notesapp.words.lexicon import plain, say
from notesapp.words.plan import local


class Ink(StrEnum):
    KEPT = "kept"
    STRUCK = "struck"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence or a row, and whether it stands, was struck, or is new."""

    text: str
    ink: Ink = Ink.KEPT


@dataclass(frozen=True, slots=True)
class AmendedPart:
    """One part of the note under its HEADING; a struck piece stands before what took its place."""

    heading: str
    pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        return any(piece.ink is not Ink.KEPT for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Amended:
    """LINE says when, by whom and why; PARTS are the whole note, those without a change too."""

    line: str
    parts: tuple[AmendedPart, ...]


def amended_line(signed: SignedNote, language: str = "en") -> str:
    """Return "Amended on 20 Nov 2026, 16:05 by Robin Sample: wrong side", "" for a first version."""
    if signed.amendment is None:
        return ""
    at = local(signed.note, signed.revision.at)
    key = "late" if signed.amendment.kind is RevisionKind.LATE_ENTRY else "amended"
    return say(
        language,
        f"amended.{key}",
        date=names.short_day(at.date(), language),
        time=names.clock(at),
        who=signed.therapist.name,
        reason=signed.amendment.reason,
    )


def amended(versions: Sequence[SignedNote], language: str = "en") -> tuple[Amended, ...]:
    """Return each amendment of a note beside the version before it, oldest first. VERSIONS are in their order."""
    return tuple(
        Amended(amended_line(after, language), _compared(before, after, language))
        for before, after in pairwise(versions)
    )


def amended_lines(versions: Sequence[SignedNote], language: str = "en") -> tuple[str, ...]:
    """Return the amendments as lines for paper: when, by whom, why; then what was struck and what was added."""
    lines = []
    for one in amended(versions, language):
        lines.append(one.line)
        for part in one.parts:
            for piece in part.pieces:
                if piece.ink is not Ink.KEPT:
                    key = f"amended.{piece.ink}_line"
                    lines.append(say(language, key, part=part.heading, text=plain(piece.text)))
    return tuple(lines)


def _compared(before: SignedNote, after: SignedNote, language: str) -> tuple[AmendedPart, ...]:
    old, new = (dict(_parts(_shown(signed), language)) for signed in (before, after))
    headings = [*new, *(heading for heading in old if heading not in new)]
    parts = [AmendedPart(one, tuple(_pieces(old.get(one, ()), new.get(one, ())))) for one in headings]
    if _drawing(before) != _drawing(after) and not any(part.is_changed for part in parts):
        line = Piece(say(language, "amended.drawing"), Ink.ADDED)
        parts.append(AmendedPart(say(language, "amended.map"), (line,)))
    return tuple(part for part in parts if part.pieces)


def _drawing(signed: SignedNote) -> BodyMap:
    """What a hand drew; what the rules hatched is not changed by an amendment but by the day."""
    return replace(signed.note.body_map, hatched=())


def _shown(signed: SignedNote) -> Shown:
    return from_plain(signed.shown, Shown)


def _parts(shown: Shown, language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    summary = shown.summary
    session = (summary.session, summary.length, summary.problem, summary.outcome)
    yield say(language, "amended.session"), tuple(line for line in session if line)
    for part in shown.soap:
        lines = (*part.sentences, *part.own_words.splitlines(), part.aside)
        yield part.heading, tuple(line for line in lines if line.strip())
    rows = (
        " · ".join(cell for cell in (row.region, row.technique, row.tool, row.pressure, row.minutes, row.said) if cell)
        for row in summary.table
    )
    yield say(language, "amended.techniques"), (*rows, *summary.exceptions)
    yield say(language, "amended.advice"), summary.advice


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for same, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if same == "equal":
            yield from (Piece(text) for text in new[c:d])
        else:
            yield from (Piece(text, Ink.STRUCK) for text in old[a:b])
            yield from (Piece(text, Ink.ADDED) for text in new[c:d])
