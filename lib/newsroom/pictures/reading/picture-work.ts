import { OpenedProcess, PictureProcessError } from "#lib/newsroom/pictures/reading/opened-process.ts";
import {
  DECODING_SECONDS,
  type PictureResults,
  type PictureTask,
  type TaskOf,
} from "#lib/newsroom/pictures/reading/picture-tasks.ts";
import { Turns } from "#lib/newsroom/pictures/reading/turns.ts";
import { log } from "#lib/platform/log.ts";
import { once } from "#lib/platform/process.ts";

/** Who waits for a picture. None of them waits for another: each has a process of its own. */
export type PictureLane = "readers" | "newsroom" | "arriving";

const BUSY = "The newsroom is at work on many pictures just now. Try again in a minute.";
const LIMITS = {
  readers: { waiting: 300, waitingOfOne: 40, sentence: BUSY },
  newsroom: { waiting: 400, waitingOfOne: 130, sentence: BUSY },
  arriving: { waiting: 40, waitingOfOne: 8, sentence: BUSY },
} as const;

/** Milliseconds after which a process is ended: later than the decoder ends by itself, or what parsing may take. */
const PATIENCE: Record<PictureTask["kind"], number> = {
  judge: (DECODING_SECONDS + 5) * 1_000,
  draw: (DECODING_SECONDS + 5) * 1_000,
  metadata: 5_000,
};

/** Asks the process of a lane; inside one turn it may be asked several things. */
export type AskProcess = <Kind extends PictureTask["kind"]>(
  task: TaskOf<Kind>,
) => Promise<PictureResults[Kind]>;

const lanes = (lane: PictureLane) =>
  once(`pictures-${lane}`, () => ({ turns: new Turns(LIMITS[lane]), process: new OpenedProcess() }));

/**
 * Runs work on a picture in its turn, in a process beside the newsroom's. Owners (a person, a picture) take turns with
 * each other. Refuses with "unavailable" when too much waits; throws a `PictureProcessError` when there is no result.
 */
export function pictureWork<T>(
  lane: PictureLane,
  owner: string,
  work: (ask: AskProcess) => Promise<T>,
): Promise<T> {
  const { turns, process } = lanes(lane);
  const ask: AskProcess = (task) => process.ask(task, PATIENCE[task.kind]);
  return turns.run(owner, () => work(ask));
}

/** Whether a picture, and not the newsroom, is why there is no result. It is logged, because a program can be at fault too. */
export function isPictureFault(thrown: unknown): thrown is PictureProcessError {
  // Not by class: the built pages have a copy of their own.
  const fault = (thrown as { fault?: unknown } | null)?.fault;
  const isOne = fault === "too-slow" || fault === "ended" || fault === "failed";
  if (isOne) log().warn({ err: thrown }, "a picture could not be worked on");
  return isOne;
}
