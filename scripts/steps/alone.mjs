import { closeSync, mkdirSync, openSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { say } from "./say.mjs";

const BEAT = 1_000;
/** A lock that nobody has touched for so long was left by a start that was ended. */
const STILL_FOR = 20_000;
const LOOK_AGAIN = 500;

/** Touches the lock from a thread of its own, because the work holds up this one. */
const HEARTBEAT = `
  const { utimesSync } = require("node:fs");
  const { workerData } = require("node:worker_threads");
  setInterval(() => {
    try {
      utimesSync(workerData.lock, new Date(), new Date());
    } catch {
      // It has been given back this moment.
    }
  }, workerData.beat);
`;

const pause = (milliseconds) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

/**
 * Does the work while no other start in this folder does work of the same name; who has to wait says so once. Runs before
 * anything is installed, on Node 20: so no lock of the system's, but a file that its holder keeps touching.
 */
export function alone(root, name, waiting, work, stillFor = STILL_FOR) {
  const lock = join(root, ".galley", `${name}.lock`);
  mkdirSync(dirname(lock), { recursive: true });
  let seen;
  let since;
  while (!take(lock)) {
    if (since === undefined) say(waiting);
    const touched = touchedAt(lock);
    if (touched !== seen || since === undefined) [seen, since] = [touched, performance.now()];
    else if (performance.now() - since > stillFor) rmSync(lock, { force: true });
    pause(LOOK_AGAIN);
  }
  const heartbeat = new Worker(HEARTBEAT, { eval: true, execArgv: [], workerData: { lock, beat: BEAT } });
  heartbeat.unref();
  try {
    return work();
  } finally {
    void heartbeat.terminate();
    rmSync(lock, { force: true });
  }
}

function take(lock) {
  try {
    closeSync(openSync(lock, "wx"));
    return true;
  } catch (thrown) {
    if (thrown.code === "EEXIST") return false;
    throw thrown;
  }
}

const touchedAt = (lock) => statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
