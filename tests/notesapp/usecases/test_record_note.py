"""What a note from a file makes beside the note itself."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from notesapp.editing.stamp import Stamp
from notesapp.model.practice import ProblemStatus
from notesapp.storage.vault import Vault
from notesapp.usecases.record_note import record_note
from tests.vault_fixtures import _quick_template, quick_folder, vault

__all__ = ["_quick_template", "quick_folder", "vault"]
EXAMPLE = json.loads((Path(__file__).parents[3] / "docs" / "example-note.json").read_text(encoding="utf-8"))


def again(title: str) -> str:
    problem = {**EXAMPLE["problems"][0], "title": title}
    return json.dumps({**EXAMPLE, "problems": [problem]})


def test_a_second_note_about_the_same_problem_makes_no_second_one(vault: Vault) -> None:
    first = record_note(vault, json.dumps(EXAMPLE), Stamp())
    title = EXAMPLE["problems"][0]["title"]
    second = record_note(vault, again(title.upper()), Stamp())
    with vault.read() as tx:
        (problem,) = tx.problems.of(first.client_id)
    assert (problem.title, second.client_id) == (title, first.client_id)
    assert first.problem_ids == second.problem_ids == (problem.id,)
    assert {m.problem_id for m in second.body_map.marks} <= {problem.id, None}


def test_another_problem_and_one_that_was_closed_are_new_ones(vault: Vault) -> None:
    first = record_note(vault, json.dumps(EXAMPLE), Stamp())
    other = record_note(vault, again("Stiff neck"), Stamp())
    assert other.problem_ids != first.problem_ids
    with vault.write() as tx:
        problem = tx.problems.get(first.problem_ids[0])
        tx.problems.save(replace(problem, status=ProblemStatus.CLOSED))
    third = record_note(vault, json.dumps(EXAMPLE), Stamp())
    assert third.problem_ids[0] not in (*first.problem_ids, *other.problem_ids)
