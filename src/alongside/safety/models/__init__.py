"""One concept a file; imported here so that Django sees them all."""

from alongside.safety.models.on_call import OnCall
from alongside.safety.models.outreach import OutreachPlan
from alongside.safety.models.plan import SafetyPlan
from alongside.safety.models.task import SupervisorTask, TaskKind

__all__ = ["OnCall", "OutreachPlan", "SafetyPlan", "SupervisorTask", "TaskKind"]
