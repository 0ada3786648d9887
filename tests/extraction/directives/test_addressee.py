"""Where the name of whoever is told ends."""

import pytest

from briefing_app.extraction.directives.addressee import phrase_at, subject_before
from briefing_app.extraction.directives.tokens import Tokens
from briefing_app.extraction.directives.vocabulary import vocabulary
from briefing_app.extraction.document import lower_copy
from briefing_app.extraction.lexicon import load_lexicon

VOCABULARY = vocabulary(load_lexicon())


def read(words: str) -> Tokens:
    return Tokens(words, lower_copy(words), 0, len(words), VOCABULARY)


@pytest.mark.parametrize(
    ("told", "rest"),
    [
        ("Bộ Ngoại giao", " thúc đẩy sớm kỳ họp"),
        ("Bộ Nội vụ", " sớm hoàn thiện nghị định"),
        ("Bộ Giáo dục và Đào tạo", " chủ trì, phối hợp với Bộ Tài chính"),
        ("các bộ, ngành, địa phương", " tập trung tháo gỡ khó khăn"),
        ("Bộ Tài chính, Ngân hàng Nhà nước và các cơ quan liên quan", " rà soát quy định"),
        ("từng cơ quan, đơn vị", " phải chủ động"),
        ("cấp ủy, chính quyền các cấp", " làm tốt công tác tuyên truyền"),
        ("UBND các tỉnh Vĩnh Hải, Thạch Nham", " hoàn thành bàn giao mặt bằng"),
        ("cơ quan soạn thảo, cơ quan thẩm tra", " tiếp tục nghiên cứu"),
        ("đồng chí Tạ Đình Lương", " tiếp tục phát huy truyền thống"),
        ("cán bộ, công chức, viên chức", " thực hiện nghiêm kỷ cương"),
        ("Giám đốc Sở Xây dựng cũng như từng phó giám đốc", " báo cáo tiến độ"),
    ],
)
def test_a_body_ends_where_its_verb_begins(told: str, rest: str) -> None:
    words = "giao " + told + rest
    tokens = read(words)
    phrase = phrase_at(tokens, 1, len(tokens))
    assert phrase is not None
    assert phrase.text(words, tokens) == told


@pytest.mark.parametrize(
    "words",
    ["giao những nội dung này", "giao việc xây dựng đề án", "giao ngay, làm ngay", "giao nhưng chưa làm"],
)
def test_a_thing_is_nobody(words: str) -> None:
    tokens = read(words)
    assert phrase_at(tokens, 1, len(tokens)) is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Chính quyền các cấp phải đổi mới", "Chính quyền các cấp"),
        ("Đồng thời, các địa phương cũng cần rà soát", "các địa phương"),
        ("theo tinh thần Đại hội XX của Đảng, tỉnh cần tiếp tục", "tỉnh"),
        ("Thủ tướng nhấn mạnh Bộ Công Thương phải bảo đảm đủ điện", "Bộ Công Thương"),
    ],
)
def test_the_subject_of_a_modal(words: str, told: str) -> None:
    tokens = read(words)
    modal = next(at for at in tokens.found if "modal" in tokens.labels[at])
    phrase = subject_before(tokens, 0, modal)
    assert phrase is not None
    assert phrase.text(words, tokens) == told
