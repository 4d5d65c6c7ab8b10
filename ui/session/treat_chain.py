"""The work of today in its order, at the bottom of Treat. What has no room is counted at the ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from notesapp.model.body_map import Place
from notesapp.model.treatment import TechniqueUse
from ui.base import metrics
from ui.base.theme import Theme, current
from ui.parts.badges import Chip
from ui.parts.buttons import Button, IconButton
from ui.parts.press import reveal
from ui.parts.words import Text
from ui.session.treat_words import clear, letter_of, places_name, use_words

CHIP, REST, LEAST = 104, 56, 64
"""How narrow a chip may be, what the counts at the ends take, how narrow all may be, px at 100 %."""


class _Rest(Button):
    def natural(self, theme: Theme) -> tuple[float, float]:
        return theme.px(REST), theme.px(64)

    def _parts(self, theme: Theme) -> tuple[float, float, float]:
        return 0, 0, theme.px(4)


class _Strip(QWidget):
    def __init__(self, fit: Callable[[], None]) -> None:
        super().__init__()
        self._fit = fit

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


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
        self._strip = _Strip(self._fit)
        self._row = metrics.row(self._strip, 8)
        metrics.size(self._strip, min_width=LEAST, height=64)
        self._strip.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._add = IconButton(
            "plus", "treat.chain.add", self.tr("Another region, routine or group"), 64, outlined=True
        )
        self._next = IconButton("next", "treat.chain.next", self.tr("Next region, or the pedal"), 64, outlined=True)
        line.addWidget(self._strip, 1)
        line.addWidget(self._add)
        line.addWidget(self._next)
        self._add.clicked.connect(self.add)
        self._next.clicked.connect(self.next)
        self._shown: object = None
        self._chips: list[tuple[Chip, str]] = []
        self._at, self._is_at_work = 0, False
        self._earlier, self._later = self._rest("earlier", -1), self._rest("later", 1)
        self._span = (0, 0)

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
        self._chips, self._at, self._is_at_work = [], max(0, len(uses) - 1), at is not None
        self._earlier, self._later = self._rest("earlier", -1), self._rest("later", 1)
        self._row.addWidget(self._earlier)
        for use in uses:
            if use.id == at:
                self._at = len(self._chips)
            self._take(self._chip(use, at, told, wanting), use.id)
            if use.id == at:
                self._offer(others)
        self._row.addWidget(self._later)
        if not uses:
            words = self.tr("Tap the body, or choose above")
            self._row.addWidget(Text(words, "secondary", "text2", elide=True, name="treat.chain.none"), 1)
        self._row.addStretch()
        self._next.setEnabled(bool(uses))
        self._add.setVisible(at is not None)
        self._fit()

    def _take(self, chip: Chip, use_id: str) -> None:
        self._chips.append((chip, use_id))
        self._row.addWidget(chip)

    def _rest(self, key: str, step: int) -> Button:
        """How many stand before or after those that have room; a tap goes to the nearest."""
        button = _Rest("", f"treat.chain.{key}", size="bar", accessible=key)
        button.clicked.connect(lambda: self._beyond(step))
        button.hide()
        return button

    def _beyond(self, step: int) -> None:
        first, last = self._span
        nearest = self._chips[first - 1 :: -1] if step < 0 else self._chips[last:]
        use_id = next((key for _, key in nearest if key), None)
        if use_id is not None:
            self.go.emit(use_id)

    def _fit(self) -> None:
        """Show what has room around the one at work, which is written out first; the others may be shortened."""
        theme, gap, room = current(), self._row.spacing(), self._strip.width()
        count, rest = len(self._chips), theme.px(REST) + gap
        hints = [chip.sizeHint().width() for chip, _ in self._chips]
        least = [min(hint, theme.px(CHIP)) for hint in hints]
        if count and self._is_at_work:
            least[self._at] = min(hints[self._at], max(least[self._at], room - 2 * rest))
        first, last = self._at, min(count, self._at + 1)

        def fits(a: int, b: int) -> bool:
            ends = rest * ((a > 0) + (b < count))
            return sum(least[a:b]) + gap * (b - a - 1) + ends <= room

        grown = bool(count)
        while grown:
            grown = last < count and fits(first, last + 1)
            last += grown
            if first > 0 and fits(first - 1, last):
                first, grown = first - 1, True
        self._span = (first, last)
        free = room - sum(least[first:last]) - gap * (last - first - 1) - rest * ((first > 0) + (last < count))
        for at, (chip, _) in enumerate(self._chips):
            shown = first <= at < last
            if shown:
                more = max(0, min(free, hints[at] - least[at]))
                free -= more
                chip.setFixedWidth(least[at] + more)
            reveal(chip, shown)
        for button, left, words in (
            (self._earlier, first, self.tr("{n} earlier")),
            (self._later, count - last, self.tr("{n} later")),
        ):
            button.setText(f"+{left}")
            button.setAccessibleName(words.format(n=left))
            button.setToolTip(words.format(n=left))
            reveal(button, bool(left))

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
            self._take(chip, "")
