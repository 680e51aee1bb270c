import { Client } from "pg";
import { log } from "#lib/platform/log.ts";

/** Any number will do, as long as every Galley takes the same one. */
const LOCK = 4_243_713;
const AGAIN = 500;
/** A server that was killed is let go by the database a moment later. */
const PATIENCE = 10_000;

/** This database has another server: open stories would exist twice, each without the other's words. */
export class AnotherServer extends Error {
  readonly kind = "another-server";
  constructor() {
    super(
      "Another Galley serves this database already. Stop it first, or give this one a database of its own.",
    );
  }
}

/**
 * Holds the database for this one server for as long as the process lives. Throws `AnotherServer` when another holds it.
 * After a broken connection it is taken again; when another has it by then, `lost` is called.
 */
export async function holdAsOnlyServer(
  url: string,
  { lost, patience = PATIENCE }: { lost(): void; patience?: number },
): Promise<{ release(): Promise<void> }> {
  let isReleased = false;
  let holder = await takeHold(url, patience);
  const watch = () => holder.once("error", () => void holdAgain());
  const holdAgain = async () => {
    while (!isReleased)
      try {
        holder = await takeHold(url, patience);
        return void watch();
      } catch (thrown) {
        if (thrown instanceof AnotherServer) return lost();
        log().warn({ err: thrown }, "the database cannot be held for this server just now; trying again");
        await pause(AGAIN);
      }
  };
  watch();
  return {
    release: async () => {
      isReleased = true;
      await holder.end();
    },
  };
}

async function takeHold(url: string, patience: number): Promise<Client> {
  const client = new Client({ connectionString: url, keepAlive: true });
  // What breaks while nobody listens must not end the process; the next query says it.
  client.on("error", () => undefined);
  await client.connect();
  const until = Date.now() + patience;
  for (;;) {
    const { rows } = await client.query<{ held: boolean }>("select pg_try_advisory_lock($1) as held", [LOCK]);
    if (rows[0]!.held) return client;
    if (Date.now() >= until) {
      await client.end();
      throw new AnotherServer();
    }
    await pause(AGAIN);
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
