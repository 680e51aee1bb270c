import { eq } from "drizzle-orm";
import type * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { whoIsIn } from "#lib/collaboration/presence.ts";
import { bodyOf, type, until, useLiveNewsroom } from "#lib/collaboration/testing/live-newsroom.ts";
import { RawLine } from "#lib/collaboration/testing/raw-line.ts";
import { database, tables } from "#lib/database/database.ts";
import type { Role } from "#lib/newsroom/people/roles.ts";
import type { Stage } from "#lib/newsroom/stories/story.ts";
import { bus, type Announcement } from "#lib/platform/bus.ts";
import { forget, put } from "#lib/platform/process.ts";

const write = (text: string) => (doc: Y.Doc) => doc.getText("body").insert(doc.getText("body").length, text);

describe("rights on an open line", () => {
  const newsroom = useLiveNewsroom();

  const setRoles = async (id: string, ...roles: Role[]) => {
    await database().update(tables.person).set({ roles }).where(eq(tables.person.id, id));
    bus().announce({ subject: "person", id, what: "person.roles-changed" });
  };
  const setStage = async (id: string, stage: Stage) => {
    await database().update(tables.story).set({ stage }).where(eq(tables.story.id, id));
    bus().announce({ subject: "story", id, what: "story.filed" });
  };

  test("[S22] a suspended person's open line is closed with a sentence and writes nothing more", async () => {
    const [anna, ben] = [await newsroom.person("reporter"), await newsroom.person("reporter")];
    const storyId = await newsroom.story(anna);
    const [one, two] = [await newsroom.open(anna, storyId), await newsroom.open(ben, storyId)];
    await database()
      .update(tables.person)
      .set({ suspendedAt: new Date() })
      .where(eq(tables.person.id, ben.personId));
    bus().announce({ subject: "person", id: ben.personId, what: "person.suspended" });
    await until(() => two.ended !== undefined);
    expect(two.ended).toBe("Your access has ended.");
    expect(two.right).toBe("none");
    type(two, "Too late.");
    type(one, "Still here.");
    await until(() => one.saveState === "Saved");
    expect(two.saveState).toBe("Not saved");
    expect(bodyOf(one)).toBe("Still here.");
  });

  test("[S22] when sessions are ended their windows end; another session of the same person goes on", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna);
    const one = await newsroom.open(anna, storyId);
    await database()
      .update(tables.session)
      .set({ endedAt: new Date() })
      .where(eq(tables.session.id, anna.sessionId));
    bus().announce({ subject: "person", id: anna.personId, what: "person.sessions-ended" });
    await until(() => one.ended !== undefined);
    expect(one.ended).toBe("Your session has ended. Sign in again: what you typed is kept.");
  });

  test("[S23] a role that is taken holds at once: what comes after it is not taken and never shown as saved", async () => {
    const [anna, ben] = [await newsroom.person("reporter"), await newsroom.person("reporter")];
    const storyId = await newsroom.story(anna);
    const one = await newsroom.open(anna, storyId);
    const line = await RawLine.seated(newsroom, ben, storyId);
    await setRoles(ben.personId, "administrator");
    await until(() => line.heard.includes("right:read"));
    line.update(line.change(line.editId, write("Past it.")));
    type(one, "Mine.");
    await until(() => one.saveState === "Saved");
    expect(bodyOf(one)).toBe("Mine.");
    expect(line.heard).not.toContain("saved:2");
  });

  test("[S23] a right that is given holds without opening the story anew, with hands that are bound first", async () => {
    const [anna, admin] = [await newsroom.person("reporter"), await newsroom.person("administrator")];
    const storyId = await newsroom.story(anna, "writing", "Copy.");
    const [one, two] = [
      await newsroom.open(anna, storyId),
      await newsroom.open(admin, storyId, { right: "read" }),
    ];
    await setRoles(admin.personId, "administrator", "desk-editor");
    await until(() => two.right === "edit");
    type(two, " Edited.");
    await until(() => two.saveState === "Saved" && bodyOf(one) === "Copy. Edited.");
    expect(one.hands.get(two.editId)).toEqual({ person: admin.personId, suggesting: false });
  });

  test("[S24] when a story is filed its reporter only suggests from then on; letters on their way are kept", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna, "writing", "Filed");
    const line = await RawLine.seated(newsroom, anna, storyId);
    await setStage(storyId, "copy-desk");
    await until(() => line.heard.includes("right:suggest"));
    // The browser had sent these before it could hear.
    line.update(line.change(line.editId, write(" copy.")));
    await until(() => line.heard.includes("saved:2"));
    const other = await RawLine.seated(newsroom, anna, storyId);
    expect(other.heard).toContain("right:suggest");
    other.update(other.change(other.editId, write(" No.")));
    expect((await other.whenClosed()).code).toBe(4403);
  });

  test("[S24] a spiked story is read only, and open again when it is restored", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna, "writing", "Spiked");
    const one = await newsroom.open(anna, storyId);
    await setStage(storyId, "spiked");
    await until(() => one.right === "read");
    await setStage(storyId, "writing");
    await until(() => one.right === "edit");
    type(one, " and back.");
    await until(() => one.saveState === "Saved");
  });

  test("[U36] typing keeps a session open; a story that only stands open does not", async () => {
    const [anna, ben] = [await newsroom.person("reporter"), await newsroom.person("reporter")];
    const storyId = await newsroom.story(anna);
    const [one] = [await newsroom.open(anna, storyId), await newsroom.open(ben, storyId)];
    const later = new Date(Date.now() + 10 * 60_000);
    put("clock", { now: () => later });
    type(one, "Still here.");
    await until(() => one.saveState === "Saved");
    // One after the other: when hers is written, his was judged.
    for (const { personId: id } of [ben, anna])
      bus().announce({ subject: "person", id, what: "person.roles-changed" });
    const usedAt = async ({ sessionId }: typeof anna) => {
      const { session } = tables;
      const [row] = await database().select().from(session).where(eq(session.id, sessionId));
      return row!.lastUsedAt;
    };
    await until(async () => (await usedAt(anna)) !== null);
    forget("clock");
    expect(await usedAt(anna)).toEqual(later);
    expect(await usedAt(ben)).toBeNull();
  });

  test("[S25] who is in a story is known, each person once, and changes are announced", async () => {
    const [anna, ben] = [await newsroom.person("reporter"), await newsroom.person("manager")];
    const storyId = await newsroom.story(anna);
    const heard: Announcement[] = [];
    const stop = bus().listen((announcement) => void heard.push(announcement));
    const named = ({ personId, name, ink }: typeof anna) => ({ personId, name, ink });
    await newsroom.open(anna, storyId);
    await newsroom.open(anna, storyId);
    const two = await newsroom.open(ben, storyId);
    expect(whoIsIn()[storyId]).toEqual([named(anna), named(ben)]);
    await two.destroy();
    await until(() => whoIsIn()[storyId]?.length === 1);
    await until(() => heard.some(({ subject, id }) => subject === "presence" && id === storyId));
    stop();
  });
});
