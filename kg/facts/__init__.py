"""The facts contract: what is known of one report, read from YAML or JSON and checked."""
