"""The work of today in its order, at the bottom of Treat; PageDown goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from notesapp.model.body_map import Place
from notesapp.model.treatment import TechniqueUse
from ui.base import metrics
from ui.base.theme import current
from ui.parts.badges import Chip
from ui.parts.buttons import IconButton
from ui.parts.words import Text
from ui.session.treat_words import clear, letter_of, places_name, use_words


class Chain(QWidget):
    """`go(use id)`, `instead(place)` for what else the tap may have meant, `add()`, `next()`."""

    go = Signal(str)
    instead = Signal(object)
    add = Signal()
    next = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("treat.chain")
        self.setAccessibleName(self.tr("Work of today"))
        metrics.size(self, height=64)
        line = metrics.row(self, 8)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("treat.chain.scroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self._inside.setProperty("plain", True)
        self._row = metrics.row(self._inside, 8)
        self._scroll.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        self._add = IconButton(
            "plus", "treat.chain.add", self.tr("Another region, routine or group"), 64, outlined=True
        )
        self._next = IconButton("next", "treat.chain.next", self.tr("Next region, or the pedal"), 64, outlined=True)
        line.addWidget(self._scroll, 1)
        line.addWidget(self._add)
        line.addWidget(self._next)
        self._add.clicked.connect(self.add)
        self._next.clicked.connect(self.next)
        self._shown: object = None
        self._current: Chip | None = None

    def show_uses(
        self,
        uses: Sequence[TechniqueUse],
        at: str | None,
        told: frozenset[str],
        wanting: frozenset[str],
        others: Sequence[Place] = (),
    ) -> None:
        """AT is the use at work, TOLD those with an answer, WANTING those that need a reason."""
        brief = tuple(replace(u, note="", result="") for u in uses)
        state = (brief, at, told, wanting, tuple(others), current().scale)
        if state == self._shown:
            return
        self._shown = state
        clear(self._row)
        self._current = None
        for use in uses:
            chip = self._chip(use, at, told, wanting)
            self._row.addWidget(chip)
            chip.show()
            if use.id == at:
                self._current = chip
                self._offer(others)
        if not uses:
            hint = Text(self.tr("Tap the body, or choose above"), "secondary", "text2", name="treat.chain.none")
            self._row.addWidget(hint)
        self._row.addStretch(1)
        self._next.setEnabled(bool(uses))
        self._add.setVisible(at is not None)
        self._inside.adjustSize()
        self._reveal()

    def _chip(self, use: TechniqueUse, at: str | None, told: frozenset[str], wanting: frozenset[str]) -> Chip:
        minutes = self.tr("{n} min").format(n=use.minutes)
        if use.id in wanting:
            sub, icon = self.tr("reason?"), "alert"
        elif use.id == at:
            sub, icon = self.tr("now"), ""
        else:
            sub, icon = minutes, "check" if use.id in told else ""
        chip = Chip(places_name(use.places), f"treat.use.{use.id}", letter_of(use.places), sub, icon)
        chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        chip.setCheckable(True)
        chip.setChecked(use.id == at)
        chip.setToolTip(use_words(use))
        chip.setAccessibleDescription(use_words(use))
        chip.clicked.connect(lambda: self._went(chip, use.id, at))
        return chip

    def _went(self, chip: Chip, use_id: str, at: str | None) -> None:
        chip.setChecked(use_id == at)
        self.go.emit(use_id)

    def _offer(self, others: Sequence[Place]) -> None:
        for place in others:
            name = f"treat.instead.{place.region}.{place.side}"
            chip = Chip(places_name((place,)), name, letter_of((place,)), self.tr("instead"), quiet=True)
            chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            chip.clicked.connect(lambda _=False, place=place: self.instead.emit(place))
            self._row.addWidget(chip)
            chip.show()

    def _reveal(self) -> None:
        if self._current is not None:
            self._row.activate()
            self._scroll.ensureWidgetVisible(self._current, current().px(120), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reveal()
