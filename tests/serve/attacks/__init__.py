"""What hostile clients do to a server, and what it must do then; see `target` for the rules."""
