import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { bodyOf, type, until, useLiveNewsroom } from "#lib/collaboration/testing/live-newsroom.ts";
import { RawLine } from "#lib/collaboration/testing/raw-line.ts";
import { live } from "#lib/collaboration/live-api.ts";
import { liveWords, storedWords } from "#lib/collaboration/live-words.ts";
import { declareHands } from "#lib/collaboration/record/declare-hands.ts";
import type { OpenStories } from "#lib/collaboration/open-stories.ts";
import { database } from "#lib/database/database.ts";
import { lineText } from "#lib/document/story/words.ts";

const write = (text: string) => (doc: Y.Doc) => doc.getText("body").insert(doc.getText("body").length, text);

describe("words under a name", () => {
  const newsroom = useLiveNewsroom();
  const storedBody = async (storyId: string) =>
    (await storedWords(database(), storyId)).words.lines.map(lineText).join("\n");

  test("[S2] an update in another person's name is refused, reaches nobody, and the line is closed", async () => {
    const [anna, mallory] = [await newsroom.person("reporter"), await newsroom.person("reporter")];
    const storyId = await newsroom.story(anna, "writing", "Anna's words.");
    const honest = await newsroom.open(anna, storyId);
    type(honest, " More.");
    await until(() => honest.saveState === "Saved");
    const forger = await RawLine.seated(newsroom, mallory, storyId);
    forger.update(forger.change(honest.editId, write(" Forged.")));
    expect((await forger.whenClosed()).code).toBe(4403);
    expect(forger.heard.at(-1)).toMatch(/^refused:This page wrote in another person.s name/);
    type(honest, " And more.");
    await until(() => honest.saveState === "Saved");
    expect(bodyOf(honest)).toBe("Anna's words. More. And more.");
    expect(await storedBody(storyId)).toBe("Anna's words. More. And more.");
  });

  test("[S3] a client id belongs to whoever signed on with it first; nobody else can declare it", async () => {
    const [anna, mallory] = [await newsroom.person("reporter"), await newsroom.person("reporter")];
    const storyId = await newsroom.story(anna);
    const honest = await newsroom.open(anna, storyId);
    const thief = await RawLine.open(newsroom, mallory, storyId);
    thief.signOn({ edit: honest.editId, format: 1 });
    await thief.whenClosed();
    expect(thief.heard).toEqual(["denied:client-id-taken"]);
    const again = await RawLine.open(newsroom, anna, storyId);
    again.signOn({ suggest: honest.editId, format: 1 });
    await again.whenClosed();
    expect(again.heard).toEqual(["denied:client-id-taken"]);
  });

  test("[S4] an id that nobody signed on with writes nothing", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna);
    const line = await RawLine.seated(newsroom, anna, storyId);
    line.update(line.change(4711, write("Nobody's.")));
    expect((await line.whenClosed()).code).toBe(4403);
    expect(await storedBody(storyId)).toBe("");
  });

  test("[S5] what the server knows already is a resend: it changes nothing, whatever it says", async () => {
    const [anna, mallory] = [await newsroom.person("reporter"), await newsroom.person("reporter")];
    const storyId = await newsroom.story(anna);
    const honest = await newsroom.open(anna, storyId);
    type(honest, "Truth");
    await until(() => honest.saveState === "Saved");
    const forger = await RawLine.seated(newsroom, mallory, storyId);
    const lie = new Y.Doc();
    lie.clientID = honest.editId;
    lie.getText("body").insert(0, "Lies!");
    forger.update(Y.encodeStateAsUpdate(lie));
    await until(() => forger.heard.includes("saved:2"));
    expect(bodyOf(honest)).toBe("Truth");
    expect(await storedBody(storyId)).toBe("Truth");
  });

  test("[S6] words that a crash took are given back by a bystander in the handshake, recorded as relayed", async () => {
    const [anna, ben] = [await newsroom.person("reporter"), await newsroom.person("reporter")];
    const storyId = await newsroom.story(anna);
    const gone = await RawLine.seated(newsroom, anna, storyId);
    await newsroom.server!.stop();
    await newsroom.start();
    const honest = await newsroom.open(anna, storyId);
    // Ben's browser has words of Anna's that the server has lost; he also has some of his own.
    const bystander = await RawLine.open(newsroom, ben, storyId);
    bystander.change(gone.editId, write("Anna's lost words. "));
    bystander.change(bystander.editId, write("Ben's."));
    bystander.signOn();
    await until(() => bystander.heard.some((text) => text.startsWith("right:")));
    bystander.handshake(Y.encodeStateAsUpdate(bystander.doc));
    await until(() => bodyOf(honest).includes("Anna's lost words.") && bystander.heard.includes("saved:1"));
    const rows = await database().query.storyUpdate.findMany({
      where: (row, { eq }) => eq(row.storyId, storyId),
    });
    expect(rows.at(-1)).toMatchObject({ personId: ben.personId, relayed: true });
    for (const words of [await liveWords(storyId), await storedWords(database(), storyId)]) {
      const { people, body } = words.authorship;
      const named = body.map(([length, author, , bringer]) => [length, people[author], people[bringer!]]);
      // Both were written at one place: which of them comes first is the ids' luck.
      expect(named).toHaveLength(3);
      expect(named).toEqual(
        expect.arrayContaining([
          ["Anna's lost words. ".length, anna.personId, ben.personId],
          ["Ben's.".length, ben.personId, ben.personId],
        ]),
      );
    }
  });

  test("[S60] nobody gives words back for a window that came later, or has come back: there is nothing it can have lost", async () => {
    const [anna, mallory] = [await newsroom.person("reporter"), await newsroom.person("reporter")];
    const storyId = await newsroom.story(anna, "writing", "Anna's.");
    const honest = await newsroom.open(anna, storyId);
    const left = await newsroom.open(anna, storyId);
    await left.destroy();
    for (const id of [honest.editId, left.editId]) {
      const forger = await RawLine.open(newsroom, mallory, storyId);
      forger.change(id, write(" Forged."));
      forger.signOn();
      await until(() => forger.heard.some((text) => text.startsWith("right:")));
      forger.handshake(Y.encodeStateAsUpdate(forger.doc));
      expect((await forger.whenClosed()).code).toBe(4400);
    }
    await newsroom.server!.stop();
    await until(() => honest.saveState === "Offline: kept in this browser");
    await newsroom.start();
    await until(() => honest.synced && honest.saveState === "Saved");
    const back = await RawLine.open(newsroom, mallory, storyId);
    back.change(honest.editId, write(" Forged."));
    back.signOn();
    await until(() => back.heard.some((text) => text.startsWith("right:")));
    back.handshake(Y.encodeStateAsUpdate(back.doc));
    expect((await back.whenClosed()).code).toBe(4400);
    // And whoever is in step already has had their handshake.
    const again = await RawLine.seated(newsroom, mallory, storyId);
    again.handshake(again.change(left.editId, write(" Forged.")));
    expect((await again.whenClosed()).code).toBe(4403);
    type(honest, " More.");
    await until(() => honest.saveState === "Saved");
    expect(await storedBody(storyId)).toBe("Anna's. More.");
  });

  test("[W18] nobody gives back what the server's own hand would have written", async () => {
    const [anna, mallory] = [await newsroom.person("reporter"), await newsroom.person("reporter")];
    const storyId = await newsroom.story(anna, "writing", "Anna's.");
    const server = 4_812;
    const hands = new Map([[server, { person: "server", suggesting: false }]]);
    await declareHands(database(), storyId, "server", hands);
    const forger = await RawLine.open(newsroom, mallory, storyId);
    forger.change(server, write(" Forged."));
    forger.signOn();
    await until(() => forger.heard.some((text) => text.startsWith("right:")));
    forger.handshake(Y.encodeStateAsUpdate(forger.doc));
    expect((await forger.whenClosed()).code).toBe(4403);
    expect(forger.heard.at(-1)).toMatch(/^refused:This page knows of a decision/);
    expect(await storedBody(storyId)).toBe("Anna's.");
  });

  test("[S7] who may only suggest writes suggestions, which no accepted word shows, and nothing else", async () => {
    const reporter = await newsroom.person("reporter");
    const storyId = await newsroom.story(reporter, "copy-desk", "Filed copy.");
    const honest = await newsroom.open(reporter, storyId);
    expect(honest.right).toBe("suggest");
    type(honest, " A suggestion.", "suggest");
    await until(() => honest.saveState === "Saved");
    expect(await storedBody(storyId)).toBe("Filed copy.");
    expect((await storedWords(database(), storyId)).openSuggestions).toBe(1);
    const line = await RawLine.seated(newsroom, reporter, storyId);
    line.update(line.change(line.suggestId, (doc) => doc.getText("body").delete(1, 5)));
    expect((await line.whenClosed()).code).toBe(4403);
    const second = await RawLine.seated(newsroom, reporter, storyId);
    second.update(second.change(second.editId, write(" Past the desk.")));
    expect((await second.whenClosed()).code).toBe(4403);
    expect(await storedBody(storyId)).toBe("Filed copy.");
  });

  test("[S8] who only reads sees every letter and writes none", async () => {
    const [anna, admin] = [await newsroom.person("reporter"), await newsroom.person("administrator")];
    const storyId = await newsroom.story(anna, "writing", "Live.");
    const [writer, reader] = [
      await newsroom.open(anna, storyId),
      await newsroom.open(admin, storyId, { right: "read" }),
    ];
    expect(reader.right).toBe("read");
    type(writer, " Letters.");
    await until(() => bodyOf(reader) === "Live. Letters.");
    const line = await RawLine.seated(newsroom, admin, storyId);
    line.update(line.change(line.editId, write(" Forbidden.")));
    line.frame(5, () => undefined);
    await line.whenClosed();
    expect(line.heard).not.toContain("saved:2");
    expect(bodyOf(writer)).toBe("Live. Letters.");
    expect(await storedBody(storyId)).toBe("Live. Letters.");
  });

  test("[S52] a reader who holds words of others that a crash took is not kept waiting for them", async () => {
    const [anna, admin] = [await newsroom.person("reporter"), await newsroom.person("administrator")];
    const storyId = await newsroom.story(anna);
    const gone = await RawLine.seated(newsroom, anna, storyId);
    gone.ws.close();
    const honest = await newsroom.open(anna, storyId);
    type(honest, "Stays.");
    await until(() => honest.saveState === "Saved");
    const reader = await RawLine.open(newsroom, admin, storyId);
    Y.applyUpdate(reader.doc, Y.encodeStateAsUpdate(honest.doc));
    reader.change(gone.editId, write("Lost."));
    reader.change(gone.editId, (doc) => doc.getText("body").delete(1, 5));
    reader.signOn();
    await until(() => reader.heard.some((text) => text.startsWith("right:")));
    reader.handshake(Y.encodeStateAsUpdate(reader.doc));
    await until(() => reader.heard.includes("saved:1"));
    expect(bodyOf(honest)).toBe("Stays.");
    // Words of their own are another matter.
    reader.update(reader.change(reader.editId, write("Mine.")));
    reader.ping();
    await until(() => reader.heard.includes("pong"));
    expect(reader.heard).not.toContain("saved:2");
  });

  test("[S52] a story that has become too heavy takes nothing more, and lets everybody in to make it lighter", async () => {
    const [anna, ben] = [await newsroom.person("reporter"), await newsroom.person("reporter")];
    const storyId = await newsroom.story(anna, "writing", "Too heavy.");
    const one = await newsroom.open(anna, storyId);
    (live() as OpenStories).stories.get(storyId)!.weight = 9 << 20;
    const two = await newsroom.open(ben, storyId);
    two.doc.getText("body").delete(1, 4);
    await until(() => two.saveState === "Saved" && bodyOf(one) === "heavy.");
    type(two, " More.");
    await until(() => two.ended !== undefined);
    expect(two.ended).toMatch(/^This story is as large as a story can be\./);
    expect(await storedBody(storyId)).toBe("heavy.");
  });
});
