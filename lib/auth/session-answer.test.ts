import NextAuth from "next-auth";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { authOptions } from "#lib/auth/auth-options.ts";
import { sessionAnswer } from "#lib/auth/session-answer.ts";
import { sessionCookieName } from "#lib/auth/session-cookie.ts";
import { cookieOf, useSettings } from "#lib/auth/testing.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import { endSessions } from "#lib/newsroom/people/commands/end-sessions.ts";
import { forget, put } from "#lib/platform/process.ts";

const { database, opened } = useDatabase();
beforeAll(() => {
  useSettings();
  forget("auth-secret");
});
afterEach(() => vi.unstubAllEnvs());

/** While the database is away every question to it fails. */
async function withoutDatabase<T>(work: () => Promise<T>): Promise<T> {
  const away = new Proxy(database(), {
    get: () => () => {
      throw new Error("connection refused");
    },
  });
  put("database", { ...opened(), database: away });
  try {
    return await work();
  } finally {
    put("database", opened());
  }
}

test("[U30] an open page is told whose session holds, that it has ended, or that nobody can say just now", async () => {
  const admin = await buildPerson(database(), "administrator");
  const reporter = await buildPerson(database(), "reporter");
  const { cookie } = await cookieOf(reporter);
  const held = await sessionAnswer(cookie);
  expect(held.status).toBe(200);
  expect(await held.json()).toEqual({ personId: reporter.personId, name: reporter.name });
  expect((await withoutDatabase(() => sessionAnswer(cookie))).status).toBe(503);
  expect((await sessionAnswer(null)).status).toBe(401);
  await endSessions(admin, { personId: reporter.personId });
  expect((await sessionAnswer(cookie)).status).toBe(401);
});

test("[U30] while the database is away nobody's cookie is taken away", async () => {
  const reporter = await buildPerson(database(), "reporter");
  const { cookie } = await cookieOf(reporter);
  vi.stubEnv("NEXTAUTH_URL", "http://localhost:3000");
  const sealed = cookie.slice(sessionCookieName().length + 1);
  const ask = async () => {
    const told: { cookies: string[]; body?: unknown } = { cookies: [] };
    const response = {
      getHeader: () => undefined,
      setHeader: (name: string, value: string | string[]) =>
        name === "Set-Cookie" && told.cookies.push(...[value].flat()),
      status: () => response,
      send: (body: unknown) => (told.body = body),
    };
    const request = {
      method: "GET",
      headers: {},
      query: { nextauth: ["session"] },
      cookies: { [sessionCookieName()]: sealed },
    };
    await NextAuth(request as never, response as never, authOptions({ address: "192.0.2.1" }));
    return told;
  };
  const whileAway = await withoutDatabase(ask);
  expect(whileAway.body).not.toHaveProperty("user");
  expect(whileAway.cookies.filter((one) => one.includes("session-token=;"))).toEqual([]);
  expect((await ask()).body).toMatchObject({ user: { email: reporter.email } });
});
