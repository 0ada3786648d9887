"""Groups by the local day, evidence as text, threads with the days by which they slipped."""

from __future__ import annotations

from datetime import date

import pytest

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.directive import Directive, FollowUp
from briefing_app.domain.evidence import Evidence, EvidenceKind
from briefing_app.domain.item import new_id
from briefing_app.domain.ledger import Group, LedgerRow, group_of, said_in_turn

TODAY = date(2026, 3, 18)


@pytest.mark.parametrize(
    ("status", "due", "group"),
    [
        (FollowUp.OPEN, "2026-03-17", Group.OVERDUE),
        (FollowUp.IN_PROGRESS, "2026-03-18", Group.SOON),
        (FollowUp.OPEN, "2026-04-17", Group.SOON),
        (FollowUp.OPEN, "2026-04-18", Group.OPEN),
        (FollowUp.OPEN, None, Group.OPEN),
        (FollowUp.DONE, "2026-03-17", Group.DONE),
        (FollowUp.DROPPED, None, Group.DROPPED),
    ],
)
def test_a_directive_is_overdue_the_day_after(status: FollowUp, due: str | None, group: Group) -> None:
    assert group_of(status, due, TODAY) is group


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Đã bàn giao ngày 2/3.", EvidenceKind.SENTENCE, "Đã bàn giao ngày 2/3."),
        ("https://example.org/tin/1", EvidenceKind.LINK, "https://example.org/tin/1"),
        ("Làm việc tại Vĩnh Hải [briefing " + "a" * 32 + "]", EvidenceKind.BRIEFING, "Làm việc tại Vĩnh Hải"),
        ("Xem [briefing 12]", EvidenceKind.SENTENCE, "Xem [briefing 12]"),
    ],
)
def test_evidence_reads_as_it_was_written(text: str, kind: EvidenceKind, words: str) -> None:
    evidence = Evidence.read(text)
    assert evidence is not None
    assert (evidence.kind, evidence.words) == (kind, words)
    assert evidence.text == text


def test_blank_evidence_is_none() -> None:
    assert Evidence.read("  ") is None


def test_a_thread_tells_by_how_many_days_the_deadline_slipped() -> None:
    def row(due: str | None) -> LedgerRow:
        directive = Directive(id=new_id(), anchor=Anchor(0, 1, ""), action="nạo vét luồng")
        return LedgerRow(directive=directive, briefing_id="", title="", day=None, place=None, due=due)

    said = said_in_turn([row("2025-09-30"), row(None), row("2025-12-31"), row("2025-12-15")])
    assert [(each.time, each.slipped) for each in said] == [(1, None), (2, None), (3, 92), (4, -16)]
