import { connect } from "node:net";

/** The PostgreSQL to test on: `DATABASE_URL`, else the usual local one when it answers, else undefined. */
export async function postgres() {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const answers = await new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port: 5432, timeout: 1000 });
    socket.on("connect", () => resolve(true));
    socket.on("error", () => resolve(false));
    socket.on("timeout", () => resolve(false));
    socket.on("connect", () => socket.destroy());
  });
  return answers ? "postgres://postgres@127.0.0.1:5432/postgres" : undefined;
}
