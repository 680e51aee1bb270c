import { randomInt } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { tables } from "#lib/database/database.ts";
import { buildPerson, tamperWith, useDatabase } from "#lib/database/testing.ts";
import { setDetail } from "#lib/document/story/details.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { setPictureCredit } from "#lib/newsroom/pictures/commands/set-picture-credit.ts";
import { approveStory } from "#lib/newsroom/stories/commands/approve-story.ts";
import {
  authorsSinceApproval,
  changesSinceApproval,
} from "#lib/newsroom/stories/reads/changes-since-approval.ts";
import {
  addToHeadline,
  buildCast,
  buildPicture,
  buildStory,
  changeStory,
  pin,
  type Cast,
} from "#lib/newsroom/stories/testing/build-story.ts";
import { setAttributionForm } from "#lib/newsroom/style/commands/set-attribution-form.ts";
import { renameWireSource } from "#lib/newsroom/wire/commands/rename-wire-source.ts";

const { database } = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await buildCast(database());
});

const approvedStory = () => buildStory(database(), cast, { stage: "approved" });
const approve = async (actor: Actor, storyId: string) =>
  approveStory(actor, { storyId, fingerprint: await pin(storyId, actor) });
const alone = { sentences: [expect.stringContaining("You are the only author of what changed")] };

describe("the second pair of eyes", () => {
  test("[V12] what somebody typed and took away again makes them no author of the change", async () => {
    const storyId = await approvedStory();
    await addToHeadline(database(), storyId, cast.manager, " again");
    await addToHeadline(database(), storyId, cast.reporter, "?!");
    await changeStory(database(), storyId, cast.reporter, (doc) => {
      const headline = doc.getText("headline");
      headline.delete(headline.length - 2, 2);
    });
    await expect(approve(cast.manager, storyId)).rejects.toMatchObject(alone);
    await approve(cast.secondManager, storyId);
  });

  test("[V12] a suggestion nobody accepted makes its author no author of the change", async () => {
    const storyId = await approvedStory();
    await addToHeadline(database(), storyId, cast.manager, " again");
    await addToHeadline(database(), storyId, cast.copyEditor, " and again");
    await tamperWith(database(), "story_client", (tx) =>
      tx
        .update(tables.storyClient)
        .set({ suggesting: true })
        .where(eq(tables.storyClient.personId, cast.copyEditor.personId)),
    );
    await pin(storyId, cast.manager);
    expect(await authorsSinceApproval(database(), storyId)).toEqual([cast.manager.personId]);
  });

  test("[V12] words that were there before the approval count for nothing, however often they are moved", async () => {
    const storyId = await approvedStory();
    await changeStory(database(), storyId, cast.manager, (doc) => {
      // Cut and pasted, as the editor writes it down.
      const text = doc.getText("standfirst");
      const start = text._start!;
      const old = { client: start.id.client, clock: start.id.clock };
      text.delete(0, 5);
      const clock = doc.store.clients.get(doc.clientID)?.at(-1);
      const first = clock ? clock.id.clock + clock.length : 0;
      text.insert(text.length, "Both ");
      doc
        .getMap("lineage")
        .set(`${doc.clientID.toString(36)}-0-${randomInt(9)}`, [
          [doc.clientID, first, 5, old.client, old.clock, "move"],
        ]);
    });
    await addToHeadline(database(), storyId, cast.reporter, "!");
    await pin(storyId, cast.manager);
    expect(await authorsSinceApproval(database(), storyId)).toEqual([cast.reporter.personId]);
    await approve(cast.manager, storyId);
  });

  test("[V12] whoever takes words away is an author of the change", async () => {
    const storyId = await approvedStory();
    await changeStory(database(), storyId, cast.manager, (doc) => doc.getText("standfirst").delete(0, 5));
    await expect(approve(cast.manager, storyId)).rejects.toMatchObject(alone);
    await changeStory(database(), storyId, cast.reporter, (doc) => doc.getText("standfirst").delete(0, 4));
    await approve(cast.manager, storyId);
  });

  test("[V12] where no word differs, it is whoever changed the details", async () => {
    const storyId = await approvedStory();
    await changeStory(database(), storyId, cast.manager, (doc) => setDetail(doc, "kicker", "Exclusive"));
    await expect(approve(cast.manager, storyId)).rejects.toMatchObject(alone);
    await approve(cast.secondManager, storyId);
    await addToHeadline(database(), storyId, cast.secondManager, "!");
    await changeStory(database(), storyId, cast.reporter, (doc) => setDetail(doc, "place", "Leh"));
    await expect(approve(cast.secondManager, storyId)).rejects.toMatchObject(alone);
  });

  test("[D67] whoever alone changed a credit, a printed name or the line's form does not approve it alone", async () => {
    const picture = await buildPicture(database(), cast.reporter, "ANI");
    const story = () =>
      buildStory(database(), cast, {
        words: { lines: [{ kind: "picture", picture, alt: "A river", runs: [{ text: "The river" }] }] },
        sources: ["ani"],
        stage: "approved",
      });
    const storyId = await story();
    const credit = (actor: Actor, text: string) =>
      setPictureCredit(actor, { pictureId: picture, credit: text });
    await credit(cast.manager, "PTI");
    await expect(approve(cast.manager, storyId)).rejects.toMatchObject(alone);
    // Somebody else set what stands there now.
    await credit(cast.pictureEditor, "Reuters");
    await approve(cast.manager, storyId);
    await credit(cast.manager, "AFP");
    await pin(storyId, cast.manager);
    await credit(cast.manager, "Reuters");
    await pin(storyId, cast.manager);
    expect(await authorsSinceApproval(database(), storyId)).not.toContain(cast.manager.personId);

    const chief = await buildPerson(database(), "manager", "administrator");
    const styled = await story();
    await setAttributionForm(chief, { form: "Inputs: {sources}" });
    await expect(approve(chief, styled)).rejects.toMatchObject(alone);
    await approve(cast.manager, styled);
    await renameWireSource(chief, { sourceId: "ani", name: "ANI", printedName: "Asian News" });
    await expect(approve(chief, styled)).rejects.toMatchObject(alone);
  });

  test("[D67] where words differ too, their authors count, and the other is named beside them", async () => {
    const picture = await buildPicture(database(), cast.reporter, "ANI");
    const storyId = await buildStory(database(), cast, {
      words: { lines: [{ kind: "picture", picture, alt: "A river", runs: [{ text: "The river" }] }] },
      stage: "approved",
    });
    await setPictureCredit(cast.pictureEditor, { pictureId: picture, credit: "PTI" });
    await addToHeadline(database(), storyId, cast.manager, "!");
    await expect(approve(cast.manager, storyId)).rejects.toMatchObject(alone);
    expect((await changesSinceApproval(database(), storyId)).changes).toMatchObject([
      { person: cast.manager.personId, written: 1, removed: 0, beside: false },
      { person: cast.pictureEditor.personId, written: 0, removed: 0, beside: true },
    ]);
  });
});
