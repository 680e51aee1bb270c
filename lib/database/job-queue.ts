import { sql } from "drizzle-orm";
import { fromDrizzle, PgBoss } from "pg-boss";
import type { OpenDatabase } from "#lib/database/database.ts";
import type { Jobs } from "#lib/platform/jobs.ts";
import { log } from "#lib/platform/log.ts";

export type JobWork = Record<string, (data: never) => Promise<void>>;

/**
 * Starts the queue on the newsroom's own database. A job is enqueued by the transaction that asks for it and worked
 * off after its commit, at least once; a job that fails is tried again with growing pauses. `times` are of jobs that run by
 * the clock.
 */
export async function startJobs(
  opened: OpenDatabase,
  work: JobWork,
  times: Record<string, string> = {},
): Promise<Jobs> {
  const boss = new PgBoss({ ...opened.queue, schema: "job" });
  boss.on("error", (error) => log().error({ err: error }, "job queue"));
  await boss.start();
  for (const [name, run] of Object.entries(work)) {
    await boss.createQueue(name, { retryLimit: 10, retryDelay: 2, retryBackoff: true });
    // Earlier versions kept what was done for a week.
    await boss.deleteStoredJobs(name);
    await boss.work(name, { pollingIntervalSeconds: 2 }, async (batch) => {
      for (const job of batch) {
        await run(job.data as never);
        // What a job carries may be a secret (an invitation's link): when it is done, nothing of it is kept.
        await boss.deleteJob(name, job.id);
      }
    });
  }
  for (const [name, cron] of Object.entries(times)) await boss.schedule(name, cron);
  return {
    enqueue: async (tx, name, data, options) => {
      await boss.send(name, data, {
        db: fromDrizzle(tx as never, sql),
        ...(options?.startAfter ? { startAfter: options.startAfter } : {}),
        ...(options?.key ? { singletonKey: options.key } : {}),
      });
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  };
}
