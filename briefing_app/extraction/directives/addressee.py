"""Addressees: the noun phrase of bodies and people that is to act, with its right boundary.

"giao Bộ X chủ trì, phối hợp với Bộ Y" has the addressee "Bộ X"; "các bộ, ngành, địa phương rà soát" keeps its commas;
a "và" or a comma inside a name ("Bộ Văn hóa, Thể thao và Du lịch") is no end.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.extraction.directives.tokens import Tokens

LONGEST = 60
"""The most words an addressee may have."""

_ENDS = frozenset([";", ":", ".", "?", "!", "”", "“", '"', "…"])
_STOP_WORDS = frozenset(["để", "đã", "đang", "sẽ", "là", "mà", "thì", "vì", "nếu", "khi", "rằng", "được", "bị", "không", "hãy", "cũng", "đều", "vẫn", "chưa", "bằng", "vào", "cho", "đến", "trước", "sau", "vừa", "hết", "luôn", "theo", "về", "ra", "lên", "xuống", "lại", "sao", "giữ", "làm", "ngay", "căn", "có", "do", "như", "tự"])  # fmt: skip
_NEVER_NAMES = ("yêu cầu", "đề nghị", "kiến nghị", "đề xuất", "phải", "cần")
"""What no name of a body holds, even where it is no cue."""

_ASIDE = frozenset(["trong", "với", "trên", "từ"])  # fmt: skip
_NAMING_VERBS = frozenset(["quản lý", "chế biến", "thông tin", "giáo dục", "thanh tra", "bảo vệ", "xây dựng", "kiểm tra", "tham mưu", "đầu tư", "khai thác", "giám sát", "điều tra", "huấn luyện", "sản xuất", "xuất khẩu", "phục vụ", "cung cấp", "tư vấn", "thi công", "thẩm định", "soạn thảo", "thẩm tra", "học", "dạy"])  # fmt: skip
"""Verbs that often belong to the name of what acts: "Đoàn giám sát", "cơ quan quản lý"."""
_VERBS = frozenset(["action", "manner", "boundary"])
_HEADS = frozenset(["addressee", "title", "epithets", "honorific"])
_PEOPLE = frozenset(["addressee", "title", "honorific"])
_NAMES = frozenset(["addressee", "title", "inner"])
_PREDICATES = frozenset(["ask", "modal", "speech", "mild", "negative", "past"])
_BEFORE_SUBJECT = frozenset(["ask", "speech", "modal"])
_NO_VERBS = frozenset(["false_friend", "addressee", "title"])
_TENSES = frozenset(["future", "past", "adverb"])
_CUES = frozenset(["modal", "negative", "ask", "passive", "mild", "soft", "speech", "contrast"])
_SPOKEN = frozenset(["speech", "ask", "mild"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens `first` up to `end`."""

    first: int
    end: int

    def text(self, text: str, tokens: Tokens) -> str:
        """Return its words as written."""
        return " ".join(text[tokens.starts[self.first] : tokens.ends[self.end - 1]].split())


def is_head(tokens: Tokens, at: int) -> bool:
    """Tell whether a body or a group of people may begin at a token."""
    hit = tokens.entries[at]
    if hit is not None:
        if not hit.labels.isdisjoint(_HEADS):
            return not ("determiner" in hit.labels and _thing_follows(tokens, at + hit.length))
        if "determiner" in hit.labels:
            return not _thing_follows(tokens, at + hit.length)
        return tokens.caps[at] and at > 0 and "inner" in hit.labels
    opens = at == 0 or (at < 4 and not any(word.isalpha() for word in tokens.words[:at]))
    if opens and not (at + 1 < len(tokens) and tokens.caps[at + 1]):
        return False  # any word has a capital there
    return (
        tokens.caps[at]
        and tokens.led_by[at] < 0
        and tokens.words[at].isalpha()
        and (at > 0 or len(tokens.words[at]) > 1)
    )


def _thing_follows(tokens: Tokens, at: int) -> bool:
    return at < len(tokens) and "thing" in tokens.labels[at]


def phrase_at(tokens: Tokens, at: int, limit: int) -> Phrase | None:
    """Read the noun phrase that begins at a token, None when no body or people can begin there."""
    if at >= limit or not is_head(tokens, at):
        return None
    end = at
    depth = 0
    while end < limit and end - at < LONGEST:
        word = tokens.words[end]
        if word == "(":
            depth += 1
        elif word == ")":
            if depth == 0:
                break
            depth -= 1
        elif (word in _ENDS and depth == 0) or (
            depth == 0 and end > at and _ends_here(tokens, at, end, limit)
        ):
            break
        end += 1
    while end > at and tokens.words[end - 1] in (
        ",",
        "và",
        "cùng",
        "(",
        "-",
        "–",
        "cũng",
        "như",
        "với",
        "trong",
        "của",
    ):
        end -= 1
    if end <= at or _is_bare(tokens, at, end):
        return None
    return Phrase(at, end)


def _is_bare(tokens: Tokens, at: int, end: int) -> bool:
    hit = tokens.entries[at]
    if hit is None or at + hit.length < end:
        return False
    return "addressee" not in hit.labels and "title" not in hit.labels and "determiner" in hit.labels


def _ends_here(tokens: Tokens, first: int, at: int, limit: int) -> bool:
    """Tell whether the phrase ends before a token inside the sentence."""
    word = tokens.words[at]
    if 0 <= tokens.led_by[at] < at:
        return False  # inside a phrase that has begun
    if word in (",", "và", "cùng", "-", "–"):
        return not _list_goes_on(tokens, at, limit)
    if word == "cũng" and at + 1 < limit and tokens.words[at + 1] == "như":
        return not _list_goes_on(tokens, at + 1, limit)
    if tokens.caps[at]:
        return False
    hit = tokens.entries[at]
    if hit is None:
        return word in _STOP_WORDS and not (word == "như" and tokens.words[at - 1] == "cũng")
    labels = hit.labels
    if not labels.isdisjoint(_NAMES):
        return False
    if not labels.isdisjoint(_CUES):
        return True
    if "false_friend" in labels and any(part in hit.text for part in _NEVER_NAMES):
        return True
    if word in _ASIDE:
        return _verb_follows(tokens, at, limit)
    if not labels.isdisjoint(_VERBS):
        return not _verb_inside_name(tokens, at, at + hit.length, limit)
    return word in _STOP_WORDS or not labels.isdisjoint(_TENSES)


def _verb_follows(tokens: Tokens, at: int, limit: int) -> bool:
    """Tell whether a preposition opens an aside ("trong quá trình …") and not a part of the name ("trong toàn Đảng bộ")."""
    following = tokens.entries[at + 1] if at + 1 < limit else None
    return not (
        at + 1 < limit
        and (
            tokens.caps[at + 1]
            or (
                following is not None
                and ("addressee" in following.labels or "determiner" in following.labels)
            )
        )
    )


def _verb_inside_name(tokens: Tokens, at: int, end: int, limit: int) -> bool:
    """Tell whether a verb belongs to the name of what acts ("các cơ quan quản lý báo chí cần …").

    It does when another verb or modal follows before anything else could be its object's end, and the word
    before is a bare kind of body.
    """
    if "addressee" not in tokens.labels[at - 1]:
        return False
    verb = tokens.entries[at]
    if verb is None or verb.text not in _NAMING_VERBS:
        return False
    for ahead in range(end, min(limit, end + 5)):
        labels = tokens.labels[ahead]
        if ahead == end and "thing" in labels:
            return False  # "công đoàn các cấp giám sát việc …"
        if "action" in labels or "modal" in labels or "manner" in labels or "negative" in labels:
            return True
        if tokens.words[ahead] == ",":
            return _list_goes_on(tokens, ahead, limit)
        if tokens.words[ahead] in _ENDS:
            return False
    return False


def _list_goes_on(tokens: Tokens, at: int, limit: int) -> bool:
    """Tell whether behind a comma or an "và" another body follows."""
    following = at + 1
    if following < limit and tokens.words[following] in ("và", "cùng", "nhất", "đặc", "với"):
        following += 1
        if following < limit and tokens.words[following] in ("là", "biệt", "với"):
            following += 1
            if following < limit and tokens.words[following] == "là":
                following += 1
    if following >= limit:
        return False
    hit = tokens.entries[following]
    if hit is not None and "title" in hit.labels and _speaks(tokens, following + hit.length, limit):
        return False
    if tokens.caps[following]:
        return True
    if hit is None:
        return False
    if not hit.labels.isdisjoint(_PEOPLE):
        behind = following + hit.length
        return not (hit.text in ("các", "nhiều", "hai") and _action_soon(tokens, behind, limit)) and not (
            "determiner" in hit.labels and _thing_follows(tokens, behind)
        )
    return "determiner" in hit.labels and not (
        "action" in tokens.labels[min(following + hit.length, limit - 1)]
        or _thing_follows(tokens, following + hit.length)
    )


def _speaks(tokens: Tokens, at: int, limit: int) -> bool:
    """Tell whether a verb of speech or asking follows a title, over its body and adverbs."""
    for ahead in range(at, min(limit, at + 8)):
        labels = tokens.labels[ahead]
        if not labels.isdisjoint(_SPOKEN):
            return True
        if not (tokens.in_body(ahead) or "adverb" in labels):
            return False
    return False


def _action_soon(tokens: Tokens, at: int, limit: int) -> bool:
    return at < limit and "action" in tokens.labels[at]


def subject_before(tokens: Tokens, first: int, at: int) -> Phrase | None:
    """Find the noun phrase that ends right before a token: the subject of the modal or verb there.

    The longest one wins, but a list is not led by a bare name ("… Đại hội, tỉnh phải").
    """
    end = at
    while end > first and "adverb" in tokens.labels[end - 1]:
        end -= 1
    best: Phrase | None = None
    for start in range(end - 1, max(first, end - LONGEST) - 1, -1):
        if tokens.words[start] in _ENDS:
            break
        labels = tokens.labels[start]
        if not labels.isdisjoint(_BEFORE_SUBJECT) and labels.isdisjoint(_NO_VERBS) and not tokens.caps[start]:
            break
        if not is_head(tokens, start):
            continue
        phrase = phrase_at(tokens, start, end)
        if phrase is None or phrase.end != end:
            continue
        if best is not None and tokens.led_by[start] < 0 and "," in tokens.words[start : best.first]:
            break
        best = phrase
    return best


def lead_subject(tokens: Tokens, core: int, at: int) -> Phrase | None:
    """Take all words between the head of a clause and a modal as its subject, if they begin with a body and hold no verb."""
    if at - core > 30 or at <= core or not is_head(tokens, core):
        return None
    end = at
    while end > core and ("adverb" in tokens.labels[end - 1] or tokens.words[end - 1] == ","):
        end -= 1
    for inside in range(core + 1, end):
        labels = tokens.labels[inside]
        if not labels.isdisjoint(_PREDICATES) or tokens.words[inside] in _ENDS:
            return None
    return Phrase(core, end) if end > core else None
