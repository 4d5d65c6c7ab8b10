"""After last time, told in full: a gain and how long it held, a set-back and how long, soreness, new symptoms."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from notesapp.catalogue.lists import options
from notesapp.editing import arrive as moves
from notesapp.model.answers import Direction
from ui.base import metrics
from ui.parts.buttons import Button
from ui.parts.choices import Segmented
from ui.parts.fields import LineField
from ui.parts.flow import Choice, Flow
from ui.parts.words import Text
from ui.parts.wrap import WrapRow
from ui.session.arrive_page import ArrivePage
from ui.session.desk import Desk

GAINS = (
    ("not_at_all", "No gain"),
    ("some_hours", "Hours"),
    ("a_day", "1 day"),
    ("two_days", "2 days"),
    ("some_days", "3-4 days"),
    ("a_week", "A week"),
    ("until_now", "Still"),
)
FLARES = (
    ("some_hours", "Hours"),
    ("a_day", "1 day"),
    ("two_days", "2 days"),
    ("three_days", "3 days"),
    ("a_week", "A week"),
    ("longer", "Longer"),
)
SORE = (("none", "None"), ("evening", "Evening"), ("a_day", "1 day"), ("two_days", "2 days"), ("longer", "Longer"))
DIRECTIONS = (
    ("much_worse", "Much worse"),
    ("worse", "Worse"),
    ("same", "Same"),
    ("better", "Better"),
    ("much_better", "Much better"),
)


class ResponseCard(ArrivePage):
    """Each line is asked by itself; a gain first and a set-back later can both be told."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("arrive.after", self.tr("After last time"), desk)
        self.close_button(self.tr("Close"))
        last = desk.briefing.last_treated
        self._about = last.session_id if last else ""
        self._direction = self._strip(self.tr("All in all"), "arrive.after.direction", DIRECTIONS)
        self._relief = self._strip(self.tr("Better for"), "arrive.after.relief", GAINS)
        self._flares = Flow(6)
        self._labelled(self.tr("Then"), self._flares)
        self._flare_for = self._strip(self.tr("That lasted"), "arrive.after.flare_for", FLARES)
        self._sore = self._strip(self.tr("Sore for"), "arrive.after.sore", SORE)
        self._new = self._field("arrive.after.new", self.tr("New symptoms, and where"))
        self._words = self._field("arrive.after.words", self.tr("In the client's own words"))
        fields = WrapRow(None, 8)
        fields.addWidget(self._new, 1, least=180)
        fields.addWidget(self._words, 1, least=180)
        self.body.addLayout(fields)
        self.body.addStretch(1)
        finish = Button(self.tr("Done"), "arrive.after.done", "soft", "large")
        finish.clicked.connect(self.done)
        self.body.addWidget(finish)
        self._direction.chosen.connect(self._told)
        self._relief.chosen.connect(lambda key: self._detail(relief_h=options("lasted")[key].value))
        self._flare_for.chosen.connect(lambda key: self._detail(flare_h=options("flare_hours")[key].value))
        self._sore.chosen.connect(lambda key: self._detail(sore_h=options("soreness_hours")[key].value))
        self._new.textEdited.connect(lambda text: self._detail("arrive.after.new", new_symptoms=text))
        self._words.textEdited.connect(lambda text: self._detail("arrive.after.words", words=text))

    def _labelled(self, label: str, widget: QWidget) -> None:
        line = WrapRow(None, 10)
        line.addWidget(metrics.size(Text(label, "label", weight=500), width=104))
        line.addWidget(widget, 1, least=0 if isinstance(widget, Segmented) else 300)
        self.body.addLayout(line)

    def _strip(self, label: str, name: str, choices: tuple[tuple[str, str], ...]) -> Segmented:
        strip = Segmented(name, label, choices)
        self._labelled(label, strip)
        return strip

    def _field(self, name: str, hint: str) -> LineField:
        field = LineField(name, hint, hint, note_undo=True)
        field.left.connect(self.desk.end_merge)
        return field

    def refresh(self) -> None:
        told = self.desk.note.response
        rest = (self._relief, self._flares, self._flare_for, self._sore, self._new, self._words)
        for widget in rest:
            widget.setEnabled(told is not None)
        self._direction.choose(told.direction.value if told else None)
        self._relief.choose(_key("lasted", told.relief_h if told else None, GAINS))
        self._flare_for.choose(_key("flare_hours", told.flare_h if told and told.flare else None, FLARES))
        self._sore.choose(_key("soreness_hours", told.sore_h if told else None, SORE))
        for field, text in ((self._new, told.new_symptoms if told else ""), (self._words, told.words if told else "")):
            if field.text() != text:
                field.setText(text)
        flare = told.flare if told is not None else ""
        self._flares.offer(
            [
                Choice(f"arrive.after.flare.{key}", one.label, key == flare, partial(self._flare, key))
                for key, one in options("flares").items()
            ]
        )

    def _told(self, key: str) -> None:
        desk = self.desk
        note = moves.answer_response(desk.note, self._about, Direction(key), desk.stamp)
        desk.change(note, self.tr("After last time"))

    def _flare(self, key: str) -> None:
        told = self.desk.note.response
        if told is not None and told.flare == key:
            self._detail(flare="", flare_h=0)
        else:
            self._detail(flare=key)

    def _detail(self, merge: str | None = None, **given: object) -> None:
        note = moves.detail_response(self.desk.note, **given)  # type: ignore[arg-type]
        self.desk.change(note, self.tr("After last time"), merge)


def _key(name: str, hours: int | None, shown: tuple[tuple[str, str], ...]) -> str | None:
    """The key among SHOWN of the list NAME whose value is HOURS."""
    here = {key for key, _ in shown}
    return next((k for k, one in options(name).items() if one.value == hours and k in here), None)
