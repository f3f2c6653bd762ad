"""Measures speed and memory beside spaCy and textacy: ``python -m benchmarks`` (see README.md here)."""
