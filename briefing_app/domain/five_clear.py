"""The "five clear" of Vietnamese administration, read off a directive's fields.

An assignment is to be clear as to who does it, what is done, by when, who answers for it, and what comes out (rõ người,
rõ việc, rõ thời gian, rõ trách nhiệm, rõ kết quả). Each of the five is a small rule over the fields and words; none
judges whether the directive is a good one.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from briefing_app.domain.directive import Directive
from briefing_app.domain.text import collapse_white_space, fold, nfc


class Clear(StrEnum):
    """The five, in the order in which they are said."""

    WHO = "who"
    WHAT = "what"
    WHEN = "when"
    RESPONSIBILITY = "responsibility"
    RESULT = "result"


# Those who are meant by everybody and nobody: "các cấp, các ngành", "toàn thể cán bộ", "địa phương", "các lực lượng".
_CROWD = re.compile(r"\b(?:các|những|mọi|toàn|từng|tất cả|nhiều|một số|đông đảo)\b", re.IGNORECASE)
_NOBODY = frozenset(
    {
        "dia phuong", "co quan", "don vi", "bo, nganh", "bo nganh", "cap uy", "chinh quyen",
        "co quan chuc nang", "cap tham quyen", "doanh nghiep", "nguoi dan", "nong dan", "ngu dan", "cong nhan", "cap uy co so", "chinh quyen co so", "co so", "nhan dan", "can bo",
        "he thong chinh tri", "chung ta", "ho", "luc luong chuc nang", "nganh chuc nang", "nha dau tu",
        "nha thau",
    }
)  # fmt: skip
# What a body's name begins with when the article says no more of it: "UBND tỉnh", "tỉnh", "Bộ", "Sở".
_BODY = re.compile(
    r"(?:ubnd|hdnd|uy ban|hoi dong|tinh uy|thanh uy|huyen uy|dang uy|bo|so|ban|cuc|vu|tong cuc|van phong|tap doan|tong "
    r"cong ty|cong an|quan khu|ngan hang|vien|truong|chu tich|bi thu|giam doc|bo truong|thu truong|pho thu tuong|thu "
    r"tuong|chu nhiem|tong giam doc|tinh|thanh pho|huyen|quan|xa|phuong|thi xa|mat tran|chinh phu|quoc hoi)\b"
)
_SEVERAL = re.compile(r"[,;]| và | cùng | với ")
# Who leads and who helps is said: then several bodies know what is whose.
_LEAD = re.compile(
    r"\b(?:chu tri|phoi hop|chiu trach nhiem|lam dau moi|dau moi|truc tiep chi dao|truc tiep phu trach|phu trach|dung dau)\b"
)
_EMPTY = frozenset(
    {
        "tiep tuc", "day manh", "tang cuong", "khan truong", "quyet liet", "chu dong", "tich cuc",
        "tap trung", "nghiem tuc", "kip thoi", "dong bo", "hieu qua", "trien khai", "thuc hien",
        "cong tac", "nhiem vu", "giai phap", "hon nua", "hon", "tot", "can", "phai", "cac", "nhung", "va",
        "voi", "cho", "de", "ve", "trong", "thoi gian toi", "nua", "ngay", "som", "quan tam", "chu trong",
        "no luc", "phan dau",
    }
)  # fmt: skip
_EMPTY_WORDS = re.compile(
    "|".join(rf"\b{re.escape(each)}\b" for each in sorted(_EMPTY, key=len, reverse=True))
)
_WORD = re.compile(r"\w+")
_OBJECT = 2
"""How many syllables beyond the verb an action needs for its object."""

# A thing that can be laid on the table or stood before: a number with what it counts, a document, a finished work.
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*\s*(?:%|[a-zà-ỹđ]{1,12})", re.IGNORECASE)
_DATE = re.compile(
    r"\b(?:ngay|thang|quy|nam|gio|khoa|nghi quyet so|so)\s*(?:[ivx]+\b|\d)[\d/.\-]*(?:/\d+)*|\d{1,2}/\d{1,4}(?:/\d{4})?"
)
_PRODUCT = re.compile(
    r"\b(?:bao cao|de an|phuong an|ke hoach|danh muc|quy hoach|nghi dinh|thong tu|nghi quyet|quyet dinh|chi thi|du thao|"
    r"ho so|to trinh|trinh|quy che|quy trinh|bo tieu chi|co so du lieu|hoan thanh|khoi cong|khanh thanh|dong tho|thong xe|"
    r"ban giao|ban hanh|cong bo|cong khai|phe duyet|nghiem thu|ky ket|thanh lap|dua vao (?:su dung|khai thac|van hanh)|"
    r"giai ngan het|nop|ket luan|thong bao|cham dut|giam .{0,20}con|dat (?:tren |it nhat |toi thieu )?\d)\b"
)


@lru_cache(maxsize=4096)
def five_clear(directive: Directive) -> frozenset[Clear]:
    """Return which of the five a directive fulfils.

    Who: the addressee is a body or person by name or office, not a crowd. What: the action has an object besides its
    verb. When: a deadline or due date is known. Responsibility: who asks is known, and one addressee alone is named or
    the words say who leads or coordinates. Result: there is evidence, or the action names a number, a document or a
    finished work that can be checked.
    """
    found = {
        Clear.WHO: _who(directive.addressee),
        Clear.WHAT: _what(directive.action, directive.addressee),
        Clear.WHEN: bool(directive.deadline or directive.due_date),
        Clear.RESPONSIBILITY: _responsibility(directive),
        Clear.RESULT: bool(directive.evidence.strip()) or _result(directive.action),
    }
    return frozenset(clear for clear, yes in found.items() if yes)


def _who(addressee: str | None) -> bool:
    words = collapse_white_space(addressee or "")
    folded = fold(words)
    if not folded or folded in _NOBODY:
        return False
    crowd = _CROWD.search(nfc(words))
    if crowd is not None:  # those of one place, by its name behind, are known
        named = _has_name(words[crowd.start() :].replace("Trung ương", ""))
        return named and crowd.group().lower() not in ("toàn", "tất cả", "mọi")
    return _BODY.match(folded) is not None or _has_name(words)


def _has_name(words: str) -> bool:
    """Tell whether a proper name stands in the words: a capital behind the first word, or an abbreviation."""
    first, *rest = re.findall(r"\w+", words) or [""]
    return any(word[0].isupper() for word in rest) or (len(first) > 1 and first.isupper())


def _what(action: str, addressee: str | None) -> bool:
    said = fold(collapse_white_space(action)).removeprefix(fold(collapse_white_space(addressee or "")))
    return len(_WORD.findall(_EMPTY_WORDS.sub(" ", said))) >= 1 + _OBJECT


def _responsibility(directive: Directive) -> bool:
    if not (directive.issuer or "").strip():
        return False
    said = fold(f"{directive.action} {directive.anchor.exact}")
    if _LEAD.search(said):
        return True
    return (
        _who(directive.addressee) and _SEVERAL.search(_without_own_commas(directive.addressee or "")) is None
    )


def _result(action: str) -> bool:
    folded = fold(action)
    return _PRODUCT.search(folded) is not None or _NUMBER.search(_DATE.sub(" ", folded)) is not None


# "Bộ Giáo dục và Đào tạo", "Bộ Văn hóa, Thể thao và Du lịch": one body, though its name lists.
_LISTING = re.compile(
    r"\b(?:Bộ|Sở) \w+ \w+(?:, \w+ \w+)?(?: và (?!Bộ |Sở |UBND |tỉnh |các )(?P<last>\w+) \w+)?"
)


def _without_own_commas(addressee: str) -> str:
    return _LISTING.sub(_one_name, addressee)


def _one_name(match: re.Match[str]) -> str:
    last = match["last"]
    return "X" if last and last[0].isupper() else match.group()
