# just check runs everything that CI runs, in the project's own environment

setup:
    uv sync --extra dev

check: lint types test gate

lint:
    uv run ruff check .
    uv run ruff format --check .

types:
    uv run mypy

test:
    uv run python -m pytest -n 2

docs:
    uv run python -m sphinx -W docs site

gate:
    uv run python -m benchmarks.quality --gate
    uv run python -m benchmarks.speed --gate
