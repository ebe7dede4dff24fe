"""Progress (办理进度查询): a party asks after its own case with a number and a code, without an account."""
