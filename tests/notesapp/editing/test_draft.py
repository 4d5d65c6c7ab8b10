from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from notesapp.editing.draft import Draft
from notesapp.model.session_note import Texts
from tests.examples import note

NOTE = note()


def said(words, plan=""):
    return replace(NOTE, words=words, texts=Texts(plan=plan))


def test_typing_in_one_field_is_one_step():
    draft = Draft(NOTE)
    for words in ("s", "so", "sor"):
        draft.change(said(words), "typing", merge="words")
    draft.change(said("sor", "rest"), "typing", merge="plan")
    draft.undo()
    assert draft.note == said("sor")
    draft.undo()
    assert draft.note == NOTE
    draft.redo()
    draft.redo()
    assert draft.note == said("sor", "rest")


def test_a_pause_ends_the_step():
    draft = Draft(NOTE)
    draft.change(said("sore"), "typing", merge="words")
    draft.end_merge()
    draft.change(said("sore back"), "typing", merge="words")
    draft.undo()
    assert draft.note == said("sore")
    assert draft.redo_label == "typing"


def test_a_change_after_undo_drops_what_was_undone():
    draft = Draft(NOTE)
    draft.change(said("sore"), "typing")
    draft.undo()
    draft.change(said("stiff"), "typing")
    assert draft.redo_label is None
    draft.redo()
    assert draft.note == said("stiff")


def test_saving_leaves_the_way_back_open():
    draft = Draft(NOTE)
    assert draft.is_saved
    draft.change(said("sore"), "typing")
    assert not draft.is_saved
    draft.mark_saved(draft.note)
    assert draft.is_saved
    assert draft.undo_label == "typing"
    draft.undo()
    assert not draft.is_saved


def test_a_new_note_is_not_on_disk_yet():
    assert not Draft(NOTE, is_new=True).is_saved


def test_who_listens_is_told_old_and_new():
    heard = []
    draft = Draft(NOTE, lambda old, new: heard.append((old.words, new.words)))
    draft.change(said("sore"), "typing")
    draft.undo()
    draft.undo()
    draft.change(NOTE, "nothing")
    assert heard == [("", "sore"), ("sore", "")]


@given(st.lists(st.text(max_size=5), max_size=20))
def test_undo_all_then_redo_all_comes_back(all_words):
    draft = Draft(NOTE)
    for words in all_words:
        draft.change(said(words), "typing")
    last = draft.note
    while draft.undo_label:
        draft.undo()
    assert draft.note == NOTE
    while draft.redo_label:
        draft.redo()
    assert draft.note == last
