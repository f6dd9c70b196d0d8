"""Events: what they are called, their days, who was in the chair."""
