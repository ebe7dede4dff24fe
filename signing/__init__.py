"""Electronic signatures and seals (电子签名、电子印章): PAdES revisions, timestamps, verification."""
