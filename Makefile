# Everything runs from the checkout: `make setup` first, which the others call.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.locked

# Each of the many processes below would else compile the whole house anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup sandbox sandbox-reset test check bench chaos fuzz screenshots first-minutes lock clean

setup: $(STAMP)

$(STAMP): requirements.txt requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Roundtable needs Python 3.11 or newer. Try: make setup PYTHON=python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "This Python cannot make environments. On Debian: apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $(STAMP)

sandbox: setup
	@$(BIN)/python -m bot sandbox

sandbox-reset: setup
	@$(BIN)/python -m bot sandbox --reset

test: setup
	@$(BIN)/python -m pytest --numprocesses logical --dist worksteal

check: setup
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest --numprocesses logical --dist worksteal

bench: setup
	@$(BIN)/python -m tests.benchmarks

chaos: setup
	@$(BIN)/python -m tests.chaos

# Hostile acts, then 1,000 new examples for each property of a rule.
fuzz: setup
	@$(BIN)/python -m tests.fuzz
	@$(BIN)/python -m pytest --hypothesis-profile new tests/domain

# Pictures of the main surfaces, into .screenshots/.
screenshots: setup
	@$(BIN)/python -m tests.screenshots

# The time from a clone to the first added topic.
first-minutes: setup
	@$(BIN)/python -m tests.first_minutes

# Needs uv; writes both locks, hashed, for every Python and platform, with no index address.
lock:
	@for lock in "requirements.txt" "requirements-dev.txt --group dev"; do \
	  uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header pyproject.toml -o $$lock; done

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
