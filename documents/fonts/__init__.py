"""Official font names and the free fonts that stand in for them.

Word files keep the official names (仿宋_GB2312 and 方正小标宋简体 are commercial); the server sets them with the fonts of an
explicit list, each list ending in Noto. The wheel's two fonts and the small one beside this file are always there, so
every document can be set by pip alone; Debian's are used where they are installed.
"""

import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst
from fontTools.ttLib import TTFont

HEAVY = 900
#: Files of these names in these folders may be used, and no others: FandolSong-Bold, for one, has glyph widths that
#: contradict its own tables and makes a PDF/A invalid.
DEBIAN_FOLDERS = (
    Path("/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"),
    Path("/usr/share/fonts/opentype/noto"),
    Path("/usr/share/fonts/truetype/lxgw-wenkai"),
)
DEBIAN_FILES = (
    "FandolFang-Regular.otf",
    "FandolHei-Regular.otf",
    "FandolKai-Regular.otf",
    "FandolSong-Regular.otf",
    "NotoSerifCJK-Regular.ttc",
    "NotoSerifCJK-Black.ttc",
    "NotoSansCJK-Regular.ttc",
    "LXGWWenKai-Regular.ttf",
)
#: The wheel's Noto before Debian's: half as many glyphs, so cutting out the few that a document uses costs less.
_LAST_RESORT = ("Noto Serif SC", "Noto Serif CJK SC", "Noto Sans SC", "Noto Sans CJK SC", "Sanxiang Rare Names")
#: Official name → families in order of preference. Every list ends in Noto and the rare names cut from it.
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "仿宋_GB2312": ("FandolFang R", *_LAST_RESORT),
    "方正小标宋简体": ("Noto Serif CJK SC", *_LAST_RESORT),
    "黑体": ("FandolHei", "Noto Sans SC", *_LAST_RESORT),
    "楷体_GB2312": ("FandolKai", "LXGW WenKai", *_LAST_RESORT),
    "宋体": ("FandolSong", *_LAST_RESORT),
}
#: Drawn heavy: in a black face where there is one, else with a thickened outline.
HEAVY_FONTS = frozenset({"方正小标宋简体"})
#: Word's other names for the same fonts.
SYNONYMS: Mapping[str, str] = {
    "仿宋": "仿宋_GB2312",
    "FangSong": "仿宋_GB2312",
    "FangSong_GB2312": "仿宋_GB2312",
    "楷体": "楷体_GB2312",
    "KaiTi": "楷体_GB2312",
    "KaiTi_GB2312": "楷体_GB2312",
    "SimHei": "黑体",
    "SimSun": "宋体",
    "方正小标宋_GBK": "方正小标宋简体",
    "FZXiaoBiaoSong-B05S": "方正小标宋简体",
}


#: Characters of personal names that pip's fonts lack.
RARE_NAMES = Path(__file__).parent / "rare" / "RareNames.otf"


@dataclass(frozen=True)
class FontShelf:
    """The fonts one typesetter may use. Build it with :meth:`wheel_only` or :meth:`installed`."""

    files: tuple[Path, ...]

    @classmethod
    def wheel_only(cls) -> "FontShelf":
        """Only what pip brings: the same on every machine."""
        wheel = Path(pylopdf_fonts_zh_cn.__file__).parent
        return cls((wheel / "NotoSerifSC-Regular.otf", wheel / "NotoSansSC-Regular.otf", RARE_NAMES))

    @classmethod
    def installed(cls, folders: Iterable[Path] = DEBIAN_FOLDERS) -> "FontShelf":
        """What pip brings, and of :data:`DEBIAN_FILES` whatever lies in ``folders``."""
        found = (folder / name for name in DEBIAN_FILES for folder in folders)
        return cls((*cls.wheel_only().files, *(file for file in found if file.is_file())))

    @cached_property
    def typst_fonts(self) -> typst.Fonts:
        """The fonts as the typesetter takes them: it reads folders only, so a folder of links is made for it."""
        with tempfile.TemporaryDirectory(prefix="fonts-") as folder:
            for file in self.files:
                os.symlink(file, Path(folder) / file.name)
            return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])

    @cached_property
    def faces(self) -> Mapping[str, tuple[int, ...]]:
        """Family → weights there are."""
        weights: dict[str, list[int]] = {}
        for face in self.typst_fonts.fonts():
            weights.setdefault(face.family, []).append(face.weight)
        return {family: tuple(sorted(found)) for family, found in weights.items()}

    @cached_property
    def chains(self) -> Mapping[str, tuple[str, ...]]:
        """Official name → families that are here, in order."""
        return {
            name: tuple(dict.fromkeys(family for family in families if family in self.faces))
            for name, families in FAMILIES.items()
        }

    @cached_property
    def coverage(self) -> Mapping[str, frozenset[int]]:
        """Official name → code points that some font of its chain has."""
        by_family: dict[str, set[int]] = {}
        for face in self.typst_fonts.fonts():
            if face.path is None or face.family in by_family or not any(face.family in c for c in self.chains.values()):
                continue
            with TTFont(face.path, fontNumber=face.index, lazy=True) as font:
                by_family[face.family] = set(font.getBestCmap() or {})
        return {name: frozenset().union(*(by_family[f] for f in chain)) for name, chain in self.chains.items()}

    def official(self, font: str) -> str | None:
        """The official name for a font name found in a Word file, or None for a font that is not on the list."""
        name = SYNONYMS.get(font, font)
        return name if name in FAMILIES else None

    def needs_thickening(self, font: str) -> bool:
        """Whether a heavy official font has no black face here."""
        return font in HEAVY_FONTS and max(self.faces[self.chains[font][0]]) < HEAVY
