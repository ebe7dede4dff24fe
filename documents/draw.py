"""Draw the built-in templates anew: ``python -m documents.draw`` writes ``documents/templates/<CODE>.docx``."""

from documents.forms import DESIGNS
from documents.forms.form import TEMPLATES


def main() -> None:
    """Write every template that has a design."""
    TEMPLATES.mkdir(exist_ok=True)
    for code, design in DESIGNS.items():
        (TEMPLATES / f"{code}.docx").write_bytes(design.draw().docx())


if __name__ == "__main__":
    main()
