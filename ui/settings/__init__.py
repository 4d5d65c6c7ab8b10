"""How the window looks, who works here, and how paper leaves."""
