"""What the map calls a place aloud: its name and the client's side."""

from __future__ import annotations

from typing import Literal

from notesapp.catalogue import regions
from notesapp.model.body_map import BodyMap, Extent, Layer, Mark, MarkKind, Moment, Side, Sides
from notesapp.words import names
from notesapp.words.lexicon import upper_first
from notesapp.words.names import For
from ui.base.i18n import tr

Wording = Literal["client", "anatomy"]


def region_name(key: str, wording: Wording = "anatomy") -> str:
    """The client's plain word, or the anatomical name; the key itself when the list does not have it."""
    region = regions.regions().get(key)
    if region is None:
        return key
    return region.client_name if wording == "client" else region.anatomical_name


def side_words(side: str) -> str:
    """ "client's RIGHT"; the middle has no side."""
    return {
        Side.LEFT: tr("client's LEFT"),
        Side.RIGHT: tr("client's RIGHT"),
        Side.MID: tr("middle"),
    }[Side(side)]


def spoken(key: str, side: str, wording: Wording = "anatomy") -> str:
    return f"{region_name(key, wording)}, {side_words(side)}"


def mark_words(mark: Mark, body_map: BodyMap, wording: Wording = "anatomy", moment: Moment = Moment.ARRIVE) -> str:
    """ "Burning pain, 7 of 10, client's right low back to calf"."""
    return ", ".join(mark_parts(mark, body_map, wording, moment))


def mark_parts(
    mark: Mark, body_map: BodyMap, wording: Wording = "anatomy", moment: Moment = Moment.ARRIVE
) -> tuple[str, str]:
    """What a mark is, with its number or grade at MOMENT, and where it lies."""
    said = [names.what(mark, For.SCREEN)]
    order = (Moment.LEAVE, Moment.ARRIVE) if moment is Moment.LEAVE else (Moment.ARRIVE, Moment.LEAVE)
    readings = [reading for at in order if (reading := body_map.reading(mark.id, at)) is not None]
    level = next((r.intensity for r in readings if r.intensity is not None), None)
    if level is not None:
        said.append(tr("{n} of 10", n=level))
    said += _graded(mark, body_map)
    if moment is Moment.LEAVE and readings and readings[0].extent is Extent.GONE:
        said.append(tr("gone"))
    plain = wording == "client" or mark.layer is Layer.CLIENT
    return upper_first(", ".join(said)), _lies(mark, For.CLIENT if plain else For.SCREEN)


def _graded(mark: Mark, body_map: BodyMap) -> list[str]:
    """How strong a finding is; where it was graded again, before and after."""
    before, after = body_map.reading(mark.id, Moment.ARRIVE), body_map.reading(mark.id, Moment.LEAVE)
    was, now = (reading.grade if reading is not None else None for reading in (before, after))
    if was is not None and now is not None and was != now:
        return [tr("{before} before, {after} after", before=names.grade(was), after=names.grade(now))]
    grade = now if was is None else was
    return [] if grade is None else [names.grade(grade)]


def _lies(mark: Mark, audience: For) -> str:
    if not mark.places:
        return tr("beside the body")
    some = mark.places if mark.kind is MarkKind.PATH else tuple(sorted(mark.places, key=lambda p: -p.share)[:1])
    ends = [names.region(p.region, audience) for p in (some[0], some[-1])]
    where = ends[0] if ends[0] == ends[1] else tr("{first} to {last}", first=ends[0], last=ends[1])
    sides = {Sides.LEFT: tr("client's left"), Sides.RIGHT: tr("client's right"), Sides.BOTH: tr("both sides,")}
    return f"{sides.get(mark.side, '')} {where}".strip()
