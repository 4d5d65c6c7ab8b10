"""Every part on one sheet, for the eye: `python -m tests.ui.parts.gallery OUT` writes PNGs, light, dark, 200 %."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from notesapp.catalogue import tokens
from ui.base import metrics
from ui.base.focus import FocusRing
from ui.base.theme import Choice, Themes
from ui.parts.badges import Chip, ScoreBadge, SideBadge
from ui.parts.buttons import Button, CheckInButton, IconButton, RailButton
from ui.parts.cards import Banner, Card, FoldedLine, ToastUndo
from ui.parts.choices import ChoiceTiles, Segmented, SymptomTiles, Tick, Tile
from ui.parts.fields import Labelled, LineField, PassField, SearchField, TextArea
from ui.parts.intensity import IntensityStrip
from ui.parts.lists import FlowRow, Rule, SelectList, SelectRow
from ui.parts.steps import Stepper, StepTabs
from ui.parts.words import SaveState, Text, TimerLabel


def bar() -> QWidget:
    top = QWidget()
    line = metrics.row(top, 16)
    line.addWidget(IconButton("back", "g.back", "Back"))
    tabs = StepTabs("g.steps", "Steps", (("arrive", "Arrive"), ("treat", "Treat"), ("leave", "Leave")))
    tabs.choose("treat")
    tabs.set_done("arrive", True)
    line.addWidget(tabs)
    line.addStretch(1)
    timer = TimerLabel("g.timer")
    timer.show_seconds(1450, "of 60")
    line.addWidget(timer)
    saved, failed = SaveState("g.saved"), SaveState("g.failed")
    saved.saved("14:32")
    failed.failed()
    line.addWidget(saved)
    line.addWidget(failed)
    undo, redo = IconButton("undo", "g.undo", "Undo"), IconButton("redo", "g.redo", "Redo")
    redo.setEnabled(False)
    for button in (undo, redo):
        line.addWidget(button)
    return top


def arrive() -> Card:
    card = Card("g.mark", "Low back", "Mark 1 of 2")
    card.beside_heading(SideBadge("R", "g.mark.side"))
    tiles = SymptomTiles("g.symptoms", "Kind of pain")
    tiles.choose("burning")
    card.body.addWidget(tiles)
    strip = IntensityStrip("g.strength", "How strong", "burning")
    strip.set_value(7)
    card.body.addWidget(strip)
    other = IntensityStrip("g.leave", "Now", "shooting")
    other.set_value(2)
    other.set_arrival(5)
    card.body.addWidget(other)
    empty = IntensityStrip("g.empty", "Overall")
    card.body.addWidget(empty)
    line = metrics.row(None, 12)
    depth = Segmented("g.depth", "Depth", (("deep", "Deep"), ("surface", "Surface"), ("both", "Both")), "deep")
    timing = Segmented("g.timing", "Timing", (("constant", "Constant"), ("comes", "Comes and goes")))
    line.addWidget(depth, 1)
    line.addWidget(timing, 1)
    card.body.addLayout(line)
    card.body.addWidget(FoldedLine("After last time", "Better, held 3 days", "g.folded"))
    card.body.addWidget(FoldedLine("Consent", "Not asked yet", "g.folded2", done=False))
    banner = Banner("g.flag", "warn", "Pain runs below the knee. Four questions first.", icon="flag")
    banner.add_action("Ask now", "g.flag.ask", lambda: None)
    card.body.addWidget(banner)
    return card


def treat() -> QWidget:
    pane = QWidget()
    box = metrics.column(pane, 8)
    names = ("Trigger-point release", "Pin and stretch", "Stripping", "Compression", "More")
    techniques = ChoiceTiles("g.techniques", "Technique", [(n, Tile(n, f"g.t.{n}")) for n in names])
    techniques.choose(names[0])
    box.addWidget(techniques)
    tools = ChoiceTiles("g.tools", "Tool", [(k, Tile(k.capitalize(), f"g.tool.{k}", k)) for k in tokens.tool_icons()])
    tools.choose("thumb")
    box.addWidget(tools)
    line = metrics.row(None, 16)
    words = ("soft", "light", "firm", "strong", "strongest")
    levels = [(str(i), Tile(w, f"g.level.{i}", big=str(i))) for i, w in enumerate(words, 1)]
    for _, tile in levels[3:]:
        tile.set_dashed(True, "over limit")
    level = ChoiceTiles("g.levels", "Level", levels)
    level.choose("3")
    line.addWidget(level, 1)
    line.addWidget(Stepper("g.minutes", "Minutes", "minutes", 6))
    box.addLayout(line)
    first, second = metrics.row(None, 8), metrics.row(None, 8)
    first.addWidget(CheckInButton("Softer", "g.softer", "softer2", 1))
    first.addWidget(CheckInButton("Just right", "g.right", "check", 2, "aim"))
    first.addWidget(CheckInButton("Deeper", "g.deeper", "deeper", 3))
    second.addWidget(CheckInButton("Good hurt", "g.good", "heart", 4, "good", "strong but welcome", wide=True))
    second.addWidget(CheckInButton("Sharp pain", "g.sharp", "bolt", 5, "danger", "let go and look", wide=True))
    box.addLayout(first)
    box.addLayout(second)
    chips = FlowRow(None, 8)
    chosen = Chip("Piriformis", "g.c3", "R", "now")
    chosen.setCheckable(True)
    chosen.setChecked(True)
    for chip in (
        Chip("Low back", "g.c1", "R", "8 min", "check", quiet=True),
        Chip("Gluteus medius", "g.c2", "L", "5 min", "check", quiet=True),
        chosen,
        Chip("Quadratus lumborum", "g.c4", "R", "next: Page Down or pedal", trail="next"),
    ):
        chips.addWidget(chip)
    box.addLayout(chips)
    return pane


def fields() -> Card:
    card = Card("g.fields", "Fields", "")
    search = SearchField("g.search", "Find a client", "Who is on your table?", "Ctrl+K")
    search.tail.addWidget(Button("New client", "g.new", icon="plus"))
    card.body.addWidget(search)
    name = Labelled("Name", LineField("g.name", "Name"), "As it should stand on paper")
    wrong = Labelled("Passphrase", PassField("g.pass", "Passphrase", tall=True))
    wrong.field.setText("long enough")  # type: ignore[attr-defined]
    wrong.tell("This passphrase does not open the practice.", "danger")
    area = TextArea("g.area", "Note", "In the client's words")
    card.body.addWidget(name)
    card.body.addWidget(wrong)
    card.body.addWidget(area)
    tick = Tick("I understand that a lost passphrase cannot be recovered yet", "g.tick")
    tick.setChecked(True)
    card.body.addWidget(tick)
    card.body.addWidget(Tick("Another", "g.tick2"))
    return card


def buttons() -> QWidget:
    pane = QWidget()
    box = metrics.column(pane, 12)
    line = metrics.row(None, 12)
    line.addWidget(Button("Start session", "g.b1", "primary"))
    line.addWidget(Button("Letter", "g.b2", icon="mail"))
    line.addWidget(Button("Back", "g.b3", "quiet"))
    line.addWidget(Button("Review", "g.b4", "link"))
    line.addWidget(Button("Continue", "g.b5", "soft"))
    line.addWidget(Button("Stop and refer", "g.b6", "danger"))
    off = Button("Not now", "g.b7")
    off.setEnabled(False)
    line.addWidget(off)
    line.addStretch(1)
    box.addLayout(line)
    large = metrics.row(None, 12)
    large.addWidget(Button("Print for Mara", "g.b8", size="bar", icon="print"))
    large.addWidget(Button("Review and sign", "g.b9", "primary", "bar", trail="next"))
    large.addStretch(1)
    for level in (0, 4, 7, 10):
        large.addWidget(ScoreBadge(level, f"g.s{level}"))
    large.addWidget(SideBadge("L", "g.l"))
    box.addLayout(large)
    rail = metrics.row(None, 4)
    for key, text in (("speech", "Client says"), ("hand", "Findings"), ("done", "Treated"), ("avoid", "Avoid")):
        button = RailButton(text, f"g.r.{key}", key)
        button.setChecked(key == "speech")
        button.set_dot(key == "done")
        rail.addWidget(button)
    rail.addStretch(1)
    box.addLayout(rail)
    alerts = metrics.row(None, 8)
    spine = "Spine, ribs, sacrum: level 2 at most, no elbow"
    alerts.addWidget(Banner("g.a1", "danger", "Osteoporosis", spine, picture="hatch"))
    alerts.addWidget(Banner("g.a2", "warn", "Almond allergy", "Use jojoba oil"))
    alerts.addWidget(Banner("g.a3", "info", "Backed up yesterday", icon="save"))
    box.addLayout(alerts)
    rows = Card("g.rows", "To sign", "3 notes", "strong")
    listing = SelectList("g.list", "Notes to sign", selectable=True)
    listing.show_rows(
        [
            ("a", SelectRow("Tomasz Wieland", "g.row.a", "Yesterday · ready", "pen", action="Review")),
            ("b", SelectRow("Adaeze Obi", "g.row.b", "Tuesday · 1 side to check", "alert", "warn", action="Review")),
            ("c", SelectRow("Bea Moreau", "g.row.c", "Letter promised", "mail", trail="next")),
        ]
    )
    listing.select("b")
    rows.body.addWidget(Rule())
    rows.body.addWidget(listing)
    box.addWidget(rows)
    toast = ToastUndo("g.toast")
    toast.tell("Mark erased")
    box.addWidget(toast)
    box.addWidget(Text("A longer paragraph wraps at the line height of its role, and keeps to it.", wrap=True))
    box.addStretch(1)
    return pane


def sheet() -> QWidget:
    page = QWidget()
    page.setObjectName("gallery")
    box = metrics.column(page, 12, (24, 8, 24, 16))
    box.addWidget(bar())
    columns = metrics.row(None, 24)
    left, right = metrics.column(None, 12), metrics.column(None, 12)
    for widget in (arrive(), treat()):
        left.addWidget(widget)
    left.addStretch(1)
    for widget in (buttons(), fields()):
        right.addWidget(widget)
    columns.addLayout(left, 1)
    columns.addLayout(right, 1)
    box.addLayout(columns, 1)
    return page


def shoot(out: Path, pages: dict[str, QWidget], themes: Themes, width: int, height: int) -> None:
    out.mkdir(parents=True, exist_ok=True)
    looks: tuple[tuple[Choice, int], ...] = (("light", 100), ("dark", 100), ("light", 200))
    for look, percent in looks:
        themes.choose(look)
        themes.set_percent(percent)
        for name, page in pages.items():
            page.resize(width * percent // 100, height * percent // 100)
            page.show()
            for _ in range(3):
                QApplication.sendPostedEvents()
            page.grab().save(str(out / f"{name}-{look}-{percent}.png"))


def main() -> None:
    app = QApplication(sys.argv[:1])
    themes = Themes(app, "light")
    FocusRing(app)
    page = sheet()
    page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    page.show()
    page.activateWindow()
    shoot(Path(sys.argv[1]), {"parts": page}, themes, 1300, 1180)


if __name__ == "__main__":
    main()
