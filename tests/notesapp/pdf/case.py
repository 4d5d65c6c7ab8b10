"""Invented values for the paper tests: one returning client, everybody and every place made up."""

# ruff: noqa: E501
from __future__ import annotations

from datetime import UTC, datetime

from notesapp.model.body_map import (
    BodyMap,
    Depth,
    Layer,
    Mark,
    MarkKind,
    Moment,
    Place,
    Reading,
    Side,
    View,
)
from notesapp.model.treatment import TechniqueUse
from notesapp.pdf.page import Record
from notesapp.words.contents import (
    CareCard,
    LetterContent,
    Letterhead,
    LetterSection,
    MapLabel,
    SheetContent,
    SoapPart,
    SummaryContent,
    TechniqueRow,
)

RECORD = Record(1, "8f3c 1d72 a9e0", 5, datetime(2026, 11, 20, 15, 6, tzinfo=UTC))
HEAD = Letterhead(
    "Quiet Harbour Massage Therapy",
    "4 Example Lane, Sampleton SM1 0AA",
    "01632 960 144",
    "hello@quietharbour.example",
    "Tomas Abara",
    "Massage therapist, Reg. no. MT-20417",
)


def right(region: str, share: int = 1000, depth: Depth = Depth.SURFACE) -> Place:
    return Place(region, Side.RIGHT, share, depth)


def _area(mark_id: str, what: str, *regions: str) -> Mark:
    return Mark(mark_id, Layer.CLIENT, MarkKind.AREA, View.BACK, what, tuple(right(r) for r in regions))


def _finding(mark_id: str, what: str, region: str, x: int, y: int) -> Mark:
    return Mark(mark_id, Layer.THERAPIST, MarkKind.STAMP, View.BACK, what, (right(region),), (((x, y),),))


COURSE = ((280, 7000), (460, 7750), (700, 8500), (990, 9400), (990, 10600), (980, 11800), (1060, 13000), (1160, 14000))
MAP = BodyMap(
    marks=(
        _area("m1", "burning", "lumbar_paraspinal"),
        _area("m2", "burning", "glut_max", "piriformis"),
        _area("m3", "burning", "gastroc_lat"),
        _area("m4", "tingling", "heel", "foot_outer"),
        Mark("m5", Layer.CLIENT, MarkKind.PATH, View.BACK, "burning", (right("glut_max"),), (COURSE,)),
        _finding("m6", "trigger_point", "piriformis", 1000, 8060),
        _finding("m7", "hypertonic", "lumbar_paraspinal", 660, 6640),
    ),
    readings=(
        Reading("m1", Moment.ARRIVE, 7),
        Reading("m2", Moment.ARRIVE, 7),
        Reading("m3", Moment.ARRIVE, 5),
        Reading("m4", Moment.ARRIVE, 3),
        Reading("m5", Moment.ARRIVE, 7),
        Reading("m6", Moment.ARRIVE, grade=3),
        Reading("m7", Moment.ARRIVE, grade=2),
        Reading("m1", Moment.LEAVE, 4),
        Reading("m2", Moment.LEAVE, 4),
        Reading("m3", Moment.LEAVE, 2),
        Reading("m4", Moment.LEAVE, 3),
        Reading("m5", Moment.LEAVE, 4, strokes=(COURSE[:4],)),
        Reading("m6", Moment.LEAVE, grade=2),
        Reading("m7", Moment.LEAVE, grade=1),
    ),
)
USES = (
    TechniqueUse("u1", "myofascial_release", (right("lumbar_paraspinal"), right("ql")), "forearm", 20, 14),
    TechniqueUse("u2", "sustained_pressure", (right("piriformis"), right("glut_max")), "elbow", 30, 8),
    TechniqueUse("u3", "effleurage", (right("glut_med"),), "palm", 20, 6),
)

STRETCH = CareCard(
    1,
    "HC-03",
    "Buttock stretch, on your back",
    "**Right ankle on left knee.** Hold behind the left thigh and draw it towards you, to a stretch deep in the right buttock.",
    "30 seconds, 2 times. Morning and evening.",
    "Ease off if the leg tingles, or knee or groin hurts.",
    Side.RIGHT,
    right("piriformis"),
)
WALK = CareCard(
    2,
    "HC-16",
    "Easy walk on the flat",
    "As slow as you like. Moving beats lying down.",
    "10 minutes, 2 times a day.",
    "Make it shorter if leg pain rises and stays up.",
)
WATER = CareCard(
    3,
    "HC-18",
    "Change how you sit",
    "Stand up every half hour; put a folded towel behind the low back.",
    "Every 30 minutes while you sit.",
    "",
)
SHEET = SheetContent(
    head=HEAD,
    date="Friday 20 November 2026",
    title="For Nora Feldkamp",
    today="Slow, steady pressure on your right buttock, light strokes on the low back. When it was too much, we went lighter.",
    may_feel="A little tender, like after exercise. It should fade within **48 hours**.",
    cards=(STRETCH, WALK),
    call_us=("soreness lasts over 48 hours", "tingling is new or spreads", "anything worries you"),
    see_doctor="Fever with back pain, or pain after a fall? See a doctor soon.",
    emergency_title="Do not wait: call 112 for",
    emergency=(
        "no control of bladder or bowels, or cannot pass water",
        "numbness around seat or genitals",
        "a leg suddenly weak, or both legs numb",
        "chest pain, trouble breathing",
        "a swollen, hot, painful calf",
    ),
    next_visit="Next visit: Friday 27 November, 10:30",
    next_line="Weekly until 18 December; then we look at it together.",
    footer="Massage can ease symptoms. It does not replace a medical diagnosis.",
    optional_feel="Last time you felt wound up for two days, so today was gentler.",
    pain=(7, 4),
    worked=tuple(place for use in USES for place in use.places),
    worked_label="worked on today (back)",
)
URGENT_SHEET = SheetContent(
    head=HEAD,
    date=SHEET.date,
    title=SHEET.title,
    today="",
    may_feel="",
    cards=(),
    call_us=(),
    see_doctor="",
    emergency_title=SHEET.emergency_title,
    emergency=SHEET.emergency,
    next_visit="",
    next_line="",
    footer=SHEET.footer,
    urgent=True,
    urgent_words="We did not treat you today. **Please go to the emergency department now** and take the letter with you.",
)
_SUBJECTIVE = (
    "Burning pain from the right low back through the buttock to the outer calf, 7 of 10 on arrival (worst this week 8, best 4).",
    "Tingling along the outer edge of the right foot, coming and going, not new.",
    "Worse after 20 minutes of sitting and on getting out of the car; easier when walking.",
    "After the last session she felt “wound up for two days”, with soreness about 40 hours, then a little better until Tuesday.",
)
SUMMARY = SummaryContent(
    head=HEAD,
    client="Nora Feldkamp",
    born="14 March 1968",
    session="20 Nov 2026, 14:00",
    length="60 min, session 5",
    problem="Right low back and leg pain, since 28 September 2026",
    alerts=("Osteoporosis: pressure limit 2 of 5",),
    pain=(7, 4),
    pain_words="**Down 3 points (43 %)** within the session. How long it lasts is asked next time.",
    labels=(
        MapLabel("m1", "burning 7", "burning 4"),
        MapLabel("m2", "burning 7", "burning 4"),
        MapLabel("m3", "burning 5", "burning 2"),
        MapLabel("m4", "tingling 3", "tingling 3", "", "unchanged"),
        MapLabel("m6", "trigger point S", "trigger point S→M"),
        MapLabel("m7", "raised tone M", "raised tone M→L"),
    ),
    table=(
        TechniqueRow("Right low back, beside the spine", "Effleurage, warm-up", "palm", "2", "6", "just right"),
        TechniqueRow("Right buttock, outer hip", "Myofascial release", "forearm", "3", "14", "just right"),
        TechniqueRow(
            "Right deep buttock (piriformis)",
            "Sustained pressure",
            "elbow",
            "4 → 3",
            "8",
            "“too much” at 4, lowered to 3; then “good hurt”, eased in 30 s",
        ),
        TechniqueRow("Right buttock", "Pin and stretch", "forearm", "2", "6", "just right"),
        TechniqueRow("Right calf", "Effleurage", "palm", "1", "5", "softer: no pressure on the tingling side"),
        TechniqueRow("Both legs and back", "Calming holds", "palm", "1", "6", "just right"),
    ),
    exceptions=(
        "Above the usual limit of 2 for osteoporosis: level 3, briefly 4, on the buttock muscle only. "
        "Reason given: “doctor agreed, soft tissue of the hip only.”",
    ),
    soap=(
        SoapPart("S", "Subjective", _SUBJECTIVE, "She is anxious before the long drive on Sunday."),
        SoapPart(
            "O",
            "Objective",
            (
                "Trigger point in the right piriformis, severe (3 of 3), referring to the back of the thigh; moderate after work (2 of 3).",
                "Raised tone along the right lumbar erector and quadratus lumborum, moderate (2), light after (1).",
            ),
            aside="Straight-leg raise not tested.",
        ),
        SoapPart("A", "Assessment", ("Pain 7 → 4 in the session; a drop of 3 points and 43 %.", "Tingling unchanged.")),
        SoapPart(
            "P",
            "Plan",
            ("Weekly for four weeks, reassess on 18 Dec.",),
            "Letter to Dr Okonjo today about the tingling.",
        ),
    ),
    asked_no=(
        "bladder or bowel change",
        "saddle numbness",
        "both legs",
        "leg weakness",
        "fever",
        "weight loss",
        "recent fall",
    ),
    advice=(
        "Buttock stretch, lying down: 30 s, 2 times, morning and evening, right side",
        "Easy walk on the flat: 10 min, 2 times a day",
    ),
    outcome="Less pain than on arrival; no longer below the knee.",
    signed="20 Nov 2026, 15:06",
)
LETTER = LetterContent(
    head=HEAD,
    to=("Dr Amara Okonjo", "Mill Road Surgery", "12 Mill Road, Sampleton"),
    client="Nora Feldkamp",
    client_lines=("born 14 March 1968 · 01632 960 871", "27 Lower Quay, Sampleton"),
    date="20 Nov 2026",
    urgency="Soon: within two weeks, please",
    question="Could you please **assess the tingling in her right foot**, and tell me **what pressure is safe** on low back "
    "and buttock **with osteoporosis**?",
    asks=(
        "Examine the foot; decide on any further tests.",
        "Name pressure limits for osteoporosis.",
        "Should I pause? Until I hear: level 2 of 5, no calf work.",
    ),
    flags_date="20 Nov 2026",
    flags_yes=("thin bones (osteoporosis)", "tingling, right outer foot"),
    flags_no=(
        "bladder or bowel change",
        "numbness around the seat",
        "both legs affected",
        "leg weakness, foot drop",
        "fever, feeling unwell",
        "weight loss, night sweats",
        "cancer, now or before",
        "fall or accident",
        "pain worse at rest",
        "calf swelling or heat",
        "steroids, blood thinners",
        "chest pain, breathless",
    ),
    not_tested="reflexes, sensation, straight-leg raise",
    sections=(
        LetterSection(
            "why_now",
            "Why now",
            "Burning right leg pain with tingling of the outer foot for eight weeks. Each session eases the pain; the tingling "
            "has not changed, and nobody has examined it yet.",
        ),
        LetterSection(
            "history",
            "History",
            "**Onset** 28 Sept 2026, after a day of lifting boxes: low back first, leg a week later. First episode. Worse sitting.\n"
            "**Health** Osteoporosis (2021), no known fracture, no surgery. Bookkeeper, sits most of the day.\n"
            "**Medicines** (reported) alendronate weekly, vitamin D, paracetamol when needed. No allergies.",
        ),
        LetterSection(
            "found",
            "What I found",
            "Trigger point in the right piriformis, referring to the back of the thigh. Raised tone in the right lumbar muscles. "
            "Walks without a limp; stands on heels and toes, both sides.",
        ),
        LetterSection(
            "done",
            "What was done, and the response",
            "Five sessions: slow forearm release and sustained pressure on the right buttock, level 2–3 of 5; light work on the "
            "low back. Pain falls 2 or 3 points in each and returns within days. After 13 Nov: sore for 40 hours, “wound up” for "
            "two days; pressure lowered since.",
        ),
    ),
    pain=(7, 4),
    signed=("Signed 20 Nov 2026, 15:06", "Tomas Abara", "Massage therapist, Reg. no. MT-20417"),
    consent="Sent with the client’s written consent of 20 Nov 2026; the client has a copy.",
    confidential="Personal health information",
)
LONG_NAME = "Maximiliane-Theodora Wolkenstein-Featherstonehaugh de la Ruë"
WORLD_NAME = "Nguyễn Thị Ánh / Ελένη Ωκεανού / Юлия / نورا الصغيرة / 野田のら"
HOSTILE = (
    'She said <b>"too much" & then</b> &lt; \u05e9\u05dc\u05d5\u05dd \U0001f642 ✓ 4 → 3. https://example.example/'
    + "x" * 140
    + " "
)
