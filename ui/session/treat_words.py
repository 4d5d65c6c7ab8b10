"""Short words for small places on Treat: names, sides, levels, times."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLayout

from notesapp.catalogue.regions import groups, regions
from notesapp.catalogue.rules import rules
from notesapp.catalogue.techniques import techniques
from notesapp.catalogue.tools import tools
from notesapp.model.body_map import Place, Side, Sides, side_of
from notesapp.model.session_note import SessionNote
from notesapp.model.treatment import TechniqueUse
from notesapp.words import names
from notesapp.words.lexicon import upper_first
from ui.parts.badges import Side as Letter

LETTERS: dict[Sides, Letter] = {Sides.LEFT: "L", Sides.RIGHT: "R"}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Treat", text)


def region_name(key: str) -> str:
    """The anatomical name, beginning a line."""
    return upper_first(names.region(key))


def keys_of(places: Iterable[Place]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.region for p in places))


def places_name(places: Iterable[Place]) -> str:
    """ "Piriformis", "Whole back", "Biceps femoris and 3 more"."""
    keys = keys_of(places)
    if not keys:
        return ""
    for group in groups().values():
        if len(keys) > 3 and set(keys) <= set(group.keys) and len(keys) * 2 >= len(group.keys):
            return group.name
    first = region_name(keys[0])
    return first if len(keys) == 1 else f"{first} +{len(keys) - 1}"


def letter_of(places: Iterable[Place]) -> Letter | None:
    return LETTERS.get(side_of(places))


def is_paired(places: Iterable[Place]) -> bool:
    known = regions()
    return any(p.side is not Side.MID or (p.region in known and known[p.region].paired) for p in places)


def technique_name(key: str) -> str:
    return techniques()[key].name if key in techniques() else key


def tool_name(key: str) -> str:
    return tools()[key].label if key in tools() else key


def is_pressed(use: TechniqueUse) -> bool:
    way = techniques().get(use.technique)
    return way is None or way.pressure


def level_text(level: int) -> str:
    """35 tenths as "3½"."""
    return f"{level // 10}½" if level % 10 else str(level // 10)


def rule_title(rule: str) -> str:
    """What a limit is about, for people: a rule's title, or why an area is to be avoided."""
    if rule in rules():
        return rules()[rule].title
    known = {"avoid:client": _tr("Client's wish"), "avoid:consent": _tr("No consent"), "consent": _tr("No consent")}
    return known.get(rule, _tr("Area to avoid"))


def clock(note: SessionNote, at: datetime | None) -> str:
    if at is None:
        return ""
    return at.astimezone(timezone(timedelta(minutes=note.utc_offset_min))).strftime("%H:%M")


def clear(layout: QLayout) -> None:
    """Take everything out of LAYOUT; it goes when events run again, so a button may clear its own row."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.setObjectName("")
            widget.deleteLater()


def use_words(use: TechniqueUse) -> str:
    """ "Petrissage, palm, level 3, 5 min"."""
    parts = [technique_name(use.technique), tool_name(use.tool).lower()]
    if is_pressed(use):
        parts.append(_tr("level {level}").format(level=level_text(use.level)))
    return ", ".join((*parts, _tr("{n} min").format(n=use.minutes)))


def counted(when: str, uses: Iterable[TechniqueUse]) -> str:
    """ "Today: 3 areas, 24 min"."""
    some = tuple(uses)
    told = _tr("{when}: one area, {minutes} min") if len(some) == 1 else _tr("{when}: {n} areas, {minutes} min")
    return told.format(when=when, n=len(some), minutes=sum(use.minutes for use in some))
