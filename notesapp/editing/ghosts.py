"""What the client says of a mark that stood at the last visit: still there, changed, gone; or nobody asked."""

from __future__ import annotations

from dataclasses import replace

from notesapp.editing.arrive import adopt_ghost, ghost_is_gone
from notesapp.editing.stamp import Stamp
from notesapp.model.body_map import GhostAnswer, GhostReply
from notesapp.model.briefing import Ghost
from notesapp.model.session_note import SessionNote


def answer_ghost(note: SessionNote, ghost: Ghost, reply: GhostReply, stamp: Stamp) -> SessionNote:
    """Keep REPLY. What is still there, or changed, stands as a mark of today; a number told today stays with it."""
    if reply is GhostReply.GONE:
        return ghost_is_gone(note, ghost, stamp)
    if reply is GhostReply.NOT_ASKED:
        return not_asked(note, ghost, stamp)
    taken = adopt_ghost(note, ghost, None, stamp)
    answer = taken.body_map.ghost(ghost.mark.id)
    told = replace(answer, reply=reply, at=stamp.now()) if answer else GhostAnswer(ghost.mark.id, reply)
    return replace(taken, body_map=taken.body_map.with_ghost(told))


def not_asked(note: SessionNote, ghost: Ghost, stamp: Stamp) -> SessionNote:
    """Nobody asked today: the ghost is put away, without a mark, and returns at the next visit."""
    known = note.body_map.ghost(ghost.mark.id)
    body = note.body_map.without_mark(known.mark_id) if known and known.mark_id else note.body_map
    told = GhostAnswer(ghost.mark.id, GhostReply.NOT_ASKED, None, stamp.now())
    return replace(note, body_map=body.with_ghost(told))
