"""Work beside the window: one worker, results brought back to the thread of the window by a queued signal."""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal, SignalInstance, Slot

from notesapp.machine.memory import one_heap

SWITCH_S = 0.001
"""For so long at most a thread that wants the interpreter waits for the other one to hand it over; Python's own 5 ms
are more than half a frame."""

Value = TypeVar("Value")
Result = TypeVar("Result")


@dataclass(slots=True)
class _Job:
    work: Callable[[], Any]
    then: Callable[[Any], None] | None
    failed: Callable[[Exception], None] | None
    result: Any = None
    error: Exception | None = None


class Tasks(QObject):
    """Runs one piece of work after the other on one thread, in the order given.

    `failed` gets the exception; without it the exception is raised in the window's thread, as any bug is.
    """

    idle = Signal()
    _came = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: queue.SimpleQueue[tuple[int, _Job] | None] = queue.SimpleQueue()
        self._under_way: dict[int, _Job] = {}
        self._open = 0
        self.given = 0
        """How many pieces of work were given in all."""
        self._thread: threading.Thread | None = None
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do WORK on the worker; call THEN with its result, or FAILED, here."""
        self._open += 1
        self.given += 1
        if self._thread is None:
            one_heap()
            sys.setswitchinterval(SWITCH_S)
            given = (self._jobs, self._came)
            self._thread = threading.Thread(target=_serve, args=given, name="tasks", daemon=True)
            self._thread.start()
        job = self._under_way[self.given] = _Job(work, then, failed)
        self._jobs.put((self.given, job))

    @property
    def is_idle(self) -> bool:
        return self._open == 0

    def wait_idle(self, timeout_ms: int = 10_000) -> bool:
        """Let events run until every result was delivered; False when TIMEOUT_MS passed first."""
        if self._open == 0:
            return True
        loop = QEventLoop()
        timer = QTimer(singleShot=True, interval=timeout_ms)
        timer.timeout.connect(loop.quit)
        self.idle.connect(loop.quit)
        timer.start()
        while self._open and timer.isActive():  # work may have been given in the very turn that ended the loop
            loop.exec()
        self.idle.disconnect(loop.quit)
        timer.stop()
        return self._open == 0

    def close(self) -> None:
        """Finish what was given and end the thread. Results not yet delivered are delivered by the event loop."""
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join()
            self._thread = None

    @Slot(int)
    def _deliver(self, number: int) -> None:
        job = self._under_way.pop(number)
        try:
            if job.error is None:
                if job.then is not None:
                    job.then(job.result)
            elif job.failed is not None:
                job.failed(job.error)
            else:
                raise job.error
        finally:
            self._open -= 1
            if self._open == 0:
                self.idle.emit()


def _serve(jobs: queue.SimpleQueue[tuple[int, _Job] | None], came: SignalInstance) -> None:
    """The worker. It lets go of a job before that is delivered: what the job holds, a page perhaps, must never end its
    life in this thread, for Qt may end the process then.
    """
    while (given := jobs.get()) is not None:
        number, job = given
        try:
            job.result = job.work()
        except Exception as error:
            job.error = error
        del given, job
        came.emit(number)


class Latest(Generic[Value]):
    """Hands values to WORK one at a time; while one is under way only the newest waits. For saving.

    `then` and `failed` are given the value they are about. After a failure the newest value waits until `put` or
    `retry`, so nothing is lost and nothing spins.
    """

    def __init__(
        self,
        tasks: Tasks,
        work: Callable[[Value], Any],
        then: Callable[[Value], None],
        failed: Callable[[Value, Exception], None],
    ) -> None:
        self._tasks, self._work, self._then, self._failed = tasks, work, then, failed
        self._waiting: list[Value] = []
        self._busy = False

    @property
    def is_busy(self) -> bool:
        return self._busy or bool(self._waiting)

    def put(self, value: Value) -> None:
        self._waiting = [value]
        self.retry()

    def retry(self) -> None:
        """Hand over what waits, if nothing is under way."""
        if self._busy or not self._waiting:
            return
        value = self._waiting.pop()
        self._busy = True
        self._tasks.run(lambda: self._work(value), lambda _: self._done(value), lambda error: self._broke(value, error))

    def _done(self, value: Value) -> None:
        self._busy = False
        self._then(value)
        self.retry()

    def _broke(self, value: Value, error: Exception) -> None:
        self._busy = False
        if self._waiting:
            self._failed(value, error)
            self.retry()
        else:
            self._waiting = [value]
            self._failed(value, error)
