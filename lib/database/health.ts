import { rm, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { database } from "#lib/database/database.ts";
import { isNearlyFull } from "#lib/platform/disk-room.ts";
import { log } from "#lib/platform/log.ts";
import { answerProblem, problemOf } from "#lib/platform/problem.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { settings } from "#lib/platform/settings.ts";

/** `/healthz` (alive) and `/readyz` (database answers, disk takes); false for every other address. */
export async function answerHealth(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const path = request.url?.split("?")[0];
  if (path === "/healthz") {
    response.writeHead(200, { "content-type": "text/plain", "cache-control": "no-store" }).end("alive\n");
    return true;
  }
  if (path === "/readyz") {
    const lacking = [
      ...(await lacks("The database does not answer.", () => database().execute(sql`select 1`))),
      ...(await lacks("The data folder cannot be written to.", () => probe(settings().dataFolder))),
      ...(await lacks("The disk of the data folder is almost full.", findRoom)),
    ];
    if (lacking.length > 0) answerProblem(response, problemOf(new Refusal("unavailable", ...lacking)));
    else
      response.writeHead(200, { "content-type": "text/plain", "cache-control": "no-store" }).end("ready\n");
    return true;
  }
  return false;
}

async function lacks(sentence: string, look: () => Promise<unknown>): Promise<string[]> {
  try {
    await look();
    return [];
  } catch (thrown) {
    log().error({ err: thrown }, "not ready");
    return [sentence];
  }
}

async function probe(folder: string): Promise<void> {
  const file = join(folder, "written-to-see");
  await writeFile(file, "A disk that takes this takes words.\n", { flush: true });
  await rm(file, { force: true });
}

async function findRoom(): Promise<void> {
  if (await isNearlyFull()) throw new Error("less is free than GALLEY_KEEP_FREE_MB");
}
