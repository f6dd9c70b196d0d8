"""What people corrected in extracted facts: compared, kept apart, applied again."""
