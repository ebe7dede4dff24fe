"""What operators see of the running system: spans, metrics, figures. Names, hashes, times and codes; never a value."""
