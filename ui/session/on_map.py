"""The map of the session at work: the hand's drawing becomes a new note, and the desk's note is shown by the map."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from notesapp.bodymap.regions import RegionRef
from notesapp.editing.arrive import COMPLAINT, adopt_ghost
from notesapp.editing.ghosts import answer_ghost
from notesapp.editing.treat import paint_use
from notesapp.model.body_map import AvoidArea, BodyMap, GhostReply, Layer, Mark, Moment, Place
from notesapp.model.session_note import SessionNote
from ui.bodymap.map_pane import MapPane, Shown
from ui.session.arrive import ArrivePane
from ui.session.avoided import avoided
from ui.session.desk import Desk
from ui.session.top_bar import MOMENTS
from ui.session.treat import TreatPane

DID = {
    "stroke": "painting",
    "region": "marking a region",
    "referral": "keeping a possible referral",
    "point": "a point",
    "finding": "a finding",
    "path": "a path",
    "erase": "erasing",
    "move": "moving a mark",
    "line": "a line",
    "delete": "deleting marks",
    "link": "a link",
    "unlink": "a link",
    "grade": "a grade",
}
"""What the map's changes are called in "Undo: ..."."""

SAID = {
    GhostReply.SAME: "still there",
    GhostReply.CHANGED: "changed",
    GhostReply.GONE: "gone",
    GhostReply.NOT_ASKED: "not asked",
}
"""What the answers about an earlier mark are called in "Undo: ..."."""

FIRST_SYMPTOM = "ache"
"""What a tap marks before anybody chose: the first tile; the mark's card asks at once."""


class OnMap(QObject):
    """Joins MAP and DESK; `turn_to` says which moment of the session the map serves now."""

    def __init__(self, desk: Desk, pane: MapPane, arrive: ArrivePane, treat: TreatPane, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._map, self._arrive, self._treat = desk, pane, arrive, treat
        self.moment = ""
        self.turns = pane.turns
        self._avoid: tuple[AvoidArea, ...] = ()
        self._painted = False
        pane.set_symptom(FIRST_SYMPTOM)
        pane.changed.connect(self._drawn)
        pane.mark_tapped.connect(self._marked)
        pane.ghost_tapped.connect(self._adopt)
        pane.ghost_answered.connect(self._answer)
        pane.place_chosen.connect(self._place)
        pane.layer_changed.connect(lambda _: self._show_map())
        desk.changed.connect(self._noted)
        desk.selection_changed.connect(self._selected)

    def turn_to(self, moment: str) -> None:
        """Serve MOMENT: its layer first, its words for places, its state of the marks."""
        self.moment = moment
        self._map.over.turn_to(moment)
        if moment == "treat":
            self._map.set_layer("treated")
        elif moment in MOMENTS:
            self._map.set_layer("client")
        self._map.set_wording("anatomy" if moment == "treat" else "client")
        self._show_map()

    def _noted(self, old: SessionNote, new: SessionNote) -> None:
        mark = new.body_map.mark(self._desk.selected) if self._desk.selected else None
        if mark is not None and mark.layer is Layer.CLIENT and mark != old.body_map.mark(mark.id):
            self._map.set_symptom(mark.what)  # what was chosen on its card is what the next stroke means
        self._show_map()

    def _show_map(self) -> None:
        desk, note = self._desk, self._desk.note
        leaving = self.moment == "leave"
        treating = self.moment == "treat" or self._map.layer == "treated"
        self._map.show_map(
            Shown(
                body_map=note.body_map,
                moment=Moment.LEAVE if leaving else Moment.ARRIVE,
                ghosts=desk.open_ghosts if self.moment == "arrive" else (),
                uses=note.uses if treating else (),
                avoid=self._avoided(),
                selected=desk.selected,
                at_work=desk.use if treating else None,
            )
        )

    def _avoided(self) -> tuple[AvoidArea, ...]:
        """What the rules ask to avoid; while the hand is answered, what they asked before its stroke."""
        if not self.turns.waits("map"):
            self._avoid = avoided(self._desk.found, everything=self._map.layer == "avoid")
        return self._avoid

    def _follow(self) -> None:
        """After a stroke was shown: ask the rules, then show what they say, a part each turn of the loop."""
        desk, turns = self._desk, self.turns
        turns.do("rules", lambda: desk.found)
        turns.do("questions", lambda: desk.found.questions_due)
        self._arrive.follow(turns)
        turns.do("map", self._show_map)

    def _selected(self) -> None:
        mark = self._desk.note.body_map.mark(self._desk.selected) if self._desk.selected else None
        if mark is not None:
            if mark.layer is Layer.CLIENT:
                self._map.set_symptom(mark.what)
            self._map.set_view(mark.view)
        self._show_map()

    def _marked(self, mark_id: str) -> None:
        if self._desk.note.body_map.mark(mark_id) is None:  # what was painted as treated is no mark
            return
        if self._painted and self.turns.waits("map"):
            self._desk.select(mark_id, lambda tell: self.turns.do_first("chosen", tell))
        else:
            self._desk.select(mark_id)

    def _drawn(self, body_map: BodyMap, label: str) -> None:
        note = self._desk.note
        new = [mark for mark in body_map.marks if note.body_map.mark(mark.id) is None]
        if self._map.layer == "treated" and new:
            self._treated(new[0])
            return
        told = any(mark.layer is Layer.CLIENT for mark in body_map.marks)
        reason = note.reason or (COMPLAINT if told else "")
        changed = replace(note, body_map=body_map, reason=reason)
        self._painted = label == "stroke"
        self._follow()
        self._desk.change(changed, self.tr(DID.get(label, label)))

    def _treated(self, painted: Mark) -> None:
        """What was painted as treated is the area of the use at work, else of one begun where it lies; no mark."""
        desk = self._desk
        self._show_map()
        if desk.use is None and painted.places:
            self._treat.take_place(max(painted.places, key=lambda place: place.share))
        if desk.use is not None:
            desk.change(paint_use(desk.note, desk.use, painted), self.tr("painting"))

    def _adopt(self, mark_id: str) -> None:
        desk = self._desk
        for ghost in desk.open_ghosts:
            if ghost.mark.id == mark_id:
                note = adopt_ghost(desk.note, ghost, None, desk.stamp)
                desk.change(note, self.tr("still there"))
                answer = note.body_map.ghost(mark_id)
                desk.select(answer.mark_id if answer else None)

    def _answer(self, mark_id: str, reply: GhostReply) -> None:
        """What was said of an earlier mark, after a tap on it took it for still there."""
        desk = self._desk
        ghost = next((one for one in desk.ghosts if one.mark.id == mark_id), None)
        if ghost is not None:
            note = answer_ghost(desk.note, ghost, reply, desk.stamp)
            desk.change(note, self.tr(SAID[reply]))
            answer = note.body_map.ghost(mark_id)
            desk.select(answer.mark_id if answer else None)

    def _place(self, place: Place) -> None:
        if self.moment == "treat" and self._map.layer == "treated":
            self._treat.take_region((RegionRef(place.region, place.side.value, place.depth.value),))
