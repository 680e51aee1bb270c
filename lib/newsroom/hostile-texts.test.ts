import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";

/** For one text in one place: far more than it takes on a busy machine, less than it would take by the square. */
const PATIENCE = 40_000;

/** Runs the whole in a thread; answers how much was done, or what it was at when it was ended. */
function takeTexts(length: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL("./testing/hostile-texts.ts", import.meta.url), {
      workerData: { length },
      execArgv: ["--disable-warning=ExperimentalWarning"],
    });
    let at = "the beginning";
    const stop = () => {
      resolve(`stopped at ${at}`);
      void thread.terminate();
    };
    let timer = setTimeout(stop, PATIENCE);
    thread.on("message", ({ begun, done }: { begun?: string; done?: number }) => {
      at = begun ?? at;
      clearTimeout(timer);
      if (done) resolve(`done: ${done > 0}`);
      else timer = setTimeout(stop, PATIENCE);
    });
    thread.on("error", reject);
  });
}

test("[O34] texts of 200,000 characters made to be slow are worked through by everything that takes words", async () => {
  expect(await takeTexts(200_000)).toBe("done: true");
}, 600_000);
