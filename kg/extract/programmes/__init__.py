"""Programmes, schemes and plans, and what documents say of one another."""
