"""Sanxiang's API: acts, reads and rules of administrative enforcement under the three systems (行政执法三项制度)."""
