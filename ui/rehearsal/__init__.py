"""The main job done with the real window by a hand that is a program.

The journeys of the tests and `dev.py run` without a display carry it out by the same scripts.
"""
