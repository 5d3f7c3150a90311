"""What tests of the explorer share: a small record of real stories, made once, and a browser for each module."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from view.browsing import browsing, serving
from view.news import news


@pytest.fixture(scope="session")
def news_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of ``view.news``; not to be changed."""
    return news(tmp_path_factory.mktemp("news") / "news.db")


@pytest.fixture(scope="module")
def record_path(news_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the record for the tests of one module."""
    return Path(shutil.copy(news_record, tmp_path_factory.mktemp("copy") / "news.db"))


@pytest.fixture(scope="module")
def site(record_path: Path) -> Iterator[str]:
    """The address of an explorer of that copy."""
    with serving(record_path) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser."""
    with browsing() as started:
        yield started
