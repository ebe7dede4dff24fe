"""Mutations on papers (文书操作), each in a file of its own; the schema lists them."""

from strawberry.types.field import StrawberryField

from api.papers.mutations.capture_handwriting import capture_handwriting
from api.papers.mutations.complete_upload import complete_upload
from api.papers.mutations.draft_document import draft_document
from api.papers.mutations.edit_document import edit_document
from api.papers.mutations.open_document import open_document
from api.papers.mutations.open_number_series import open_number_series
from api.papers.mutations.request_upload import request_upload
from api.papers.mutations.seal_document import seal_document
from api.papers.mutations.sign_document import sign_document
from api.papers.mutations.void_document import void_document

MUTATIONS: tuple[StrawberryField, ...] = (
    draft_document,
    edit_document,
    capture_handwriting,
    sign_document,
    seal_document,
    void_document,
    request_upload,
    complete_upload,
    open_document,
    open_number_series,
)
