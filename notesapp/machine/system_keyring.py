"""The keyring of this system: Secret Service or KWallet on Linux, Keychain on macOS, Credential Locker on Windows.

It is unlocked with the user's session, so what lies in it opens the practice for whoever sits at this computer,
logged in. That is why nothing is put there unless somebody asks for it.
"""

from __future__ import annotations

import base64
import binascii
from typing import Protocol

from notesapp.model.expected import NoKeyring

SERVICE = "Session Notes"
SAFE = 1
"""A backend of lower priority keeps its secrets in a file for anybody, or is none at all."""


class Backend(Protocol):
    """What is used of a backend of the library `keyring`."""

    @property
    def priority(self) -> float: ...

    @property
    def name(self) -> str: ...

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


class SystemKeyring:
    """Secrets by name. Every call may take long, or ask the user: it belongs on the worker. Raises NoKeyring."""

    def __init__(self, backend: Backend | None = None) -> None:
        self._given = backend

    def put(self, name: str, secret: bytes) -> None:
        try:
            self._backend.set_password(SERVICE, name, base64.b64encode(secret).decode())
            if self.get(name) == secret:
                return
        except NoKeyring:
            raise
        except Exception as error:  # each backend has failures of its own, and of its libraries
            raise NoKeyring("The keyring of this computer did not take the secret; nothing was changed.") from error
        raise NoKeyring("The keyring of this computer did not keep the secret; nothing was changed.")

    def get(self, name: str) -> bytes | None:
        """The secret, None if there is none of that name."""
        try:
            kept = self._backend.get_password(SERVICE, name)
        except NoKeyring:
            raise
        except Exception as error:
            raise NoKeyring("The keyring of this computer did not answer.") from error
        try:
            return None if kept is None else base64.b64decode(kept, validate=True)
        except (binascii.Error, ValueError):
            return None

    def drop(self, name: str) -> None:
        """Let the secret go; one that is not there is gone already."""
        if self.get(name) is None:
            return
        try:
            self._backend.delete_password(SERVICE, name)
        except Exception as error:
            raise NoKeyring("The keyring of this computer did not let go of the secret.") from error

    @property
    def _backend(self) -> Backend:
        if self._given is not None:
            return self._given
        try:
            import keyring
        except ImportError as error:
            raise NoKeyring("This installation comes without the part that speaks to keyrings.") from error
        found: Backend = keyring.get_keyring()
        if found.priority < SAFE:
            raise NoKeyring
        return found
