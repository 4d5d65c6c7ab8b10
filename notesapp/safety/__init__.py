"""Rules over history, marks and answers. The app reminds; the therapist decides.

``assess(briefing, note)`` is called after each change: pure, at most 2 ms, keys and the
catalogue's wording only.
"""
