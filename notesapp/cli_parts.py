"""What all commands share: how they are asked, how they answer, and how a practice is opened for them."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from notesapp.model.expected import DiskFull, Expected, StorageFailed
from notesapp.model.text import MAX_TEXT, NO_TEXT

if TYPE_CHECKING:
    from notesapp.storage.tries import Tries
    from notesapp.storage.vault import Vault

DEMONSTRATION = "demonstration"


def fail(sentence: str) -> int:
    print(sentence.encode(errors="backslashreplace").decode(), file=sys.stderr)
    return 1


def plainly(error: Expected) -> str:
    """What ERROR says where no window keeps what was typed."""
    if isinstance(error, DiskFull) and str(error) == DiskFull.sentence:
        return "The disk is full. Free some space and try again."
    if isinstance(error, StorageFailed) and str(error) == StorageFailed.sentence:
        return "The disk did not take the change. Check the drive and try again."
    return f"{error} {error.hint}".strip()


def command(
    words: Any, name: str, do: Callable[[argparse.Namespace], int], says: str, *, locked: bool = True
) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = words.add_parser(name, help=says, description=says)
    made.set_defaults(do=do, kind=name)
    made.add_argument("folder", type=Path, metavar="DIR", help="the practice's folder")
    made.add_argument("--json", action="store_true", help="say it for machines")
    if locked:
        made.add_argument("--passphrase-file", metavar="F", help="file with the passphrase, - for standard input")
    return made


def count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError(f"{number} is less than nothing")
    return number


def require_text(asked: argparse.Namespace) -> None:
    """Raise Expected if a word that was given is none: half a character, a control character, or without end."""
    for name, value in vars(asked).items():
        for word in value if isinstance(value, list) else [value]:
            if isinstance(word, Path) or name == "passphrase_file":
                if "\0" in str(word) or len(str(word)) > LONGEST_PATH:
                    raise Expected("No file has such a name.")
            elif isinstance(word, str) and NO_TEXT.search(word):
                raise Expected(f"What was given as {name} holds a sign that is no text.")
            elif isinstance(word, str) and len(word) > MAX_TEXT:
                raise Expected(f"What was given as {name} is longer than {MAX_TEXT:,} characters.")


def say(asked: argparse.Namespace, sentence: str, **values: Any) -> int:
    print(json.dumps(values, ensure_ascii=False) if asked.json else sentence)
    return 0


# ---- the practice


LONGEST_PATH = 32_767
"""Characters: more than any system takes."""
LONGEST_PASSPHRASE = 2000
"""Characters, as many as a line of the window takes: what is set here can be typed there."""


def passphrase(asked: argparse.Namespace) -> str:
    return no_longer(_passphrase(asked.passphrase_file))


def no_longer(secret: str) -> str:
    """SECRET. Raises Expected if it is too long for one."""
    if len(secret) > LONGEST_PASSPHRASE:
        raise Expected(f"A passphrase has {LONGEST_PASSPHRASE:,} characters at most.")
    return secret


def _passphrase(source: str | None) -> str:
    if source is None:
        try:
            return getpass.getpass("Passphrase: ")
        except EOFError:
            raise Expected("No passphrase was given.") from None
    if source == "-":
        return sys.stdin.readline().rstrip("\r\n")
    try:
        return Path(source).read_text(encoding="utf-8").split("\n", 1)[0].rstrip("\r")
    except (OSError, UnicodeDecodeError):
        raise Expected(f"The passphrase file {source} cannot be read.") from None


def tries_of(path: Path) -> Tries:
    """The count of wrong passphrases for the practice or backup at PATH; that of a practice is the window's too."""
    from notesapp.machine.paths import machine
    from notesapp.machine.wrong_tries import WrongTries
    from notesapp.storage.tries import Tries

    return Tries(kept=WrongTries(machine().wrong_tries, path.resolve()))


class Opened:
    """The vault of the practice that was asked for, closed at the end.

    What was done stands even when no copy of it can be made then: that is said, and the command has not failed (who
    would do it again would have it twice).
    """

    def __init__(self, asked: argparse.Namespace) -> None:
        self._asked = asked

    def __enter__(self) -> Vault:
        from notesapp.usecases.open_practice import open_practice, require_practice

        require_practice(self._asked.folder)
        folder = self._asked.folder
        self._vault = open_practice(folder, passphrase(self._asked), tries_of(folder))
        return self._vault

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        try:
            self._vault.close()
        except Expected as failed:
            if error is None:
                print(f"Done, but no verified copy of it could be made: {plainly(failed)}", file=sys.stderr)
