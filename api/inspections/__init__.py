"""Inspections (行政检查): plans, caps, tasks and visits."""
