# The commands are explained in README.md and CONTRIBUTING.md.
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed
DIST := answerable/ui/static/ui/dist/ui.css
WORKERS ?= 2

.PHONY: run install test test-postgres check soak wheel bench screenshots lock clean

run: install
	@ANSWERABLE_EXAMPLE=1 $(BIN)/answerable example
	@ANSWERABLE_EXAMPLE=1 $(BIN)/answerable serve

install: $(INSTALLED) $(DIST)

$(INSTALLED): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Answerable needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Set PYTHON=python3.11, say.") if sys.version_info < (3, 11) else 0'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(DIST): package-lock.json package.json $(wildcard answerable/ui/front/*)
	npm ci --no-audit --no-fund --silent
	npm run --silent build
	@touch $@

# Everything on SQLite (a file); then whatever touches the database again on a real PostgreSQL.
test: install
	$(BIN)/pytest -q -n $(WORKERS) --dist worksteal
	$(BIN)/python -m tests.postgres $(BIN)/pytest -q -n $(WORKERS) --dist worksteal

# Many more random requests and made-up words than the suite has, from another seed each day; some minutes.
soak: install
	ANSWERABLE_STEPS=10000 ANSWERABLE_SEED=$$(date +%Y%m%d) $(BIN)/pytest -q tests/house/test_random_people.py
	ANSWERABLE_FUZZ=5000 $(BIN)/pytest -q tests/house/test_fuzz_forms.py

check: install
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy answerable
	$(BIN)/djlint answerable --lint --quiet
	$(BIN)/python -m checks.locks
	$(BIN)/answerable makemigrations --check --dry-run
	$(BIN)/python -m checks.docs
	$(BIN)/python -m checks.wheel

wheel: install
	rm -rf dist
	$(BIN)/python -m hatchling build -t wheel

bench: install
	$(BIN)/python -m bench

screenshots: install
	$(BIN)/python -m checks.screenshots

lock: $(INSTALLED)
	$(BIN)/python -m checks.locks --write

clean:
	rm -rf .venv node_modules dist answerable/ui/static/ui/dist
