"""Who must step back from a common proceeding (回避): the rules of a case, on the basis that holds outside penalties."""

from api.cases import recusal_rules as of_a_case
from api.cases.recusal_basis import likewise
from api.law.gates import Gap
from api.proceedings.facts import ProceedingFacts


def not_recused(facts: ProceedingFacts) -> Gap | None:
    """国发〔2004〕10号 – who was recused takes no further act; who was only asked to goes on meanwhile."""
    return likewise(of_a_case.not_recused)(facts)


def no_recusal_undecided(facts: ProceedingFacts) -> Gap | None:
    """国发〔2004〕10号 – nothing is decided, agreed upon or enforced while it is open whether somebody must step back.

    Terminated, cancelled or given back is by a leader's decision, too; that a duty was performed decides nothing.
    """
    return likewise(of_a_case.no_recusal_undecided)(facts)
