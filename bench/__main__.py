"""`python -m bench`: run all benchmarks, print their tables and write them to RESULTS.md."""

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from bench.publish import inaccuracies, measure_publishing
from bench.results import Results
from bench.startup import measure_startup

RESULTS = Path(__file__).parent / "RESULTS.md"
SIZES = [10_000, 100_000, 1_000_000]
STARTS = 15  # a start takes a fifth of a second, so there are more of them


def main() -> None:
    """Run all benchmarks; exit with 1 where a store does not hold what it was given."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as name:
        workspace = Path(name)
        startup = measure_startup(max(STARTS, options.repeat), workspace, _say)
        publishing = measure_publishing(options.sizes, options.repeat, workspace, _say)
    results = Results(_command(), publishing, startup)
    RESULTS.write_text(str(results), "utf-8")
    print(json.dumps(asdict(results), indent=1) if options.json else results)
    wrong = inaccuracies(publishing)
    if wrong:
        sys.exit("\n".join(wrong))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m bench", description=__doc__)
    parser.add_argument(
        "sizes", nargs="*", type=int, default=SIZES, metavar="SIZE", help="quads, about"
    )
    parser.add_argument("--repeat", type=int, default=3, help="runs of each step (default 3)")
    parser.add_argument("--json", action="store_true", help="write JSON instead of tables")
    return parser.parse_args()


def _command() -> str:
    return " ".join(["python -m bench", *sys.argv[1:]])


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
