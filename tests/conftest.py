"""Settings that all tests share."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("reportedly", deadline=None)  # speed is the benchmarks' business
settings.load_profile("reportedly")
