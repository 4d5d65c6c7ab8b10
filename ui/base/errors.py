"""What happens when something goes wrong: a sentence for what is nobody's bug, one honest report for what is."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

log = logging.getLogger("ui")
BUG = "Something went wrong in the app. What you wrote is saved. A report without any client's data was kept."


def frames(error: BaseException) -> list[str]:
    """Where ERROR came from: file names, lines and functions; no values, no message, which may hold health data."""
    parts: list[str] = []
    link: BaseException | None = error
    while link is not None:
        parts.append(f"{type(link).__module__}.{type(link).__qualname__}")
        for frame in traceback.extract_tb(link.__traceback__):
            name = frame.filename.replace("\\", "/").rsplit("/", 2)
            parts.append(f"  {'/'.join(name[-2:])}:{frame.lineno} {frame.name}")
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return parts


class Failures(QObject):
    """Catches what nobody caught. `told` carries one sentence to show, the same one only once.

    FLUSH puts drafts on disk and runs first; EXPECTED is the type of failures that carry their own sentence and
    maybe a `hint`, the next step.
    """

    told = Signal(str)

    def __init__(self, flush: Callable[[], object], expected: type[Exception], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._flush, self._expected = flush, expected
        self._seen: set[tuple[str, ...]] = set()
        self._lock = threading.Lock()

    def install(self) -> None:
        """Take over the hooks of this process."""
        sys.excepthook = self._raised
        threading.excepthook = self._raised_in_thread
        qInstallMessageHandler(_qt_message)

    def uninstall(self) -> None:
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def handle(self, error: BaseException) -> None:
        """Show ERROR: its own sentence when it is expected, else save, keep the frames and say so once."""
        if isinstance(error, self._expected):
            self.told.emit(f"{error} {getattr(error, 'hint', '')}".strip())
            return
        where = tuple(frames(error))
        with self._lock:
            known = where in self._seen
            self._seen.add(where)
        try:
            self._flush()
        except Exception as second:
            log.error("flush failed: %s", "\n".join(frames(second)))
        if not known:
            log.error("unexpected: %s", "\n".join(where))
            self.told.emit(BUG)

    def _raised(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.handle(error)

    def _raised_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.handle(args.exc_value)


def _qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt's own words name classes and plugins, never a record: they may be logged."""
    level = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
    }.get(kind, logging.ERROR)
    log.log(level, "Qt: %s", message)
