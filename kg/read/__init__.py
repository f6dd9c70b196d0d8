"""Reading: the bytes of a report become a text, and the text a document of blocks."""
