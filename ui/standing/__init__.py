"""What stands about a client beside the sessions, asked and changed in a session and on the client's page alike."""
