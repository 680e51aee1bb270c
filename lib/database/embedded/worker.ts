/**
 * The embedded database in a thread of its own, so that its work never stops the event loop that serves editors.
 * Four calls: query, exec, dump, close. Transactions are kept apart by the caller (one connection, one queue).
 */
import { parentPort, workerData } from "node:worker_threads";
import { PGlite, types } from "@electric-sql/pglite";
import { DurableFiles } from "./durable-files.ts";

type Call =
  | {
      id: number;
      call: "query";
      text: string;
      values: unknown[];
      rowMode?: "array" | "object";
      textDates: boolean;
    }
  | { id: number; call: "exec"; text: string }
  | { id: number; call: "dump" }
  | { id: number; call: "close" };

const { folder, load } = workerData as { folder: string | null; load?: Uint8Array };
const asText = (value: string) => value;
// Drizzle reads dates and intervals from text itself.
const parsers = {
  [types.TIMESTAMP]: asText,
  [types.TIMESTAMPTZ]: asText,
  [types.INTERVAL]: asText,
  [types.DATE]: asText,
};

const opening = PGlite.create({
  ...(folder === null ? {} : { fs: new DurableFiles(folder) }),
  ...(load ? { loadDataDir: new Blob([load as BlobPart]) } : {}),
  ...(folder === null
    ? {}
    : {
        startParams: [
          ...PGlite.defaultStartParams.filter((flag) => flag !== "-F"),
          "-c",
          "wal_sync_method=fsync",
          // All of it is written over at each opening; what is not in it comes from the system's own memory of the files.
          "-c",
          "shared_buffers=32MB",
          "-c",
          "wal_buffers=4MB",
        ],
      }),
});

const plainError = (thrown: unknown) => {
  const error = thrown as { message?: string; code?: string; detail?: string; constraint?: string };
  return {
    message: String(error.message),
    code: error.code,
    detail: error.detail,
    constraint: error.constraint,
  };
};

async function answer(call: Call): Promise<unknown> {
  const database = await opening;
  switch (call.call) {
    case "query": {
      const result = await database.query(call.text, call.values, {
        rowMode: call.rowMode ?? "object",
        ...(call.textDates ? { parsers } : {}),
      });
      return { rows: result.rows, fields: result.fields, affectedRows: result.affectedRows };
    }
    case "exec":
      return (await database.exec(call.text)).map(({ rows, affectedRows }) => ({ rows, affectedRows }));
    case "dump":
      await database.exec("checkpoint");
      return new Uint8Array(await (await database.dumpDataDir("none")).arrayBuffer());
    case "close":
      await database.close();
      return null;
  }
}

parentPort!.on("message", (call: Call) => {
  answer(call).then(
    (result) => parentPort!.postMessage({ id: call.id, result }),
    (thrown: unknown) => parentPort!.postMessage({ id: call.id, error: plainError(thrown) }),
  );
});

opening.then(
  async (database) => {
    const { rows } = await database.query<{ synchronous_commit: string }>("show synchronous_commit");
    if (rows[0]?.synchronous_commit !== "on")
      throw new Error("The embedded database does not commit synchronously.");
    parentPort!.postMessage({ ready: true });
  },
  (thrown: unknown) => parentPort!.postMessage({ ready: false, error: plainError(thrown) }),
);
