"""How somebody proved who they are (身份证明), and what is said when the proof does not hold."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Authentication:
    """What the issuer says about the login: its assurance class ``acr`` and the methods ``amr`` (RFC 8176: ``pwd``, ``hwk``).

    Kept on the viewer, so that a policy can demand a hardware key for an act; nothing demands it yet.
    """

    acr: str = ""
    amr: frozenset[str] = frozenset()


UNPROVEN = Authentication()
"""Nothing was said about how the person proved who they are."""


@dataclass(frozen=True, slots=True)
class Login:
    """Who a token speaks for – the login of an account – and how that person proved it."""

    subject: str
    authentication: Authentication


class TokenRefused(Exception):
    """A token that is not meant for us, has run out, or belongs to nobody who may log in any more."""


class LoginUnavailable(Exception):
    """The issuer does not answer and no key of it is known: nobody can be let in until it does. Try again later."""
