"""Metadata of national legal databases: an index of its own beside the store, for look-ups."""
