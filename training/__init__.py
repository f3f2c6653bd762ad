"""Trains the attribution model. torch lives here and nowhere else."""
