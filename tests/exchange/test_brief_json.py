from __future__ import annotations

import json

from briefing_app.domain.briefing import Briefing
from briefing_app.exchange.brief_json import brief_json


def test_json_brief_leaves_out_the_rejected_and_marks_the_suggested(full_briefing: Briefing) -> None:
    text = brief_json(full_briefing)
    document = json.loads(text)
    assert document["schema"] == "briefing/1"
    assert [entry["state"] for entry in document["attendees"]] == ["confirmed"] * 5 + ["suggested"]
    assert text.endswith("}\n")
    assert "Đỗ Hữu Khải" in text
    for entry in [*document["attendees"], *document["key_figures"], *document["directives"]]:
        anchor = entry["anchor"]
        assert document["article"]["text"][anchor["start"] : anchor["end"]] == anchor["exact"]
