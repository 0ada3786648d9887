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
_STOP_WORDS = frozenset(
    [
        "để",
        "đã",
        "đang",
        "sẽ",
        "là",
        "mà",
        "thì",
        "vì",
        "nếu",
        "khi",
        "rằng",
        "được",
        "bị",
        "không",
        "hãy",
        "cũng",
        "đều",
        "vẫn",
        "chưa",
        "bằng",
        "vào",
        "cho",
        "đến",
        "trước",
        "sau",
        "vừa",
        "hết",
        "luôn",
        "theo",
        "về",
        "ra",
        "lên",
        "xuống",
        "lại",
        "sao",
        "giữ",
        "làm",
        "ngay",
        "căn",
        "có",
        "do",
        "như",
        "tự",
    ]
)
_INSIDE = frozenset(
    [
        "của",
        "thuộc",
        "tại",
        "ở",
        "trong",
        "liên",
        "quan",
        "phụ",
        "trách",
        "trực",
        "thuộc",
        "trên",
        "với",
        "cấp",
        "tham",
        "từ",
    ]
)


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
    hit = tokens.starting(at)
    if hit is not None:
        if "addressee" in hit.labels or "title" in hit.labels or "epithets" in hit.labels:
            return True
        if "honorific" in hit.labels:
            return True
        return "determiner" in hit.labels
    return (
        tokens.caps[at]
        and tokens.hit_of[at] < 0
        and tokens.words[at].isalpha()
        and (at > 0 or len(tokens.words[at]) > 1)
    )


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
    hit = tokens.starting(at)
    if hit is None or hit.end < end:
        return False
    return "addressee" not in hit.labels and "title" not in hit.labels and "determiner" in hit.labels


def _ends_here(tokens: Tokens, first: int, at: int, limit: int) -> bool:
    """Tell whether the phrase ends before a token inside the sentence."""
    word = tokens.words[at]
    if word in (",", "và", "cùng", "-", "–"):
        return not _list_goes_on(tokens, at, limit)
    if tokens.caps[at]:
        return False
    hit = tokens.starting(at)
    if hit is None:
        return word in _STOP_WORDS and tokens.hit_of[at] < 0
    if (
        "modal" in hit.labels
        or "negative" in hit.labels
        or "ask" in hit.labels
        or "passive" in hit.labels
        or "mild" in hit.labels
    ):
        return not (hit.phrase == "giao" and tokens.caps[at])
    if "addressee" in hit.labels or "title" in hit.labels:
        return False
    if word in _INSIDE:
        return _verb_follows(tokens, at, limit)
    if hit.labels & {"action", "manner", "boundary"}:
        return not _verb_inside_name(tokens, at, hit.end, limit)
    return (
        word in _STOP_WORDS or "future" in hit.labels or ("adverb" in hit.labels and word not in ("thường",))
    )


def _verb_follows(tokens: Tokens, at: int, limit: int) -> bool:
    """Tell whether a preposition opens an aside ("trong quá trình …") and not a part of the name ("trong toàn Đảng bộ")."""
    if tokens.words[at] not in ("trong", "với", "trên", "từ"):
        return False
    following = tokens.starting(at + 1) if at + 1 < limit else None
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
    before = tokens.hit_of[at - 1]
    if before < 0 or "addressee" not in tokens.hits[before].labels:
        return False
    if tokens.hits[before].phrase not in (
        "cơ quan",
        "các cơ quan",
        "đơn vị",
        "các đơn vị",
        "ngành",
        "doanh nghiệp",
        "các tổ chức",
        "lực lượng",
        "các lực lượng",
    ):
        return False
    hit = tokens.hits[tokens.hit_of[at]]
    if hit.phrase not in (
        "quản lý",
        "chế biến",
        "thông tin",
        "giáo dục",
        "thanh tra",
        "bảo vệ",
        "xây dựng",
        "kiểm tra",
        "tham mưu",
        "đầu tư",
        "khai thác",
    ):
        return False
    for ahead in range(end, min(limit, end + 5)):
        labels = tokens.labels(ahead)
        if "action" in labels or "modal" in labels or "manner" in labels:
            return True
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
    hit = tokens.starting(following)
    if tokens.caps[following]:
        return hit is None or "action" not in hit.labels or "addressee" in hit.labels or "title" in hit.labels
    if hit is None:
        return False
    if "addressee" in hit.labels or "title" in hit.labels or "honorific" in hit.labels:
        return hit.phrase not in ("các", "nhiều", "hai") or not _action_soon(tokens, hit.end, limit)
    return "determiner" in hit.labels and "action" not in tokens.labels(min(hit.end, limit - 1))


def _action_soon(tokens: Tokens, at: int, limit: int) -> bool:
    return at < limit and "action" in tokens.labels(at)


def subject_before(tokens: Tokens, first: int, at: int) -> Phrase | None:
    """Find the noun phrase that ends right before a token: the subject of the modal or verb there."""
    end = at
    while end > first and (
        "adverb" in tokens.labels(end - 1)
        or ("continuation" in tokens.labels(end - 1) and tokens.words[end - 1] == "cũng")
    ):
        end -= 1
    start = end
    best: Phrase | None = None
    while start > first and end - start < LONGEST:
        start -= 1
        if tokens.words[start] in _ENDS or (
            "ask" in tokens.labels(start)
            and "false_friend" not in tokens.labels(start)
            and tokens.hit_of[start] >= 0
            and not tokens.caps[start]
        ):
            break
        if is_head(tokens, start):
            phrase = phrase_at(tokens, start, end)
            if phrase is not None and phrase.end == end:
                best = phrase
        elif (
            tokens.words[start] == ","
            and best is not None
            and best.first == start + 1
            and not (start > first and _may_close(tokens, first, start))
        ):
            break
    return best


def _may_close(tokens: Tokens, first: int, comma: int) -> bool:
    """Tell whether the words before a comma may be an earlier member of the same list."""
    return any(is_head(tokens, at) for at in range(max(first, comma - 8), comma))
