"""The health history, asked by kind: lines that stand, common ones to tap, a search, own words, "none of these"."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from notesapp.catalogue.conditions import Condition, conditions
from notesapp.editing import arrive as moves
from notesapp.model.answers import HealthReply
from notesapp.model.practice import HistoryItem, HistoryKind, HistoryStatus
from notesapp.words.history import WHOLE, is_none, item_words
from notesapp.words.lexicon import upper_first
from ui.base import metrics
from ui.parts.buttons import Button
from ui.parts.cards import FoldedLine
from ui.parts.choices import ChoiceTiles, Segmented, Tile
from ui.parts.fields import LineField
from ui.parts.words import Text
from ui.session import arrive_words as words
from ui.session.arrive_page import ArrivePage, Choice, Flow, Keeping, empty, put
from ui.session.desk import Desk

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

COMMON = 9
NEW_STATUSES = (HistoryStatus.CURRENT, HistoryStatus.PAST, HistoryStatus.DENIED, HistoryStatus.UNKNOWN)


class HealthCard(ArrivePage):
    """A change makes a new line that replaces the old one; the old one stays in the record."""

    def __init__(self, desk: Desk, keeping: Keeping) -> None:
        super().__init__("arrive.health", self.tr("Health history"), desk)
        self.close_button(self.tr("Close"))
        self._keeping = keeping
        self._kind = HistoryKind.CONDITION
        self._open: str | None = None
        self._shown: tuple[tuple[HistoryItem, ...], str | None] | None = None
        tabs = [
            (kind.value, Tile(label, f"arrive.health.kind.{kind.value}", look="soft", height=44))
            for kind, label in ASKED.items()
        ]
        self._tabs = ChoiceTiles("arrive.health.kinds", self.tr("What is asked"), tabs, spacing=4)
        self._tabs.choose(self._kind.value)
        self._tabs.chosen.connect(self._take_kind)
        self.body.addWidget(self._tabs)
        self._lines = metrics.column(None, 2)
        self.body.addLayout(self._lines)
        self._search = LineField(
            "arrive.health.search", self.tr("Search, or own words"), self.tr("Search, or own words and Enter")
        )
        self._search.textChanged.connect(lambda _: self._show_chips())
        self._search.returnPressed.connect(self._add_words)
        self.body.addWidget(self._search)
        self._chips = Flow()
        self.body.addWidget(self._chips)
        self._trouble = Text("", "secondary", "danger", wrap=True, name="arrive.health.trouble")
        self._trouble.hide()
        self.body.addWidget(self._trouble)
        self.body.addStretch(1)
        foot = metrics.row(None, 8)
        self._none_all = Button("", "arrive.health.none_all", size="large", icon="check", accessible="-")
        self._finish = Button(self.tr("Done"), "arrive.health.done", "soft", "large")
        self._none_all.clicked.connect(self._deny_rest)
        self._finish.clicked.connect(self._finished)
        foot.addWidget(self._none_all, 1)
        foot.addWidget(self._finish, 1)
        self.body.addLayout(foot)

    def refresh(self) -> None:
        history = self.desk.briefing.standing.history
        self._show_lines([item for item in history if item.kind is self._kind])
        self._show_chips()
        first = self.desk.briefing.is_first_visit
        unasked = self._unasked()
        self._none_all.setVisible(bool(unasked))
        begun = len(unasked) < len(ASKED)
        self._none_all.say(self.tr("Nothing else to tell") if begun else self.tr("None of all these"))
        if not first:
            self._none_all.hide()
        self._finish.setVisible(not first or not unasked)

    # what stands

    def _show_lines(self, items: list[HistoryItem]) -> None:
        shown = (tuple(items), self._open)
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._lines)
        for item in items:
            line = FoldedLine(upper_first(item_words(item)), _status_words(item), f"arrive.health.line.{item.id}")
            line.clicked.connect(partial(self._toggle, item.id))
            put(self._lines, line)
            if item.id == self._open:
                put(self._lines, self._status_row(item))

    def _status_row(self, item: HistoryItem) -> QWidget:
        labels = {
            "current": self.tr("Now"),
            "past": self.tr("In the past"),
            "denied": self.tr("No"),
            "unknown": self.tr("Not known"),
        }
        row = Segmented(
            f"arrive.health.status.{item.id}",
            words.what_words(item.what),
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
        stamp = self.desk.stamp
        self._keep(replace(item, id=stamp.new_id(), status=status, replaces=item.id, reviewed_at=stamp.now()))

    # what can be added

    def _take_kind(self, key: str) -> None:
        self._kind = HistoryKind(key)
        self._open = None
        self._search.clear()
        self.refresh()

    def _show_chips(self) -> None:
        history = self.desk.briefing.standing.history
        said = self._search.text().strip()
        here = {item.what for item in history}
        found = [c for c in _matching(said, self._kind) if c.key not in here][:COMMON]
        choices = [
            Choice(f"arrive.health.add.{one.key}", one.label, False, partial(self._add, one.kind, one.key))
            for one in found
        ]
        if said:
            own = self.tr("Add “{words}”").format(words=said)
            choices.append(Choice("arrive.health.add_words", own, False, self._add_words))
        elif not self._standing(self._kind):
            deny = partial(self._deny, self._kind, WHOLE[self._kind])
            choices.append(Choice("arrive.health.none", self.tr("None of these"), False, deny))
        self._chips.offer(choices)

    def _add_words(self) -> None:
        said = self._search.text().strip()
        meant = _meant(said, self._kind)
        if meant is not None and not any(i.what == meant.key for i in self._standing(self._kind)):
            self._add(meant.kind, meant.key)
        if said and (meant is None or said.lower() != meant.label.lower()):
            self._add(self._kind, said)
        self._search.clear()

    def _add(self, kind: HistoryKind, what: str, status: HistoryStatus = HistoryStatus.CURRENT) -> None:
        stamp, client = self.desk.stamp, self.desk.briefing.client.id
        denied = [i for i in self._standing(kind) if is_none(i)]
        replaces = denied[0].id if denied and status is HistoryStatus.CURRENT else None
        self._keep(HistoryItem(stamp.new_id(), client, kind, what, status, reviewed_at=stamp.now(), replaces=replaces))
        self._search.clear()

    def _deny(self, kind: HistoryKind, what: str) -> None:
        self._add(kind, what, HistoryStatus.DENIED)

    def _deny_rest(self) -> None:
        """One tap: no to every kind that has no line yet, each kept as a line of its own."""
        for kind in self._unasked():
            self._deny(kind, WHOLE[kind])
        self._finished()

    def _keep(self, item: HistoryItem) -> None:
        keep = self._keeping.services.keep_history
        self._trouble.hide()
        self._keeping.keep(lambda: keep(item), self._failed)
        if not self.desk.briefing.is_first_visit:
            self._answer(HealthReply.CHANGED)

    def _failed(self, error: Exception) -> None:
        self._trouble.say(str(error))
        self._trouble.show()

    def _finished(self) -> None:
        if self.desk.briefing.is_first_visit:
            self._answer(HealthReply.FIRST)
        elif self.desk.note.health is None:
            self._answer(HealthReply.NO_CHANGE)
        if self.desk.note.consent is None:
            self.goto.emit("consent")
        else:
            self.done.emit()

    def _answer(self, reply: HealthReply) -> None:
        desk = self.desk
        if desk.note.health is None or desk.note.health.reply is not reply:
            desk.change(moves.answer_health(desk.note, reply, desk.stamp), self.tr("Health"))

    def _standing(self, kind: HistoryKind) -> list[HistoryItem]:
        return [i for i in self.desk.briefing.standing.history if i.kind is kind]

    def _unasked(self) -> list[HistoryKind]:
        return [kind for kind in ASKED if not self._standing(kind)]


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
