"""Values to plain JSON and back, and the one canonical text that is signed."""
