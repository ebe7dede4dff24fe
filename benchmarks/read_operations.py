"""The two reads that are measured, word for word the same for every server."""

TIMELINE = """query Timeline($id: ID!) { case(id: $id) {
  id number name stage category createdAt
  parties { role party { id name kind } }
  officers { position officer { id name position } }
  timeline { __typename id kind at text place media actors { name certificateNumber } documents { id title number }
    evidence { id name } }
} }"""
"""One case of about forty events, some five hundred leaves."""

CASES = """query Cases($after: String) { cases(first: 50, after: $after) {
  pageInfo { hasNextPage endCursor }
  nodes { id number name stage category createdAt fineFen eventCount documentCount
    parties { role party { id name } }
    officers { position officer { id name position } }
    latestDocument { id title number issuedAt } }
} }"""
"""Fifty cases with party, officers, counts and the latest document; the next page by cursor."""
