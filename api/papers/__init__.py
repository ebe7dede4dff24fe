"""Papers (文书办理): from draft over number and signatures to the filed PDF."""
