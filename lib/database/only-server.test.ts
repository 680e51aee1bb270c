import { Client } from "pg";
import { expect, test } from "vitest";
import { holdAsOnlyServer } from "#lib/database/only-server.ts";

const url = process.env["DATABASE_URL"];

// Advisory locks belong to a database: this test holds the one that all tests start from, in which none of them works.
test.skipIf(!url)("[S21] a second server on one PostgreSQL database is refused with a sentence", async () => {
  const never = () => expect.unreachable();
  const first = await holdAsOnlyServer(url!, { lost: never, patience: 0 });
  await expect(holdAsOnlyServer(url!, { lost: never, patience: 0 })).rejects.toThrow(
    "Another Galley serves this database already.",
  );
  await first.release();
  const next = await holdAsOnlyServer(url!, { lost: never, patience: 0 });
  await next.release();
});

test.skipIf(!url)(
  "[S21] a broken connection is taken up again; who finds another there steps back",
  async () => {
    let steppedBack!: () => void;
    const lost = new Promise<void>((resolve) => (steppedBack = resolve));
    const first = await holdAsOnlyServer(url!, { lost: steppedBack, patience: 0 });
    const admin = new Client({ connectionString: url! });
    await admin.connect();
    // The other takes its place in the instant in which the first one's connection breaks.
    await admin.query("begin");
    const { rows } = await admin.query<{ pid: number }>(
      "select pid from pg_locks where locktype = 'advisory' and objid = 4243713 and granted",
    );
    await admin.query("select pg_terminate_backend($1)", [rows[0]!.pid]);
    await admin.query("select pg_advisory_lock(4243713)");
    await lost;
    await admin.end();
    await first.release();
  },
);
