"""Procedures (跨环节程序): acts that join several slices, such as issuing a form behind the gates of its decision."""
