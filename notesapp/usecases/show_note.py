"""A note, or a client with all sessions, as text or JSON."""

from __future__ import annotations

import json

from notesapp.codec.plain import to_plain
from notesapp.exchange.note_json import write_note
from notesapp.model.signature import SignedNote
from notesapp.safety.assess import assess
from notesapp.storage.vault import Vault
from notesapp.usecases.amend_note import versions
from notesapp.usecases.brief import brief_for
from notesapp.usecases.overview import client_view, session
from notesapp.words import names
from notesapp.words.amended import amended_lines
from notesapp.words.lines import alert_lines
from notesapp.words.soap import soap


def show_session(vault: Vault, session_id: str, *, as_json: bool = False) -> str:
    """The note of a session. JSON is the format that `record` takes. Raises NotFound."""
    subject = session(vault, session_id)
    signed = subject if isinstance(subject, SignedNote) else None
    note = subject.note if isinstance(subject, SignedNote) else subject
    briefing = brief_for(vault, note)
    if signed is not None:
        client, standing = signed.client, signed.standing
    else:
        client, standing = briefing.client, briefing.standing
    if as_json:
        problems = tuple(p for p in standing.problems if p.id in note.problem_ids)
        return write_note(client, standing.history, problems, note)
    start = note.local_start
    state = f"signed, revision {signed.revision.short_hash}" if signed else "draft"
    if signed is not None and signed.is_retracted:
        state = f"RETRACTED: entered in error; revision {signed.revision.short_hash}"
    lines = [
        f"{client.name}, session {note.number}, {names.day(start.date())}, {names.clock(start)}, {note.minutes} min",
        f"({state})",
    ]
    for part in soap(briefing, note, assess(briefing, note)):
        said = [*part.sentences, *(text for text in (part.aside, part.own_words) if text)]
        if said:
            lines += ["", part.heading, *(f"  {sentence}" for sentence in said)]
    if signed is not None and signed.amendment is not None:
        lines += ["", *(f"  {line}" for line in amended_lines(versions(vault, note.id)))]
    return "\n".join(lines)


def seen(vault: Vault, session_id: str | None, client_id: str | None) -> tuple[str, str]:
    """What was shown, for the access log: the kind of record and its id."""
    if not session_id:
        return "client", client_id or ""
    subject = session(vault, session_id)
    return "note", (subject.note if isinstance(subject, SignedNote) else subject).id


def show_client(vault: Vault, client_id: str, *, as_json: bool = False) -> str:
    """A client and the list of sessions. Raises NotFound."""
    view = client_view(vault, client_id, maps=0)
    if as_json:
        rows = [
            {
                "session": line.session_id,
                "number": line.number,
                "at": line.started_at.isoformat(),
                "signed": line.is_signed,
                "retracted": line.is_retracted,
                "pain": [line.pain_arrive, line.pain_leave],
            }
            for line in view.sessions
        ]
        whole = {"client": to_plain(view.client), "standing": to_plain(view.standing), "sessions": rows}
        return json.dumps(whole, ensure_ascii=False, indent=2)
    born = f", born {names.day(view.client.born, weekday=False)}" if view.client.born else ""
    lines = [f"{view.client.name}{born}"]
    lines += [f"  ! {title}: {text}" if text else f"  ! {title}" for title, text in alert_lines(view.briefing)]
    lines += [f"  {problem.title}" for problem in view.standing.problems]
    lines.append(f"{len(view.sessions)} sessions")
    for line in view.sessions:
        pain = "" if line.pain_arrive is None else f"  pain {line.pain_arrive}"
        if line.pain_leave is not None:
            pain += f" to {line.pain_leave}"
        state = "retracted" if line.is_retracted else "signed" if line.is_signed else "draft"
        lines.append(f"  {line.number:3}  {line.started_at:%Y-%m-%d}  {line.session_id}  {state}{pain}")
    return "\n".join(lines)
