"""The tests of the W3C for SPARQL protocols, run against the server over HTTP.

Their manifests lie beside the project (`../shared/w3c`); where they do not, the tests are skipped.
A manifest tells requests and what must come back: statuses, formats, answers, graphs.
"""
