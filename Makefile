# Every target sets up what it needs; build_tools/bootstrap.py does the work, also without make.
PYTHON ?= python3

.PHONY: site test coverage test-enews serve check bench clean lock
site test coverage test-enews serve check bench lock:
	@$(PYTHON) build_tools/bootstrap.py $@

clean:
	rm -rf .venv site .site.vankien-old site.*.tmp .cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage *.egg-info
