"""Where one is in a session: the moment, what is selected, what the map shows. Only keys and ids; no words."""

from __future__ import annotations

from typing import Any

from notesapp.model.body_map import View
from ui.session.page import SessionPage
from ui.session.top_bar import MOMENTS


def place_of(page: SessionPage) -> dict[str, Any]:
    desk, pane = page.desk, page.map
    return {
        "moment": page.moment,
        "mark": desk.selected,
        "use": desk.use,
        "layer": pane.layer,
        "tool": pane.tool,
        "view": pane.view.value,
    }


def come_back(page: SessionPage, place: dict[str, Any]) -> None:
    """Show PAGE as it was; what is not there any more (a mark that was erased elsewhere) is passed over."""
    desk, pane = page.desk, page.map
    if place.get("moment") in (*MOMENTS, "review", "stop"):
        page.go(place["moment"])
    if place.get("layer") in ("client", "findings", "treated", "avoid"):
        pane.set_layer(place["layer"])
        if place.get("tool"):
            pane.set_tool(place["tool"])
    if place.get("use") and desk.note.use(place["use"]) is not None:
        desk.take_use(place["use"])
    if place.get("mark") and desk.note.body_map.mark(place["mark"]) is not None:
        desk.select(place["mark"])
    if place.get("view") in {view.value for view in View}:
        pane.set_view(View(place["view"]))
