import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { tables } from "#lib/database/database.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import { askQuery } from "#lib/newsroom/queries/commands/ask-query.ts";
import { reopenQuery } from "#lib/newsroom/queries/commands/reopen-query.ts";
import { replyToQuery } from "#lib/newsroom/queries/commands/reply-to-query.ts";
import { resolveQuery } from "#lib/newsroom/queries/commands/resolve-query.ts";
import { storyQueries } from "#lib/newsroom/queries/reads/story-queries.ts";
import { askAbout } from "#lib/newsroom/queries/testing/ask-about.ts";
import { approveStory } from "#lib/newsroom/stories/commands/approve-story.ts";
import { spikeStory } from "#lib/newsroom/stories/commands/spike-story.ts";
import { deskList } from "#lib/newsroom/stories/reads/desk-list.ts";
import { storyForEditor } from "#lib/newsroom/stories/reads/story-for-editor.ts";
import { buildCast, buildStory, pin, type Cast } from "#lib/newsroom/stories/testing/build-story.ts";
import { bus, type Announcement } from "#lib/platform/bus.ts";

const { database } = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await buildCast(database());
});

const ATTACK = `</script><script>alert(1)</script><img src=x onerror=alert(2)> & "quotes"`;

describe("asking", () => {
  test("[Q4] everyone who is signed in asks and answers; the thread reads as it was written", async () => {
    const storyId = await buildStory(database(), cast);
    const queryId = await askAbout(cast.copyEditor, storyId, "both banks".replace("b", "B"), ATTACK);
    await replyToQuery(cast.administrator, { queryId, text: "  Both.  " });
    const [thread] = await storyQueries(cast.reporter, storyId);
    expect(thread).toMatchObject({ id: queryId, quote: "Both banks", required: false, resolved: null });
    expect(thread!.messages.map(({ by, text }) => [by.name, text])).toEqual([
      [cast.copyEditor.name, ATTACK],
      [cast.administrator.name, "Both."],
    ]);
    expect(thread!.anchor.reduce((sum, [, , length]) => sum + length, 0)).toBe("Both banks".length);
  });

  test("[Q4] an empty text, one of more than 2,000 characters and a query on nothing are refused with a sentence", async () => {
    const storyId = await buildStory(database(), cast);
    const anchor: [number, number, number][] = [[1, 0, 3]];
    const ask = (text: string) => askQuery(cast.copyEditor, { storyId, anchor, quote: "The", text });
    await expect(ask("   ")).rejects.toThrow("The query is empty: write what you want to say.");
    await expect(ask("x".repeat(2_001))).rejects.toThrow("A query has at most 2,000 characters.");
    await ask("x".repeat(2_000));
    await expect(
      askQuery(cast.copyEditor, { storyId, anchor: [], quote: "", text: "?" }),
    ).rejects.toMatchObject({ reason: "bad-input" });
    await expect(replyToQuery(cast.copyEditor, { queryId: "nothing-such", text: "?" })).rejects.toThrow(
      "There is no such query.",
    );
  });

  test("[Q4] a spiked story takes no queries, replies or resolutions", async () => {
    const storyId = await buildStory(database(), cast);
    const queryId = await askAbout(cast.copyEditor, storyId, "valley", "Which?");
    await spikeStory(cast.manager, { storyId, reason: "Overtaken by events" });
    const sentence = "The story is spiked: it takes no queries. Restore it first.";
    await expect(askAbout(cast.copyEditor, storyId, "valley", "And?")).rejects.toThrow(sentence);
    await expect(replyToQuery(cast.reporter, { queryId, text: "This one" })).rejects.toThrow(sentence);
    await expect(resolveQuery(cast.manager, { queryId })).rejects.toThrow(sentence);
    const [thread] = await storyQueries(cast.manager, storyId);
    expect(thread).toMatchObject({ mayReply: false, mayResolve: false, mayReopen: false });
  });

  test("[Q4] more than twenty in a minute from one person wait, and others do not", async () => {
    const storyId = await buildStory(database(), cast);
    const flooder = await buildPerson(database(), "reporter");
    const queryId = await askAbout(flooder, storyId, "valley", "1");
    for (let number = 2; number <= 20; number++) await replyToQuery(flooder, { queryId, text: `${number}` });
    await expect(replyToQuery(flooder, { queryId, text: "21" })).rejects.toMatchObject({
      reason: "too-many",
    });
    await replyToQuery(cast.reporter, { queryId, text: "One from me" });
  });
});

describe("settling", () => {
  test("[Q5] resolving and reopening are recorded with who did it, and done twice are refused", async () => {
    const storyId = await buildStory(database(), cast);
    const queryId = await askAbout(cast.copyEditor, storyId, "valley", "Which?");
    await expect(resolveQuery(cast.reporter, { queryId })).rejects.toThrow("Only who asked it");
    await resolveQuery(cast.deskEditor, { queryId });
    expect((await storyQueries(cast.reporter, storyId))[0]!.resolved?.by).toBe(cast.deskEditor.name);
    await expect(resolveQuery(cast.manager, { queryId })).rejects.toThrow("resolved this query already");
    await expect(replyToQuery(cast.reporter, { queryId, text: "Late" })).rejects.toThrow(
      "reopen it to reply",
    );
    await reopenQuery(cast.copyEditor, { queryId });
    expect((await storyQueries(cast.reporter, storyId))[0]!.resolved).toBeNull();
    const events = await database().select().from(tables.event).where(eq(tables.event.subjectId, queryId));
    expect(events.map(({ name }) => name)).toEqual(["query.asked", "query.resolved", "query.reopened"]);
  });

  test("[Q5] two who resolve one query at once make one resolution", async () => {
    const storyId = await buildStory(database(), cast);
    const queryId = await askAbout(cast.copyEditor, storyId, "valley", "Which?");
    const both = await Promise.allSettled([
      resolveQuery(cast.manager, { queryId }),
      resolveQuery(cast.copyEditor, { queryId }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("[Q6] a required query keeps a story from approval until it is resolved, and says where it is", async () => {
    const storyId = await buildStory(database(), cast, { stage: "for-approval" });
    await askAbout(cast.copyEditor, storyId, "dam", "Is it a dam or a weir?");
    const fingerprint = await pin(storyId, cast.manager);
    const queryId = await askAbout(cast.copyEditor, storyId, "Both banks", "How many?", { required: true });
    const sentence = `The query by ${cast.copyEditor.name} on “Both banks” must be resolved first.`;
    await expect(approveStory(cast.manager, { storyId, fingerprint })).rejects.toThrow(sentence);
    const { checks, decisions } = await storyForEditor(cast.manager, storyId);
    expect(checks.blocking).toEqual([
      { id: `query-${queryId}`, sentence, overridable: false, where: { tab: "Queries", query: queryId } },
    ]);
    expect(decisions.find(({ name }) => name === "approve")).toMatchObject({ refusals: [sentence] });
    await resolveQuery(cast.deskEditor, { queryId });
    await approveStory(cast.manager, { storyId, fingerprint });
    await reopenQuery(cast.deskEditor, { queryId });
    const after = await storyForEditor(cast.manager, storyId);
    // What is approved is approved; the next approval has it before it again.
    expect(after.checks.blocking).toEqual([]);
    expect(after.checks.warnings.map(({ id }) => id)).toContain(`query-${queryId}`);
  });

  test("[Q6] a required query does not keep a story from being sent for approval", async () => {
    const storyId = await buildStory(database(), cast, { stage: "copy-desk" });
    await askAbout(cast.copyEditor, storyId, "dam", "Is it a dam?", { required: true });
    const { decisions } = await storyForEditor(cast.copyEditor, storyId);
    expect(decisions.find(({ name }) => name === "send-for-approval")!.allowed).toBe(true);
  });

  test("[Q9] the desk counts the open queries of each story", async () => {
    const storyId = await buildStory(database(), cast);
    await askAbout(cast.copyEditor, storyId, "valley", "Which?");
    const settled = await askAbout(cast.copyEditor, storyId, "dam", "Which?");
    await resolveQuery(cast.copyEditor, { queryId: settled });
    const { groups } = await deskList(cast.reporter, {});
    const row = groups.flatMap(({ stories }) => stories).find(({ id }) => id === storyId);
    expect(row?.openQueries).toBe(1);
  });
});

test("[Q8] every change of a query is announced by id, so that open pages look again", async () => {
  const storyId = await buildStory(database(), cast);
  const heard: Announcement[] = [];
  const stop = bus().listen((announcement) => heard.push(announcement));
  const queryId = await askAbout(cast.copyEditor, storyId, "valley", "Which?");
  await replyToQuery(cast.reporter, { queryId, text: "The Lune" });
  await resolveQuery(cast.copyEditor, { queryId });
  stop();
  expect(heard).toEqual([
    { subject: "story", id: storyId, what: "query.asked" },
    { subject: "notification", id: cast.copyEditor.personId, what: "notification.added" },
    { subject: "story", id: storyId, what: "query.answered" },
    { subject: "story", id: storyId, what: "query.resolved" },
  ]);
});
