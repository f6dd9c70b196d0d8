"""Extraction: a document becomes facts, each attribute traceable to the words that gave it."""
