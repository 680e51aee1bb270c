import type { JobWork } from "#lib/database/job-queue.ts";
import { sendInvitation } from "#lib/newsroom/people/jobs/send-invitation.ts";
import { PUBLISH_SCHEDULED } from "#lib/newsroom/publications/commands/schedule-story.ts";
import { publishScheduled } from "#lib/newsroom/publications/jobs/publish-scheduled.ts";

/**
 * The follow-up jobs by name, as commands enqueue them with `later(name, …)`. Those that need the living words know how
 * they travel, which the newsroom does not: the server adds them.
 */
export const jobWork: JobWork = {
  [PUBLISH_SCHEDULED]: publishScheduled,
  "send-invitation": sendInvitation,
};
