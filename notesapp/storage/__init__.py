"""The encrypted file that holds the practice, and the only door to it.

Nothing is imported here: SQLAlchemy and SQLCipher are heavy, so the start page shows first
and ``notesapp.storage.vault`` is imported while the passphrase is typed.
"""
