"""Authorities: code lists, places with their history, bodies, programmes, legal documents."""
