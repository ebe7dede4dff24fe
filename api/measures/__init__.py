"""Compulsory measures (行政强制措施): sealing and seizing, each step a dated row."""
