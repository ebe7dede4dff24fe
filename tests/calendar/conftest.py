"""The calendar as published up to the notice of 2026."""

import pytest

from api.calendar.published import published_days, published_years
from api.calendar.working_days import Calendar


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    years = [year for year in published_years() if year <= 2026]
    return Calendar(published_days(years), years)
