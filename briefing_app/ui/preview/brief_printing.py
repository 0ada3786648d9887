"""Paper: the brief's page printed, always in the light colours."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QMarginsF, QSizeF
from PySide6.QtGui import QFontMetricsF, QPagedPaintDevice, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from briefing_app.i18n import tr
from briefing_app.ui.preview.page_html import page_html
from briefing_app.ui.preview.page_setting import set_page
from briefing_app.ui.theme import Scheme, Theme

WIDTH = 524.0
"""How wide the words are set, in logical pixels: the sheet is scaled to it."""


def print_brief(html: str, theme: Theme, parent: QWidget) -> bool:
    """Ask for a printer and print a brief on it; tell whether it was printed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(tr("Print the brief"))
    if dialog.exec() != QDialog.DialogCode.Accepted.value:
        return False
    print_to(printer, html, theme)
    return True


def brief_pdf(html: str, title: str, theme: Theme) -> bytes:
    """Return a brief as a PDF on A4; nothing is written to a file here."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Briefing Desk")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    print_to(writer, html, theme)
    buffer.close()
    return bytes(buffer.data().data())


def print_to(printer: QPagedPaintDevice, html: str, theme: Theme) -> None:
    """Print a brief on A4 or whatever sheet the printer is set to."""
    printer.setPageMargins(QMarginsF(20, 18, 20, 18), QPageLayout.Unit.Millimeter)
    document = brief_document(html, theme)
    sheet = printer.pageLayout().paintRectPoints()
    document.setPageSize(QSizeF(WIDTH, WIDTH * sheet.height() / sheet.width()))
    document.print_(printer)


def brief_document(html: str, theme: Theme) -> QTextDocument:
    """Return a brief set for paper: black on white whatever the window's colours are."""
    light = Theme(Scheme.LIGHT)
    document = QTextDocument()
    measure = QFontMetricsF(theme.font("brief_text")).horizontalAdvance
    set_page(document, page_html(html, measure, WIDTH), light)
    light.deleteLater()
    return document
