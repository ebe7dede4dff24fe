"""The legal calendar: working days of mainland China, and every time limit of the law computed with its explanation."""
