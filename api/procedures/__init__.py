"""Procedures (程序): which act may come next, and acts composed of several slices."""
