# Two commands do everything: `make report` and `make test`. Both set up .venv first.
# The rules below are tried on a bare machine, in a path with spaces, with an unwritable HOME.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
PYTHON := $(VENV)/bin/python
READY := $(VENV)/.ready
NOTEBOOKS := notebooks
TRAIN := .cache/train
KILLS := 200
MUTANTS := 20
COMPILE := $(VENV)/bin/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header \
  --python-version 3.11 pyproject.toml

# What a user's own settings would break or colour is taken out of every recipe.
export UV_SYSTEM_CERTS := 1
export UV_CACHE_DIR := $(CURDIR)/.cache/uv
export PIP_USER := 0
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONNOUSERSITE := 1
export IPYTHONDIR := $(CURDIR)/.cache/ipython
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV CONDA_PREFIX JUPYTER_PATH JUPYTER_PREFER_ENV_PATH
# Without compiled bytecode every kernel's imports cost three times as much.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup report sample-report sample sample-check pictures lab check test lint unit notebooks test-browser \
  audit soak coverage mutation benchmark-setup model lock clean

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /make \1	/p' Makefile

setup: $(READY)  ## make .venv and install everything, pinned by hash

# The first interpreter that runs (a shim may be there and fail), is 3.11 to 3.13 and can make a venv.
$(PYTHON):
	@for python in python3.13 python3.12 python3.11 python3; do \
	  if "$$python" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1; then \
	    echo "Setting up $(VENV) with $$($$python --version)"; \
	    exec "$$python" -m venv --clear $(VENV); \
	  fi; \
	done; \
	echo "presslens: needs Python 3.11, 3.12 or 3.13 with its venv module; install one (Debian: apt install python3 python3-venv)" >&2; exit 2

# uv installs in seconds; where it cannot reach its index (it ignores pip's settings) pip takes the same file.
$(READY): requirements.lock requirements-uv.lock pyproject.toml | $(PYTHON)
	@mkdir -p .cache/uv .cache/ipython
	@$(PYTHON) -m pip install --quiet --require-hashes -r requirements-uv.lock
	@$(VENV)/bin/uv pip install --quiet --python $(PYTHON) --compile-bytecode --require-hashes -r requirements.lock \
	  || { echo "uv could not install; pip tries the same lock file"; $(PYTHON) -m pip install --quiet --require-hashes -r requirements.lock; }
	@$(PYTHON) -m pip install --quiet --no-deps --no-build-isolation -e .
	@$(PYTHON) -m compileall -q src
	@touch $@

report: $(READY)  ## analyse the article in seeds/ and say where the report is
	@$(VENV)/bin/presslens report

sample-report: $(READY)
	@$(VENV)/bin/presslens report --output .cache/sample >/dev/null

sample: sample-report  ## write the committed sample report anew
	@mkdir -p reports/sample && cp .cache/sample/*/report.html reports/sample/report.html

# Another minor version of Python is named in the report, so only the same one can give the same bytes.
sample-check: $(READY)  ## is the committed sample what the code makes today?
	@version=$$($(PYTHON) -c 'import sys; print("python %d.%d" % sys.version_info[:2])'); \
	if ! grep -q "$$version," reports/sample/report.html; then echo "reports/sample was not made with $$version: not compared"; \
	elif ! $(MAKE) --no-print-directory sample-report; then exit 1; \
	elif cmp -s .cache/sample/*/report.html reports/sample/report.html; then echo "reports/sample is up to date"; \
	else echo "reports/sample is not what the code makes: make sample" >&2; exit 1; fi

pictures: sample  ## the sample's pictures for the README (needs Chromium and npm)
	@cd tests/browser && npm ci --silent && node pictures.mjs "$(CURDIR)/reports/sample/report.html" "$(CURDIR)/reports/sample"

lab: $(READY)  ## explore the notebooks in JupyterLab
	@$(VENV)/bin/presslens lab

check: $(READY)  ## what is installed, what is intact
	@$(VENV)/bin/presslens check

test: lint unit notebooks  ## everything that can fail

lint: $(READY)  ## style and types
	@$(VENV)/bin/ruff check --quiet . && $(VENV)/bin/ruff format --quiet --check . && $(VENV)/bin/mypy
	@$(VENV)/bin/nbstripout --keep-id --verify $(NOTEBOOKS)/*.ipynb

unit: $(READY)  ## tests of src/
	@$(PYTHON) -m pytest -q -n 2 --dist loadfile

notebooks: $(READY)  ## every notebook runs cleanly in a fresh kernel
	@$(PYTHON) -m pytest -q -n 2 --dist loadfile --nbval-lax --nbval-current-env -p no:cacheprovider $(NOTEBOOKS)

test-browser: $(READY)  ## two reports in Chromium, where Chromium and npm are installed
	@sh tests/browser/run

# What cannot be asked is not checked, and that is said: it is no proof of anything.
audit: $(READY)  ## are there published advisories about what is locked?
	@test -x .cache/audit/bin/python || $(PYTHON) -m venv .cache/audit
	@rm -f .cache/audit/found.json
	@if ! .cache/audit/bin/python -m pip install --quiet --retries 1 --timeout 15 --require-hashes -r requirements-audit.lock 2>.cache/audit/said; then \
	  echo "requirements.lock: not checked, pip-audit cannot be installed"; \
	elif .cache/audit/bin/pip-audit --strict --disable-pip --require-hashes -r requirements.lock --vulnerability-service osv \
	  --timeout 15 --progress-spinner off --format json --output .cache/audit/found.json 2>.cache/audit/said; then \
	  echo "requirements.lock: checked, no advisory"; \
	elif test -s .cache/audit/found.json; then cat .cache/audit/found.json; cat .cache/audit/said >&2; exit 1; \
	else echo "requirements.lock: not checked, the service that knows advisories does not answer"; fi

soak: $(READY)  ## kill 200 runs at random moments (KILLS=n): is every report whole?
	@$(PYTHON) -m benchmarks.soak --kills $(KILLS)

coverage: $(READY)  ## the tests of src/, and which of its branches they do not take
	@$(PYTHON) -m pytest -q -n 2 --dist loadfile --cov --cov-report=term:skip-covered

mutation: $(READY)  ## change a few lines of src/ at random (MUTANTS=n each): do the tests notice?
	@$(PYTHON) -m benchmarks.mutation --mutants $(MUTANTS)

benchmark-setup: $(READY)  ## an environment with the peers that benchmarks measure against
	@$(PYTHON) -m venv --clear .cache/benchmark
	@$(VENV)/bin/uv pip install --quiet --python .cache/benchmark/bin/python --compile-bytecode --require-hashes -r benchmarks/requirements.lock
	@.cache/benchmark/bin/python -m pip install --quiet --no-deps --no-build-isolation -e .

# Torch has no hash here: its CPU build differs by machine. What is done already is not done again.
model: $(READY)  ## train the models in data/models again (GOLD=folder with the gold data)
	@test -n "$(GOLD)" || { echo "presslens: say where the gold data lie: make model GOLD=DIR (training/README.md)" >&2; exit 2; }
	@test -x $(TRAIN)/bin/python || $(PYTHON) -m venv $(TRAIN)
	@$(TRAIN)/bin/python -m pip install --quiet torch==2.13.0
	@$(TRAIN)/bin/python -m pip install --quiet --require-hashes -r training/requirements.lock
	@$(TRAIN)/bin/python -m pip install --quiet --require-hashes --no-deps -r training/encoders.lock
	@PYTHONPATH=src:. $(TRAIN)/bin/python -m training.target_polarity --gold "$(GOLD)"
	@PYTHONPATH=src:. $(TRAIN)/bin/python -m training.policy_frames --gold "$(GOLD)"

lock: $(READY)  ## write requirements.lock anew from pyproject.toml
	@$(COMPILE) --group test -o requirements.lock
	@$(COMPILE) --group benchmark -o benchmarks/requirements.lock
	@$(COMPILE) --group train -o training/requirements.lock
	@echo "pip-audit>=2.10" | $(subst pyproject.toml,-,$(COMPILE)) -o requirements-audit.lock

clean:  ## remove .venv and caches
	@rm -rf $(VENV) .cache
