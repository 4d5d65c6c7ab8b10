"""What the chips beside the legs offer: places the finger may have meant, ready-made paths, stamps and their grades,
where a path ends, what to do with what the lasso holds, what became of an earlier mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from notesapp.bodymap.hand import Change
from notesapp.bodymap.regions import RegionRef
from notesapp.bodymap.reshape import removed
from notesapp.bodymap.tools import mark_place, offered, place_of, sciatic
from notesapp.catalogue import findings, regions
from notesapp.catalogue.lists import options
from notesapp.model.body_map import (
    BodyMap,
    GhostReply,
    Layer,
    Link,
    LinkKind,
    Mark,
    MarkKind,
    Moment,
    Place,
    Reading,
    View,
)
from notesapp.model.body_map import Side as BodySide
from ui.base.i18n import tr
from ui.bodymap.chips import Offer, Offers
from ui.bodymap.hand_on_map import HandOnMap
from ui.bodymap.holding import Holding, ToolName
from ui.bodymap.naming import region_name
from ui.parts.badges import Side as Letter

LETTERS: dict[str, Letter] = {"left": "L", "right": "R"}
STAMPS = ("trigger_point", "tender_point", "hypertonic")
"""The findings at hand on the map itself; the sheet of stamps has them all."""
GHOSTS = (
    (GhostReply.SAME, "Still there"),
    (GhostReply.CHANGED, "Changed"),
    (GhostReply.GONE, "Gone"),
    (GhostReply.NOT_ASKED, "Not asked"),
)


class Offered(Protocol):
    """What the chips need of the pane whose chips they are."""

    offers: Offers
    place_chosen: SignalInstance
    ghost_answered: SignalInstance

    @property
    def canvas(self) -> HandOnMap: ...
    @property
    def body_map(self) -> BodyMap: ...
    @property
    def moment(self) -> Moment: ...
    @property
    def holding(self) -> Holding: ...
    @property
    def marks_here(self) -> bool: ...
    def set_view(self, view: View) -> None: ...
    def set_finding(self, key: str) -> None: ...
    def set_tool(self, tool: ToolName) -> None: ...
    def change(self, body_map: BodyMap, label: str) -> None: ...
    def tell(self, change: Change | None) -> None: ...
    def place_offers(self) -> None: ...


class Offering(QObject):
    """Fills the chips of PANE and does what they stand for."""

    stamps_asked = Signal()
    extra_taken = Signal(str, str)
    place_taken = Signal(object)

    def __init__(self, pane: Offered, parent: QObject) -> None:
        super().__init__(parent)
        self._pane = pane
        self._refs: dict[str, RegionRef] = {}
        self._about: tuple[str, ...] = ()
        self._tool: ToolName | None = None
        self._graded: tuple[str, int | None] | None = None
        self.made: str | None = None
        pane.offers.taken.connect(self._take)

    @property
    def side(self) -> str:
        """On which side of the body the finger was; the chips stand on the other."""
        return next(iter(self._refs.values())).side if self._refs else "right"

    def clear(self) -> None:
        self._refs, self.made, self._about, self._tool, self._graded = {}, None, (), None, None
        self._pane.offers.offer([])
        self._pane.place_offers()

    def _offer(self, offers: Iterable[Offer]) -> None:
        self._tool = self._graded = None
        self._pane.offers.offer(list(offers))
        self._pane.place_offers()

    # what is offered

    def tool(self, tool: ToolName, layer: Layer | None) -> None:
        """What the tool in hand has at the ready."""
        client = layer is Layer.CLIENT
        if tool in ("path", "line"):
            ready = [Offer(f"sciatic.{side}", tr("Sciatic"), "", LETTERS[side]) for side in ("left", "right")]
            ways = (("path", tr("Runs to"), tr("with an arrow")), ("line", tr("Line"), tr("no arrow")))
            kinds = [Offer(f"tool.{key}", words, more, checked=key == tool) for key, words, more in ways]
            self._offer([*(ready if client and tool == "path" else ()), *kinds])
        elif tool in ("erase", "lasso"):
            ways = (("erase", tr("Rub out"), ""), ("lasso", tr("Lasso"), tr("move, link, delete")))
            self._offer([Offer(f"tool.{key}", words, more, checked=key == tool) for key, words, more in ways])
        elif tool == "stamp":
            known, held = findings.findings(), self._pane.holding.finding
            near = [key for key in STAMPS if key != held]
            some = [held, *near][: len(STAMPS)]
            shown = [Offer(f"stamp.{key}", tr(known[key].label), checked=key == held) for key in some]
            self._offer([*shown, Offer("stamps.all", tr("All stamps"), tr("{n} signs", n=len(known)))])
        else:
            return
        self._tool = tool

    def places(self, refs: Sequence[RegionRef], more: Sequence[Offer] = (), *, taken: bool = True) -> None:
        """What the finger may have meant; the first one is TAKEN at once. MORE are chips below, see `extra_taken`."""
        self._refs = {f"place.{ref.key}.{ref.side}.{ref.depth}": ref for ref in refs}
        first = next(iter(self._refs)) if taken else ""
        self._offer([*(self._chip(key, ref, key == first) for key, ref in self._refs.items()), *more])

    def extra(self, offers: Sequence[Offer]) -> None:
        """Chips of somebody else, who is told by `extra_taken(kind, rest)` which was taken."""
        self._refs, self._about = {}, ()
        self._offer(offers)

    def _chip(self, key: str, ref: RegionRef, checked: bool) -> Offer:
        deep = tr("deep") if regions.regions()[ref.key].layer == "deep" else ""  # whatever shape it was reached through
        return Offer(key, region_name(ref.key, self._pane.canvas.wording), deep, LETTERS.get(ref.side), checked)

    def mark(self, mark: Mark) -> None:
        """For a finding how strong it is, for a path just drawn where it ends."""
        known = findings.findings().get(mark.what)
        tapped = mark.kind is MarkKind.AREA  # the places nearby are offered then
        if mark.layer is Layer.THERAPIST and not tapped and (known is None or known.graded):
            reading = self._pane.body_map.reading(mark.id, self._pane.moment)
            self._about, self._refs = (mark.id,), {}
            grades = [(one.value, one.label) for one in options("grades").values()]
            grade = reading.grade if reading else None
            self._offer([Offer(f"grade.{value}", tr(label), checked=value == grade) for value, label in grades])
            self._graded = (mark.id, grade)
        elif mark.kind is MarkKind.PATH and mark.id == self.made:
            self._ends(mark)

    def regrade(self) -> None:
        """The chips say the grade as it is now, whatever set it; of a mark that is gone they say nothing."""
        if self._graded is None:
            return
        mark_id, shown = self._graded
        mark, reading = self._pane.body_map.mark(mark_id), self._pane.body_map.reading(mark_id, self._pane.moment)
        if mark is None:
            self.clear()
        elif (reading.grade if reading else None) != shown:
            self.mark(mark)

    def _ends(self, mark: Mark) -> None:
        """Where a path just drawn ends: the region under its tip, what lies beneath, and what lies beside."""
        refs = offered(self._pane.body_map, mark.view, *mark.strokes[-1][-1])
        if not refs:
            return
        self._about = (mark.id,)
        self._refs = {f"end.{ref.key}.{ref.side}.{ref.depth}": ref for ref in refs}
        first = next(iter(self._refs))
        chips = [self._chip(key, ref, key == first) for key, ref in self._refs.items()]
        self._offer([replace(one, second=one.second or tr("ends here")) for one in chips])

    def ghost(self, mark_id: str, reply: GhostReply) -> None:
        """What became of an earlier mark; REPLY is what the tap on it said."""
        self._about = (mark_id,)
        self._refs = {}
        self._offer([Offer(f"ghost.{key}", tr(words), checked=key is reply) for key, words in GHOSTS])

    def lasso(self, ids: tuple[str, ...]) -> None:
        """What can be done with what the lasso holds."""
        body_map = self._pane.body_map
        marks = [mark for mark in map(body_map.mark, ids) if mark is not None]
        self._about, self._refs = tuple(mark.id for mark in marks), {}
        if not marks:
            self.tool("lasso", self._pane.holding.layer)
            return
        words = tr("Delete") if len(marks) == 1 else tr("Delete {n} marks", n=len(marks))
        offers = [Offer("lasso.delete", words, tr("Undo brings back"))]
        if len(marks) == 2:
            one, other = (self._short(mark) for mark in marks)
            held = next((link for link in body_map.links if {link.mark_id, link.to_mark} == set(ids)), None)
            links = (
                ("refers", tr("Felt there too"), f"{one} → {other}"),
                ("back", tr("Felt there too"), f"{other} → {one}"),
            )
            offers += [Offer(f"lasso.{key}", said, more) for key, said, more in links]
            offers.append(Offer("lasso.together", tr("Linked"), tr("come together"), checked=held is not None))
            if held is not None:
                offers[-1] = Offer("lasso.unlink", tr("Take the link away"))
        self._offer(offers)

    def _short(self, mark: Mark) -> str:
        return region_name(mark.places[0].region, "client").split(",")[0] if mark.places else "–"

    # what is taken

    def _take(self, key: str) -> None:
        kind, _, rest = key.partition(".")
        if key in self._refs and kind == "place":
            self._choose(place_of(self._refs[key]))
        elif key in self._refs:
            self._end_at(place_of(self._refs[key]))
        elif kind == "stamp":
            self._pane.set_finding(rest)
        elif kind == "stamps":
            self.stamps_asked.emit()
        elif kind == "tool":
            self._pane.set_tool(rest)  # type: ignore[arg-type]
        elif kind == "sciatic":
            self._pane.set_view(View.BACK)
            hand = self._pane.holding.hand(self._pane.canvas.scene)
            self._pane.tell(sciatic(self._pane.body_map, hand, BodySide(rest)))
        elif kind == "ghost":
            self._pane.ghost_answered.emit(self._about[0], GhostReply(rest))
        elif kind == "grade":
            self._grade(self._about[0], int(rest))
        elif kind == "lasso":
            self._with_picked(rest)
        else:
            self.extra_taken.emit(kind, rest)

    def _choose(self, place: Place) -> None:
        """Another place was meant: a mark just made by the tap moves there, else it is told (and marked)."""
        pane = self._pane
        self.place_taken.emit(place)
        made = pane.body_map.mark(self.made) if self.made else None
        if made is not None and made.kind is MarkKind.AREA and len(made.places) == 1:
            pane.change(pane.body_map.with_mark(replace(made, places=(place,))), "region")
        elif pane.holding.marks_regions and pane.marks_here:
            pane.tell(mark_place(pane.body_map, pane.holding.hand(pane.canvas.scene), place))
        pane.place_chosen.emit(place)

    def _end_at(self, place: Place) -> None:
        """The path ends in another region than the one under its tip: that one is its last, and said to be its end."""
        mark = self._pane.body_map.mark(self._about[0])
        if mark is not None:
            kept = tuple(p for p in mark.places if (p.region, p.side) != (place.region, place.side))
            share = max(mark.places[-1].share, 1) if mark.places else 1000
            told = replace(mark, places=(*kept, replace(place, share=share)))
            self._pane.change(self._pane.body_map.with_mark(told), "path")

    def _grade(self, mark_id: str, grade: int) -> None:
        body_map, moment = self._pane.body_map, self._pane.moment
        reading = body_map.reading(mark_id, moment) or Reading(mark_id, moment)
        told = replace(reading, grade=grade, at=self._pane.holding.now())
        self._pane.change(body_map.with_reading(told), "grade")

    def _with_picked(self, what: str) -> None:
        pane, ids = self._pane, self._about
        body_map = pane.body_map
        if what == "delete":
            hand = pane.holding.hand(pane.canvas.scene)
            pane.canvas.pick(None)
            pane.change(removed(body_map, ids, hand), "delete")
            return
        one, other = (ids[1], ids[0]) if what == "back" else ids
        if what == "unlink":
            pane.change(body_map.without_link(one, other), "unlink")
        else:
            kind = LinkKind.TOGETHER if what == "together" else LinkKind.REFERS
            pane.change(body_map.with_link(Link(one, other, kind)), "link")
        self.lasso(ids)
