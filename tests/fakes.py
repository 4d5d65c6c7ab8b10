"""Stand-ins that are handed in through constructors, where the real thing is time, chance or a person."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count


class Clock:
    """A clock that stands until it is moved; called, it says the time (with UTC offset)."""

    def __init__(self, now: datetime = datetime(2030, 3, 4, 9, 30, tzinfo=UTC)) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0) -> datetime:
        self.now += timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
        return self.now


class Ids:
    """New ids in a row: id-1, id-2, ..."""

    def __init__(self, prefix: str = "id") -> None:
        self._prefix = prefix
        self._numbers = count(1)

    def __call__(self) -> str:
        return f"{self._prefix}-{next(self._numbers)}"


class Recorder:
    """Takes any call and keeps it: `calls` is a list of (name, positional arguments, named arguments)."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, tuple[object, ...], dict[str, object]]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name.startswith("_"):
            raise AttributeError(name)

        def record(*arguments: object, **named: object) -> None:
            self.calls.append((name, arguments, named))

        return record

    def names(self) -> list[str]:
        return [name for name, _, _ in self.calls]


class Prompts:
    """A person who answers each question as planned; a question nobody planned fails the test.

    Prompts(("ask_passphrase", "correct horse"), ("confirm", True)) answers these two, in this order.
    """

    def __init__(self, *answers: tuple[str, object]) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, tuple[object, ...], dict[str, object]]] = []

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name.startswith("_"):
            raise AttributeError(name)

        def ask(*arguments: object, **named: object) -> object:
            assert self.answers, f"nobody planned the question {name}{arguments}"
            expected, answer = self.answers.pop(0)
            assert name == expected, f"asked {name}{arguments}, planned was {expected}"
            self.asked.append((name, arguments, named))
            return answer

        return ask
