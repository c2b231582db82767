"""``python -m tests.bench.builds``, the same as ``python -m tests.bench builds``."""

from tests.bench.builds.runner import main

main()
