"""The pages of a vault as they lie on the disk, decrypted without SQLite: free space and forgotten corners too."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, IV, SALT = 4096, 80, 16, 16


def decrypted(path: Path, key: bytes) -> bytes:
    """Every page of the SQLCipher 4 file at PATH (raw KEY): AES-256-CBC, the IV before the HMAC at a page's end."""
    content, pages = path.read_bytes(), []
    assert len(content) % PAGE == 0
    for at in range(0, len(content), PAGE):
        page = content[at : at + PAGE]
        body = page[SALT if at == 0 else 0 : PAGE - RESERVED]
        iv = page[PAGE - RESERVED : PAGE - RESERVED + IV]
        reader = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        pages.append(reader.update(body) + reader.finalize())
    return b"".join(pages)
