import { existing } from "#lib/platform/process.ts";

/**
 * Follow-up work, enqueued in the transaction of the change that asks for it.
 * `tx` is the running transaction; the job exists exactly when the change does.
 */
export interface Jobs {
  enqueue(
    tx: unknown,
    name: string,
    data: object,
    options?: { startAfter?: Date; key?: string },
  ): Promise<void>;
  stop(): Promise<void>;
}

/** The job queue of this process, or undefined where none runs (a test of a single command). */
export const jobs = (): Jobs | undefined => existing<Jobs>("jobs");
