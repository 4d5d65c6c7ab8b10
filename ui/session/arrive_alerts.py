"""What must be known before anybody is touched: rules that speak and lines of the history, the gravest first."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from notesapp.catalogue.conditions import conditions
from notesapp.catalogue.rules import Act, Effect, Severity, Where, rules
from notesapp.model.briefing import Briefing
from notesapp.model.practice import HistoryItem, HistoryKind, HistoryStatus
from notesapp.safety.assess import Assessment
from notesapp.safety.assessment import Alert
from notesapp.words import names
from notesapp.words.history import named
from notesapp.words.lexicon import upper_first
from notesapp.words.names import For
from ui.base import metrics
from ui.parts.buttons import Button
from ui.parts.cards import Banner, BannerKind
from ui.parts.flow import empty, put
from ui.parts.words import Text
from ui.parts.wrap import WrapRow

SHOWN = 2
RESERVED = 74
"""px at 100 %: two alerts beside each other, one of them in three lines."""
LEAST = 210
"""px at 100 %: narrower, they stand below each other."""
GRAVE = (Severity.STOP, Severity.DOC)


@dataclass(frozen=True, slots=True)
class Warned:
    """One thing to know: a heading, what follows from it, how grave, and whether places are hatched for it."""

    key: str
    title: str
    text: str
    kind: BannerKind
    hatched: bool = False


def warnings(found: Assessment, briefing: Briefing) -> tuple[Warned, ...]:
    """The rules that speak for the whole session, then areas to avoid, the history's lines, remarks; each once."""
    standing = briefing.standing
    told: set[str] = set()
    first: list[Warned] = []
    for alert in found.alerts:
        if alert.about or alert.rule not in rules():
            continue
        first += [one for one in _of_rule(alert) if one.key not in told]
        told.update(one.key for one in first)
    current = [item for item in standing.history if item.status is HistoryStatus.CURRENT and item.what not in told]
    later = [_of_history(item) for item in current if _matters(item)]
    order = sorted(later, key=lambda w: -_priority(w.key))
    areas = [
        Warned(f"avoid.{area.id}", upper_first(names.places(area.places, For.CLIENT)), area.reason, "danger", True)
        for area in standing.avoid
    ]
    remarks = briefing.client.remarks.strip()
    every = (*first, *areas, *order, *([Warned("remarks", remarks, "", "info")] if remarks else []))
    return tuple(sorted(every, key=lambda one: one.kind != "danger"))  # stable: among equals the order of the rules


def _of_rule(alert: Alert) -> list[Warned]:
    rule = rules()[alert.rule]
    grave = alert.severity in GRAVE
    hatched = any(_is_of_places(effect) for effect in rule.effects)
    kind: BannerKind = "danger" if grave or hatched else "warn"
    because = [b.removeprefix("condition:") for b in alert.because if b.startswith("condition:")]
    known = [conditions()[key] for key in because if key in conditions()]
    if known and not grave:
        return [Warned(c.key, c.label, c.alert or rule.alert, kind, hatched) for c in known]
    text = next((effect.words for effect in rule.effects if effect.words), "") or rule.alert or rule.title
    return [Warned(alert.rule, rule.title, text, kind, hatched and not grave)]


def _is_of_places(effect: Effect) -> bool:
    """Whether EFFECT draws a hatch or holds the hands back in some places, not everywhere."""
    return effect.act is Act.HATCH or (effect.act is Act.CAP and effect.where in (Where.AREAS, Where.MARKED))


def _matters(item: HistoryItem) -> bool:
    known = conditions().get(item.what)
    return item.kind is HistoryKind.ALLERGY or bool(known and known.alert)


def _of_history(item: HistoryItem) -> Warned:
    known = conditions().get(item.what)
    return Warned(item.what, upper_first(named(item)), known.alert if known else item.note, "warn")


def _priority(key: str) -> int:
    if key not in conditions():
        return 8  # an allergy in the client's own words
    known = conditions()[key]
    return known.priority + (10 if known.kind is HistoryKind.ALLERGY else 0)


class AlertRow(QWidget):
    """The two gravest beside each other; how many more there are can be tapped."""

    more = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._line = WrapRow(self, 8)
        self._shown: tuple[Warned, ...] = ()
        self._is_kept = False
        self._nothing = Text(self.tr("Nothing to mind so far"), "secondary", "text2", name=f"{name}.none")
        self._line.addWidget(self._nothing, 1)
        self.hide()

    def reserve(self, kept: bool) -> None:
        """Keep the place where alerts appear while they are being told: what is tapped below must not move away."""
        metrics.size(self, min_height=RESERVED if kept else 0)
        self._nothing.setVisible(kept and not self._shown)
        self.setVisible(kept or bool(self._shown))
        self._is_kept = kept

    def show_warnings(self, warned: tuple[Warned, ...]) -> None:
        if warned == self._shown:
            return
        self._shown = warned
        self._line.removeWidget(self._nothing)
        empty(self._line)
        self._line.addWidget(self._nothing, 1)
        self._nothing.setVisible(self._is_kept and not warned)
        for one in warned[:SHOWN]:
            banner = Banner(
                f"{self.objectName()}.{one.key}",
                one.kind,
                one.title,
                one.text,
                picture="hatch" if one.hatched else "",
            )
            self._line.addWidget(banner, 1, least=LEAST)
            banner.show()
        rest = warned[SHOWN:]
        if rest:
            button = Button(f"+{len(rest)}", f"{self.objectName()}.more", size="large")
            button.say(f"+{len(rest)}")
            button.setToolTip("\n".join(f"{one.title}: {one.text}" for one in rest))
            button.setAccessibleName(self.tr("{count} more to know").format(count=len(rest)))
            button.clicked.connect(self.more)
            put(self._line, button)
        self.setVisible(bool(warned) or self._is_kept)
