"""Deadlines as iCalendar: lines, folding and escapes of RFC 5545, tasks and days."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.briefing import Briefing
from briefing_app.domain.directive import Directive, FollowUp
from briefing_app.exchange.deadlines_ics import deadlines_ics
from tests.support import since_pair

STAMP = datetime(2026, 3, 18, 9, 42, tzinfo=timezone(timedelta(hours=7)))


def unfolded(text: str) -> list[str]:
    """Check the form of the lines and return them unfolded."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    lines = text[:-2].split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    whole: list[str] = []
    for line in lines:
        if line.startswith(" "):
            whole[-1] += line[1:]
        else:
            whole.append(line)
    assert all(re.match(r"[A-Z-]+[;:]", line) for line in whole)
    return whole


def components(text: str) -> list[dict[str, str]]:
    """Return tasks and events with their properties; every one is closed."""
    found: list[dict[str, str]] = []
    lines = unfolded(text)
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    for line in lines[1:-1]:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            found.append({"KIND": value})
        elif name == "END":
            assert found[-1]["KIND"] == value
        elif found:
            assert name not in found[-1]
            found[-1][name] = value
    return found


def test_open_deadlines_are_tasks_and_days() -> None:
    found = components(deadlines_ics(since_pair.now(), "vi", STAMP))
    task, day = found[0], found[1]
    assert (task["KIND"], task["DUE;VALUE=DATE"], task["STATUS"]) == ("VTODO", "20260930", "NEEDS-ACTION")
    assert task["DTSTAMP"] == "20260318T024200Z"
    assert (day["KIND"], day["DTSTART;VALUE=DATE"], day["DTEND;VALUE=DATE"]) == (
        "VEVENT",
        "20260930",
        "20261001",
    )
    assert task["SUMMARY"].startswith("tỉnh Vĩnh Hải: Hoàn thành dứt điểm")
    assert "\\n“yêu cầu tỉnh Vĩnh Hải" in task["DESCRIPTION"]
    assert len({each["UID"] for each in found}) == len(found)


def test_what_is_done_is_a_task_alone() -> None:
    found = components(deadlines_ics(since_pair.before(), "vi", STAMP))
    done = [each for each in found if each["UID"].startswith("b-d4")]
    assert [(each["KIND"], each["STATUS"]) for each in done] == [("VTODO", "COMPLETED")]
    quarter = [each for each in found if each["UID"].startswith("b-d3")]
    assert quarter[0]["DUE;VALUE=DATE"] == "20260630"  # the quarter's last day
    assert not [each for each in found if each["UID"].startswith("b-d2")]  # no deadline


def test_the_due_date_goes_before_the_deadline(full_briefing: Briefing) -> None:
    found = components(deadlines_ics(full_briefing, "en", STAMP))
    assert found[0]["DUE;VALUE=DATE"] == "20260615"
    assert all(not each["UID"].startswith("d4") for each in found)  # only suggested


def test_a_briefing_without_deadlines_is_an_empty_calendar(empty_briefing: Briefing) -> None:
    assert components(deadlines_ics(empty_briefing, "vi", STAMP)) == []


def test_hostile_words_break_no_line(hostile_briefing: Briefing) -> None:
    directive = hostile_briefing.directives[0]
    dated = hostile_briefing.with_items([replace(directive, id="x\r\nEND:VCALENDAR", due_date="9999-12-31")])
    found = components(deadlines_ics(dated, "vi", STAMP))
    assert [each["KIND"] for each in found] == ["VTODO", "VEVENT"]


@given(
    st.text(max_size=200),
    st.text(max_size=80),
    st.text(max_size=400),
    st.sampled_from(FollowUp),
    st.dates().map(str),
)
def test_any_words_keep_the_form(
    action: str, addressee: str, evidence: str, status: FollowUp, due: str
) -> None:
    now = since_pair.now()
    directive = next(item for item in now.items if isinstance(item, Directive))
    told = replace(
        directive, action=action, addressee=addressee, evidence=evidence, status=status, due_date=due
    )
    text = deadlines_ics(now.with_items([told]), "vi", datetime(2026, 1, 1, tzinfo=UTC))
    assert components(text.encode(errors="replace").decode())[0]["KIND"] == "VTODO"
