import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { LimitsOfPeople } from "#lib/collaboration/line/person-limits.ts";
import { live } from "#lib/collaboration/live-api.ts";
import { storedWords } from "#lib/collaboration/live-words.ts";
import type { OpenStories } from "#lib/collaboration/open-stories.ts";
import { bodyOf, type, until, useLiveNewsroom } from "#lib/collaboration/testing/live-newsroom.ts";
import { RawLine } from "#lib/collaboration/testing/raw-line.ts";
import { database } from "#lib/database/database.ts";
import { lineText } from "#lib/document/story/words.ts";
import {
  collected,
  entry,
  rawFactKey,
  rawUpdate,
  subDocument,
  text,
  type RawStruct,
} from "#lib/document/testing/raw-update.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";

/** Attacks that once got past the guard, on a real socket: each beside an honest window that must notice nothing. */
describe("attacks on the live socket", () => {
  const newsroom = useLiveNewsroom();
  const openStories = () => live() as unknown as OpenStories;
  const stored = async (storyId: string) => {
    const { words } = await storedWords(database(), storyId);
    return { headline: words.headline, body: words.lines.map(lineText).join("\n") };
  };

  interface Attack {
    story: string;
    anna: Actor;
    /** A window whose person may only suggest. */
    window: RawLine;
    /** Sends one block of the window's suggesting client. */
    send(...structs: RawStruct[]): void;
    /** Another window types, is saved, and the story says just what it said and that. */
    isUnharmed(): Promise<void>;
  }

  async function attack(): Promise<Attack> {
    const [anna, mallory] = [await newsroom.person("desk-editor"), await newsroom.person("reporter")];
    const story = await newsroom.story(anna, "for-approval", "What Anna wrote.");
    const honest = await newsroom.open(anna, story);
    const window = await RawLine.seated(newsroom, mallory, story);
    expect(window.heard).toContain("right:suggest");
    const isUnharmed = async () => {
      type(honest, " Goes on.");
      await until(() => honest.saveState === "Saved");
      expect(honest.ended).toBeUndefined();
      expect(bodyOf(honest)).toBe("What Anna wrote. Goes on.");
      const another = await newsroom.open(anna, story);
      expect(bodyOf(another)).toBe("What Anna wrote. Goes on.");
      expect(await stored(story)).toEqual({ headline: "", body: "What Anna wrote. Goes on." });
    };
    const client = window.suggestId;
    const send = (...structs: RawStruct[]) => window.update(rawUpdate([{ client, clock: 0, structs }]));
    return { story, anna, window, send, isUnharmed };
  }

  test("[L1] of two blocks of one client neither is taken: no accepted word in a headline", async () => {
    const { window, isUnharmed } = await attack();
    const client = window.suggestId;
    const key = rawFactKey(client, 1);
    window.update(
      rawUpdate([
        { client, clock: 0, structs: [text("x".repeat(10))] },
        {
          client,
          clock: 0,
          structs: [text("Bypassed", { parent: "headline" }), entry("accepted", key, [[client, 0, 8]])],
        },
      ]),
    );
    expect((await window.whenClosed()).code).toBe(4400);
    await isUnharmed();
  });

  test("[L1] lengths that add up beyond what a number holds make no story unreadable", async () => {
    const { window, send, isUnharmed } = await attack();
    send(collected(2 ** 56), collected(2 ** 55));
    expect((await window.whenClosed()).code).toBe(4400);
    await isUnharmed();
  });

  test("[L1] a past as long as a trillion words does not stop the server", async () => {
    const { window, send, isUnharmed } = await attack();
    const client = window.suggestId;
    const row = [client, 1, 2 ** 40, client, 1, "copy"];
    send(entry("lineage", rawFactKey(client), [row]), collected(2 ** 40));
    expect((await window.whenClosed()).code).toBe(4400);
    await isUnharmed();
  });

  test("[L1] an update that would break off half-way leaves nothing behind", async () => {
    const { story, window, send, isUnharmed } = await attack();
    const client = window.suggestId;
    const [id] = [...window.doc.store.clients.keys()];
    send(
      entry("lineage", rawFactKey(client), [[client, 1, 4, id!, 1, "copy"]]),
      text("What", { origin: [client, 5] }),
      text("x"),
    );
    expect((await window.whenClosed()).code).toBe(4400);
    const { document } = openStories().stories.get(story)!;
    expect(document.store.clients.has(client)).toBe(false);
    expect(document.getMap("lineage").size).toBe(0);
    await isUnharmed();
  });

  test("[L1] documents inside the document are refused at the first, also from somebody who only reads", async () => {
    const { story, anna, isUnharmed } = await attack();
    const reader = await RawLine.seated(newsroom, await newsroom.person("administrator"), story);
    const many = Array.from({ length: 40_000 }, () => subDocument());
    reader.update(rawUpdate([{ client: reader.editId, clock: 0, structs: many }]));
    expect((await reader.whenClosed()).code).toBe(4403);
    expect(anna.roles).toEqual(["desk-editor"]);
    await isUnharmed();
  });

  test("[L4] letters that push one another aside are refused before they are applied", async () => {
    const { window, send, isUnharmed } = await attack();
    const client = window.suggestId;
    const letters = (sign: string) =>
      Array.from({ length: 10_000 }, (_, i) => text(sign, i === 0 ? {} : { rightOrigin: [client, i - 1] }));
    send(...letters("a"), ...letters("b"));
    expect((await window.whenClosed()).code).toBe(4403);
    expect(window.heard.at(-1)).toBe(
      "refused:That was more at once than a story can take. Paste less at a time.",
    );
    await isUnharmed();
  });

  test("[L5] whoever asks for the whole story again and again is sent away", async () => {
    const { window, isUnharmed } = await attack();
    for (let i = 0; i < 20; i++) window.stateVector(Y.encodeStateVector(new Y.Doc()));
    expect((await window.whenClosed()).code).toBe(4429);
    await isUnharmed();
  });

  test("[L3] what Yjs breaks off at leaves no trace: not in the story, not in the record, not in another window", async () => {
    const { story, window, isUnharmed } = await attack();
    const { document } = openStories().stories.get(story)!;
    document.once("beforeObserverCalls", () => {
      throw new Error("as if applying had met something that nobody thought of");
    });
    window.update(window.change(window.suggestId, (doc) => doc.getText("body").insert(1, "Half ")));
    expect((await window.whenClosed()).code).toBe(4400);
    await until(() => openStories().stories.get(story)?.document !== document);
    await isUnharmed();
  });

  test("[S51] what follows words that never came is not taken, and nothing waits for them", async () => {
    const { story, window, isUnharmed } = await attack();
    const client = window.suggestId;
    window.update(rawUpdate([{ client, clock: 5, structs: [text("later")] }]));
    expect((await window.whenClosed()).code).toBe(4400);
    const { store } = openStories().stories.get(story)!.document;
    expect([store.pendingStructs, store.pendingDs, store.clients.has(client)]).toEqual([null, null, false]);
    await isUnharmed();
  });

  test("[L5] what a person may send is counted over all their windows and connections", async () => {
    const limits = new LimitsOfPeople();
    expect(limits.of("mallory").bytes.take(8 << 20)).toBe(true);
    expect(limits.of("mallory").bytes.take(1 << 20)).toBe(false);
    expect(limits.of("anna").bytes.take(1 << 20)).toBe(true);
    const { story, window, isUnharmed } = await attack();
    const { limits: mallorys } = [...openStories().stories.get(story)!.seats].find(({ ids }) =>
      ids.has(window.suggestId),
    )!;
    mallorys.messages.charge(1_000_000);
    window.update(window.change(window.suggestId, (doc) => doc.getText("body").insert(1, "x")));
    expect((await window.whenClosed()).code).toBe(4429);
    await isUnharmed();
  });

  test("[L6] the words of somebody who has used up their share of work wait, in order, and nobody else's do", async () => {
    const { story, anna, window } = await attack();
    const watching = await newsroom.open(anna, story);
    const heard: string[] = [];
    watching.doc.getText("body").observe(({ delta }) => {
      for (const { insert } of delta) if (typeof insert === "string") heard.push(insert);
    });
    const seat = [...openStories().stories.get(story)!.seats].find(({ ids }) => ids.has(window.suggestId))!;
    seat.limits.work.charge(360);
    for (const word of ["first", "second"])
      window.update(window.change(window.suggestId, (doc) => doc.getText("body").insert(1, word)));
    window.ping();
    // Asked after the words, answered before them: they have been received and wait.
    await until(() => window.heard.includes("pong"));
    const other = await newsroom.open(anna, story);
    type(other, "typed meanwhile");
    await until(() => heard.length === 3);
    expect(heard).toEqual(["typed meanwhile", "first", "second"]);
  });

  test("[L10] nobody can sign on with the id under which somebody else shows a caret", async () => {
    const { story, window } = await attack();
    const reader = await RawLine.seated(newsroom, await newsroom.person("administrator"), story);
    reader.caret([[reader.editId, 1, { field: "body" }]]);
    await until(() => window.carets.some(({ id }) => id === reader.editId));
    const squatter = await RawLine.open(newsroom, await newsroom.person("desk-editor"), story);
    squatter.signOn({ edit: reader.editId, format: 1 });
    await squatter.whenClosed();
    expect(squatter.heard).toEqual(["denied:client-id-taken"]);
  });
});
