"""Ways into a practice, on the screen: a new passphrase, the recovery key."""
