"""With no region at work: last time as a pale plan, routines and groups, and the places that hurt today."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from notesapp.model.body_map import Layer, Place
from notesapp.model.briefing import Briefing, plan_from_last
from notesapp.model.session_note import SessionNote
from notesapp.model.treatment import TechniqueUse
from ui.base import metrics
from ui.base.theme import current
from ui.parts.badges import Chip
from ui.parts.buttons import Button
from ui.parts.words import Text
from ui.parts.wrap import WrapRow
from ui.session.treat_words import clear, letter_of, places_name, technique_name, tool_name

CHIP = 180
"""px at 100 %: three of them stand beside each other."""
MOST = 6


def open_plan(briefing: Briefing, note: SessionNote) -> tuple[TechniqueUse, ...]:
    """Last time's rows that today has not taken over."""
    taken = {use.from_use for use in note.uses}
    return tuple(use for use in plan_from_last(briefing) if use.id not in taken)


def marked_places(note: SessionNote) -> tuple[Place, ...]:
    """Where something is marked today and nothing is done yet, the client's marks first; each once."""
    done = {(p.region, p.side) for use in note.uses for p in use.places}
    marked = (*note.body_map.places(Layer.THERAPIST), *note.body_map.places(Layer.CLIENT))
    places = dict.fromkeys(Place(p.region, p.side, depth=p.depth) for p in marked)
    return tuple(p for p in places if (p.region, p.side) not in done)


def row_words(use: TechniqueUse) -> str:
    return f"{technique_name(use.technique)}, {tool_name(use.tool).lower()} · {use.minutes} min"


class StartPage(QWidget):
    """`as_last_time()`, `choose_rows()`, `sets()`, `take_row(use id)`, `place(place)`."""

    as_last_time = Signal()
    choose_rows = Signal()
    sets = Signal()
    take_row = Signal(str)
    place = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("treat.start")
        box = metrics.column(self, 8)
        line = WrapRow(None, 8, even=True)
        self._all = Button(self.tr("Done as last time"), "treat.as_last_time", "primary", "bar", icon="repeat")
        self._rows = Button(self.tr("Row by row"), "treat.choose_rows", "secondary", "bar")
        self._sets = Button(self.tr("Routines, groups"), "treat.sets", "secondary", "bar")
        for button in (self._all, self._rows, self._sets):
            line.addWidget(button, 1)
        box.addLayout(line)
        self._grid = WrapRow(None, 8, even=True)
        box.addLayout(self._grid)
        box.addStretch(1)
        self._all.clicked.connect(self.as_last_time)
        self._rows.clicked.connect(self.choose_rows)
        self._sets.clicked.connect(self.sets)
        self._shown: object = None

    def show_offers(self, plan: Sequence[TechniqueUse], places: Sequence[Place]) -> None:
        state = (tuple(plan), tuple(places), current().scale)
        if state == self._shown:
            return
        self._shown = state
        self._all.setVisible(bool(plan))
        self._rows.setVisible(bool(plan))
        clear(self._grid)
        worked = {(p.region, p.side) for use in plan for p in use.places}
        free = [p for p in places if (p.region, p.side) not in worked]
        chips = [self._row_chip(use) for use in plan] + [self._place_chip(place) for place in free]
        if len(chips) > MOST:
            for chip in chips[MOST - 1 :]:
                chip.deleteLater()
            chips = [*chips[: MOST - 1], self._rest_chip(len(chips) - MOST + 1)]
        for chip in chips:
            self._grid.addWidget(chip, 1, least=CHIP)
            chip.show()
        if not chips:
            words = self.tr("Tap a place on the body, or take a routine.")
            self._grid.addWidget(Text(words, "body", "text2", name="treat.start.empty"))

    def _row_chip(self, use: TechniqueUse) -> Chip:
        name, letter = places_name(use.places), letter_of(use.places)
        sub = f"{technique_name(use.technique)} · {use.minutes} min"
        chip = Chip(name, f"treat.plan.{use.id}", letter, sub, "repeat", quiet=True)
        chip.setToolTip(row_words(use))
        chip.clicked.connect(lambda: self.take_row.emit(use.id))
        return chip

    def _place_chip(self, place: Place) -> Chip:
        name, letter = places_name((place,)), letter_of((place,))
        chip = Chip(name, f"treat.place.{place.region}.{place.side}", letter, self.tr("marked today"))
        chip.clicked.connect(lambda: self.place.emit(place))
        return chip

    def _rest_chip(self, more: int) -> Chip:
        chip = Chip(self.tr("{n} more").format(n=more), "treat.start.more", sub=self.tr("show all"), trail="next")
        chip.clicked.connect(self.choose_rows)
        return chip
