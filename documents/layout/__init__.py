"""Building blocks from which the forms' Word templates are drawn with python-docx.

A form writes lines and tables; page, styles, header and footer come by themselves. Everything here stays inside the
closed vocabulary that :mod:`documents.typeset` sets, and inside what Word opens and edits without complaint.
"""
