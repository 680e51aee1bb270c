import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { bodyOf, type, until, useLiveNewsroom } from "#lib/collaboration/testing/live-newsroom.ts";
import { RawLine } from "#lib/collaboration/testing/raw-line.ts";
import { storedWords } from "#lib/collaboration/live-words.ts";
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
    expect(forger.heard.at(-1)).toMatch(/^refused:Words came under another person's name/);
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
    const honest = await newsroom.open(anna, storyId);
    const gone = await RawLine.seated(newsroom, anna, storyId);
    gone.ws.close();
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
});
