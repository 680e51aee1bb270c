import { say } from "./say.mjs";

const USUAL = "postgres://postgres@127.0.0.1:5432/postgres";

/**
 * The PostgreSQL to test on: `DATABASE_URL`, else the usual local one when somebody can sign on there who may make
 * databases, else undefined; why it is not used is said. One that was asked for is answered even so: then the tests fail.
 */
export async function postgres() {
  const asked = process.env.DATABASE_URL;
  const reason = await unusable(asked || USUAL);
  if (!reason) return asked || USUAL;
  say(`PostgreSQL at ${new URL(asked || USUAL).host} cannot be used: ${reason}`);
  return asked || undefined;
}

async function unusable(url) {
  // Imported only now: this file is read before anything is installed.
  const { Client } = (await import("pg")).default;
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    const { rows } = await client.query(
      "select rolcreatedb or rolsuper as may from pg_roles where rolname = current_user",
    );
    return rows[0]?.may
      ? undefined
      : "whoever signs on there may not make databases, and each test makes its own.";
  } catch (thrown) {
    return thrown.message || thrown.code;
  } finally {
    await client.end().catch(() => undefined);
  }
}
