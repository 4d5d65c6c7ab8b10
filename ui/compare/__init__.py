"""Two drawings of one client beside each other, and what may be concluded from them."""
