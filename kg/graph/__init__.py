"""The store and what is done with it: snapshots, load, remove, derive, validate, dump."""
