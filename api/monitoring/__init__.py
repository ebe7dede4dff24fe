"""Monitoring devices (电子技术监控设备): which are reviewed and announced, and which of their records are evidence."""
