"""The active rules: which of them speak, how gravely, and because of what.

Effects of RF-01..05, DC-01, AP-01, AP-02, AP-22, LC-02, LC-08, LC-10 and ST-01 (docs: the
rules' sources stand in rules.toml). A rule reminds; the therapist decides. Where an answer
leaves room, the graver reading is taken.
"""

from __future__ import annotations

from collections.abc import Iterator

from notesapp.catalogue.areas import regions_of
from notesapp.catalogue.rules import Severity
from notesapp.model.answers import Choice
from notesapp.model.body_map import Extent, Layer, Mark
from notesapp.model.treatment import Feel
from notesapp.safety.assessment import Alert
from notesapp.safety.facts import Facts, all_of, in_set, is_lost, is_numb, is_pain, is_weak, leg_sides

GRAVEST = list(Severity)
SEVERE = 7
"""An intensity from which loss of feeling or strength counts as severe (0-10)."""
STANDING = "LC-08"
LIGHT = 20
"""The highest level (tenths) that is still light: lotion rubbed in, the muscle not engaged."""
INFLAMED = ("inflammation", "swelling")


def speak(facts: Facts) -> tuple[Alert, ...]:
    """Return the alerts of FACTS, the gravest first."""
    raised = [alert for rule in RULES for alert in rule(facts)]
    decided = tuple(_with_decision(facts, alert) for alert in raised)
    return tuple(sorted(decided, key=lambda a: GRAVEST.index(a.severity)))


def _with_decision(facts: Facts, alert: Alert) -> Alert:
    """A decision settles an alert; past a STOP only one with a typed reason does."""
    for d in facts.note.decisions:
        if d.rule != alert.rule or d.about != alert.about:
            continue
        if alert.severity is not Severity.STOP or alert.about:
            return _decided(alert)
        if d.choice is not Choice.FOLLOWED and d.typed and d.reason.strip():
            return _decided(alert)
    return alert


def _decided(alert: Alert) -> Alert:
    return Alert(alert.rule, alert.severity, alert.because, alert.places, alert.about, alert.version, True)


def _mark(mark: Mark) -> str:
    return f"mark:{mark.id}"


def rf01(facts: Facts) -> Iterator[Alert]:
    if because := facts.raised_by("RF-01"):
        yield Alert("RF-01", Severity.STOP, because)


def rf02(facts: Facts) -> Iterator[Alert]:
    lost = (m for m in facts.felt if is_lost(m) and in_set(m.places, "saddle"))
    if because := (*facts.raised_by("RF-02"), *map(_mark, lost)):
        yield Alert("RF-02", Severity.STOP, because)


def rf03(facts: Facts) -> Iterator[Alert]:
    """Pain painted in both legs only asks (see questions); the answer stops."""
    if because := facts.raised_by("RF-03"):
        yield Alert("RF-03", Severity.STOP, (*because, *(_mark(m) for m in facts.felt if leg_sides(m))))


def rf04(facts: Facts) -> Iterator[Alert]:
    weak = [m for m in (*facts.felt, *facts.found) if is_weak(m) and leg_sides(m)]
    marks = tuple(_mark(m) for m in weak)
    severe = any(facts.strength(m) >= (3 if m.layer is Layer.THERAPIST else SEVERE) for m in weak)
    if because := facts.raised_by("RF-04"):
        yield Alert("RF-04", Severity.STOP, (*because, *marks))
    elif weak:
        yield Alert("RF-04", Severity.STOP if severe else Severity.DOC, marks)


def rf05(facts: Facts) -> Iterator[Alert]:
    """Numbness of a leg that is severe, spreads, or was not there at an earlier visit."""
    numb = tuple(m for m in facts.felt if is_numb(m) and leg_sides(m) and _severe_or_new(facts, m))
    if because := (*facts.raised_by("RF-05"), *map(_mark, numb)):
        yield Alert("RF-05", Severity.DOC, because, tuple(p for m in numb for p in m.places))


def _severe_or_new(facts: Facts, mark: Mark) -> bool:
    grown = any(r.extent is Extent.LARGER for r in facts.readings(mark))
    wide = bool(in_set(mark.places, "thigh")) and bool(in_set(mark.places, "lower_legs"))
    known = mark.from_mark is not None or not facts.numb_before.isdisjoint(leg_sides(mark))
    new = not facts.briefing.is_first_visit and not known
    return facts.strength(mark) >= SEVERE or grown or wide or new


def dc01(facts: Facts) -> Iterator[Alert]:
    """Leg pain with numbness, tingling or weakness on that side, never seen by a doctor."""
    pains = [m for m in facts.felt if is_pain(m) and leg_sides(m)]
    signs = [m for m in facts.felt if (is_lost(m) or is_weak(m)) and leg_sides(m)]
    for sign in signs:
        beside = [m for m in pains if leg_sides(m) & leg_sides(sign)]
        problem = facts.problem_of(sign)
        if beside and problem is not None and problem.seen_by_doctor is False:
            because = dict.fromkeys(map(_mark, (*beside, *signs)))
            yield Alert("DC-01", Severity.DOC, (*because, f"problem:{problem.id}"))
            return


def ap01(facts: Facts) -> Iterator[Alert]:
    if because := facts.raised_by("AP-01"):
        yield Alert("AP-01", Severity.ADAPT, because)


def ap02(facts: Facts) -> Iterator[Alert]:
    if because := facts.raised_by("AP-02"):
        yield Alert("AP-02", Severity.ADAPT, because)


def ap22(facts: Facts) -> Iterator[Alert]:
    """Worse, wound up, or sore beyond two days after an earlier session."""
    r = facts.note.response
    if r and (r.direction.is_worse or r.flare not in ("", "none") or (r.flare_h or 0) > 0 or (r.sore_h or 0) > 48):
        yield Alert("AP-22", Severity.ADAPT, ("response",))


def lc02(facts: Facts) -> Iterator[Alert]:
    for mark in facts.found:
        if any(q in INFLAMED for q in all_of(mark)):
            yield Alert("LC-02", Severity.LOCAL, (_mark(mark),), mark.places)


def lc08(facts: Facts) -> Iterator[Alert]:
    """Delicate places are hatched all the time; the rule speaks when one is worked harder than lightly."""
    delicate = regions_of(("endangerment", "no_contact"))
    for use in facts.note.uses:
        places = tuple(p for p in use.places if p.region in delicate)
        if places and (use.level > LIGHT or any(p.region in regions_of(("no_contact",)) for p in places)):
            yield Alert(STANDING, Severity.LOCAL, tuple(f"region:{p.region}" for p in places), places, use.id)


def lc10(facts: Facts) -> Iterator[Alert]:
    for mark in facts.felt:
        if is_numb(mark):
            yield Alert("LC-10", Severity.LOCAL, (_mark(mark),), mark.places)


def st01(facts: Facts) -> Iterator[Alert]:
    """Sharp pain under the hands, until a later answer there is another; new nerve signs on leaving."""
    latest = {c.use_id: c for c in facts.note.check_ins if c.feel or c.request}
    for use_id, check in latest.items():
        if check.feel is Feel.BAD_PAIN:
            about = use_id or ""
            places = (check.place,) if check.place else ()
            yield Alert("ST-01", Severity.STOP, (f"use:{about}" if about else "session",), places, about or "session")
    for mark in facts.felt:
        late = mark.id in facts.leaving and mark.id not in facts.arrived
        if late and mark.from_mark is None and (is_lost(mark) or is_weak(mark) or "shooting" in all_of(mark)):
            yield Alert("ST-01", Severity.STOP, (_mark(mark),), mark.places, "session")


RULES = (rf01, rf02, rf03, rf04, rf05, dc01, ap01, ap02, ap22, lc02, lc08, lc10, st01)
