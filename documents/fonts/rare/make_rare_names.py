"""Make ``RareNames.otf``: the characters of personal names that the wheel's fonts lack, and the tick boxes.

Run once, by hand, where Noto Sans CJK is installed (Debian: ``fonts-noto-cjk``)::

    python documents/fonts/rare/make_rare_names.py /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc

Takes every ideograph of CJK Extension A–H and of the compatibility blocks that the simplified face has and that
``NotoSerifSC-Regular`` of the wheel ``pylopdf-fonts-zh-cn`` has not, and draws ☐ (U+2610) and ☑ (U+2611), which no
Noto CJK font has, as plain squares. The result keeps the SIL Open Font License of its source under a name of its own.
"""

import sys
from pathlib import Path

import pylopdf_fonts_zh_cn
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

FAMILY = "Sanxiang Rare Names"
HERE = Path(__file__).parent
IDEOGRAPHS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2A6DF), (0x2A700, 0x323AF))
#: Any two spare slots of the source that the subset keeps, to be redrawn as boxes: 〇-like symbols nobody needs here.
BOX_DONORS = {0x2610: 0x25A1, 0x2611: 0x25A0}


def main(source: Path) -> None:
    """Write ``RareNames.otf`` beside this script from the collection ``source``."""
    face = next(f for f in TTCollection(str(source)).fonts if f["name"].getDebugName(1) == "Noto Sans CJK SC")
    wheel = Path(pylopdf_fonts_zh_cn.__file__).parent / "NotoSerifSC-Regular.otf"
    known = set(TTFont(str(wheel)).getBestCmap())
    wanted = {c for c in face.getBestCmap() if any(a <= c <= b for a, b in IDEOGRAPHS)} - known
    options = Options()
    options.layout_features = []
    options.name_IDs = [0, 13, 14]
    options.hinting = False
    options.desubroutinize = True
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted | set(BOX_DONORS.values()))
    subsetter.subset(face)
    draw_boxes(face)
    name_it(face)
    face.save(str(HERE / "RareNames.otf"))
    print(f"{len(wanted)} ideographs and {len(BOX_DONORS)} boxes, {(HERE / 'RareNames.otf').stat().st_size} bytes")


def draw_boxes(face: TTFont) -> None:
    """Replace the donors' outlines by an empty and a ticked square, one em wide, and map them alone."""
    top = face["CFF "].cff.topDictIndex[0]
    for box, donor in BOX_DONORS.items():
        glyph = face.getBestCmap()[donor]
        pen = T2CharStringPen(None, None)  # no width of its own: the default of the face is one em
        polygon(pen, [(90, -30), (910, -30), (910, 790), (90, 790)])
        polygon(pen, [(150, 30), (150, 730), (850, 730), (850, 30)])
        if box == 0x2611:
            polygon(pen, [(220, 400), (270, 450), (430, 270), (740, 650), (795, 605), (435, 165)])
        old = top.CharStrings[glyph]
        drawn = pen.getCharString(private=old.private, globalSubrs=old.globalSubrs)
        old.program, old.bytecode = drawn.program, None
        face["hmtx"][glyph] = (1000, 90)
        for table in face["cmap"].tables:
            if donor in table.cmap:
                table.cmap[box] = table.cmap.pop(donor)


def polygon(pen: T2CharStringPen, points: list[tuple[int, int]]) -> None:
    """Draw one closed contour."""
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()


def name_it(face: TTFont) -> None:
    """Give the subset its own family name, as the licence asks of a modified version."""
    table = face["name"]
    postscript = FAMILY.replace(" ", "") + "-Regular"
    for number, text in {1: FAMILY, 2: "Regular", 3: postscript, 4: f"{FAMILY} Regular", 6: postscript}.items():
        table.setName(text, number, 3, 1, 0x409)
    cff = face["CFF "].cff
    cff.fontNames[0] = postscript
    top = cff.topDictIndex[0]
    top.FamilyName, top.FullName = FAMILY, f"{FAMILY} Regular"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
