"""Consents: for treatment, sensitive areas, keeping records, sharing with a doctor; by whom and how."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from notesapp.catalogue.lists import label, options
from notesapp.catalogue.regions import regions
from notesapp.model.practice import Consent
from notesapp.words import names
from ui.base import metrics
from ui.base.i18n import tr
from ui.parts.buttons import Button
from ui.parts.choices import Segmented
from ui.parts.flow import Choice, Flow, empty, put
from ui.parts.words import Text
from ui.parts.wrap import WrapRow
from ui.standing.keeper import Keeper

TREATMENT, SENSITIVE, DATA, SHARING = "treatment", "sensitive_area", "data", "sharing"
KINDS = (TREATMENT, SENSITIVE, DATA, SHARING)
BY = (("client", "Client"), ("parent", "Parent"), ("guardian", "Guardian"))


class ConsentEditor(QWidget):
    """Each kind by itself. `agreed(kind)` and `withdrawn(kind)` when a person said so."""

    agreed = Signal(str)
    withdrawn = Signal(str)

    def __init__(self, keeper: Keeper, name: str) -> None:
        super().__init__()
        self._keeper, self._name = keeper, name
        self._regions: tuple[str, ...] = ()
        self._shown: tuple[tuple[Consent, ...], tuple[str, ...]] | None = None
        body = metrics.column(self, 8)
        how = WrapRow(None, 12)
        self._by = Segmented(f"{name}.by", tr("Who says so"), BY, BY[0][0])
        methods = [(k, options("consent_methods")[k].label) for k in ("spoken", "written", "signed_form")]
        self._how = Segmented(f"{name}.how", tr("How"), methods, "spoken")
        how.addWidget(self._by, 1)
        how.addWidget(self._how, 1)
        body.addLayout(how)
        self._rows = metrics.column(None, 2)
        body.addLayout(self._rows)
        self._where = Flow(6)
        self._where.hide()
        body.addWidget(self._where)
        self._trouble = Text("", "secondary", "danger", wrap=True, name=f"{name}.trouble")
        self._trouble.hide()
        body.addWidget(self._trouble)

    def refresh(self) -> None:
        shown = (self._keeper.briefing.standing.consents, self._regions)
        if shown != self._shown:
            self._shown = shown
            empty(self._rows)
            for kind in KINDS:
                put(self._rows, self._row(kind))
        self._show_regions()

    def _row(self, kind: str) -> QWidget:
        box = metrics.size(QWidget(), min_height=52)
        line = WrapRow(box, 8)
        holder = QWidget()
        said = metrics.column(holder, 0)
        one, given = options("consent_kinds")[kind], self._given(kind)
        said.addStretch(1)
        said.addWidget(Text(one.label, "body", weight=500))
        said.addWidget(Text(self._state(given) or one.client, "secondary", "text2", elide=True))
        said.addStretch(1)
        line.addWidget(holder, 1, least=180)
        name = f"{self._name}.{kind}"
        if kind == SENSITIVE:
            where = Button(tr("Choose where"), f"{name}.where", "quiet", trail="down")
            where.clicked.connect(lambda: self._where.setVisible(self._where.isHidden()))
            line.addWidget(where)
        if given is None or kind == SENSITIVE:
            agree = Button(tr("Agrees"), f"{name}.agree", accessible=f"{one.label}: {tr('agrees')}")
            agree.setEnabled(kind != SENSITIVE or bool(self._regions))
            agree.clicked.connect(lambda: self._agree(kind))
            line.addWidget(agree)
        if given is not None:
            back = Button(tr("Withdraw"), f"{name}.withdraw", "quiet", accessible=f"{one.label}: {tr('withdraw')}")
            back.clicked.connect(lambda: self._withdraw(given))
            line.addWidget(back)
        return box

    def _state(self, given: Consent | None) -> str:
        if given is None:
            return ""
        how = label("consent_methods", given.how).lower()
        said = tr("Given {day}, {how}", day=_day(given), how=how)
        where = [regions()[r].client_name.lower() for r in given.regions if r in regions()]
        return f"{said}: {', '.join(where)}" if where else said

    def _given(self, kind: str) -> Consent | None:
        """The newest consent of KIND in force."""
        held = [c for c in self._keeper.briefing.standing.consents if c.for_what == kind and c.withdrawn_at is None]
        return max(held, key=lambda c: c.given_at) if held else None

    def _show_regions(self) -> None:
        delicate = [one for one in regions().values() if "consent area" in (one.caution, one.caution_also)]
        self._where.offer(
            [
                Choice(
                    f"{self._name}.region.{one.key}",
                    one.client_name,
                    one.key in self._regions,
                    partial(self._toggle_region, one.key),
                )
                for one in delicate
            ]
        )

    def _toggle_region(self, key: str) -> None:
        here = self._regions
        self._regions = tuple(r for r in here if r != key) if key in here else (*here, key)
        self.refresh()

    def _agree(self, kind: str) -> None:
        self.keep(kind, self._regions if kind == SENSITIVE else ())
        self.agreed.emit(kind)
        self._regions = ()

    def keep(self, kind: str, where: tuple[str, ...] = ()) -> None:
        """Keep that the client agrees to KIND, as said by whom and how above."""
        stamp = self._keeper.stamp
        consent = Consent(
            stamp.new_id(),
            self._keeper.briefing.client.id,
            kind,
            self._by.value or "client",
            self._how.value or "spoken",
            stamp.now(),
            where,
        )
        self._trouble.hide()
        self._keeper.keep(lambda: self._keeper.store_consent(consent), self._failed, self.refresh)

    def _withdraw(self, given: Consent) -> None:
        self._keeper.keep(lambda: self._keeper.store_withdrawal(given.id), self._failed, self.refresh)
        self.withdrawn.emit(given.for_what)

    def _failed(self, error: Exception) -> None:
        self._trouble.say(str(error))
        self._trouble.show()


def _day(consent: Consent) -> str:
    return names.day(consent.given_at.astimezone().date(), weekday=False, year=False)
