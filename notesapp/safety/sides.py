"""The side guard: do the texts, the marks, the techniques and what goes home agree on left and right?

For English. It asks, it never changes anything. A text is held against the marks and techniques of the part it names;
a mark's or a technique's own words against its own places; a technique against the marks of the same part; an exercise
given for one side against marks and techniques where it acts. Where a text names no part, only a session that has one
side in all its places can contradict it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from notesapp.catalogue.aftercare import items
from notesapp.catalogue.regions import ancestors, regions
from notesapp.model.body_map import Place, Side
from notesapp.model.session_note import SessionNote
from notesapp.safety.assessment import GIVEN, PLACES, SideDoubt
from notesapp.safety.side_names import touches
from notesapp.safety.side_words import Mention, mentions

SIDE = "SIDE"
"""The rule of a decision that the text is right; no rule of the catalogue."""


@dataclass(frozen=True, slots=True)
class _Text:
    """One text of the note. OWN are the places of the mark or the technique it belongs to."""

    part: str
    field: str
    text: str
    own: tuple[Place, ...] = ()


def side_doubts(note: SessionNote) -> tuple[SideDoubt, ...]:
    """Return each place of NOTE whose side disagrees with the rest of it, texts first.

    What a decision of the note has called right as it stands is not asked again, until its words change.
    """
    settled = {d.about for d in note.decisions if d.rule == SIDE}
    everywhere = (*note.body_map.places(), *(p for use in note.uses for p in use.places))
    doubts = [doubt for text in _texts(note) for doubt in _in_text(text, everywhere)]
    found = (*doubts, *_techniques(note), *_given(note, everywhere))
    return tuple(doubt for doubt in found if doubt.key not in settled)


def _texts(note: SessionNote) -> Iterator[_Text]:
    texts = note.texts
    for field in ("subjective", "objective", "assessment", "plan"):
        yield _Text(field, "", getattr(texts, field))
    yield _Text("words", "", note.words)
    for mark in note.body_map.marks:
        for field in ("note", "client_words"):
            yield _Text(f"mark:{mark.id}", field, getattr(mark, field), mark.places)
    for use in note.uses:
        for field in ("note", "result"):
            yield _Text(f"use:{use.id}", field, getattr(use, field), use.places)
    if note.plan:
        for field in ("note", "focus"):
            yield _Text("plan", field, getattr(note.plan, field))
    for given in note.aftercare:
        yield _Text(f"care:{given.id}", "reason", given.reason)
        yield _Text(f"care:{given.id}", "dose", given.dose.text)
    for answer in note.screens:
        yield _Text(f"screen:{answer.question}", "", answer.words)
    for field in ("words", "new_symptoms"):
        yield _Text("response", field, getattr(note.response, field) if note.response else "")
    for field in ("question", "why_now", "not_tested"):
        yield _Text("letter", field, getattr(note.letter, field) if note.letter else "")


def _in_text(text: _Text, everywhere: tuple[Place, ...]) -> Iterator[SideDoubt]:
    for said in mentions(text.text):
        found = _found(said, text.own) or _found(said, everywhere)
        if len(found) != 1:
            continue
        (only,) = found
        if only not in (said.side, said.mainly):
            yield SideDoubt(text.part, said.side, only, said.words, text.field, said.start, said.end)


def _found(said: Mention, places: tuple[Place, ...]) -> frozenset[Side]:
    """The sides of the places a mention is about. On the mid-line there is no side to contradict."""
    about = [p for p in places if not said.parts or touches(p.region, said.parts)]
    sides = frozenset(p.side for p in about)
    return frozenset() if said.parts and Side.MID in sides and _paired_on_the_line(about) else sides - {Side.MID}


def _paired_on_the_line(places: list[Place]) -> bool:
    """A paired region marked across the mid-line is marked on both sides."""
    return any(p.side is Side.MID and p.region in regions() and regions()[p.region].paired for p in places)


def _techniques(note: SessionNote) -> Iterator[SideDoubt]:
    """A technique on one side of a part whose marks all lie on the other, and which nothing worked there.

    Working the other side on purpose is common; that is why the marked side must have been left out altogether.
    """
    marked = note.body_map.places()
    worked = [p for use in note.uses for p in use.places]
    for use in note.uses:
        sides = {p.side for p in use.places} - {Side.MID}
        if len(sides) != 1 or any(p.side is Side.MID for p in use.places):
            continue
        (side,) = sides
        for place in use.places:
            beside = {p.side for p in marked if _related(p.region, place.region)}
            also = {p.side for p in worked if _related(p.region, place.region)}
            if beside == {side.other} and also == {side}:
                name = regions()[place.region].anatomical_name if place.region in regions() else place.region
                words = f"{side.value} {name[:1].lower()}{name[1:]}"
                yield SideDoubt(f"use:{use.id}", side, side.other, words, PLACES)
                break


def _given(note: SessionNote, everywhere: tuple[Place, ...]) -> Iterator[SideDoubt]:
    """An exercise for one side, where everything it can be about lies on the other: it would go home on paper."""
    for given in note.aftercare:
        if given.side not in (Side.LEFT, Side.RIGHT) or given.both_sides:
            continue
        item = items().get(given.item)
        target = item.target_regions if item else frozenset()
        about = [p for p in everywhere if any(_related(p.region, key) for key in target)] or list(everywhere)
        sides = {p.side for p in about} - {Side.MID}
        if sides == {given.side.other} and not _paired_on_the_line(about):
            words = f"{given.side.value} {item.title[:1].lower()}{item.title[1:]}" if item else given.side.value
            yield SideDoubt(f"care:{given.id}", given.side, given.side.other, words, GIVEN)


def _related(one: str, other: str) -> bool:
    """The same place, a part of it, or parts of one area (piriformis, gluteus maximus: the buttock)."""
    mine, others = {one, *_wholes(one)}, {other, *_wholes(other)}
    return bool(mine & others)


def _wholes(key: str) -> tuple[str, ...]:
    return ancestors(key) if key in regions() else ()
