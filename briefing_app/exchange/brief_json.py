"""Briefs out as JSON: the extraction document, without what the editor rejected."""

from __future__ import annotations

import json

from briefing_app.domain.briefing import Briefing
from briefing_app.domain.item import State
from briefing_app.exchange.document_json import extraction_document


def brief_json(briefing: Briefing) -> str:
    """Return a briefing as the text of a JSON file in the schema "briefing/1".

    Confirmed and suggested items, told apart by their `state`; never the rejected. Vietnamese letters as they
    are, indented by two, ends with a line end.
    """
    items = [item for item in briefing.items if item.state is not State.REJECTED]
    return json.dumps(extraction_document(briefing.article, items), ensure_ascii=False, indent=2) + "\n"
