"""The short phrases of Arrive, put together from notesapp.words: places in the client's words, ghosts, why we ask."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from notesapp.catalogue.aftercare import items
from notesapp.catalogue.lists import label, options
from notesapp.catalogue.symptoms import symptoms
from notesapp.model.body_map import Mark, Sides
from notesapp.model.briefing import Briefing, Ghost
from notesapp.words import lexicon, marks, names
from ui.base.i18n import tr

Letter = Literal["L", "R"]
_LETTERS: dict[Sides, Letter] = {Sides.LEFT: "L", Sides.RIGHT: "R"}


def letter(side: Sides) -> Letter | None:
    return _LETTERS.get(side)


def mark_title(mark: Mark) -> str:
    """Where a mark is, in the words of Leave and of the paper; a path says where it starts and where it ends."""
    return marks.title(mark) or tr("Not on the body")


def symptom(key: str) -> str:
    return symptoms()[key].label if key in symptoms() else key


def ramp_of(key: str) -> str | None:
    """The tile whose colours a symptom borrows."""
    return symptoms()[key].pattern if key in symptoms() else None


def place_and_side(mark: Mark) -> str:
    where, side = mark_title(mark), names.side(mark.side)
    return f"{where}, {side}" if side else where


def mark_words(mark: Mark, intensity: int | None) -> str:
    """Ache 3, shoulder, left."""
    strength = "" if intensity is None else f" {intensity}"
    return f"{symptom(mark.what)}{strength}, {lexicon.lower_first(place_and_side(mark))}"


def ghost_words(ghost: Ghost) -> str:
    return mark_words(ghost.mark, ghost.reading.intensity if ghost.reading else None)


def day(at: datetime) -> str:
    return names.day(at.astimezone().date(), weekday=False, year=False)


def item_words(item: str) -> str:
    return items()[item].title if item in items() else item


def option_words(name: str, key: str) -> str:
    return label(name, key)


def hours_words(name: str, hours: int | None) -> str:
    """The option of list NAME that stands for HOURS."""
    if hours is None:
        return ""
    found = next((one.label for one in options(name).values() if one.value == hours), "")
    return found or names.hours(hours)


def direction_words(key: str) -> str:
    return label("directions", key)


def last_seen(briefing: Briefing) -> str:
    last = briefing.last
    if last is None:
        return tr("First visit")
    return tr("Last here {day}, {minutes} min", day=day(last.started_at), minutes=last.minutes)


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
    many = lexicon.upper_first(lexicon.number("en", count))
    return why, tr("One question first.") if count == 1 else tr("{count} questions first.", count=many)
