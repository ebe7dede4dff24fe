"""What several mutations on qualification share (资格操作的共同输入)."""

from uuid import UUID

import strawberry

from api.acting import key_of


def proposal_of(opaque: strawberry.ID | None) -> UUID | None:
    """The key of the proposal that is followed, if one is named. Raises Refused NOT_FOUND for an id of another kind."""
    return key_of("certificateproposal", opaque) if opaque else None
