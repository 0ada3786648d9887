"""Which directives of two articles are one: a like action, the same addressee."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from briefing_app.domain.directive import Directive
from briefing_app.domain.text import collapse_white_space, fold, same_spelling

Refused = Callable[[str, str], bool]
"""Whether an editor has said that two directives, by their IDs, are different matters."""

LIKE = 0.45
"""From which likeness on two actions are one, where the addressee is the same."""

LIKE_ALONE = 0.65
"""From which likeness on they are one where one of the two names no addressee."""

_GENERIC = 0.15
_LEAD_IN = 20  # characters in front of the addressee: "Đồng thời, ", "Một là, "
_JOINER = "·"
_WORD = re.compile(rf"[^\W\d_{_JOINER}]+(?:{_JOINER}[^\W\d_{_JOINER}]+)?")
# What nearly any directive has: it says little of what is to be done.
_PHRASES = (
    "ban hanh", "bao cao", "bao dam", "cai thien", "chi dao", "chu dong", "chu tri", "co gang", "cong tac", "dam bao",
    "day manh", "day nhanh", "dong bo", "giai phap", "hieu qua", "hoan thanh", "ket qua", "kha thi", "khan truong",
    "khong de", "kiem tra", "kip thoi", "lien quan", "nang cao", "nghien cuu", "nghiem tuc", "nhiem vu", "noi dung",
    "phat huy", "phoi hop", "quan tam", "quyet liet", "ra soat", "tang cuong", "tap trung", "thuc hien", "thuong xuyen",
    "tien do", "tiep tuc", "to chuc", "trach nhiem", "trien khai", "xay dung", "xu ly", "yeu cau", "quyet tam",
    "thu tuong", "chinh phu",
)  # fmt: skip
_PHRASE = re.compile(rf"\b(?:{'|'.join(_PHRASES)})\b")
_PARTICLES = frozenset(
    (
        "boi", "ca", "cac", "can", "cho", "co", "con", "cua", "cung", "da", "dang", "de", "den", "do", "du", "duoc",
        "gan", "hay", "hon", "khi", "khong", "la", "lai", "len", "luon", "mot", "moi", "nam", "nay", "ngay", "nhat",
        "nhu", "nhung", "no", "nua", "o", "phai", "qua", "quy", "ra", "rat", "ro", "sau", "se", "so", "som", "tai",
        "thang", "theo", "thi", "toi", "trong", "truoc", "tu", "va", "vao", "ve", "vi", "viec", "voi",
    )
)  # fmt: skip
_LONG_NAMES = (
    ("uy ban nhan dan", "ubnd"),
    ("hoi dong nhan dan", "hdnd"),
    ("chinh quyen", "ubnd"),
    ("lanh dao", ""),
    ("thanh pho", "tp"),
)
_LOCAL = re.compile(r"(?:ubnd|hdnd|tinh|thanh|tp|so|huyen|xa|phuong|dia phuong|chu tich|bi thu|cong an)\b")
_GOVERNMENT = frozenset(("tinh", "tp", "ubnd", "dia phuong", "chu tich ubnd"))


def never(_item_id: str, _earlier_id: str) -> bool:
    """Refuse no pair."""
    return False


def matched_directives(
    now: Sequence[Directive],
    before: Sequence[Directive],
    place: str | None,
    earlier_place: str | None,
    refused: Refused = never,
    *,
    one_place: bool = False,
) -> dict[str, Directive]:
    """Return for the ID of each directive the earlier one that it says again; each earlier one is matched once.

    What an editor said (`Directive.repeats`) goes first, then the likest pairs that no editor `refused`. `place` and
    `earlier_place` are those of the two articles: "UBND tỉnh" in one about a province is that province's. With
    `one_place` the two are one: a province and what it was before.
    """
    pairs: dict[str, Directive] = {}
    by_id = {directive.id: directive for directive in before}
    for directive in now:
        if directive.repeats in by_id:
            pairs[directive.id] = by_id.pop(directive.repeats)
    left = [directive for directive in now if directive.id not in pairs]
    ranked = sorted(
        (
            (likeness(directive, earlier, place, earlier_place, one_place=one_place), at, directive, earlier)
            for at, directive in enumerate(left)
            for earlier in by_id.values()
        ),
        key=lambda entry: (-entry[0], entry[1]),
    )
    for score, _, directive, earlier in ranked:
        if score <= 0:
            break
        if directive.id not in pairs and earlier.id in by_id and not refused(directive.id, earlier.id):
            pairs[directive.id] = by_id.pop(earlier.id)
    return pairs


def likeness(
    a: Directive, b: Directive, place: str | None, other_place: str | None, *, one_place: bool = False
) -> float:
    """Return how like two directives are, 0 to 1; 0 where they are not one.

    With `one_place` the two places are one under two names.
    """
    first, second = addressee_key(a.addressee, place), addressee_key(b.addressee, other_place)
    if one_place:
        first, second = (_of_a_place(key, where) for key, where in ((first, place), (second, other_place)))
    if first and second and first != second:
        return 0.0
    score = _dice(_weights(_without(a.action, a.addressee)), _weights(_without(b.action, b.addressee)))
    return score if score >= (LIKE if first and second else LIKE_ALONE) else 0.0


@lru_cache(maxsize=4096)
def addressee_key(addressee: str | None, place: str | None) -> str:
    """Return what two names of one body share; a body of a province is joined to the article's place."""
    text, where = _folded(addressee), _bare(_folded(place))
    for long, short in _LONG_NAMES:
        text = text.replace(long, short)
    text = collapse_white_space(text)
    if where and text.endswith(where):
        text = text.removesuffix(where).strip() or "tinh"
    elif not _LOCAL.match(text):
        return text
    text = re.sub(r" (?:tinh|tp)$", "", text)
    return f"{'' if text in _GOVERNMENT else text} @ {where}"


def _of_a_place(key: str, place: str | None) -> str:
    """Return the key of an addressee without the name of the article's place, a body of which it is."""
    where = _bare(_folded(place))
    return key.removesuffix(where) if where and key.endswith(f"@ {where}") else key


def _bare(place: str) -> str:
    """Return a place without the noun in front of its name."""
    return re.sub(r"^(?:tinh|thanh pho|tp\.?) ", "", place)


@lru_cache(maxsize=4096)
def _weights(action: str) -> Mapping[str, float]:
    """Return the words and pairs of words of an action with what each of them counts; numbers are left out.

    `action` is folded.
    """
    text = _PHRASE.sub(_joined, action)
    words = _WORD.findall(text)
    single = {word: _weight(word) for word in words}
    pairs = {
        f"{first} {second}": min(_weight(first), _weight(second))
        for first, second in itertools.pairwise(words)
    }
    return single | pairs


def _without(action: str, addressee: str | None) -> str:
    """Return an action without its addressee, whose words would make any two of its directives alike."""
    words, name = _folded(action), _folded(addressee)
    before, found, after = words.partition(name) if name else ("", "", words)
    return after if found and len(before) <= _LEAD_IN else words


def _joined(phrase: re.Match[str]) -> str:
    return phrase.group().replace(" ", _JOINER)


def _weight(word: str) -> float:
    return _GENERIC if _JOINER in word or word in _PARTICLES else 1.0


def _dice(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    total = sum(a.values()) + sum(b.values())
    shared = sum(weight for word, weight in a.items() if word in b)
    return 2 * shared / total if total else 0.0


def _folded(text: str | None) -> str:
    return fold(collapse_white_space(same_spelling(text or "")))
