"""Citations of legal and Party documents: found in text, read, and given their official key."""
