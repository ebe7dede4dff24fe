"""Every mutation that acts on a dossier is one that `nextActs` tells of, or one of those that stand beside every procedure."""

from collections.abc import Iterator

from graphql import GraphQLInputObjectType, GraphQLSchema, build_schema, get_named_type

from api.procedures import enforcement, gathering, preservation
from api.procedures.common import BY_PROCEDURE
from api.procedures.general import GENERAL
from api.procedures.inspection import VISIT
from api.procedures.licence import LICENCE
from api.procedures.measures import MEASURES
from api.procedures.remedies import REMEDY
from api.procedures.review import COUNSEL
from api.procedures.simple import SIMPLE
from api.review.flowchart import ACTS
from api.schema import printed_schema

OF_THE_REGISTRY = frozenset({
    "capId", "certificateId", "chairId", "counselId", "counselIds", "deviceId", "filingId", "fromId", "hostId",
    "listItemId", "matterId", "officerId", "officerIds", "partyId", "planId", "policyId", "proposalId", "recipientId",
    "recorderId", "representativeId", "reviewerId", "reviewerIds", "sealId", "signerId", "standardId", "supervisorId",
    "targetId", "toId", "unitId", "uploadId", "witnessIds", "attendeeIds", "applicantId", "interestedIds", "complainantId",
    "peopleIds", "revises", "to",
})  # fmt: skip
"""Ids of people, organs, rules and things. Any other id is taken to lie in a dossier, a new one too."""

A_PAPER = "a paper has a course of its own: its form and its signing plan say what comes next, and an act asks for it"
AT_ANY_TIME = "may be done at any time while the dossier is open, and moves it nowhere"
FROM_OUTSIDE = "comes from outside, when it comes"
WHAT_IT_TELLS = "its ground and what is given back, which the leader tells, decide whether it is lawful"
BESIDE: dict[str, str] = {
    "draftDocument": A_PAPER,
    "editDocument": A_PAPER,
    "captureHandwriting": A_PAPER,
    "signDocument": A_PAPER,
    "sealDocument": A_PAPER,
    "voidDocument": A_PAPER,
    "issueDocument": A_PAPER,
    "openDocument": A_PAPER,
    "nameRepresentative": AT_ANY_TIME,
    "explainCaseRights": AT_ANY_TIME,
    "requestRecusal": AT_ANY_TIME,
    "decideRecusal": "answers a request, which every act that waits for it names",
    "changeOfficers": AT_ANY_TIME,
    "flagMajorDecision": AT_ANY_TIME,
    "evaluateMajorDecision": AT_ANY_TIME,
    "requestCounselOpinion": AT_ANY_TIME,
    "submitCounselOpinion": "counsel answers, who sees nothing else of the file",
    "openAccountability": "looks back on a dossier from without",
    "concludeAccountability": "looks back on a dossier from without",
    "confirmAddress": AT_ANY_TIME,
    "startProceeding": "begins a dossier: nothing is there yet of which one could ask",
    "recordRemedy": FROM_OUTSIDE,
    "enterDeviceRecord": FROM_OUTSIDE,
    "reviewDeviceRecord": "a record of a device is reviewed for what it is, wherever it will serve",
    "tellOfDeviceRecord": "a record of a device is told of for what it is, wherever it will serve",
    "returnExecution": WHAT_IT_TELLS,
    "issueQueryCode": AT_ANY_TIME,
    "submitFiling": "files a policy, a matter or a plan with the organ above; no dossier is filed",
}
"""Acts on a dossier that are no step of its procedure, each with why."""


def test_every_act_on_a_dossier_is_offered_or_stands_beside_the_procedures() -> None:
    on_a_dossier = set(_on_a_dossier(build_schema(printed_schema())))
    forgotten = on_a_dossier - _offered() - set(BESIDE)
    assert not forgotten, f"neither told of by nextActs nor beside every procedure: {sorted(forgotten)}"


def test_what_is_offered_exists_and_nothing_is_both() -> None:
    schema = build_schema(printed_schema())
    mutations = schema.mutation_type
    assert mutations is not None
    assert _offered() - set(mutations.fields) == set()
    assert set(BESIDE) - set(_on_a_dossier(schema)) == set()
    assert _offered() & set(BESIDE) == set()


def _offered() -> set[str]:
    """The acts that some dossier is told of."""
    cases = {step.act for step in SIMPLE} | {step.act for step in GENERAL} | {step.act for step in LICENCE}
    visits = {step.act for step in VISIT} | {step.act for step in MEASURES} | {gathering.REQUEST, gathering.AT_ONCE}
    evidence = preservation.ACTS
    proceedings = {step.act for steps in BY_PROCEDURE.values() for step in steps} | {
        gathering.ANNOUNCE,
        gathering.EXECUTE,
    }
    after = {step.act for step in REMEDY} | {enforcement.DEMAND, enforcement.APPLY, enforcement.RECORD}
    return cases | visits | evidence | proceedings | after | {act.act for act in ACTS if act.act != COUNSEL}


def _on_a_dossier(schema: GraphQLSchema) -> Iterator[str]:
    """The mutations whose input names something that lies in a dossier."""
    mutations = schema.mutation_type
    assert mutations is not None
    for name, field in mutations.fields.items():
        for argument in field.args.values():
            given = get_named_type(argument.type)
            assert isinstance(given, GraphQLInputObjectType), name
            ids = {key for key, value in given.fields.items() if get_named_type(value.type).name == "ID"}
            if ids - OF_THE_REGISTRY:
                yield name
