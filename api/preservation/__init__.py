"""Evidence secured before it is lost (抽样取证、先行登记保存): samples, and what is registered and kept where it is. APL art. 56."""
