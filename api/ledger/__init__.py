"""Ledger (时间线): one event per act, and the summary that follows from the facts."""
