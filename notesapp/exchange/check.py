"""Whether the keys a note uses are in the catalogues. One sentence names the first that is not."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from datetime import date
from typing import Protocol

from notesapp.bodymap.figure import figure_of, is_known
from notesapp.catalogue import aftercare, findings, regions, rules, screening, symptoms, techniques, tools
from notesapp.model.body_map import BodyMap, Layer, Place
from notesapp.model.expected import BadNote
from notesapp.model.practice import Client
from notesapp.model.session_note import SessionNote
from notesapp.safety.sides import SIDE

GENERAL_QUESTIONS = ("anything_new",)
"""Questions asked by the session's flow itself, beside those of the screening catalogue."""


BESIDE = 10_000
"""How far beside the figure a stroke may lie: a metre, in 1/10 mm."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def check_keys(note: SessionNote) -> None:
    """Raise BadNote if NOTE names a region, technique, tool, symptom, finding, item, question or rule unknown here."""
    if not is_known(note.body_map):
        raise BadNote(
            "This note cannot be read: there is no figure"
            f" {note.body_map.figure!r} version {note.body_map.figure_version} in this program."
        )
    if note.ended_at is not None and note.ended_at < note.started_at:
        raise BadNote("This note cannot be read: the session ends before it begins.")
    _no_name_twice(note)
    _on_paper(note.body_map)
    known = regions.regions()
    for place in _places(note):
        _known(place.region, known, "region")
        if known[place.region].paired is False and place.side != "mid":
            raise BadNote(
                f"This note cannot be read: the region {place.region!r} lies on the mid-line, it has no side."
            )
    for mark in note.body_map.marks:
        if mark.layer is Layer.CLIENT:
            _known(mark.what, symptoms.symptoms(), "symptom")
        else:
            _known(mark.what, findings.findings(), "finding")
    for use in note.uses:
        _known(use.technique, techniques.techniques(), "technique")
        _known(use.tool, tools.tools(), "tool")
    marks = {mark.id for mark in note.body_map.marks}
    _all_known((r.mark_id for r in note.body_map.readings), marks, "mark")
    _all_known((end for link in note.body_map.links for end in (link.mark_id, link.to_mark)), marks, "mark")
    uses = {use.id for use in note.uses}
    _all_known((c.use_id for c in note.check_ins if c.use_id), uses, "technique use")
    _all_known((a.item for a in note.aftercare), aftercare.items(), "aftercare item")
    _all_known((s.question for s in note.screens), {*screening.questions(), *GENERAL_QUESTIONS}, "question")
    _all_known((d.rule for d in note.decisions if d.rule != SIDE), rules.rules(), "rule")


def check_born(client: Client, note: SessionNote) -> None:
    """Raise BadNote for a birth that the window's form would not take for one of NOTE's day."""
    if client.born and not date(1900, 1, 1) <= client.born <= note.started_at.date():
        raise BadNote(f"This note cannot be read: {client.born} is no birth date of somebody treated that day.")


def _no_name_twice(note: SessionNote) -> None:
    lists: dict[str, Iterable[_Named]] = {
        "marks": note.body_map.marks,
        "technique uses": note.uses,
        "check-ins": note.check_ins,
        "aftercare items": note.aftercare,
        "decisions": note.decisions,
        "areas to avoid": note.body_map.avoid,
    }
    for what, entries in lists.items():
        seen: set[str] = set()
        for entry in entries:
            if entry.id in seen:
                raise BadNote(f"This note cannot be read: two {what} are called {entry.id!r}.")
            seen.add(entry.id)


def _on_paper(body_map: BodyMap) -> None:
    """Raise BadNote for a point so far from the figure that no hand can have drawn it."""
    for mark in body_map.marks:
        left, top, right, bottom = figure_of(body_map).view(mark.view).bounds
        for x, y in (point for stroke in mark.strokes for point in stroke):
            if not (left - BESIDE <= x <= right + BESIDE and top - BESIDE <= y <= bottom + BESIDE):
                raise BadNote(f"This note cannot be read: the point {x}, {y} of mark {mark.id!r} is not on the figure.")


def _places(note: SessionNote) -> Iterator[Place]:
    for mark in note.body_map.marks:
        yield from mark.places
    for use in note.uses:
        yield from use.places
    for area in note.body_map.to_hatch:
        yield from area.places
    yield from (r.end_region for r in note.body_map.readings if r.end_region)
    yield from (c.place for c in note.check_ins if c.place)


def _all_known(keys: Iterable[str], known: Container[str], what: str) -> None:
    for key in keys:
        _known(key, known, what)


def _known(key: str, known: Container[str], what: str) -> None:
    if key not in known:
        raise BadNote(f"This note cannot be read: there is no {what} {key!r}.")
