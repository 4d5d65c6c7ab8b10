"""The health history, asked by kind: lines that stand, common ones to tap, a search, own words, "none of these"."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from notesapp.catalogue.conditions import Condition, conditions
from notesapp.model.practice import HistoryItem, HistoryKind, HistoryStatus
from notesapp.words.history import WHOLE, is_none, item_words
from notesapp.words.lexicon import upper_first
from notesapp.words.names import condition
from ui.base import metrics
from ui.base.i18n import tr
from ui.parts.cards import FoldedLine
from ui.parts.choices import ChoiceTiles, Segmented, Tile
from ui.parts.fields import LineField
from ui.parts.flow import Choice, Flow, empty, put
from ui.parts.words import Text
from ui.standing.keeper import Keeper

ASKED = {
    HistoryKind.CONDITION: "Illness",
    HistoryKind.MEDICATION: "Medicine",
    HistoryKind.ALLERGY: "Allergies",
    HistoryKind.SURGERY: "Surgery",
    HistoryKind.PREGNANCY: "Pregnancy",
    HistoryKind.IMPLANT: "Implants",
    HistoryKind.INJURY: "Injuries",
}
"""The kinds in the order of asking, with the tab's word."""

COMMON, LEAST = 9, 3
"""How many chips are offered: fewer, the more lines stand above them, so that all keeps its place on the screen."""
NEW_STATUSES = (HistoryStatus.CURRENT, HistoryStatus.PAST, HistoryStatus.DENIED, HistoryStatus.UNKNOWN)


class HistoryEditor(QWidget):
    """A change makes a new line that replaces the old one; the old one stays in the record. `told` at each change."""

    told = Signal()

    def __init__(self, keeper: Keeper, name: str) -> None:
        super().__init__()
        self._keeper, self._name = keeper, name
        self._kind = HistoryKind.CONDITION
        self._open: str | None = None
        self._shown: tuple[tuple[HistoryItem, ...], str | None] | None = None
        body = metrics.column(self, 8)
        tabs = [
            (kind.value, Tile(label, f"{name}.kind.{kind.value}", look="soft", height=44))
            for kind, label in ASKED.items()
        ]
        self._tabs = ChoiceTiles(f"{name}.kinds", tr("What is asked"), tabs, spacing=4)
        self._tabs.choose(self._kind.value)
        self._tabs.chosen.connect(self._take_kind)
        body.addWidget(self._tabs)
        self._lines = metrics.column(None, 2)
        body.addLayout(self._lines)
        self._search = LineField(f"{name}.search", tr("Search, or own words"), tr("Search, or own words and Enter"))
        self._search.textChanged.connect(lambda _: self._show_chips())
        self._search.returnPressed.connect(self._add_words)
        body.addWidget(self._search)
        self._chips = Flow()
        body.addWidget(self._chips)
        self._trouble = Text("", "secondary", "danger", wrap=True, name=f"{name}.trouble")
        self._trouble.hide()
        body.addWidget(self._trouble)

    def refresh(self) -> None:
        self._show_lines(self._standing(self._kind))
        self._show_chips()

    # what stands

    def _show_lines(self, items: list[HistoryItem]) -> None:
        shown = (tuple(items), self._open)
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._lines)
        for item in items:
            line = FoldedLine(upper_first(item_words(item)), _status_words(item), f"{self._name}.line.{item.id}")
            line.clicked.connect(partial(self._toggle, item.id))
            put(self._lines, line)
            if item.id == self._open:
                put(self._lines, self._status_row(item))

    def _status_row(self, item: HistoryItem) -> QWidget:
        labels = {
            "current": tr("Now"),
            "past": tr("In the past"),
            "denied": tr("No"),
            "unknown": tr("Not known"),
        }
        row = Segmented(
            f"{self._name}.status.{item.id}",
            upper_first(condition(item.what)),
            [(s.value, labels[s.value]) for s in NEW_STATUSES],
            item.status.value,
        )
        row.chosen.connect(lambda key: self._change(item, HistoryStatus(key)))
        return row

    def _toggle(self, key: str) -> None:
        self._open = None if self._open == key else key
        self.refresh()

    def _change(self, item: HistoryItem, status: HistoryStatus) -> None:
        self._open = None
        stamp = self._keeper.stamp
        self._keep(replace(item, id=stamp.new_id(), status=status, replaces=item.id, reviewed_at=stamp.now()))

    # what can be added

    def _take_kind(self, key: str) -> None:
        self._kind = HistoryKind(key)
        self._open = None
        self._search.clear()
        self.refresh()

    def _show_chips(self) -> None:
        history = self._keeper.briefing.standing.history
        said = self._search.text().strip()
        here = {item.what for item in history}
        most = COMMON if said else max(LEAST, COMMON - 3 * max(0, len(self._standing(self._kind)) - 1))
        found = [c for c in _matching(said, self._kind) if c.key not in here][:most]
        choices = [
            Choice(f"{self._name}.add.{one.key}", self._label(one), False, partial(self._add, one.kind, one.key))
            for one in found
        ]
        if said:
            own = tr("Add “{words}”", words=said)
            choices.append(Choice(f"{self._name}.add_words", own, False, self._add_words))
        elif not self._standing(self._kind):
            deny = partial(self._deny, self._kind, WHOLE[self._kind])
            choices.append(Choice(f"{self._name}.none", tr("None of these"), False, deny))
        self._chips.offer(choices)

    def _label(self, one: Condition) -> str:
        """What stands on its chip; the tab has said "Allergies" already."""
        kind, colon, rest = one.label.partition(": ")
        return upper_first(rest) if colon and kind == "Allergy" and self._kind is one.kind else one.label

    def _add_words(self) -> None:
        said = self._search.text().strip()
        meant = _meant(said, self._kind)
        if meant is not None and not any(i.what == meant.key for i in self._standing(self._kind)):
            self._add(meant.kind, meant.key)
        if said and (meant is None or said.lower() not in (n.lower() for n in (meant.label, *meant.synonyms))):
            self._add(self._kind, said)
        self._search.clear()

    def _add(self, kind: HistoryKind, what: str, status: HistoryStatus = HistoryStatus.CURRENT) -> None:
        stamp, client = self._keeper.stamp, self._keeper.briefing.client.id
        denied = [i for i in self._standing(kind) if is_none(i)]
        replaces = denied[0].id if denied and status is HistoryStatus.CURRENT else None
        self._keep(HistoryItem(stamp.new_id(), client, kind, what, status, reviewed_at=stamp.now(), replaces=replaces))
        self._search.clear()

    def _deny(self, kind: HistoryKind, what: str) -> None:
        self._add(kind, what, HistoryStatus.DENIED)

    def deny_rest(self) -> None:
        """One tap: no to every kind that has no line yet, each kept as a line of its own."""
        for kind in self.unasked():
            self._deny(kind, WHOLE[kind])

    def unasked(self) -> list[HistoryKind]:
        """The kinds without a line."""
        return [kind for kind in ASKED if not self._standing(kind)]

    def _keep(self, item: HistoryItem) -> None:
        self._trouble.hide()
        self._keeper.keep(lambda: self._keeper.store_history(item), self._failed, self.refresh)
        self.told.emit()

    def _failed(self, error: Exception) -> None:
        self._trouble.say(str(error))
        self._trouble.show()

    def _standing(self, kind: HistoryKind) -> list[HistoryItem]:
        return [i for i in self._keeper.briefing.standing.history if i.kind is kind]


def _matching(said: str, kind: HistoryKind) -> list[Condition]:
    """Of KIND the gravest first; with words, whatever kind they fit, what begins so first."""
    if not said:
        return sorted((c for c in conditions().values() if c.kind is kind), key=lambda c: -c.priority)
    low = said.lower()
    names = {c.key: (c.label, c.client, *c.synonyms) for c in conditions().values()}
    fits = [c for c in conditions().values() if any(low in n.lower() for n in names[c.key])]
    return sorted(fits, key=lambda c: (not any(n.lower().startswith(low) for n in names[c.key]), -c.priority))


def _meant(said: str, kind: HistoryKind) -> Condition | None:
    """What own words begin to name ("warfarin 5 mg"): its cautions hold, however the line was entered."""
    low = f"{said.lower()} "
    same = (c for c in conditions().values() if c.kind is kind)
    return next((c for c in same if any(low.startswith(f"{n.lower()} ") for n in (c.label, *c.synonyms))), None)


def _status_words(item: HistoryItem) -> str:
    said = {
        HistoryStatus.CURRENT: "now",
        HistoryStatus.PAST: "in the past",
        HistoryStatus.DENIED: "asked",
        HistoryStatus.UNKNOWN: "not known",
    }[item.status]
    return f"{said}, since {item.since}" if item.since else said
