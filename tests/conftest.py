"""What every test stands on: no screen, a home of its own, no network, and nothing left running behind it."""

import gc
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.fakes import Clock, Ids

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile(
    "house",
    deadline=None,
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "60")),  # a long night: FUZZ_EXAMPLES=5000 ... tests/fuzz
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.load_profile("house")


# ---- a home of its own: no test reads or writes that of whoever runs it


def _move_home(home: Path) -> None:
    places = {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "appdata",
        "LOCALAPPDATA": home / "localappdata",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_RUNTIME_DIR": home / "runtime",
    }
    for name, place in places.items():
        place.mkdir(mode=0o700, exist_ok=True)
        os.environ[name] = str(place)


def pytest_configure(config: pytest.Config) -> None:
    home = Path(tempfile.mkdtemp(prefix="home-of-tests-"))
    _move_home(home)
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))


# ---- no network: the app is offline, so a test that calls out has found a bug


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        raise AssertionError(f"the app is offline, but something called {arguments[1]}")


sys.addaudithook(_refuse_network)


# ---- nothing left running


def _alive_qt_objects() -> list["QObject"]:
    """Active timers, running threads and visible windows that Python knows of."""
    from PySide6.QtCore import QThread, QTimer
    from PySide6.QtWidgets import QApplication
    from shiboken6 import Shiboken

    # Shiboken's own list: a look through all objects of the collector takes fifty times as long, and twice each test.
    known = [thing for thing in Shiboken.getAllValidWrappers() if isinstance(thing, QTimer | QThread)]
    timers = [thing for thing in known if isinstance(thing, QTimer) and thing.isActive()]
    threads = [thing for thing in known if isinstance(thing, QThread) and thing.isRunning()]
    windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    return [*timers, *(thread for thread in threads if thread != QThread.currentThread()), *windows]


def _threads() -> set[threading.Thread]:
    """Python's own threads; one that Qt started shows up as a dummy, and is counted as a QThread."""
    dummy = threading._DummyThread
    return {thread for thread in threading.enumerate() if not isinstance(thread, dummy)}


def _put_away(thing: object) -> None:
    """So that one test's leftovers do not fail the next test too."""
    for name in ("stop", "quit", "close"):
        end = getattr(thing, name, None)
        if end is not None:
            end()
            return


def _back_to_full_size() -> None:
    """The application is one for all tests: who enlarged everything leaves it as it was for the next."""
    from PySide6.QtWidgets import QApplication

    from ui.base.theme import Themes, current

    app = QApplication.instance()
    if isinstance(app, QApplication) and current().scale != 1.0:
        themes = Themes(app, "light")
        themes.setParent(None)
        themes.deleteLater()


@pytest.fixture(autouse=True)
def nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test of windows that leaves a timer, a thread or a window behind fails."""
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        yield
        return
    from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool

    threads, before = _threads(), {id(thing) for thing in _alive_qt_objects()}
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    _back_to_full_size()
    left = [thing for thing in _alive_qt_objects() if id(thing) not in before]
    names = [f"{type(thing).__name__} {thing.objectName()}".strip() for thing in left]
    for thing in left:
        _put_away(thing)
    for thread in _threads() - threads:
        thread.join(timeout=1)
        if thread.is_alive():
            names.append(f"thread {thread.name}")
    if not QThreadPool.globalInstance().waitForDone(1000):
        names.append("a task of the thread pool")
    assert not names, f"left running: {', '.join(names)}"


# ---- what costs much on purpose, or again and again, is done once


def pytest_collection_finish() -> None:
    """Every module is there by now, and stays: the collector need not look at them again before each test ends."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def passphrases_stretched_once() -> Iterator[None]:
    """A practice made in a test is as strong as the floor, not as this machine could bear, and the copies of one
    template (the same passphrase over the same salt) are opened with what their passphrase came to the first time.
    """
    from notesapp.storage import slots

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slots.calibrated, "__defaults__", (0.0,))
        patch.setattr(slots, "_stretch", cache(slots._stretch))
        yield


# ---- fakes that are handed in


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def new_id() -> Ids:
    return Ids()
