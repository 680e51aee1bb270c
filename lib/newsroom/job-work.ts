import type { JobWork } from "#lib/database/job-queue.ts";
import { sendInvitation } from "#lib/newsroom/people/jobs/send-invitation.ts";
import { PUBLISH_SCHEDULED } from "#lib/newsroom/publications/commands/schedule-story.ts";
import { publishScheduled } from "#lib/newsroom/publications/jobs/publish-scheduled.ts";

/** Every follow-up job of the newsroom by name, as commands enqueue them with `later(name, …)`. */
export const jobWork: JobWork = {
  [PUBLISH_SCHEDULED]: publishScheduled,
  "send-invitation": sendInvitation,
};
