"""The program's icon in all sizes and kinds, from one drawing: resources/icons/app.svg.

    python packaging/icons.py FOLDER
writes ldnprep.ico (Windows), ldnprep.icns (macOS), ldnprep-SIZE.png (Linux), and the picture at the side of Windows'
installer, ldnprep-side.bmp. Needs PySide6 and Pillow.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parent.parent / "resources" / "icons" / "app.svg"
WINDOWS = (16, 20, 24, 32, 40, 48, 64, 128, 256)
LINUX = (16, 24, 32, 48, 64, 128, 256, 512)  # as in linux/install.sh
SIDE, SIDE_COLOUR = (164, 314), "#e6eded"  # the size that NSIS asks for; the colour of the window's own side
MACOS = (32, 64, 128, 256, 512, 1024)


def main(folder: Path) -> None:
    """Write all icons into the folder."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(["icons"])
    folder.mkdir(parents=True, exist_ok=True)
    sides = sorted({*WINDOWS, *LINUX, *MACOS})
    pictures = {side: picture(side, folder / f"ldnprep-{side}.png") for side in sides}
    windows = [pictures[side] for side in WINDOWS]
    windows[-1].save(folder / "ldnprep.ico", sizes=[(side, side) for side in WINDOWS], append_images=windows[:-1])
    macos = [pictures[side] for side in MACOS]
    macos[-1].save(folder / "ldnprep.icns", append_images=macos[:-1])
    side = Image.new("RGB", SIDE, SIDE_COLOUR)
    side.paste(pictures[128], ((SIDE[0] - 128) // 2, 24), pictures[128])
    side.save(folder / "ldnprep-side.bmp")
    del application


def picture(side: int, path: Path) -> Image.Image:
    """The drawing, drawn anew at this size (not scaled from another picture), as a PNG file."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.save(str(path))
    return Image.open(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
