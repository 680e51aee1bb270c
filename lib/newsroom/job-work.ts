import type { JobWork } from "#lib/database/job-queue.ts";
import { SEND_INVITATION, sendInvitation } from "#lib/newsroom/people/jobs/send-invitation.ts";
import {
  mailPasswordChanged,
  TELL_PASSWORD_CHANGED,
} from "#lib/newsroom/people/jobs/tell-password-changed.ts";
import { SWEEP_PICTURES, SWEEP_TIMES, sweepPictures } from "#lib/newsroom/pictures/jobs/sweep-pictures.ts";
import { PUBLISH_SCHEDULED } from "#lib/newsroom/publications/commands/schedule-story.ts";
import { publishScheduled } from "#lib/newsroom/publications/jobs/publish-scheduled.ts";

/**
 * The follow-up jobs by name, as commands enqueue them with `later(name, …)`. Those that need the living words know how
 * they travel, which the newsroom does not: the server adds them.
 */
export const jobWork: JobWork = {
  [PUBLISH_SCHEDULED]: publishScheduled,
  [SEND_INVITATION]: sendInvitation,
  [TELL_PASSWORD_CHANGED]: mailPasswordChanged,
  [SWEEP_PICTURES]: sweepPictures,
};

/** Jobs that nobody enqueues: when they run, as cron writes it. */
export const jobTimes: Record<string, string> = { [SWEEP_PICTURES]: SWEEP_TIMES };
