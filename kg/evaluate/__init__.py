"""How far predicted facts agree with gold: pairing, scores, errors, and what a change did."""
