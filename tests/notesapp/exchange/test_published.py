"""What docs/ publishes of the note's format is what the app takes."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

from notesapp.exchange.note_json import read_note
from notesapp.exchange.schema import note_schema
from notesapp.model.session_note import missing
from tests.fakes import Ids

DOCS = Path(__file__).parents[3] / "docs"


def test_the_published_schema_is_the_one_of_the_model() -> None:
    assert json.loads((DOCS / "note.schema.json").read_text(encoding="utf-8")) == note_schema()


def test_the_published_example_is_valid_and_whole(new_id: Ids) -> None:
    text = (DOCS / "example-note.json").read_text(encoding="utf-8")
    jsonschema.Draft202012Validator(note_schema()).validate(json.loads(text))
    assert missing(read_note(text, new_id).note) == ()
