"""The notices published so far (节假日安排): days from the library `chinesecalendar`, each with the document it comes from.

Most days come from the yearly notice of the State Council's General Office; three notices in between moved days of
their own. The number of a notice is given where it is certain, its title always.
"""

from collections.abc import Iterable
from datetime import date

from chinese_calendar.constants import Holiday, holidays, workdays

from api.calendar.working_days import PublishedDay

FIRST_YEAR = 2004

NUMBERS = {
    2017: "国办发明电〔2016〕17号",
    2018: "国办发明电〔2017〕12号",
    2019: "国办发明电〔2018〕15号",
    2020: "国办发明电〔2019〕16号",
    2021: "国办发明电〔2020〕27号",
    2022: "国办发明电〔2021〕11号",
    2023: "国办发明电〔2022〕16号",
    2024: "国办发明电〔2023〕7号",
    2025: "国办发明电〔2024〕12号",
    2026: "国办发明电〔2025〕7号",
}

NAMES = {
    Holiday.new_years_day: "元旦",
    Holiday.spring_festival: "春节",
    Holiday.tomb_sweeping_day: "清明节",
    Holiday.labour_day: "劳动节",
    Holiday.dragon_boat_festival: "端午节",
    Holiday.mid_autumn_festival: "中秋节",
    Holiday.national_day: "国庆节",
    Holiday.anti_fascist_70th_day: "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日",
}

BETWEEN_THE_YEARLY = (
    (date(2015, 9, 3), date(2015, 9, 6), "国务院关于中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日调休放假的通知"),
    (date(2019, 4, 28), date(2019, 5, 5), "国务院办公厅关于调整2019年劳动节假期安排的通知"),
    (date(2020, 1, 31), date(2020, 2, 2), "国务院办公厅关于延长2020年春节假期的通知"),
)
"""First day, last day, title of the notices that moved days within a year."""


class NotPublished(LookupError):
    """The library does not know the notice of that year: it is not out yet, or the library is older than it."""


def published_years() -> range:
    """The years whose notice the library knows."""
    return range(FIRST_YEAR, max(day.year for day in holidays) + 1)


def published_days(years: Iterable[int]) -> list[PublishedDay]:
    """Every day that the notices of ``years`` set off or to work, in order. Raises NotPublished for an unknown year.

    The notice of a year may reach back into the December before it.
    """
    wanted = set(years)
    if unknown := wanted.difference(published_years()):
        raise NotPublished(f"尚无{min(unknown)}年部分节假日安排")
    return sorted(
        _entry(day, is_workday=is_workday, holiday=Holiday(holiday))
        for source, is_workday in ((holidays, False), (workdays, True))
        for day, holiday in source.items()
        if notice_year(day) in wanted
    )


def notice_year(day: date) -> int:
    """The year whose notice moved this day: days moved at the end of December belong to the New Year after."""
    return day.year + 1 if day.month == 12 else day.year


def notice_title(year: int) -> str:
    """The yearly notice by title, with its number where that is certain."""
    number = NUMBERS.get(year)
    return f"国务院办公厅关于{year}年部分节假日安排的通知" + (f"（{number}）" if number else "")


def _entry(day: date, *, is_workday: bool, holiday: Holiday) -> PublishedDay:
    """One day with the document it comes from."""
    special = [title for first, last, title in BETWEEN_THE_YEARLY if first <= day <= last]
    notice = special[0] if special else notice_title(notice_year(day))
    return PublishedDay(day, is_workday, f"{notice}：{NAMES[holiday]}")
