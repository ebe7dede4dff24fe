"""Tables of the legal calendar (日历): the days the notices moved, and the years whose notice is loaded."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel


class WorkdayOverride(SQLModel, table=True):
    """调休: a day that Monday-to-Friday does not decide – off by a notice, or a weekend day that is worked.

    A row whose ``notice`` is empty moves nothing any more: the year was loaded again without this day.
    """

    __tablename__ = "workday_override"
    day: date = Field(sa_column=sa.Column(sa.Date, primary_key=True))
    is_workday: bool
    notice: str = Field(sa_column=sa.Column(sa.Text, nullable=False))
    loaded_at: datetime = Field(sa_column=sa.Column(sa.DateTime(timezone=True), nullable=False))


class CalendarYear(SQLModel, table=True):
    """节假日安排: a year whose notice is loaded completely."""

    __tablename__ = "calendar_year"
    year: int = Field(sa_column=sa.Column(sa.Integer, primary_key=True, autoincrement=False))
    notice: str = Field(sa_column=sa.Column(sa.Text, nullable=False))
    loaded_at: datetime = Field(sa_column=sa.Column(sa.DateTime(timezone=True), nullable=False))
