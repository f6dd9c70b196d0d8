"""Organisations: those that are named, those that act, those in lists."""
