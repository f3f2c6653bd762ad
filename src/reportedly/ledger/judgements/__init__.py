"""What people decided on findings: rows that are followed, never overwritten, and the view that they make."""

from __future__ import annotations

from reportedly.ledger.judgements.applying import standing
from reportedly.ledger.judgements.kinds import Judged, Judgement, Kind, Mark
from reportedly.ledger.judgements.records import found, judge, reattach
from reportedly.ledger.judgements.view import judged

__all__ = ["Judged", "Judgement", "Kind", "Mark", "found", "judge", "judged", "reattach", "standing"]
