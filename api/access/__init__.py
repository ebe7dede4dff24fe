"""Access (权限): who acts, who may see what."""
