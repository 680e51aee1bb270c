import type { IncomingMessage, ServerResponse } from "node:http";
import { sql } from "drizzle-orm";
import { database } from "#lib/database/database.ts";

/** `/healthz` (alive) and `/readyz` (database answers); false for every other address. */
export async function answerHealth(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const path = request.url?.split("?")[0];
  if (path === "/healthz") {
    response.writeHead(200, { "content-type": "text/plain", "cache-control": "no-store" }).end("alive\n");
    return true;
  }
  if (path === "/readyz") {
    const ready = await database()
      .execute(sql`select 1`)
      .then(
        () => true,
        () => false,
      );
    response
      .writeHead(ready ? 200 : 503, { "content-type": "text/plain", "cache-control": "no-store" })
      .end(ready ? "ready\n" : "The database does not answer.\n");
    return true;
  }
  return false;
}
