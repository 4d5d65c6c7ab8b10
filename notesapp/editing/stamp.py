"""When and under which id something is entered: handed in, so that a test can name both."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime


def now() -> datetime:
    """This instant in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def new_id() -> str:
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class Stamp:
    """Gives each entry its time and its id."""

    now: Callable[[], datetime] = now
    new_id: Callable[[], str] = new_id
