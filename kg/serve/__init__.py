"""The endpoint: SPARQL over HTTP that no query can crash, stall or turn into an attack."""
