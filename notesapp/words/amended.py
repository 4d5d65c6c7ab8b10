"""A note and its amendment, read together: the text that holds now, with what was struck and what was added.

What was changed is found when the amendment is signed, by telling both notes in the same words, and kept with it: a
later version of the app that words a sentence otherwise has struck nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise
from typing import Any

from notesapp.codec.plain import from_plain, to_plain
from notesapp.model.body_map import BodyMap
from notesapp.model.session_note import SessionNote, Texts
from notesapp.model.signature import RevisionKind, SignedNote
from notesapp.words import names
from notesapp.words.contents import Shown, SoapPart
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
    """LINE says when, by whom and why; PARTS are the whole note, those without a change too.

    IS_RETRACTED: from here on the note counted for nothing.
    """

    line: str
    parts: tuple[AmendedPart, ...]
    is_retracted: bool = False


_KEYS = {RevisionKind.LATE_ENTRY: "late", RevisionKind.RETRACT: "retracted"}


def amended_line(signed: SignedNote, language: str = "en", before: SignedNote | None = None) -> str:
    """Return "Amended on 20 Nov 2026, 16:05 by Robin Sample: wrong side", "" for a first version.

    BEFORE is the version before it: an amendment of what was retracted takes the retraction back.
    """
    if signed.amendment is None:
        return ""
    at = local(signed.note, signed.revision.at)
    key = _KEYS.get(signed.amendment.kind, "amended")
    if before is not None and before.is_retracted and not signed.is_retracted:
        key = "taken_back"
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
        Amended(amended_line(after, language, before), _compared(before, after, language), after.is_retracted)
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


def changes(before: SignedNote, again: Shown, note: SessionNote, now: Shown, language: str = "en") -> list[Any]:
    """Return, as it is kept with an amendment, each part that differs between what was signed BEFORE and NOTE.

    AGAIN is the earlier note told in today's words and NOW the later one, so only what was recorded can differ. What
    was struck stands in the words of its day.
    """
    old, new, was = (dict(_parts(shown, language)) for shown in (again, now, _shown(before)))
    parts = []
    for heading in _headings(old, new):
        lines = old.get(heading, ())
        signed = was.get(heading, ())
        struck = dict(enumerate(signed if len(signed) == len(lines) else lines))
        parts.append(AmendedPart(heading, tuple(_pieces(lines, new.get(heading, ()), struck))))
    changed = [part for part in parts if part.is_changed]
    return list(to_plain(tuple(changed or _redrawn(before.note, note, language))))


def _compared(before: SignedNote, after: SignedNote, language: str) -> tuple[AmendedPart, ...]:
    now = _shown(after)
    new = dict(_parts(now, language))
    if after.changes is not None:
        kept = {part.heading: part for part in from_plain(after.changes, tuple[AmendedPart, ...])}
        same = {heading: AmendedPart(heading, tuple(map(Piece, lines))) for heading, lines in new.items()}
        return tuple(part for part in {**same, **kept}.values() if part.pieces)
    was = _shown(before)
    if _recorded(before) == _recorded(after):  # so a sentence made from it can only be worded otherwise
        was = replace(now, soap=tuple(_with_own_words(part, was) for part in now.soap))
    old = dict(_parts(was, language))
    parts = [AmendedPart(one, tuple(_pieces(old.get(one, ()), new.get(one, ())))) for one in _headings(old, new)]
    if not any(part.is_changed for part in parts):
        parts += _redrawn(before.note, after.note, language)
    return tuple(part for part in parts if part.pieces)


def _headings(old: Iterable[str], new: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*new, *old)))


def _recorded(signed: SignedNote) -> tuple[object, ...]:
    """All that sentences are made from: no own words, and not what the rules hatched that day."""
    note = replace(signed.note, texts=Texts(), body_map=_drawing(signed.note))
    return note, signed.client, signed.practice, signed.standing


def _with_own_words(part: SoapPart, was: Shown) -> SoapPart:
    own = next((one.own_words for one in was.soap if one.letter == part.letter), "")
    return replace(part, own_words=own)


def _redrawn(before: SessionNote, after: SessionNote, language: str) -> tuple[AmendedPart, ...]:
    if _drawing(before) == _drawing(after):
        return ()
    return (AmendedPart(say(language, "amended.map"), (Piece(say(language, "amended.drawing"), Ink.ADDED),)),)


def _drawing(note: SessionNote) -> BodyMap:
    """What a hand drew; what the rules hatched is not changed by an amendment but by the day."""
    return replace(note.body_map, hatched=())


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


def _pieces(old: Sequence[str], new: Sequence[str], struck: Mapping[int, str] | None = None) -> Iterator[Piece]:
    """NEW with what was taken out of OLD; STRUCK are other words for those, by their place."""
    was = struck or dict(enumerate(old))
    for same, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if same == "equal":
            yield from (Piece(text) for text in new[c:d])
        else:
            yield from (Piece(was[at], Ink.STRUCK) for at in range(a, b))
            yield from (Piece(text, Ink.ADDED) for text in new[c:d])
