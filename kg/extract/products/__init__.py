"""Products: what they are called, their rating, who makes them."""
