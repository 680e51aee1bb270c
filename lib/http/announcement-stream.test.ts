import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { announcementStream, MOST_STREAMS_OF_A_PERSON } from "#lib/http/announcement-stream.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import type { Role } from "#lib/newsroom/people/roles.ts";
import { bus, inProcessBus, type Announcement } from "#lib/platform/bus.ts";
import { forget, put } from "#lib/platform/process.ts";

const readers: ReadableStreamDefaultReader<Uint8Array>[] = [];
const sharedBus = bus();
beforeEach(() => {
  put("bus", inProcessBus());
  forget("announcement-streams");
});
afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.cancel();
  vi.useRealTimers();
  // Others in this process listen on it.
  put("bus", sharedBus);
  forget("announcement-streams");
});

const person = (personId: string, ...roles: Role[]): Actor =>
  ({ personId, roles, name: personId, email: "", deskIds: [], ink: 0, sessionId: personId }) satisfies Actor;

function opened(actor: Actor, more: { drawnAt?: string; judge?: () => Promise<Actor | null> } = {}) {
  const leaving = new AbortController();
  const stream = announcementStream({
    actor,
    greeting: "hello",
    drawnAt: more.drawnAt ?? null,
    judge: more.judge ?? (() => Promise.resolve(actor)),
    gone: leaving.signal,
  });
  const reader = stream.getReader();
  readers.push(reader);
  const next = async () => {
    const { done, value } = await reader.read();
    return done ? "the end" : new TextDecoder().decode(value);
  };
  return { next, leave: () => leaving.abort(), reader };
}

const about = (subject: Announcement["subject"], id: string, what = "x"): Announcement => ({
  subject,
  id,
  what,
});
const LAST = about("story", "last");
/** What of these announcements reaches somebody. */
async function heardBy(actor: Actor, ...announcements: Announcement[]): Promise<string[]> {
  const { next } = opened(actor);
  await next();
  for (const its of [...announcements, LAST]) bus().announce(its);
  const heard: string[] = [];
  for (let text = await next(); !text.includes('"last"'); text = await next()) heard.push(text);
  return heard.map((text) => (JSON.parse(text.slice(6)) as Announcement).id);
}

test("[O21] a person hears of their own access and notifications, and of nobody else's; an administrator hears all", async () => {
  const all = [
    about("person", "asha"),
    about("person", "dev"),
    about("notification", "asha"),
    about("notification", "dev"),
    about("story", "flood"),
    about("newsroom", "style"),
  ];
  expect(await heardBy(person("asha", "reporter"), ...all)).toEqual(["asha", "asha", "flood", "style"]);
  expect(await heardBy(person("meena", "manager"), ...all)).toEqual(["flood", "style"]);
  expect(await heardBy(person("ravi", "administrator"), ...all)).toHaveLength(6);
});

test("[O21] whose role as administrator is taken hears no more of others, on the stream that is open", async () => {
  let right = person("ravi", "administrator");
  const { next } = opened(right, { judge: () => Promise.resolve(right) });
  await next();
  right = person("ravi", "reporter");
  bus().announce(about("person", "ravi", "person.roles-changed"));
  expect(await next()).toContain("person.roles-changed");
  bus().announce(about("person", "dev"));
  bus().announce(LAST);
  expect(await next()).toContain('"last"');
});

test("[U5] whose access ends, or cannot be judged, hears nothing more", async () => {
  for (const judge of [
    () => Promise.resolve(null),
    () => Promise.reject(new Error("the database is away")),
  ]) {
    const { next } = opened(person("asha", "reporter"), { judge });
    await next();
    bus().announce(about("person", "asha", "person.suspended"));
    expect(await next()).toContain("person.suspended");
    expect(await next()).toBe("the end");
  }
});

test("[O22] a person has at most twenty streams, others are not counted with theirs, and one that ends makes room", async () => {
  const asha = person("asha", "reporter");
  const streams = Array.from({ length: MOST_STREAMS_OF_A_PERSON }, () => opened(asha));
  expect(() => opened(asha)).toThrow(expect.objectContaining({ reason: "too-many" }));
  opened(person("dev", "reporter"));
  streams[0]!.leave();
  await streams[1]!.reader.cancel();
  opened(asha);
  opened(asha);
  expect(() => opened(asha)).toThrow(/too many windows/);
});

test("[O22] a stream that nobody reads is ended, and makes room", async () => {
  const asha = person("asha", "reporter");
  const silent = opened(asha);
  for (let n = 0; n < 5_000; n++) bus().announce(about("story", `story-${n}`));
  let bytes = 0;
  for (let text = await silent.next(); text !== "the end"; text = await silent.next()) bytes += text.length;
  expect(bytes).toBeLessThan(66 * 1024);
  for (let n = 0; n < MOST_STREAMS_OF_A_PERSON; n++) opened(asha);
});

test("[O22] an idle stream gives a sign of life, and one that was opened late says that something was missed", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  bus().announce(about("story", "flood"));
  const { next } = opened(person("asha", "reporter"), { drawnAt: "0" });
  expect(await next()).toBe("hello");
  expect(await next()).toContain("line.back");
  vi.advanceTimersByTime(25_000);
  expect(await next()).toContain(": still here");
});
