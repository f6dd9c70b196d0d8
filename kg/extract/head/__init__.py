"""The head of a report: who says it, where, when, and about which period."""
