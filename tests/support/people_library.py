"""Libraries in which invented people were seen in invented offices."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_app.domain.anchor import Anchor
from briefing_app.domain.article import Article
from briefing_app.domain.attendee import Attendee, Part
from briefing_app.domain.briefing import AnyItem, Briefing
from briefing_app.domain.directive import Directive, Strength
from briefing_app.domain.item import new_id
from briefing_app.services.bundle import Services

Seen = tuple[str, str]
"""A name and the office as written."""


def article(
    services: Services,
    day: str,
    people: Sequence[Seen],
    *,
    title: str = "",
    directives: Sequence[tuple[str, str, str]] = (),
    confirm: bool = True,
) -> str:
    """Take in an article of that day in which people were seen; the first chairs. Return its ID.

    `directives` are issuer, addressee and action.
    """
    title = title or f"Cuộc họp ngày {day} về {len(people)} việc ({new_id()[:4]})"
    text = f"{title}\n\nDự họp có " + "; ".join(f"{office} {name}" for name, office in people) + ".\n"
    text += "\n".join(f"{issuer} giao {who} {action}." for issuer, who, action in directives)
    items: list[AnyItem] = []
    for number, (name, office) in enumerate(people):
        words = f"{office} {name}"
        at = text.index(words, len(title))
        items.append(
            Attendee(
                id=new_id(),
                anchor=Anchor.of(text, at, at + len(words)),
                origin="test",
                name=name,
                role=office or None,
                part=Part.ATTENDEE if number else Part.CHAIR,
            )
        )
    for issuer, who, action in directives:
        words = f"{issuer} giao {who} {action}"
        at = text.index(words)
        items.append(
            Directive(
                id=new_id(),
                anchor=Anchor.of(text, at, at + len(words)),
                origin="test",
                issuer=issuer,
                addressee=who,
                action=action,
                strength=Strength.ASSIGNS,
            )
        )
    made = Briefing(id=new_id(), article=Article(text=text, title=title, date=day or None, place="Vĩnh Hải"))
    briefing = made.with_items(items)

    def add(library):
        return library.intake.add(briefing, original=None, source_path=None, author="An")

    identifier, _duplicate = services.store.run(add)
    if confirm:
        review = services.review(services.library.open(identifier))
        review.confirm([item.id for item in review.briefing.items])
    return identifier


def attendee(services: Services, briefing_id: str, name: str) -> Attendee:
    """Return an attendee of a briefing by name."""
    briefing = services.library.open(briefing_id)
    return next(item for item in briefing.attendees if item.name == name)


LUONG = "Tạ Đình Lương"
KHAI = "Đỗ Hữu Khải"


def career(services: Services) -> list[str]:
    """Fill in one man's three offices over five articles, chaired by another; return the briefings' IDs."""
    chair = (KHAI, "Phó Thủ tướng")
    return [
        article(services, "2025-01-14", [chair, (LUONG, "Phó Vụ trưởng Vụ Ngân sách")]),
        article(
            services, "2025-06-30", [(KHAI, "Phó Thủ tướng Chính phủ"), (LUONG, "Phó Vụ trưởng Vụ Ngân sách")]
        ),
        article(services, "2025-08-21", [chair, ("TẠ ĐÌNH LƯƠNG", "Vụ trưởng Vụ Ngân sách")]),
        article(
            services,
            "2026-02-27",
            [chair, (LUONG, "Vụ trưởng Vụ Ngân sách")],
            directives=[
                (KHAI, LUONG, "trình phương án phân bổ vốn"),
                (LUONG, "Sở Tài chính", "công khai danh mục"),
            ],
        ),
        article(services, "2026-03-18", [chair, (LUONG, "Thứ trưởng Bộ Tài chính")]),
    ]
