"""Remedies (行政复议、行政诉讼): a decision is contested, the organ answers, and what the result brings about."""
