"""measure-session: a full session in numbers, nothing kept. compare: the page with two of them, from tap to painted.

The page is the real one, in the app with a practice of its own: the vault is read, both maps are drawn, the change is
measured and its words stand there. Nothing of the two drawings is kept from the time before; the figure's bare picture
is, as it is in the app once any page has shown it.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from notesapp.bodymap import _rows
from notesapp.bodymap.measure import drawn, measures
from notesapp.model.body_map import BodyMap, Layer, Mark, MarkKind, Moment, Place, Reading, Side, View
from notesapp.model.session_note import SessionNote
from notesapp.storage.vault import Vault
from notesapp.usecases.save_note import save_note
from tests.bench.measure import Measured, median, spread, timed
from tests.bench.running import Painted, Running, until

MARKS, TIMES = 20, 9


def session(shift: int) -> BodyMap:
    """Twenty painted marks of 60 cm each, from the neck to the calf."""
    marks, readings = [], []
    for n in range(MARKS):
        x, y = (-1 if n % 2 else 1) * 500, 2600 + 550 * n
        line = tuple((x + 20 * k + shift, y + 25 * (k % 5)) for k in range(30))
        place = Place("lumbar_region", Side.LEFT if n % 2 else Side.RIGHT)
        marks.append(Mark(f"m{n}", Layer.CLIENT, MarkKind.STROKE, View.BACK, "ache", (place,), (line,), 300))
        readings.append(Reading(f"m{n}", Moment.ARRIVE, intensity=n % 11))
    return BodyMap(marks=tuple(marks), readings=tuple(readings))


def forget() -> None:
    drawn.cache_clear()
    _rows.of_strokes.cache_clear()
    _rows.of_path.cache_clear()


def measure(names: frozenset[str]) -> Iterator[Measured]:
    if "measure-session" in names:
        then = session(0)

        def count() -> None:
            forget()
            measures(then)

        count()
        yield Measured("measure-session", median(timed(count) for _ in range(TIMES)), "ms", 50)
    if "compare" in names:
        first, *times = _compared()
        yield Measured("compare", median(times), "ms", 150, f"{spread(times)}; the very first {first:.0f}")


def _compared() -> list[float]:
    from notesapp.usecases.demo_practice import PASSPHRASE, make_demo

    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "practice"
        make_demo(folder, clients=1, sessions=1)
        running = Running(folder, PASSPHRASE, Path(home))
        try:
            client = _two_full(running.practice.vault)
            return [_open(running, client) for _ in range(TIMES + 1)]
        finally:
            running.end()


def _two_full(vault: Vault) -> str:
    """Give the practice's client two sessions of twenty marks; its id."""
    with vault.read() as tx:
        client, therapist = tx.clients.recent(1)[0].id, tx.practice.therapist().id
    for number, shift in ((2, 0), (3, 60)):
        at = datetime.now(UTC).replace(microsecond=0) + timedelta(days=number)
        note = SessionNote(f"n{number}", f"s{number}", client, therapist, at, number=number)
        with vault.write() as tx:
            tx.notes.start(note)
        save_note(vault, replace(note, body_map=session(shift)), note)
    return client


def _open(running: Running, client: str) -> float:
    """From the tap on Compare to both maps painted and the measures said, in ms."""
    import ui.compare_binding as binding

    running.practice.go("today")
    running.settle()
    forget()
    make, made = binding.compare_page, []

    def watched(*given: Any) -> Any:
        page = make(*given)
        made.append((page, Painted(page.maps), Painted(page.measures)))
        return page

    binding.compare_page = watched
    try:
        began = time.perf_counter()
        binding.open_compare(running.practice, client)
        until(lambda: bool(made) and made[0][0].measures.accessibleName() not in ("", "Measuring…"))
        made[0][2].at = None
        made[0][0].measures.update()
        until(lambda: made[0][2].at is not None)
    finally:
        binding.compare_page = make
    page, maps, measured = made[0]
    assert [len(one.body_map.marks) for one in (page.shown.then, page.shown.now)] == [MARKS, MARKS]
    assert maps.at is not None
    assert measured.at is not None
    running.settle()
    return (max(maps.at, measured.at) - began) * 1000
