"""The legal texts the rules cite, by their short names. One object is one version; its date is the day it took effect.

Where a text was amended after the date given here, its citations must be checked again before the date is changed.
"""

from datetime import date

from api.law.citations import Law

APL = Law("中华人民共和国行政处罚法", date(2021, 7, 15))
"""Administrative Penalty Law, revised 2021."""

APL_1996 = Law("中华人民共和国行政处罚法", date(1996, 10, 1))
"""Administrative Penalty Law as first enacted: for facts before 15 July 2021."""

ACL = Law("中华人民共和国行政强制法", date(2012, 1, 1))
"""Administrative Compulsion Law."""

ALL = Law("中华人民共和国行政许可法", date(2019, 4, 23))
"""Administrative Licence Law, amended 2019."""

ARL = Law("中华人民共和国行政复议法", date(2024, 1, 1))
"""Administrative Reconsideration Law, revised 2023."""

ALIL = Law("中华人民共和国行政诉讼法", date(2017, 7, 1))
"""Administrative Litigation Law, amended 2017."""

CPL = Law("中华人民共和国民事诉讼法", date(2024, 1, 1))
"""Civil Procedure Law, amended 2023: periods and service, which the administrative statutes borrow."""

CIVIL_CODE = Law("中华人民共和国民法典", date(2021, 1, 1))
"""Civil Code: requisitioned property is returned and compensated."""

PRICE_LAW = Law("中华人民共和国价格法", date(1998, 5, 1))
"""Price Law: charges of State organs keep to published items and standards."""

LAWFUL_ADMINISTRATION = Law("全面推进依法行政实施纲要", date(2004, 3, 22), reference="国发〔2004〕10号")
"""The State Council's outline of administration by law: before an act that weighs on a party, the party is told and heard."""

OGI = Law("中华人民共和国政府信息公开条例", date(2019, 5, 15))
"""Regulation on Open Government Information, revised 2019."""

ESL = Law("中华人民共和国电子签名法", date(2019, 4, 23))
"""Electronic Signature Law, amended 2019."""

ESR = Law("行政执法监督条例", None)
"""Regulation on Supervision of Administrative Enforcement, 2026; the day of effect was not established."""

PIPL = Law("中华人民共和国个人信息保护法", date(2021, 11, 1))
"""Personal Information Protection Law."""

SECRETS = Law("中华人民共和国保守国家秘密法", date(2024, 5, 1))
"""Law on Guarding State Secrets, revised 2024."""

BUSINESS_ENVIRONMENT = Law("优化营商环境条例", date(2020, 1, 1))
"""Regulation on Improving the Business Environment: double-random inspection."""

ONLINE_SERVICES = Law("国务院关于在线政务服务的若干规定", date(2019, 4, 26))
"""State Council provisions on online government services: electronic seals and archives."""

HOLIDAYS = Law("全国年节及纪念日放假办法", date(2025, 1, 1))
"""State Council rules on public holidays, amended 2024; the yearly notice applies them."""

AMR_PROCEDURE = Law("市场监督管理行政处罚程序规定", date(2022, 11, 1))
"""Market regulators' rules on penalty procedure. Article numbers and the version are known from copies, not read."""

AMR_HEARING = Law("市场监督管理行政处罚听证办法", date(2021, 7, 15))
"""Market regulators' rules on hearings."""

AMR_PUBLICITY = Law("市场监督管理行政处罚信息公示规定", date(2021, 9, 1))
"""Market regulators' rules on the publicity of penalties."""

THREE_SYSTEMS = Law(
    "国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见",
    date(2018, 12, 5),
    reference="国办发〔2018〕118号",
)
"""The national guiding opinion on the three systems (三项制度).

Its limits (seven and twenty working days, 31 January) were read in the local task list that applies it; the number of the
item was not read and must be checked before a release.
"""

ENTERPRISE_INSPECTION = Law("国务院办公厅关于严格规范涉企行政检查的意见", None, reference="国办发〔2024〕54号")
"""The national opinion on inspections of enterprises: plans, caps, approval, check code."""

LIAONING_DISCLOSURE = Law("辽宁省行政执法公示办法", None)
"""Liaoning's measures on disclosure."""

LIAONING_RECORDING = Law("辽宁省行政执法全过程记录实施办法", None)
"""Liaoning's measures on recording the whole process."""

LIAONING_REVIEW = Law("辽宁省重大行政执法决定法制审核办法", None)
"""Liaoning's measures on the legal review of major decisions."""
