"""open-client, find-client, search-first-page: in a practice of 2 000 clients and 40 000 signed sessions.

The practice is made once, by the generator of the demonstration, and kept in the user's cache folder until the
tables or the generator change.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import platformdirs
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from notesapp.machine.paths import NAME
from notesapp.storage import keys
from notesapp.storage.vault import Vault
from notesapp.usecases import demo_practice
from tests.bench.measure import Measured, median, p95, say, spread, timed
from tests.bench.running import Painted, Running, key, until

CLIENTS, SESSIONS = 2_000, 40_000
PAGES = 15
TYPED = ("mar", "silas", "ann so", "ell", "o", "zz", "sample", "de la")
SEARCHED = ("burning", "calf", "left knee", "forearm", "sleep", "tingling foot", "piriformis stretch", "mar", "zzz")


def big_practice() -> Path:
    """The folder of the practice, made now if it is not there; some minutes."""
    kept = Path(platformdirs.user_cache_dir(NAME, appauthor=False)) / "bench"
    folder = kept / f"{CLIENTS}-{SESSIONS}-{_made_by()}"
    if folder.exists():
        return folder
    for older in kept.glob(f"{CLIENTS}-{SESSIONS}-*"):
        shutil.rmtree(older)
    kept.mkdir(parents=True, exist_ok=True)
    half = Path(tempfile.mkdtemp(prefix="half-", dir=kept)) / "practice"
    began = time.monotonic()

    def progress(done: int, of: int) -> None:
        if done % 1000 < demo_practice.BATCH:
            say(f"Making the practice: {done} of {of} sessions, {time.monotonic() - began:.0f} s.")

    demo_practice.make_demo(half, clients=CLIENTS, sessions=SESSIONS, progress=progress)
    if not folder.exists():  # another bench may have made it meanwhile
        os.replace(half, folder)
    shutil.rmtree(half.parent)
    return folder


def _made_by() -> str:
    """Changes with the programs that invent the practice, make its tables, or write its key file."""
    invented, kept = Path(demo_practice.__file__).parent, Path(keys.__file__)
    files = [*sorted(invented.glob("demo_*.py")), kept, *sorted((kept.parent / "migrations").rglob("*.py"))]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]


def frequent_client(vault: Vault) -> str:
    """Who has the most sessions: 500 of them. Asked once, for the question reads all sessions."""
    told = vault.places.folder / "most-sessions.txt"
    if not told.exists():
        with vault.read() as tx:
            found = tx.rows.first("SELECT client_id, count(*) FROM session GROUP BY client_id ORDER BY 2 DESC LIMIT 1")
        assert found is not None
        assert found[1] >= 500, found[1]
        told.write_text(found[0])
    return told.read_text()


def measure(names: frozenset[str]) -> Iterator[Measured]:
    folder = big_practice()
    with tempfile.TemporaryDirectory() as home:
        running = Running(folder, demo_practice.PASSPHRASE, Path(home))
        try:
            if "open-client" in names:
                first, _, *times = [_open(running) for _ in range(PAGES + 2)]
                yield Measured("open-client", median(times), "ms", 100, f"{spread(times)}; the very first {first:.0f}")
            if "find-client" in names:
                times = _find(running)
                yield Measured("find-client", p95(times), "ms", 16, spread(times))
            if "search-first-page" in names:
                times = _search(running.practice.vault)
                yield Measured("search-first-page", p95(times), "ms", 20, spread(times))
        finally:
            running.end()


def _open(running: Running) -> float:
    """From Today to the client's page with its newest small maps, painted, in ms."""
    import ui.client_binding

    client = frequent_client(running.practice.vault)
    running.window.go("today")
    running.settle()
    make, watched = ui.client_binding.client_page, []

    def made(*given: Any) -> Any:
        page = make(*given)
        watched.append((page, Painted(page.timeline)))
        return page

    ui.client_binding.client_page = made
    try:
        began = time.perf_counter()
        running.practice.open_client(client)
        until(lambda: bool(watched) and watched[0][1].at is not None)
        running.settle()
    finally:
        ui.client_binding.client_page = make
    page, painted = watched[0]
    assert len(page.view.sessions) >= 500
    assert any(line.marks for line in page.view.sessions[:8])
    # The last time it was painted: marks that came later belong to the page too.
    return (painted.at - began) * 1000


def _find(running: Running) -> list[float]:
    """Each keystroke in Today's search, until the list is painted, in ms."""
    running.window.go("today")
    running.settle()
    page: Any = running.window.page
    field, times = page.search.field, []

    def stroke(letter: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(field, key(kind, letter))
        QApplication.processEvents()

    for words in TYPED:
        for letter in words:
            times.append(timed(lambda letter=letter: stroke(letter)))
        assert field.text() == words
        for _ in words:
            times.append(timed(lambda: stroke("\b")))
        running.settle()
    return times


def _search(vault: Vault) -> list[float]:
    """The first 20 notes that hold the words, with their snippets, in ms."""

    def find(words: str) -> None:
        with vault.read() as tx:
            tx.search.find(words, limit=20)

    for words in SEARCHED:
        find(words)
    return [timed(lambda words=words: find(words)) for _ in range(10) for words in SEARCHED]
