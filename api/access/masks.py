"""Masks (脱敏): personal data as they may be shown to whoever sees the row. A mask is stored beside the sealed value, so that
reading it needs no key; it never tells more than people already on the case know.

Each mask keeps just enough to recognise a value one has at hand; what cannot be taken apart with certainty is hidden whole.
"""

import re

STARS = "****"
MOBILE = re.compile(r"1\d{10}")
LANDLINE = re.compile(r"(0\d{2,3})-?(\d{7,8})")
EMAIL = re.compile(r"([^@\s])[^@\s]*@([^@\s]+)")

# A place name ends with its kind and has none of the characters of finer places in it, so that 虎门镇新联社区 is never
# taken for a county. Names that do contain one (市中区) lose their county, which errs on the safe side.
NAME = r"[^省市县区旗州盟镇乡村路街道巷弄号屯组院楼\d\s]"
PROVINCE = rf"(?:{NAME}{{2,8}}(?:省|自治区|特别行政区))"
CITY = rf"(?:{NAME}{{1,12}}(?:市|自治州|地区|盟))"
COUNTY = rf"(?:{NAME}{{1,14}}(?:县|旗|市|(?<![小社园校厂院景库矿营片苑新])区))"
COUNTY_LEVEL = re.compile(rf"(?:中国)?({PROVINCE}?{CITY}?{COUNTY}|{PROVINCE}?{CITY}|{PROVINCE})")


def mask_id_number(number: str) -> str:
    """An identity number by its first and last character: 2****************8."""
    return number[0] + "*" * (len(number) - 2) + number[-1] if len(number) > 6 else "*" * len(number)


def mask_phone(number: str) -> str:
    """138****8000, 0499-****201; any other number is hidden whole."""
    plain = re.sub(r"[\s()（）]", "", number)
    if MOBILE.fullmatch(plain):
        return f"{plain[:3]}{STARS}{plain[-4:]}"
    if landline := LANDLINE.fullmatch(plain):
        return f"{landline[1]}-{STARS}{landline[2][-3:]}"
    return STARS


def mask_address(address: str) -> str:
    """A person's address to county level, 澜川市滨水区****; hidden whole where no county or city can be told."""
    found = COUNTY_LEVEL.match(address.strip())
    return (found[1] if found else "") + STARS


def mask_electronic_address(address: str) -> str:
    """An electronic address by its first character and domain, z****@example.cn; without a domain hidden whole."""
    found = EMAIL.fullmatch(address.strip())
    return f"{found[1]}{STARS}@{found[2]}" if found else STARS


def mask_bank_account(number: str) -> str:
    """A bank account by its last four digits."""
    plain = re.sub(r"[\s-]", "", number)
    return STARS + plain[-4:] if len(plain) >= 12 else STARS
