"""The map pane in its states, for the eye: `python -m tests.ui.bodymap.gallery OUT` writes PNGs, light and dark."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from notesapp.bodymap.hand import places_under
from notesapp.model.body_map import BodyMap, Layer, Link, LinkKind, Mark, MarkKind, Moment, Reading, Side, View
from tests.fakes import Clock, Ids
from tests.notesapp.bodymap.samples import ghosts, place, sciatica, uses
from ui.bodymap.layers import Showing
from ui.bodymap.map_pane import MapPane, Shown

WIDTH, HEIGHT = 616, 736


def full() -> BodyMap:
    """Every kind of mark: painted, path, line, point, region; stamps, a cleared place; a link; what is in the soles."""
    body = sciatica()
    scar = ((-900, 6900), (-380, 7250))
    neck = ((-560, 3350), (-900, 3900))
    more = (
        Mark("scar", Layer.THERAPIST, MarkKind.LINE, View.BACK, "scar", _places(MarkKind.LINE, scar), (scar,), 90),
        Mark("band", Layer.CLIENT, MarkKind.LINE, View.BACK, "tight", _places(MarkKind.LINE, neck), (neck,), 90),
        Mark(
            "dot", Layer.CLIENT, MarkKind.POINT, View.BACK, "stabbing", (place("calf", Side.LEFT),), (((-800, 13200),),)
        ),
        Mark(
            "clear",
            Layer.THERAPIST,
            MarkKind.STAMP,
            View.BACK,
            "checked_clear",
            (place("glut_max", Side.LEFT),),
            (((-700, 8300),),),
        ),
    )
    for mark in more:
        body = body.with_mark(mark)
    body = body.with_reading(Reading("band", Moment.ARRIVE, intensity=4)).with_reading(
        Reading("dot", Moment.ARRIVE, intensity=6)
    )
    return body.with_link(Link("low", "leg", LinkKind.REFERS))


def _places(kind: MarkKind, line: tuple[tuple[int, int], ...]):  # type: ignore[no-untyped-def]
    return places_under(BodyMap(), View.BACK, kind, (line,), 90)


def pane(body: BodyMap, **told: object) -> MapPane:
    made = MapPane(Ids(), Clock())
    made.resize(WIDTH, HEIGHT)
    made.show_map(Shown(body, avoid=body.avoid, **told))  # type: ignore[arg-type]
    return made


def plain() -> MapPane:
    return pane(full(), ghosts=ghosts())


def chosen_area() -> MapPane:
    return pane(full(), selected="low")


def chosen_line() -> MapPane:
    return pane(full(), selected="band")


def findings() -> MapPane:
    made = pane(full())
    made.set_layer("findings")
    return made


def stamps() -> MapPane:
    made = findings()
    made.set_grade(2)
    made.over.show_stamps()
    return made


def leaving() -> MapPane:
    body = full().with_reading(Reading("tp1", Moment.LEAVE, grade=1)).with_reading(Reading("ql", Moment.LEAVE, grade=2))
    made = pane(body, moment=Moment.LEAVE)
    made.set_layer("findings")
    return made


def treated() -> MapPane:
    made = pane(full(), uses=uses())
    made.set_layer("treated")
    return made


def lassoed() -> MapPane:
    made = pane(full())
    made.set_tool("lasso")
    for key in ("low", "leg"):
        made.canvas.pick(key)
    return made


def path_tool() -> MapPane:
    made = pane(full())
    made.set_tool("path")
    return made


def layers() -> MapPane:
    made = pane(full(), uses=uses())
    made.over._show(Showing({"treated": "hidden", "avoid": "dimmed"}, differing=True))
    made.over.toggle_layers()
    return made


def differing() -> MapPane:
    made = pane(full())
    made.over._show(Showing({"avoid": "hidden"}, differing=True))
    return made


def by_key() -> MapPane:
    made = pane(full())
    made.set_tool("path")
    made.canvas.setFocus()
    hand = made.canvas.by_key
    hand.walk("up")
    hand.enter()
    hand.walk("down")
    hand.enter()
    hand.walk("down")
    hand.fine("right")
    return made


STATES: tuple[Callable[[], MapPane], ...] = (
    plain, chosen_area, chosen_line, findings, stamps, leaving, treated, lassoed, path_tool, layers, differing, by_key,
)  # fmt: skip


def main(out: Path, only: list[str]) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ui.base.theme import Themes

    app = QApplication([])
    themes = Themes(app, "light")
    out.mkdir(parents=True, exist_ok=True)
    for look in ("light", "dark"):
        themes.choose(look)  # type: ignore[arg-type]
        for make in STATES:
            if only and make.__name__ not in only:
                continue
            made = make()
            made.show()
            made.activateWindow()
            if make is by_key:
                made.canvas.setFocus()
            app.sendPostedEvents()
            made.grab().save(str(out / f"{make.__name__}-{look}.png"))
            made.close()
            made.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
