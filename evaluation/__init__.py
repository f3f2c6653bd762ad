"""Measures readers of attributions against corpora: ``python -m evaluation`` (see README.md here)."""
