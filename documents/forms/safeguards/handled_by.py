"""Who handles an internal matter and signs for it (承办人)."""

from documents.layout.lines import Line, Lines, each, when
from documents.layout.styles import Style


def handlers_sign(title: str) -> Lines:
    """One place to sign for each of ``officers``, or a single one called ``title`` where the data name nobody."""
    named = "{{ officer.name }}{% if officer.no %}（{{ officer.no }}）{% endif %}"
    return when(
        "officers",
        *each("officer", "officers", Line(f"{named}签名：[[sig_officer_n 10]]", Style.CELL_SIGN, keep=True)),
        otherwise=(Line(f"{title}：[[sig_officer_1 10]]", Style.CELL_SIGN, keep=True),),
    )
