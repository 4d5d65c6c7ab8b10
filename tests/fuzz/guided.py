"""The readers, led by coverage: python -m tests.fuzz.guided READER [-runs=N ...], where atheris is installed.

What it finds is kept by hypothesis' tests as an example of its own. READER is one of READERS; what follows is
libFuzzer's own. Good files of every kind are what it begins with.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
Reader = Callable[[bytes], object]


def note() -> tuple[Reader, list[bytes]]:
    from notesapp.editing.stamp import Stamp
    from notesapp.exchange.note_json import read_note

    return lambda data: read_note(data, Stamp().new_id), [(ROOT / "docs" / "example-note.json").read_bytes()]


def keys() -> tuple[Reader, list[bytes]]:
    from notesapp.storage.keys import parse
    from tests.vault_fixtures import make_vault

    with tempfile.TemporaryDirectory() as made:
        make_vault(Path(made) / "practice").close()
        good = (Path(made) / "practice" / "practice.keys").read_bytes()
    return parse, [good]


def archive() -> tuple[Reader, list[bytes]]:
    from notesapp.storage.bundle import verify_backup
    from tests.vault_fixtures import PASSPHRASE, QUICK, make_vault

    with tempfile.TemporaryDirectory() as made:
        make_vault(Path(made) / "practice").close()
        good = next((Path(made) / "practice" / "backups").iterdir()).read_bytes()
    place = Path(tempfile.mkdtemp()) / "some.practice-backup"

    def read(data: bytes) -> object:
        place.write_bytes(data)
        return verify_backup(place, PASSPHRASE, QUICK)

    return read, [good]


def regions() -> tuple[Reader, list[bytes]]:
    from notesapp.catalogue.regions import _region, lines

    good = (ROOT / "resources" / "catalogue" / "regions" / "region-list.csv").read_bytes()[:2000]
    return lambda data: [_region(line) for line in lines("list", data.decode("utf-8", "replace"))], [good]


def catalogue() -> tuple[Reader, list[bytes]]:
    import tomllib

    from notesapp.catalogue import rows, techniques

    def read(data: bytes) -> object:
        return rows.rows("techniques.toml", tomllib.loads(data.decode("utf-8", "replace")), techniques.technique)

    entries = (ROOT / "resources" / "catalogue" / "techniques.toml").read_bytes().split(b"\n[")
    return read, [b"\n[".join(entries[:count]) for count in (2, 4)]


def pdf() -> tuple[Reader, list[bytes]]:
    from notesapp.usecases.issue_document import Paper, make_page
    from notesapp.usecases.verify_pdf import verify_pdf
    from tests import sciatica
    from tests.vault_fixtures import make_vault

    vault = make_vault(Path(tempfile.mkdtemp()) / "practice")
    return lambda data: verify_pdf(vault, data), [make_page(Paper.SHEET, sciatica.briefing(), sciatica.treated()).pdf]


READERS = {one.__name__: one for one in (note, keys, archive, regions, catalogue, pdf)}


def main() -> None:
    import atheris

    name, *more = sys.argv[1:]
    with atheris.instrument_imports(include=["notesapp"]):
        read, good = READERS[name]()
    from notesapp.model.expected import Expected

    def once(data: bytes) -> None:
        try:
            read(data)
        except Expected as error:
            said = str(error)
            assert 10 < len(said) < 300, said
            assert "\n" not in said, said
        except ValueError as error:
            if name not in ("regions", "catalogue"):  # lists of ours name file and line in it
                raise AssertionError(str(error)) from error

    begin = Path(tempfile.mkdtemp())
    for at, content in enumerate(good):
        (begin / f"{at}").write_bytes(content)
    arguments: list[Any] = [f"tests.fuzz.guided {name}", *more, str(begin)]
    atheris.Setup(arguments, once)
    atheris.Fuzz()


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in READERS:
        sys.exit(f"READER is one of: {', '.join(READERS)}")
    main()
