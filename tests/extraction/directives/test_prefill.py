"""An editor's own directive, its fields read from the selected words."""

from briefing_app.domain.directive import Directive, Strength
from briefing_app.domain.item import EDITOR, State
from briefing_app.domain.text import normalise_article
from briefing_app.extraction import directives
from briefing_app.extraction.document import Document
from briefing_app.extraction.lexicon import load_lexicon

LEXICON = load_lexicon()
TEXT = normalise_article(
    " date 2026-03-12 Bí thư Tỉnh ủy Tạ Đình Lương làm việc với Sở Y tế\n\n"
    "Sáng 12/3, Bí thư Tỉnh ủy Vĩnh Hải Tạ Đình Lương làm việc với Sở Y tế.\n\n"
    "Bí thư Tỉnh ủy yêu cầu Sở Y tế hoàn thành đề án trước ngày 30/4; các bệnh viện phải rà soát thiết bị. "
    "Năm 2025, toàn tỉnh khám bệnh cho 1,2 triệu lượt người.\n"
)


def made(words: str) -> Directive:
    start = TEXT.index(words)
    document = Document.of(TEXT, LEXICON)
    directive = directives.prefill(document, LEXICON, start, start + len(words))
    assert directive.anchor.exact == words.strip()
    assert (directive.state, directive.origin, directive.confidence) == (State.CONFIRMED, EDITOR, None)
    return directive


def test_a_demand() -> None:
    told = made("Bí thư Tỉnh ủy yêu cầu Sở Y tế hoàn thành đề án trước ngày 30/4")
    assert told.issuer == "Tạ Đình Lương"
    assert told.addressee == "Sở Y tế"
    assert told.strength is Strength.REQUIRES
    assert told.deadline == "2026-04-30"
    assert told.action == "Sở Y tế hoàn thành đề án trước ngày 30/4"


def test_a_clause_of_the_same_sentence() -> None:
    told = made("các bệnh viện phải rà soát thiết bị")
    assert told.issuer == "Tạ Đình Lương"
    assert told.addressee == "các bệnh viện"
    assert told.strength is Strength.MUST
    assert told.deadline is None


def test_words_that_ask_for_nothing_are_taken_as_they_are() -> None:
    told = made(" toàn tỉnh khám bệnh ")
    assert told.action == "toàn tỉnh khám bệnh"
    assert told.strength is None
    assert told.deadline is None


def test_words_of_the_headline() -> None:
    told = made("làm việc với Sở Y tế\n")
    assert told.action == "làm việc với Sở Y tế"
