"""Benchmarks: loading beside `oxigraph load` and rdflib, start-up, and the saved queries."""
