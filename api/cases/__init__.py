"""Cases (案件): parties, the dossier that cases and visits share, evidence."""
