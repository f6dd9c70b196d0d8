"""Saved queries: their headers, their parameters, and their answers in every format."""
