"""Locking: what tells that nobody is there, and what lies over the window then."""
