"""What the closed Word vocabulary becomes: plain blocks, all measures in points, ready for JSON.

The keys are short because the typesetter reads them for every run; each is named here once.
"""

from typing import Literal, NotRequired, TypedDict


class Run(TypedDict):
    """A stretch of a line. Exactly one of ``t``, ``brk``, ``fld``, ``slot``, ``img`` is present."""

    t: NotRequired[str]  #: text
    brk: NotRequired[bool]  #: forced end of line
    fld: NotRequired[Literal["PAGE", "NUMPAGES"]]  #: number of this page, of all pages
    slot: NotRequired[str]  #: name of a place to sign
    img: NotRequired[str]  #: name of a picture
    bk: NotRequired[bool]  #: may break between any two characters
    f: NotRequired[str]  #: official font name
    s: NotRequired[float]  #: size
    b: NotRequired[bool]  #: bold
    u: NotRequired[bool]  #: underlined
    c: NotRequired[str]  #: colour, six hexadecimal digits
    tr: NotRequired[float]  #: extra space between characters
    w: NotRequired[float]  #: width of a slot or picture
    h: NotRequired[float]  #: height of a picture
    alt: NotRequired[str]  #: what the picture shows


class Paragraph(TypedDict):
    """A paragraph; ``pitch`` is absent where lines take what they need."""

    k: Literal["p"]
    r: list[Run]
    a: Literal["both", "left", "center", "right"]
    s: float  #: size that governs the line
    pitch: NotRequired[float]  #: exact height of every line
    fi: NotRequired[float]  #: first-line indent
    li: NotRequired[float]  #: left indent
    ri: NotRequired[float]  #: right indent
    sb: NotRequired[float]  #: space before
    sa: NotRequired[float]  #: space after
    kn: NotRequired[bool]  #: keep with next
    kl: NotRequired[bool]  #: keep lines together
    hd: NotRequired[int]  #: heading level, from 1
    seal: NotRequired[str]  #: name of the seal that crosses this line


class Cell(TypedDict):
    """A cell and the columns and rows it covers."""

    p: list[Paragraph]
    cs: int
    rs: int
    va: Literal["top", "center", "bottom"]


class Row(TypedDict):
    """A row: ``h`` is its least height, ``hd`` whether it repeats on every page, ``cant`` whether it may not break."""

    c: list[Cell]
    h: float
    hd: bool
    cant: bool


class Table(TypedDict):
    """A table: widths of its columns, its lines, the space inside its cells."""

    k: Literal["t"]
    g: list[float]
    rows: list[Row]
    outer: float
    inner: float
    mx: float
    my: float


Block = Paragraph | Table


class Geometry(TypedDict):
    """Paper and margins."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float
    footer: float


class Margins(TypedDict):
    """Header or footer of first, odd and even pages."""

    first: list[Paragraph]
    odd: list[Paragraph]
    even: list[Paragraph]


class WordDocument(TypedDict):
    """A whole Word file, read."""

    title: str
    issued: tuple[int, int, int]  #: year, month, day of the file's own creation date
    geometry: Geometry
    body: list[Block]
    header: Margins
    footer: Margins
    pictures: dict[str, bytes]
