"""The short sentences of Arrive: places in the client's words, last time in three lines, why questions are due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from notesapp.catalogue.aftercare import aftercare
from notesapp.catalogue.conditions import conditions
from notesapp.catalogue.lists import label, options
from notesapp.catalogue.regions import regions
from notesapp.catalogue.symptoms import symptoms
from notesapp.catalogue.techniques import techniques
from notesapp.model.body_map import Mark, MarkKind, Moment, Place, Sides, side_of
from notesapp.model.briefing import Briefing, Ghost
from notesapp.model.session_note import SessionNote
from ui.base.i18n import tr

Letter = Literal["L", "R"]
_LETTERS: dict[Sides, Letter] = {Sides.LEFT: "L", Sides.RIGHT: "R"}
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


@dataclass(frozen=True, slots=True)
class Line:
    """One line on last time: its LABEL, words, a side badge between them, more words."""

    label: str
    before: str
    side: Letter | None = None
    after: str = ""


def letter(side: Sides) -> Letter | None:
    return _LETTERS.get(side)


def side_words(side: Sides) -> str:
    return {Sides.LEFT: tr("left"), Sides.RIGHT: tr("right"), Sides.BOTH: tr("both sides")}.get(side, "")


def place_words(places: Iterable[Place]) -> str:
    """The client's word for where PLACES lie: the largest part; for several, how many more."""
    known = list(places)
    if not known:
        return tr("Not on the body")
    first = max(known, key=lambda p: p.share)
    return regions()[first.region].client_name if first.region in regions() else first.region


def mark_title(mark: Mark) -> str:
    """Where a mark is; a running path says where it starts and where it ends."""
    if mark.kind is MarkKind.PATH and len(mark.places) > 1:
        first, last = place_words(mark.places[:1]), place_words(mark.places[-1:])
        if first != last:
            return tr("{first} to {last}", first=first, last=_lower(last))
    return place_words(mark.places)


def symptom(key: str) -> str:
    return symptoms()[key].label if key in symptoms() else key


def ramp_of(key: str) -> str | None:
    """The tile whose colours a symptom borrows."""
    return symptoms()[key].pattern if key in symptoms() else None


def place_and_side(mark: Mark) -> str:
    where, side = mark_title(mark), side_words(mark.side)
    return f"{where}, {side}" if side else where


def mark_words(mark: Mark, intensity: int | None) -> str:
    """Ache 3, left shoulder."""
    strength = "" if intensity is None else f" {intensity}"
    return f"{symptom(mark.what)}{strength}, {_lower(place_and_side(mark))}"


def ghost_words(ghost: Ghost) -> str:
    return mark_words(ghost.mark, ghost.reading.intensity if ghost.reading else None)


def day(at: datetime) -> str:
    local = at.astimezone()
    return f"{local.day} {local:%B}"


def number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def what_words(what: str) -> str:
    """A line of the history: the catalogue's label, or the client's own words."""
    return conditions()[what].label if what in conditions() else what


def item_words(item: str) -> str:
    return aftercare()[item].title if item in aftercare() else item


def hours_words(name: str, hours: int | None) -> str:
    """The option of list NAME that stands for HOURS."""
    if hours is None:
        return ""
    found = next((one.label for one in options(name).values() if one.value == hours), "")
    return found or tr("{hours} hours", hours=hours)


def direction_words(key: str) -> str:
    return label("directions", key)


def last_session_lines(briefing: Briefing) -> tuple[Line, ...]:
    """Last session in three lines: what hurt, what the hands did, what was advised."""
    last = briefing.last
    if last is None:
        return ()
    found = (_pain(last), _hands(last), _advice(last))
    return tuple(line for line in found if line is not None)


def last_seen(briefing: Briefing) -> str:
    last = briefing.last
    if last is None:
        return tr("First visit")
    return tr("Last here {day}, {minutes} min", day=day(last.started_at), minutes=last.minutes)


def _pain(note: SessionNote) -> Line | None:
    body, best = note.body_map, None
    for mark in body.marks:
        before = body.reading(mark.id, Moment.ARRIVE)
        if before is not None and before.intensity is not None and (best is None or before.intensity > best[1]):
            best = (mark, before.intensity)
    if best is None:
        return None
    mark, came = best
    after = body.reading(mark.id, Moment.LEAVE)
    change = f"{came} → {after.intensity}" if after and after.intensity is not None else str(came)
    more = sum(1 for m in body.marks if body.reading(m.id, Moment.ARRIVE)) - 1
    others = tr(", and {count} more", count=more) if more > 0 else ""
    return Line(
        tr("Pain"), place_words(mark.places), letter(mark.side), f"{change}, {_lower(symptom(mark.what))}{others}"
    )


def _hands(note: SessionNote) -> Line | None:
    if not note.uses:
        return None
    use = max(note.uses, key=lambda u: u.minutes)
    where = regions()[use.places[0].region].anatomical_name if use.places else ""
    name = techniques()[use.technique].name if use.technique in techniques() else use.technique
    level = f"{use.level / 10:g}"
    words = tr("{technique}, level {level}", technique=_lower(name), level=level)
    return Line(tr("Hands"), where or name, letter(side_of(use.places)), words if where else "")


def _advice(note: SessionNote) -> Line | None:
    if not note.aftercare:
        return None
    return Line(tr("Advice"), ", ".join(item_words(a.item) for a in note.aftercare[:3]))


def why_ask(signs: frozenset[str], count: int) -> tuple[str, str]:
    """Why questions are due, and how many: "Pain runs below the knee." "Four questions first." """
    said = {
        "saddle_marked": tr("Something is marked at the seat."),
        "both_legs": tr("Both legs are marked."),
        "weak_leg": tr("A leg or foot is weak."),
        "path_below_knee": tr("Pain runs below the knee."),
        "numb_or_tingling_leg": tr("A leg or foot is numb or tingles."),
        "back_or_leg_nerve": tr("This may come from a nerve."),
        "severe_pain": tr("The pain is severe."),
        "constant_pain": tr("The pain is constant."),
        "chest": tr("There is pain at the chest."),
        "head": tr("There is pain at the head."),
        "neck": tr("There is pain at the neck."),
        "calf": tr("There is pain in a calf."),
        "belly": tr("There is pain at the belly."),
        "spine_pain": tr("There is pain on the spine."),
    }
    why = next((words for key, words in said.items() if key in signs), tr("What was marked calls for questions."))
    return why, tr("One question first.") if count == 1 else tr("{count} questions first.", count=number(count))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
