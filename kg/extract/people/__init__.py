"""People: their names, their offices, their signatures."""
