"""Figures: every printed quantity about the sector, with what it counts, of whom, where and when."""
