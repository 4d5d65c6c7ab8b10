"""More about the use at work: what was on the skin, how the client lay, the area that was painted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from notesapp.catalogue.lists import label, options
from notesapp.catalogue.rules import rules
from notesapp.model.practice import HistoryItem
from notesapp.model.treatment import TechniqueUse
from notesapp.safety.products import ALLERGY, met_by
from notesapp.words import names
from ui.base import metrics
from ui.parts.buttons import Button
from ui.parts.cards import Banner
from ui.parts.flow import Choice, Flow, put
from ui.session.desk import Desk
from ui.session.treat_lists import Panel


class MorePanel(Panel):
    """`changed(field, value)` for product and position; `met(product, reason)` for one the client is allergic to."""

    changed = Signal(str, str)
    met = Signal(str, str)
    unpainted = Signal()

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
            self._ask(met)
        products = Flow()
        self.put(products)
        products.offer([self._product(key, use) for key in options("products")])
        self.section(self.tr("How the client lies or sits"))
        positions = Flow()
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
            line = metrics.row(None, 0, (0, 12, 0, 0))
            self.body.addLayout(line)
            away = Button(self.tr("Take the painted area away"), "treat.unpaint", "quiet", icon="erase")
            away.clicked.connect(self.unpainted)
            put(line, away)
            line.addStretch(1)
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
        self.changed.emit(field, "" if getattr(use, field) == key else key)

    def _ask(self, met: tuple[HistoryItem, ...]) -> None:
        what = ", ".join(names.condition(item.what) for item in met)
        said = self.tr("{product}: {allergy}").format(product=label("products", self._asked), allergy=what)
        asks = self.tr("Take something else, unless the client was asked and it is safe.")
        banner = Banner("treat.allergy", "danger", said, asks)
        for at, reason in enumerate(rules()[ALLERGY].reasons or (self.tr("Client asked, it is safe"),)):
            banner.add_action(reason, f"treat.allergy.reason.{at}", partial(self.met.emit, self._asked, reason))
        self.put(banner)
