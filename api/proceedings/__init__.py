"""Common proceedings (征收、征用、收费、强制执行): one machine on facts for four procedures."""
