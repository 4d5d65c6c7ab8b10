"""What the map offers besides its tools: all places under a finger, closer views, teaching aids. Chips, no page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from notesapp.bodymap.figure import figure_of, new_map
from notesapp.bodymap.referral import accept
from notesapp.bodymap.regions import RegionRef, here
from notesapp.bodymap.scene import Teaching
from notesapp.model.body_map import BodyMap, Mark, MarkKind, Place, View
from ui.base import metrics
from ui.base.i18n import tr
from ui.base.theme import current
from ui.bodymap.chips import Offer
from ui.bodymap.closer import closer_offer, closer_offers, closer_view
from ui.bodymap.naming import Wording
from ui.bodymap.offering import Offering
from ui.bodymap.rails import ViewRail
from ui.bodymap.teaching import TeachingAids, has_referral
from ui.parts.press import reveal
from ui.parts.words import Text

NOTE_WIDTH = 168
MOST = 4
"""So many chips leave the letters of the sides free."""


class MapExtras(QObject):
    """Signals: `offered(list)` of chips; `view_wanted(View)`; `redraw()`; `accepted(BodyMap, label)`, an arrow kept."""

    offered = Signal(object)
    view_wanted = Signal(object)
    redraw = Signal()
    accepted = Signal(object, str)
    more_asked = Signal()

    def __init__(
        self,
        pane: QWidget,
        new_id: Callable[[], str],
        now: Callable[[], datetime],
        by: str,
        wording: Callable[[], Wording],
    ) -> None:
        super().__init__(pane)
        self.aids = TeachingAids()
        self.view, self.body_map = View.BACK, new_map()
        self.selected: str | None = None
        self.place: Place | None = None
        """Where the hand last was: its referral can be asked for."""
        self._new_id, self._now, self._by, self._wording = new_id, now, by, wording
        self._rest: tuple[RegionRef, ...] = ()
        self._menu = ""
        self.folded = False
        """Where there is little room the note is a tooltip of the button alone."""
        self.note = Text("", "label", "text2", wrap=True, name="map.teaching_note")
        self.note.setParent(pane)
        metrics.size(self.note, width=NOTE_WIDTH)
        self.note.hide()

    def bind(self, offering: Offering, rail: ViewRail) -> None:
        """Offer through the map's chips, and be asked by the buttons of RAIL."""
        self.offered.connect(offering.extra)
        offering.extra_taken.connect(self.take)
        offering.place_taken.connect(self.touched)
        self.more_asked.connect(lambda: offering.places(self._rest, taken=False))
        rail.closer_asked.connect(self.ask_closer)
        rail.teaching_asked.connect(self.ask_teaching)

    # what the pane tells

    def teaching(self) -> Teaching | None:
        return self.aids.value()

    def follow(self, body_map: BodyMap, view: View, selected: str | None) -> None:
        """The pane shows another value or another view."""
        if view is not self.view:
            self._menu = ""
            self.aids.drop_arrows()
        self.body_map, self.view, self.selected = body_map, view, selected
        words, whole = self.aids.note(view, body_map.figure_version)
        if words != self.note.words:
            self.note.say(words)
        self.note.setToolTip(whole)
        self.note.setAccessibleDescription(whole)
        self.note.adjustSize()
        reveal(self.note, bool(words) and not self.folded)
        self.note.raise_()

    def fit(self, folded: bool, left: int) -> None:
        """The note stands in the upper corner, beside the head; folded there is no room for it."""
        self.folded = folded
        self.follow(self.body_map, self.view, self.selected)
        self.note.move(left + current().px(4), current().px(10))

    def under(self, refs: tuple[RegionRef, ...], at: tuple[float, float]) -> tuple[tuple[RegionRef, ...], list[Offer]]:
        """Which of the places a touch may have meant are shown, and the chips below them; four chips in all.

        Those are the others that lie here, and a closer view. What is left out of the places lies behind "More here".
        """
        body = figure_of(self.body_map)
        all_here = here(body, self.view.value, *at)
        to = closer_view(body.version, self.view, refs[0].key)
        room = MOST - (to is not None)
        room -= len(all_here) > room
        shown = refs[:room]
        self._menu, self._rest = "", tuple(ref for ref in all_here if ref not in shown)
        rows = [Offer("more", tr("More here"), tr("{n} deeper", n=len(self._rest)))] if self._rest else []
        return shown, [*rows, closer_offer(to)] if to is not None else rows

    def touched(self, place: Place) -> None:
        self.place = place

    # what is asked for

    def ask_closer(self) -> None:
        """Offer the closer views; asked again, take the offer away."""
        if not self._closes("closer"):
            self.offered.emit(closer_offers(self.body_map.figure_version, self.view))

    def ask_teaching(self) -> None:
        """Offer the aids; asked again, take the offer away, so that nothing covers what they show."""
        if not self._closes("teaching"):
            self._offer_aids()

    def _closes(self, menu: str) -> bool:
        was, self._menu = self._menu, menu
        if was == menu:
            self._menu = ""
            self.offered.emit([])
        return was == menu

    def _offer_aids(self) -> None:
        self.offered.emit(self.aids.offers(self.body_map.figure_version, self.view, self._muscle(), self._wording()))

    def take(self, kind: str, rest: str) -> None:
        """A chip of this kind was taken."""
        if kind == "more":
            self.more_asked.emit()
        elif kind == "view":
            self.view_wanted.emit(View(rest))
        elif kind == "aid":
            self._switch(rest)
        elif kind == "refer":
            self._refer(rest)
        elif kind == "arrow":
            self._keep(int(rest))

    def _switch(self, aid: str) -> None:
        if aid == "none":
            self.aids.hide_all()
        elif aid == "paper":
            self.aids.on_paper = not self.aids.on_paper
        else:
            self.aids.switch(aid)
        self.redraw.emit()
        self._offer_aids()

    def _refer(self, what: str) -> None:
        muscle = self._muscle()
        if what == "on" and muscle is not None:
            self.aids.refer(self.body_map, self.view, muscle)
            elsewhere = {one.view for one in self.aids.arrows}
            if elsewhere and self.view not in elsewhere:
                arrows = self.aids.arrows
                self.view_wanted.emit(next(iter(elsewhere)))
                self.aids.arrows = arrows
        else:
            self.aids.drop_arrows()
        self.redraw.emit()
        self.offered.emit(self.aids.arrow_offers(self._wording()))

    def _keep(self, number: int) -> None:
        """An arrow the client confirms becomes the therapist's mark, linked to the point it comes from."""
        arrow = self.aids.arrows[number]
        source = self.body_map.mark(self.selected) if self.selected else None
        self.aids.without(arrow)
        made = accept(arrow, self.body_map, source, self._new_id, self._now(), self._by)
        self.accepted.emit(self.body_map.with_mark(made), "referral")
        self.redraw.emit()
        self.offered.emit(self.aids.arrow_offers(self._wording()))

    def _muscle(self) -> Place | None:
        """The muscle whose referral may be shown: that of the chosen mark, else the place last touched."""
        mark = self.body_map.mark(self.selected) if self.selected else None
        places = (mark.places[:1] if mark is not None and _has_source(mark) else ()) + (
            (self.place,) if self.place else ()
        )
        return next((place for place in places if has_referral(place.region)), None)


def _has_source(mark: Mark) -> bool:
    return bool(mark.places) and mark.kind is not MarkKind.PATH
