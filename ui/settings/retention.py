"""How long this practice keeps its records: the period of a place, or one's own. Always to be verified."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from notesapp.catalogue.retention import OWN, longest, presets
from notesapp.catalogue.sources import titles
from notesapp.model.keeping import RetentionRule
from ui.base import metrics
from ui.base.i18n import tr
from ui.parts.cards import Card
from ui.parts.flow import Choice, Flow
from ui.parts.lists import FlowRow
from ui.parts.press import reveal
from ui.parts.steps import Stepper
from ui.parts.words import Text


class RetentionCard(Card):
    """`chosen(rule)` at each change."""

    chosen = Signal(object)

    def __init__(self, rule: RetentionRule | None) -> None:
        super().__init__("settings.retention", tr("How long records are kept"))
        self._rule = rule
        lead = tr("Verify the period with your regulator, your insurer and the law of your place: these are no advice.")
        self.body.addWidget(Text(lead, "secondary", "text2", wrap=True, name="settings.retention.verify"))
        self._places = Flow()
        self.body.addWidget(self._places)
        self._words = Text("", "body", wrap=True, name="settings.retention.words")
        self.body.addWidget(self._words)
        self._source = Text("", "secondary", "text2", wrap=True, name="settings.retention.source")
        self.body.addWidget(self._source)
        self._own = QWidget()
        flow = FlowRow(self._own, 16)
        start = rule or longest()
        self._years = self._stepper(flow, "years", tr("Years after the last entry"), start.years, 1, 50)
        self._adult = self._stepper(flow, "adult_at", tr("Of age at"), start.adult_at, 16, 21)
        self._minor = self._stepper(flow, "minor_years", tr("Years after coming of age"), start.minor_years, 0, 50)
        self.body.addWidget(self._own)
        self._show()

    def _stepper(self, flow: FlowRow, key: str, words: str, value: int, low: int, high: int) -> Stepper:
        holder = QWidget()
        box = metrics.column(holder, 4)
        box.addWidget(Text(words, "secondary", "text2", 600))
        stepper = Stepper(f"settings.retention.{key}", words, tr("years"), value, low, high)
        stepper.changed.connect(lambda _: self._set_own())
        box.addWidget(stepper)
        flow.addWidget(holder)
        return stepper

    def _set_own(self) -> None:
        self._choose(RetentionRule(OWN, self._years.value, self._adult.value, self._minor.value))

    def _choose(self, rule: RetentionRule) -> None:
        self._rule = rule
        self._show()
        self.chosen.emit(rule)

    def _show(self) -> None:
        key = self._rule.preset if self._rule else ""
        places = [
            Choice(f"settings.retention.{name}", preset.label, name == key, lambda r=preset.rule: self._choose(r))  # type: ignore[misc]
            for name, preset in presets().items()
        ]
        own = Choice(f"settings.retention.{OWN}", tr("Another period"), key == OWN, self._set_own)
        self._places.offer([*places, own])
        reveal(self._own, key == OWN)
        preset = presets().get(key)
        if preset is not None:
            weak = (
                " " + tr("Quoted at second hand or without a source: verify it before you rely on it.")
                if preset.weak
                else ""
            )
            self._words.say(preset.note + weak)
            self._source.say(tr("Read in: {source}", source="; ".join(titles(preset.source))))
        elif key == OWN:
            self._words.say(tr("Your own period. Where the law names none, records are kept no longer than needed."))
            self._source.say("")
        else:
            words = tr("Nothing chosen yet: {n} years hold, the longest of all, so that nothing is due too early.")
            self._words.say(words.format(n=longest().years))
            self._source.say("")
        reveal(self._source, bool(self._source.words))
