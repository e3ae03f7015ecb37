"""Identifiers, as distinct types so that one cannot be passed for another.

On the wire all but `RequestId` of strangers are 32 upper-case hexadecimal digits.
"""

from typing import NewType

AgentId = NewType("AgentId", str)
ProfileId = NewType("ProfileId", str)
QueueId = NewType("QueueId", str)

InteractionId = NewType("InteractionId", str)
"""One agent's part in a contact: a transfer ends one and starts another."""

ContactId = NewType("ContactId", str)
"""One piece of work, from its arrival to its end, whoever serves it."""

MessageId = NewType("MessageId", str)
AttachmentId = NewType("AttachmentId", str)
SupervisionId = NewType("SupervisionId", str)
ReportId = NewType("ReportId", str)
ScriptId = NewType("ScriptId", str)
QuestionId = NewType("QuestionId", str)
AnswerId = NewType("AnswerId", str)

RequestId = NewType("RequestId", str)
"""Made once per action of the agent and reused on every retry (`client_req_id`)."""

Instant = float
"""Seconds since 1970-01-01 UTC by the server's clock."""
