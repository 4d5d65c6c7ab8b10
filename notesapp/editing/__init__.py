"""The note under the hand: the draft with its way back and forth, and the moves of a session.

Each move takes a note and returns a new one; it asks nobody and shows nothing.
"""
