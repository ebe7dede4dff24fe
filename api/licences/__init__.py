"""Licences (行政许可): from the application to the certificate, each step a dated row."""
