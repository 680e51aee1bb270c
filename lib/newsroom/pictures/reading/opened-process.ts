import { fork, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import type { PictureResults, PictureTask, TaskOf } from "#lib/newsroom/pictures/reading/picture-tasks.ts";

/** Named from the checkout: inside the built pages a module does not know where it lies. */
const PROGRAM = "lib/newsroom/pictures/reading/picture-process.ts";
/** Most megabytes of JavaScript's own memory: what a text of 2 MB becomes when it is parsed, many times over. */
const MOST_HEAP = 256;
const START_MS = 60_000;
/** A process that nobody asked anything for so long is ended; the next picture starts another. */
const IDLE_MS = 60_000;

export type ProcessFault = "too-slow" | "ended" | "failed";

/** Why a task has no result. */
export class PictureProcessError extends Error {
  readonly fault: ProcessFault;
  constructor(fault: ProcessFault, detail: string) {
    super(`A picture process ${detail}.`);
    this.fault = fault;
  }
}

type Message = { ready?: true; result?: unknown; fault?: string };

/** One picture process, started when it is first needed and again after it was ended. One task at a time. */
export class OpenedProcess {
  #child: ChildProcess | undefined;
  #started: Promise<void> | undefined;
  #idle: NodeJS.Timeout | undefined;

  /** Asks for one thing. After `patience` milliseconds the process is ended, whatever it is doing. */
  async ask<Kind extends PictureTask["kind"]>(
    task: TaskOf<Kind>,
    patience: number,
  ): Promise<PictureResults[Kind]> {
    clearTimeout(this.#idle);
    if (!this.#child) this.#start();
    const child = this.#child!;
    child.ref();
    child.channel?.ref();
    try {
      await this.#started;
      const { result, fault } = await this.#answer(child, patience, () => child.send(task as PictureTask));
      if (fault !== undefined)
        throw new PictureProcessError(fault.includes("timeout") ? "too-slow" : "failed", `said: ${fault}`);
      return result as PictureResults[Kind];
    } finally {
      child.unref();
      child.channel?.unref();
      this.#idle = setTimeout(() => this.end(), IDLE_MS).unref();
    }
  }

  end(): void {
    clearTimeout(this.#idle);
    this.#child?.kill("SIGKILL");
    this.#child = undefined;
  }

  #start(): void {
    const child = fork(join(/* turbopackIgnore: true */ process.cwd(), PROGRAM), [], {
      execArgv: ["--disable-warning=ExperimentalWarning", `--max-old-space-size=${MOST_HEAP}`],
      // No setting and no secret of the newsroom is known where strangers' files are opened.
      env: { NODE_ENV: "production" } as NodeJS.ProcessEnv,
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    this.#child = child;
    // What a killed process leaves behind is said to whoever waits for its answer.
    child.on("error", () => undefined);
    child.once("exit", () => {
      if (this.#child === child) this.#child = undefined;
    });
    this.#started = this.#answer(child, START_MS, () => undefined).then(() => undefined);
  }

  #answer(child: ChildProcess, patience: number, ask: () => unknown): Promise<Message> {
    return new Promise<Message>((resolve, reject) => {
      if (child.exitCode !== null || child.signalCode !== null)
        return reject(new PictureProcessError("ended", "had ended already"));
      const ended = (code: number | null, signal: string | null) =>
        settle(() => reject(new PictureProcessError("ended", `ended with ${code ?? signal}`)));
      const answered = (message: Message) => settle(() => resolve(message));
      const timer = setTimeout(() => {
        this.end();
        settle(() => reject(new PictureProcessError("too-slow", `took more than ${patience} ms`)));
      }, patience);
      const settle = (done: () => void) => {
        clearTimeout(timer);
        child.off("message", answered).off("exit", ended);
        done();
      };
      child.once("message", answered).once("exit", ended);
      ask();
    });
  }
}
