"""The sentences of one language, from resources/words/<language>.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from resources import resource

ENGLISH = "en"
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@cache
def _texts(language: str) -> Mapping[str, str]:
    """Return every text as "table.key"; a language that is not there speaks English."""
    file = resource(f"words/{language}.toml")
    if not file.is_file():
        return _texts(ENGLISH)
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    own = {f"{name}.{key}": text for name, table in tables.items() for key, text in table.items()}
    return MappingProxyType(own if language == ENGLISH else {**_texts(ENGLISH), **own})


def say(language: str, key: str, **values: object) -> str:
    """Return the text KEY with VALUES filled in. An unknown key is a bug."""
    text = _texts(language)[key]
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text


def knows(language: str, key: str) -> bool:
    return key in _texts(language)


def plural(language: str, noun: str, n: int, *, word: bool = False) -> str:
    """Return "2 weeks", or with WORD "two weeks"; one and many forms stand in the file."""
    one, many = say(language, f"plurals.{noun}").split("|")
    return f"{number(language, n) if word else n} {one if n == 1 else many}"


def number(language: str, n: int) -> str:
    """Return small numbers in words, as in running text."""
    return say(language, f"numbers.{NUMBERS[n - 1]}") if 1 <= n <= len(NUMBERS) else str(n)


def listed(language: str, parts: Iterable[str]) -> str:
    """Return "a, b and c"; each part once."""
    some = [part for part in dict.fromkeys(parts) if part]
    if len(some) < 2:
        return "".join(some)
    return f"{', '.join(some[:-1])} {say(language, 'join.and')} {some[-1]}"


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Lower the first letter, except of a name such as ITB or Achilles."""
    first = text.split(" ")[0]
    return text if first in KEPT or (len(first) > 1 and first.isupper()) else text[:1].lower() + text[1:]


KEPT = ("Achilles", "Swedish", "Thai")


def plain(text: str) -> str:
    """A part of a record inside our own wording: two stars would turn it bold."""
    return " ".join(text.replace("**", "*").split())


def closed(text: str) -> str:
    """End a sentence with a full stop, once."""
    return text if not text or text.endswith((".", "!", "?", "”")) else f"{text}."
