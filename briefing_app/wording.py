"""Errors in words: one sentence each that says what happened, what is safe and what to do.

The window and the command line share them.
"""

from __future__ import annotations

from briefing_app.domain.errors import BriefingError, Code
from briefing_app.i18n import N_, current, tr

_SENTENCES: dict[Code, str] = {
    Code.FILE_MISSING: N_("There is no file “{path}”; check its name and folder."),
    Code.FILE_IS_FOLDER: N_("“{path}” is a folder; choose the text files in it."),
    Code.FILE_EMPTY: N_("There is no text in “{path}”; choose a file with an article in it."),
    Code.FILE_BINARY: N_("“{path}” is not a plain text file; save the article as UTF-8 text and try again."),
    Code.FILE_NOT_UTF8: N_("“{path}” is not UTF-8 text; save it again with the encoding UTF-8."),
    Code.FILE_TOO_LARGE: N_(
        "“{path}” has {size} MB, more than the {limit} MB that are read; choose a smaller file."
    ),
    Code.FILE_UNREADABLE: N_("“{path}” cannot be read ({reason}); check that you may open it."),
    Code.LIBRARY_MISSING: N_("There is no library “{path}”; check its name and folder."),
    Code.LIBRARY_READ_ONLY: N_(
        "The library “{path}” can only be read and nothing was changed; "
        "make the file and its folder writable, or choose another with --library."
    ),
    Code.LIBRARY_NEWER: N_(
        "The library “{path}” was written by a newer version of Briefing Desk and was left untouched; "
        "update the program to open it."
    ),
    Code.LIBRARY_NOT_SQLITE: N_(
        "“{path}” is not a library of Briefing Desk and was left untouched; choose another file with --library."
    ),
    Code.LIBRARY_FOREIGN: N_(
        "“{path}” belongs to another program and was left untouched; choose another file with --library."
    ),
    Code.LIBRARY_DAMAGED: N_(
        "The library “{path}” is damaged ({reason}) and was left as it is; restore your latest backup."
    ),
    Code.LIBRARY_IN_USE: N_(
        "The library “{path}” is open in another program{holder} and nothing was changed; close that one first."
    ),
    Code.LIBRARY_FULL: N_(
        "The disk is full: the last step was not saved, all before it is safe; free some space and do it again."
    ),
    Code.LIBRARY_FAILED: N_(
        "The library could not be used ({reason}); what was saved before is safe, start the program again."
    ),
    Code.LEXICON_WRONG: N_(
        "The rules cannot be read: “{path}”, line {line}: {reason}; "
        "mend that file or install the program again, your library is safe."
    ),
    Code.UNKNOWN_ID: N_("There is no briefing “{id}”; `briefing-app list` shows them all."),
    Code.AMBIGUOUS_ID: N_("“{id}” is the beginning of {count} briefings' IDs; give more of its characters."),
    Code.FOLDER_MISSING: N_("There is no folder “{path}”; make it first, or choose another."),
    Code.EXPORT_EXISTS: N_(
        "“{path}” exists already and was left as it is; choose another name, or replace it."
    ),
    Code.EXPORT_FAILED: N_(
        "“{path}” could not be written ({reason}), nothing was replaced; choose another folder."
    ),
    Code.SPAN_EMPTY: N_("There are no words selected; select the words that support the item."),
    Code.NOTHING_TO_SPLIT: N_("It cannot be split there; put the cursor between the words of the directive."),
    Code.NOTHING_TO_JOIN: N_("Only two or more items of one kind can be joined; select them first."),
}

_NAMED_ENCODING = N_(
    "“{path}” seems to be {encoding} text, not UTF-8; save it again with the encoding UTF-8."
)

_PASTED: dict[Code, str] = {
    Code.FILE_EMPTY: N_("There is no text to take in; copy an article first."),
    Code.FILE_BINARY: N_("This is not plain text; save the article as UTF-8 text and try again."),
    Code.FILE_NOT_UTF8: N_("This is not UTF-8 text; save it again with the encoding UTF-8."),
    Code.FILE_TOO_LARGE: N_(
        "The text has {size} MB, more than the {limit} MB that are read; take a smaller part."
    ),
}


def sentence(error: BriefingError) -> str:
    """Return the sentence for an error, in the current language."""
    values = {**_defaults(error), "path": error.path or ""}
    table = _PASTED if error.path is None and error.code in _PASTED else _SENTENCES
    if error.code is Code.FILE_NOT_UTF8 and error.values.get("encoding") and error.path:
        return tr(_NAMED_ENCODING, **values)
    return tr(table[error.code], **values)


def _defaults(error: BriefingError) -> dict[str, object]:
    """Return what the sentences need of an error's values, as a person reads it."""
    values: dict[str, object] = {"reason": "", "id": "", "count": "", "line": "", **error.values}
    for name in ("size", "limit"):
        value = error.values.get(name)
        if isinstance(value, int):
            values[name] = current().number(f"{value / (1024 * 1024):.1f}")
    holder = error.values.get("holder")
    values["holder"] = f" ({holder})" if holder else ""
    return values
