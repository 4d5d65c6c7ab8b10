"""The bar under Leave and Review: what is missing or to be checked, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from notesapp.catalogue.rules import rules
from notesapp.words import names
from notesapp.words.lexicon import lower_first
from ui.base import metrics
from ui.base.i18n import tr
from ui.parts.buttons import Button
from ui.parts.cards import Card
from ui.parts.lists import SelectList, SelectRow
from ui.parts.wrap import Together, WrapRow
from ui.session.desk import Desk
from ui.session.finish import gaps

MISSING = {
    "consent": "Consent is not asked yet",
    "health": "Health changes are not asked yet",
    "screening": "The safety questions are not asked yet",
    "reason": "Reason for coming",
    "outcome": "How the session ended",
    "technique": "A technique with its area",
    "plan": "What comes next, or no plan needed",
    "length": "Start and length",
}


def open_points(desk: Desk) -> tuple[tuple[str, str], ...]:
    """What must be answered before signing, as (key to jump to, words)."""
    return tuple((key, tr(MISSING[key])) for key in gaps(desk.note))


def soft_points(desk: Desk) -> tuple[tuple[str, str], ...]:
    """What is worth a look before signing, but holds nothing up: (key to jump to, words)."""
    said = []
    for use, _cap in desk.found.open_reasons:
        where = names.places(use.places)
        what = f"{names.technique(use.technique)} {names.tool_words(use.tool)}, {lower_first(where)}"
        said.append((f"use:{use.id}", tr("Over the limit without a reason: {what}", what=what)))
    for stop in desk.found.work_stops:
        key = f"use:{stop.about}" if desk.note.use(stop.about) else "outcome"
        said.append(
            (key, tr("{what}: not decided, so the papers say “see a doctor today”", what=rules()[stop.rule].title))
        )
    for at, doubt in enumerate(desk.side_doubts):
        said.append((f"side:{at}", tr("Left or right? “{words}”", words=doubt.words)))
    return tuple(said)


class OpenPoints(Card):
    """The list of what is missing and what to check; a tap goes there."""

    jump_asked = Signal(str)

    def __init__(self, desk: Desk, name: str = "leave.open") -> None:
        super().__init__(name, tr("Before signing"))
        self._desk = desk
        self._shown: object = None
        self._list = SelectList(f"{name}.list", tr("Before signing"))
        self._list.taken.connect(lambda key: self.jump_asked.emit(key.split("#")[0]))
        self.body.addWidget(self._list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left to answer or to check."""
        return self._shown == ((), ())

    def refresh(self) -> None:
        hard, soft = open_points(self._desk), soft_points(self._desk)
        if (hard, soft) == self._shown:
            return
        self._shown = (hard, soft)
        rows = []
        for at, (key, words) in enumerate((*hard, *soft)):
            tone = "warn" if at >= len(hard) else "danger"
            row = SelectRow(words, f"{self.objectName()}.{key}", "", "alert", tone, "next")  # type: ignore[arg-type]
            rows.append((f"{key}#{at}", row))
        self._list.show_rows(rows)


class SignBar(QWidget):
    review_asked = Signal()
    sign_asked = Signal()
    sheet_asked = Signal()
    points_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("leave.sign_bar")
        self._desk = desk
        self._warned: object = None
        line = WrapRow(self, 8)
        holder = QWidget()
        left = metrics.column(holder, 0)
        left.addStretch(1)
        self._missing = Button(tr("Missing"), "leave.missing", "quiet", icon="alert")
        self._side = Button(tr("To check"), "leave.to_check", "quiet", icon="alert")
        self._missing.clicked.connect(self.points_asked)
        self._side.clicked.connect(self.points_asked)
        left.addWidget(self._missing)
        left.addWidget(self._side)
        left.addStretch(1)
        line.addWidget(holder)
        line.addStretch()
        self._sheet = Button(tr("Print for {name}", name=desk.called), "leave.sheet", size="bar")
        self._review = Button(tr("Review"), "leave.review", size="bar")
        self._sign = Button(tr("Sign and print"), "leave.sign", "primary", "bar")
        self._sheet.clicked.connect(self.sheet_asked)
        self._review.clicked.connect(self.review_asked)
        self._sign.clicked.connect(self._press_sign)
        buttons = Together()
        for button in (self._sheet, self._review, self._sign):
            buttons.row.addWidget(button)
        line.addWidget(buttons)

    def refresh(self) -> None:
        hard, soft = open_points(self._desk), soft_points(self._desk)
        self._missing.say(tr("{n} missing", n=len(hard)))
        self._missing.setVisible(bool(hard))
        self._side.say(tr("{n} to check", n=len(soft)))
        self._side.setVisible(bool(soft))

    def set_busy(self, busy: bool) -> None:
        self._sign.setEnabled(not busy)
        self._sign.say(tr("Signing…") if busy else tr("Sign and print"))

    def _press_sign(self) -> None:
        """What is missing is listed; what is doubtful is listed once, then the therapist's word counts."""
        soft = soft_points(self._desk)
        if open_points(self._desk) or (soft and soft != self._warned):
            self._warned = soft
            self.points_asked.emit()
        else:
            self.sign_asked.emit()
