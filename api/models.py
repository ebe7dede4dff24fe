"""Every table of the product (全部数据表), imported in one place so that metadata is complete."""

from sqlmodel import SQLModel

import api.access.models
import api.calendar.models
import api.cases.models
import api.cases.proceeding_models
import api.cases.representative_models
import api.decisions.court_models
import api.decisions.enforcement_models
import api.decisions.hearing_models
import api.decisions.models
import api.inspections.models
import api.ledger.models
import api.licences.models
import api.measures.models
import api.monitoring.models
import api.papers.models
import api.policies.models
import api.proceedings.correction_models
import api.proceedings.models
import api.proceedings.performance_models
import api.progress.models
import api.registry.models
import api.registry.posting_models
import api.registry.qualification_models
import api.remedies.models
import api.review.models
import api.review.people_models  # noqa: F401

metadata = SQLModel.metadata
