"""Whatever is given as a note: it is taken as it is, or refused in one clear sentence, and then nothing is written."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notesapp.editing.stamp import Stamp
from notesapp.exchange.note_json import read_note
from notesapp.model.expected import BadNote, Expected
from notesapp.model.text import MAX_TEXT
from notesapp.storage.vault import Vault
from notesapp.usecases.record_note import record_note
from notesapp.usecases.show_note import show_session
from tests.fuzz.mutation import NASTY, NUMBERS, TIMES, places, spoiled, spoiled_bytes
from tests.vault_fixtures import _quick_template, quick_folder, vault

__all__ = ["_quick_template", "quick_folder", "vault"]
EXAMPLE = (Path(__file__).parents[2] / "docs" / "example-note.json").read_bytes()
GOOD = json.loads(EXAMPLE)
TOGETHER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def is_a_sentence(error: Expected) -> bool:
    said = str(error)
    said.encode()  # it can be printed
    return 10 < len(said) < 300 and "\n" not in said and "Traceback" not in said


def on_disk(vault: Vault) -> dict[str, bytes]:
    """Every file of the practice but the log's index, which readers touch."""
    files = (path for path in vault.places.folder.iterdir() if path.is_file() and not path.name.endswith("-shm"))
    return {path.name: path.read_bytes() for path in files}


def attempt(vault: Vault, data: bytes | str, sign: bool) -> None:
    """Record DATA: what is refused changes no byte on the disk, what is taken can be read again in every form."""
    before, refused = on_disk(vault), None
    try:
        note = record_note(vault, data, Stamp(), sign=sign)
    except Expected as error:
        refused = error
    if refused is not None:
        assert is_a_sentence(refused), str(refused)
        assert on_disk(vault) == before
        return
    show_session(vault, note.session_id).encode()
    json.loads(show_session(vault, note.session_id, as_json=True))


def dumped(plain: Any) -> str:
    return json.dumps(plain)  # lone surrogates become \ud800, as a careless program writes them


@TOGETHER
@given(plain=spoiled(GOOD), sign=st.booleans())
def test_a_note_in_which_any_value_became_any_other(vault: Vault, plain: Any, sign: bool) -> None:
    attempt(vault, dumped(plain), sign)


@TOGETHER
@given(data=spoiled_bytes(EXAMPLE), sign=st.booleans())
def test_a_note_with_spoiled_bytes(vault: Vault, data: bytes, sign: bool) -> None:
    attempt(vault, data, sign)


@pytest.mark.parametrize(
    "value", [*NASTY, *TIMES, *NUMBERS, None, True, 1.5, [], {}, [None]], ids=lambda v: ascii(v)[:20]
)
def test_every_place_of_a_note_with_every_kind_of_value(value: Any) -> None:
    """Each of some hundred places in turn; a value is taken or refused in a sentence that names the place."""
    plain = copy.deepcopy(GOOD)
    for way in places(GOOD)[1:]:
        holder = plain
        for key in way[:-1]:
            holder = holder[key]
        was, holder[way[-1]] = holder[way[-1]], value
        spoiled_note = dumped(plain)
        holder[way[-1]] = was
        refused = None
        try:
            read_note(spoiled_note, Stamp().new_id)
        except BadNote as error:
            refused = error
        assert refused is None or is_a_sentence(refused), (way, str(refused))


TEXTS = {
    "half a character": ("\ud800", "U+D800"),
    "the end of a string": ("a\0b", "U+0000"),
    "a terminal's command": ("\x1b[2J", "U+001B"),
    "no character": ("\ufffe", "U+FFFE"),
    "far too long": ("x" * 1_000_000, f"{MAX_TEXT:,} characters"),
}


@pytest.mark.parametrize(("text", "says"), TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize(
    "way", [("client", "name"), ("history", 0, "note"), ("note", "words"), ("problems", 0, "title")]
)
def test_what_is_no_text_is_named(vault: Vault, text: str, says: str, way: tuple[Any, ...]) -> None:
    plain = copy.deepcopy(GOOD)
    holder = plain
    for key in way[:-1]:
        holder = holder[key]
    holder[way[-1]] = text
    before = on_disk(vault)
    with pytest.raises(BadNote, match=says.replace("+", r"\+")):
        record_note(vault, dumped(plain), Stamp())
    assert on_disk(vault) == before


@pytest.mark.parametrize(
    "text", ["\u202eevil\u2066 name", "<b>x</b>&lt;", "<para>", "e\u0301\U0001f600", "x" * MAX_TEXT]
)
def test_what_is_text_is_kept_as_it_is(vault: Vault, text: str) -> None:
    plain = copy.deepcopy(GOOD)
    plain["note"]["words"] = text
    note = record_note(vault, dumped(plain), Stamp(), sign=True)
    assert json.loads(show_session(vault, note.session_id, as_json=True))["note"]["words"] in (text, "é\U0001f600")


def test_a_text_is_not_taken_for_the_list_of_its_letters() -> None:
    plain = copy.deepcopy(GOOD)
    plain["problems"][0]["aggravating"] = "sitting"
    with pytest.raises(BadNote, match="expected a list"):
        read_note(dumped(plain), Stamp().new_id)


@given(data=st.one_of(st.binary(max_size=200), st.text(max_size=200)))
def test_anything_at_all(data: bytes | str) -> None:
    with pytest.raises(BadNote) as caught:
        read_note(data, Stamp().new_id)
    assert is_a_sentence(caught.value)


DEEP = ["[" * 100_000, '{"note":' * 50_000, '{"format":1,"client":{},"note":{"a":' + "[" * 5000]


@pytest.mark.parametrize("deep", DEEP, ids=["lists", "objects", "within"])
def test_a_note_that_nests_without_end(deep: str) -> None:
    with pytest.raises(BadNote) as caught:
        read_note(deep, Stamp().new_id)
    assert is_a_sentence(caught.value)


def test_a_note_that_nests_as_deep_as_json_allows() -> None:
    for depth in (200, 800, 990):
        inner = "[" * depth + "]" * depth
        with pytest.raises(BadNote) as caught:
            read_note('{"format":1,"client":{"name":"x"},"note":{"uses":' + inner + "}}", Stamp().new_id)
        assert is_a_sentence(caught.value)
