"""Colours, type and icons of the window, for light and dark, at every text size. The numbers stand here, the look in
`resources/style.qss`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import asdict
from PySide6 import QtCore, QtGui
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from ldnprep import shipped

FAMILY = "Atkinson Hyperlegible"
TEXT_PX = 16  # body text at 100 %: 12 pt
TEXT_SIZES = (100, 125, 150, 200)
_MIDDLE_GREY = 128
_NARROW = 1.5  # of the usual text size
_HAIRLINE = 3  # lines up to this many pixels keep their width at every text size


class Tokens(Struct, frozen=True):
    """The colours by what they are for; every pair that meets has WCAG AA contrast; tested."""

    ink: str
    second: str
    accent: str
    on_accent: str
    accent_soft: str
    alert: str
    alert_soft: str
    border: str
    handle: str
    line: str
    ground: str
    card: str
    side: str
    focus: str


LIGHT = Tokens(
    ink="#16232b", second="#3a4750", accent="#0b5f63", on_accent="#ffffff", accent_soft="#e0f0ef", alert="#7a3b00",
    alert_soft="#fff3e2", border="#5b6c74", handle="#728389",
    line="#d3dcdd", ground="#f4f6f6", card="#ffffff", side="#e6eded",
    focus="#b4530a",
)  # fmt: skip
DARK = Tokens(
    ink="#e8eff0", second="#b7c6cb", accent="#6fd0cf", on_accent="#0d1a1e", accent_soft="#1d3d42", alert="#ffc48a",
    alert_soft="#3a2a18", border="#7f949c", handle="#6b7f87",
    line="#33444b", ground="#162126", card="#1e2b31", side="#111a1e",
    focus="#ffb35c",
)  # fmt: skip


def is_dark() -> bool:
    """What the system asks for; False where it does not say."""
    return QGuiApplication.styleHints().colorScheme() is QtCore.Qt.ColorScheme.Dark


def looks_dark(app: QApplication) -> bool:
    """The same for the first page, before the program has its own colours: from the system's, without `Qt`'s names."""
    return app.palette().window().color().lightness() < _MIDDLE_GREY


def tokens(dark: bool) -> Tokens:
    """The colours for the dark or the light theme."""
    return DARK if dark else LIGHT


def system_scale() -> float:
    """How much larger than usual the system's own text is (1.0 to 2.0), from its default font."""
    usual = {"win32": 12.0, "darwin": 13.0}.get(sys.platform, 15.0)
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    screen = QGuiApplication.primaryScreen()
    if font.pixelSize() > 0 or screen is None:
        size = float(font.pixelSize())
    else:
        size = font.pointSizeF() * screen.logicalDotsPerInch() / 72
    return min(2.0, max(1.0, size / usual))


def load_fonts() -> None:
    """Makes the shipped typeface known to Qt, upright and bold; other scripts come from the system's fonts."""
    for weight in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(shipped.resource("fonts", f"{FAMILY.replace(' ', '')}-{weight}.ttf")))


@lru_cache(maxsize=2)
def style_sheet(colours: Tokens, scale: float) -> str:
    """`resources/style.qss` with its `@names` replaced and its pixels scaled."""
    text = shipped.resource("style.qss").read_text(encoding="utf-8").replace("@family", FAMILY)
    for name, value in sorted(asdict(colours).items(), reverse=True):
        text = text.replace(f"@{name}", value)

    def scaled(match: re.Match[str]) -> str:
        number = int(match.group(1))
        return f"{number if number <= _HAIRLINE else round(number * scale)}px"

    return re.sub(r"\b(\d+)px", scaled, text)


def palette(colours: Tokens) -> QPalette:
    """The colours for what the style sheet does not reach: menus, dialogs, the calendar."""
    made = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: colours.ground, role.WindowText: colours.ink, role.Base: colours.card, role.Text: colours.ink,
        role.AlternateBase: colours.side, role.Button: colours.card, role.ButtonText: colours.ink,
        role.Highlight: colours.accent, role.HighlightedText: colours.on_accent, role.PlaceholderText: colours.second,
        role.ToolTipBase: colours.card, role.ToolTipText: colours.ink, role.Link: colours.accent,
        role.Mid: colours.line, role.Dark: colours.border, role.Light: colours.card,
    }  # fmt: skip
    for colour_role, value in pairs.items():
        made.setColor(colour_role, QColor(value))
    for colour_role in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, colour_role, QColor(colours.second))
    return made


class Theme:
    """The look in force: colours and text size. One per application; widgets that paint themselves ask it."""

    def __init__(self) -> None:
        self.colours = LIGHT
        self.dark = False
        self.scale = 1.0
        self._worn: tuple[bool, float] | None = None
        self._building = False

    @property
    def narrow(self) -> bool:
        """Whether the text is so large that nothing has room beside something else."""
        return self.scale >= _NARROW

    def apply(self, app: QApplication, *, dark: bool, percent: int) -> None:
        """Dresses the whole program: `percent` is her choice in the View menu, on top of the system's text size."""
        wanted = (dark, percent / 100 * system_scale())
        if wanted == self._worn:  # dressing every widget again for the same look takes 10 ms of a start
            return
        self._worn = wanted
        self.colours, self.dark = tokens(dark), dark
        self.scale = wanted[1]
        font = QFont(FAMILY)
        font.setPixelSize(self.px(TEXT_PX))
        app.setFont(font)
        app.setPalette(palette(self.colours))
        if not self._building:
            app.setStyleSheet(style_sheet(self.colours, self.scale))

    @contextmanager
    def building(self, app: QApplication) -> Iterator[None]:
        """While a window is built that nobody sees yet: it takes the style sheet up once, at the end.

        With a style sheet in force Qt dresses a widget, and all in it, anew with each thing that it is put into:
        a label with its card, its page, the frame and the window.
        """
        self._building = True
        app.setStyleSheet("")
        try:
            yield
        finally:
            self._building = False
            app.setStyleSheet(style_sheet(self.colours, self.scale))

    def px(self, number: float) -> int:
        """Pixels at 100 % to pixels at the text size in force."""
        return round(number * self.scale)

    def brush(self, name: str) -> QtGui.QBrush:
        """A colour by the name of its token, to fill shapes with."""
        pen = QtGui.QPen()  # it has a brush; the brush's own constructor brings pictures along
        pen.setColor(self.colour(name))
        return pen.brush()

    def colour(self, name: str) -> QColor:
        """A colour by the name of its token."""
        return QColor(getattr(self.colours, name))


@lru_cache(maxsize=1)
def theme() -> Theme:
    """The program's theme, made when first asked for."""
    return Theme()


@lru_cache(maxsize=64)
def _svg(name: str) -> bytes:
    return shipped.resource("icons", f"{name}.svg").read_bytes()


def paint_icon(painter: QPainter, name: str, where: QRectF, colour: QColor) -> None:
    """Draws a shipped icon (black on nothing in its file) in one colour."""
    from PySide6.QtSvg import QSvgRenderer  # with the first icon: the first page has none

    drawing = _svg(name).replace(b"#000000", colour.name().encode())
    QSvgRenderer(QtCore.QByteArray(drawing)).render(painter, where)


def icon(name: str, colour: str = "ink", size: int = 20) -> QtGui.QIcon:
    """A shipped icon in the colour of a token, `size` pixels at 100 %."""
    ratio = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
    return QtGui.QIcon(QtGui.QPixmap.fromImage(_drawn(name, theme().colour(colour).name(), theme().px(size), ratio)))


@lru_cache(maxsize=256)
def _drawn(name: str, colour: str, side: int, ratio: float) -> QtGui.QImage:
    """The drawing, made once: a page of questions has the same icon in each of its rows."""
    pixels = round(side * ratio)
    image = QtGui.QImage(pixels, pixels, QtGui.QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(QtCore.Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_icon(painter, name, QRectF(0, 0, side, side), QColor(colour))
    painter.end()
    return image


def app_icon() -> QtGui.QIcon:
    """The program's own icon in the sizes that systems ask for."""
    from PySide6.QtSvg import QSvgRenderer

    made = QtGui.QIcon()
    renderer = QSvgRenderer(str(shipped.resource("icons", "app.svg")))
    for side in (16, 24, 32, 48, 64, 128, 256):
        pixels = QtGui.QPixmap(side, side)
        pixels.fill(QtCore.Qt.GlobalColor.transparent)
        painter = QPainter(pixels)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        made.addPixmap(pixels)
    return made
