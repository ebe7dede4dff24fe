"""What all papers of a licence say about who applies."""

from documents.layout.lines import Line, when
from documents.layout.styles import Style

#: 申请人 with number, address and responsible person, as licence decisions begin.
APPLICANT_LINES = (
    Line("申请人：{{ applicant.name }}", Style.PLAIN),
    *when("applicant.uscc", Line("统一社会信用代码：{{ applicant.uscc }}", Style.PLAIN)),
    *when("applicant.idNumber", Line("身份证件号码：{{ applicant.idNumber }}", Style.PLAIN)),
    Line("住所（住址）：{{ applicant.address }}", Style.PLAIN),
    *when("applicant.legalRep", Line("法定代表人（负责人）：{{ applicant.legalRep }}", Style.PLAIN)),
    *when("applicant.operator", Line("经营者：{{ applicant.operator }}", Style.PLAIN)),
    *when("applicant.phone", Line("联系电话：{{ applicant.phone }}", Style.PLAIN)),
)
