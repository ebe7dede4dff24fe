"""What a run has seen (统计): which acts were accepted, which were refused and why, so that no test passes on nothing."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass
class Census:
    """Counts over all examples of one run."""

    accepted: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    stages: Counter[str] = field(default_factory=Counter)

    def require(self, *acts: str, stages: Mapping[str, int], accepted: int, refused: int) -> None:
        """The run was one to learn from: these acts happened, these stages were reached so often, and enough of both kinds."""
        told = f"accepted {dict(self.accepted)}, refused {dict(self.codes)}, stages {dict(self.stages)}"
        assert self.accepted.total() >= accepted, told
        assert self.refused.total() >= refused, told
        assert not [act for act in acts if not self.accepted[act]], told
        assert not [stage for stage, least in stages.items() if self.stages[stage] < least], told
