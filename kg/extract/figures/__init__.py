"""Figures: every printed quantity about the sector, what it counts, of whom, where and when."""
