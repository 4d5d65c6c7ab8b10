"""More about the use at work: what was on the skin, how the client lay, the area that was painted."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from notesapp.catalogue.lists import label, options
from notesapp.catalogue.rules import rules
from notesapp.editing import treat
from notesapp.model.practice import HistoryItem
from notesapp.model.session_note import SessionNote
from notesapp.model.treatment import TechniqueUse
from notesapp.safety.products import ALLERGY, met_by
from notesapp.words import names
from ui.base import metrics
from ui.parts.buttons import Button
from ui.parts.cards import Banner
from ui.parts.flow import Choice, Flow
from ui.session.desk import Desk
from ui.session.treat_lists import Panel


class MorePanel(Panel):
    """Each tap is kept at once; a product the client is allergic to asks first, and keeps the reason."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("treat.more_about")
        self._desk = desk
        self._use: TechniqueUse | None = None
        self._asked = ""

    def show_use(self, use: TechniqueUse) -> None:
        self._use, self._asked = use, ""
        self._fill()

    def _fill(self) -> None:
        use = self._use
        assert use is not None
        self.start(self.tr("More about this"))
        self.section(self.tr("On the skin"))
        met = met_by(self._asked, self._desk.briefing.standing)
        if met:
            self._ask(met, use)
        products = Flow(size="bar")
        self.put(products)
        products.offer([self._product(key, use) for key in options("products")])
        self.section(self.tr("How the client lies or sits"))
        positions = Flow(size="bar")
        self.put(positions)
        positions.offer(
            [
                Choice(
                    f"treat.position.{key}", one.label, key == use.position, partial(self._tell, "position", key, use)
                )
                for key, one in options("positions").items()
            ]
        )
        if use.strokes:
            self.section(self.tr("On the map"))
            away = Button(self.tr("Take the painted area away"), "treat.unpaint", size="bar", icon="erase")
            away.clicked.connect(lambda: self._keep(treat.unpaint_use(self._desk.note, use.id)))
            self.put(away)
        self.end()

    def _product(self, key: str, use: TechniqueUse) -> Choice:
        words = label("products", key)
        if met_by(key, self._desk.briefing.standing):
            words = self.tr("{what}: allergy").format(what=words)
        return Choice(f"treat.product.{key}", words, key == use.product, partial(self._take_product, key, use))

    def _take_product(self, key: str, use: TechniqueUse) -> None:
        """What the client is allergic to is not taken by one tap."""
        if key != use.product and met_by(key, self._desk.briefing.standing):
            self._asked = key
            self._fill()
        else:
            self._tell("product", key, use)

    def _tell(self, field: str, key: str, use: TechniqueUse) -> None:
        """A second tap takes it back."""
        value = "" if getattr(use, field) == key else key
        changed = replace(use, product=value) if field == "product" else replace(use, position=value)
        self._keep(self._desk.note.with_use(changed))

    def _take_all_the_same(self, use: TechniqueUse, product: str, reason: str) -> None:
        """The reason is kept and printed."""
        desk = self._desk
        because = tuple(f"condition:{item.what}" for item in met_by(product, desk.briefing.standing))
        note = desk.note.with_use(replace(use, product=product))
        allergy = [(ALLERGY, rules()[ALLERGY].version)]
        self._keep(treat.give_reason(note, allergy, use.id, reason, desk.stamp, because=because))

    def _keep(self, note: SessionNote) -> None:
        self._desk.change(note, self.tr("More about this"))
        use = self._desk.note.use(self._use.id) if self._use else None
        if use is not None:
            self.show_use(use)

    def _ask(self, met: tuple[HistoryItem, ...], use: TechniqueUse) -> None:
        what = ", ".join(names.condition(item.what) for item in met)
        said = self.tr("{product}: {allergy}").format(product=label("products", self._asked), allergy=what)
        asks = self.tr("Take something else, unless the client was asked and it is safe.")
        banner = Banner("treat.allergy", "danger", said, asks)
        for at, reason in enumerate(rules()[ALLERGY].reasons or (self.tr("Client asked, it is safe"),)):
            banner.add_action(
                reason, f"treat.allergy.reason.{at}", partial(self._take_all_the_same, use, self._asked, reason)
            )
        holder = QWidget()
        metrics.column(holder, 0, (0, 0, 0, 10)).addWidget(banner)
        self.put(holder)
