"""Two starts, one window: the second one rings, the first one comes up."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 500


def _name(folder: Path) -> str:
    return "session-notes-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]


class Bell:
    """Listens on this computer only, for this user only, while the practice in FOLDER is open."""

    def __init__(self, folder: Path, rung: Callable[[], object]) -> None:
        self._rung = rung
        self._server = QLocalServer()
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._heard)
        QLocalServer.removeServer(_name(folder))  # the vault's own lock has said that nobody else is there
        self._server.listen(_name(folder))

    def _heard(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnectFromServer()
            caller.deleteLater()
            self._rung()

    def close(self) -> None:
        self._server.close()
        self._server.deleteLater()


def ring(folder: Path) -> bool:
    """Ask the window that has FOLDER open to come up; False if it does not answer."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    answered = socket.waitForConnected(WAIT_MS)
    socket.disconnectFromServer()
    return bool(answered)
