"""What must be known before touching the client."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from notesapp.catalogue.conditions import conditions
from notesapp.model.practice import HistoryKind, HistoryStatus
from notesapp.usecases.overview import ClientView
from ui.base import metrics
from ui.base.i18n import tr
from ui.clients.words import day
from ui.parts.cards import Banner, BannerKind
from ui.parts.lists import FlowRow

SPECIAL = (HistoryKind.MEDICATION,)


class AlertsRow(QWidget):
    """What must be known before touching: conditions hatched, allergies, then medication."""

    def __init__(self, view: ClientView) -> None:
        super().__init__()
        self.setObjectName("client.alerts")
        self.setAccessibleName(tr("To know first"))
        cards = self._cards(view)
        self.is_empty = not cards
        line = self._line = metrics.row(self, 8) if len(cards) <= 3 else FlowRow(self, 8)
        for number, (kind, title, second, picture) in enumerate(cards, start=1):
            icon = "heart" if kind == "info" else ""
            banner = Banner(f"client.alert.{number}", kind, title, second, icon, picture)
            if isinstance(line, FlowRow):
                metrics.size(banner, min_width=320, min_height=56)
                line.addWidget(banner)
            else:
                line.addWidget(banner, 3 if picture else 2)

    def set_narrow(self, narrow: bool) -> None:
        """One below the other when there is little room."""
        if isinstance(self._line, QBoxLayout):
            down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
            self._line.setDirection(down if narrow else across)

    def _cards(self, view: ClientView) -> list[tuple[BannerKind, str, str, str]]:
        known = conditions()
        first: list[tuple[int, BannerKind, str, str, str]] = []
        for item in view.standing.history:
            if item.status is not HistoryStatus.CURRENT:
                continue
            one = known.get(item.what)
            title = one.label if one else item.what
            asked = tr("asked {day}", day=day(item.reviewed_at)) if item.reviewed_at else ""
            note = " · ".join(part for part in (item.note, asked) if part)
            if item.kind is HistoryKind.ALLERGY:
                said = " · ".join(part for part in (item.note, one.alert if one else "") if part)
                first.append((2, "warn", title, said, ""))
            elif item.kind in SPECIAL:
                first.append((3, "info", title, note, ""))
            elif one is not None and one.alert:
                first.append((1, "danger", title, one.alert, "hatch"))
        if view.client.remarks:
            first.append((0, "warn", view.client.remarks, "", ""))
        first.sort(key=lambda card: card[0])
        return [(kind, title, second, picture) for _, kind, title, second, picture in first]
