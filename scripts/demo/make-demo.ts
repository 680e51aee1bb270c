import { eq } from "drizzle-orm";
import { storeNewStory } from "#lib/collaboration/new-story-words.ts";
import { pinRevision } from "#lib/collaboration/pin-revision.ts";
import { projectStory } from "#lib/collaboration/projections/project-story.ts";
import { database, tables } from "#lib/database/database.ts";
import { newStoryUpdate } from "#lib/document/story/new-story.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { addPerson } from "#lib/newsroom/people/commands/add-person.ts";
import { standardNewsroom } from "#lib/newsroom/people/commands/standard-newsroom.ts";
import { drawnPicture, type LightName, type SceneName } from "#lib/newsroom/pictures/demo/drawn-picture.ts";
import { takeInPicture } from "#lib/newsroom/pictures/commands/take-in-picture.ts";
import { publishStory } from "#lib/newsroom/publications/commands/publish-story.ts";
import { scheduleStory } from "#lib/newsroom/publications/commands/schedule-story.ts";
import { withdrawStory } from "#lib/newsroom/publications/commands/withdraw-story.ts";
import { approveStory } from "#lib/newsroom/stories/commands/approve-story.ts";
import { fileStory } from "#lib/newsroom/stories/commands/file-story.ts";
import { holdStory } from "#lib/newsroom/stories/commands/hold-story.ts";
import { sendForApproval } from "#lib/newsroom/stories/commands/send-for-approval.ts";
import { spikeStory } from "#lib/newsroom/stories/commands/spike-story.ts";
import { newId } from "#lib/platform/ids.ts";
import { hashPassword } from "#lib/platform/password.ts";
import { put } from "#lib/platform/process.ts";
import { CAST, DEMO_PASSWORD, DESKS } from "./cast.ts";
import { deskWork } from "./desk-work.ts";
import { edit } from "./pen.ts";
import { readDemoStories, type DemoStory } from "./read-demo-stories.ts";

const HOUR = 3_600_000;
type People = Map<string, Actor>;

/** Everything happens at its own time: the clock of commands is set for each step of a story's life. */
const at = (time: number): void => void put("clock", { now: () => new Date(time) });

async function people(): Promise<{ people: People; desks: Map<string, string> }> {
  const began = new Date(Date.now() - 400 * 24 * HOUR);
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  return database().transaction(async (tx) => {
    const { deskId } = await standardNewsroom(tx, "The Navapur Ledger", began);
    const desks = new Map([["News desk", deskId]]);
    for (const name of DESKS) {
      const id = newId();
      await tx.insert(tables.desk).values({ id, name, createdAt: began });
      desks.set(name, id);
    }
    const found: People = new Map();
    for (const member of CAST) {
      const deskIds = member.desks.map((name) => desks.get(name)!);
      const email = `${member.key}@demo.galley.test`;
      const { id, ink } = await addPerson(tx, { ...member, email, passwordHash, deskIds, at: began });
      found.set(member.key, {
        personId: id,
        name: member.name,
        email,
        roles: member.roles,
        deskIds,
        ink,
        sessionId: "demo",
      });
    }
    return { people: found, desks };
  });
}

/** Which scene, and in which lights, a story's motif is drawn. */
const MOTIFS: Record<string, [scene: SceneName, ...lights: LightName[]]> = {
  "hill-river": ["hills", "monsoon", "dawn"],
  harbour: ["harbour", "dusk", "dawn", "day"],
  parliament: ["dome", "day", "dusk"],
  skyline: ["skyline", "dusk", "night", "dawn"],
  market: ["market", "day", "dawn"],
  lanterns: ["harbour", "night"],
  stadium: ["stadium", "night", "dusk"],
  hills: ["hills", "dawn", "day"],
  "rain-street": ["rain-street", "monsoon", "night"],
  railway: ["railway", "monsoon", "day"],
  turbines: ["turbines", "day"],
};

/** Draws each motif once for each story that shows it, so that no two pictures are the same. */
async function pictures(story: DemoStory, by: Actor, number: { next: number }): Promise<void> {
  for (const [place, { motif, caption, alt, credit }] of story.pictures.entries()) {
    const seed = number.next++;
    const [scene, ...lights] = MOTIFS[motif]!;
    const bytes = await drawnPicture(scene, lights[seed % lights.length]!, seed);
    const picture = await takeInPicture(by, bytes, {
      fileName: `${motif}-${seed}.jpg`,
      credit,
      caption,
      alt,
    });
    const line = story.lines.find((one) => one.kind === "picture" && one.picture === String(place))!;
    line.picture = picture.id;
  }
}

/** A target that fits what is there: most are within it, a few over, and what is being written has far to go. */
function lengthFor(story: DemoStory): number {
  const full = story.lines.reduce(
    (sum, line) => sum + line.runs.reduce((n, run) => n + run.text.split(/\s+/).length, 0),
    0,
  );
  if (story.state === "writing") return story.length;
  const room = [1.15, 1.3, 0.95, 1.2][story.headline.length % 4]!;
  return Math.max(40, Math.round((full * room) / 10) * 10);
}

/** Begins a story with the words its writer gave it: a row of the record cannot be replaced by another afterwards. */
async function begin(story: DemoStory, storyId: string, writer: Actor, began: number): Promise<void> {
  const time = began + 40 * 60_000;
  const bytes = newStoryUpdate({
    person: writer.personId,
    at: time,
    words: { headline: story.headline, standfirst: story.standfirst, lines: story.lines },
    details: {
      slugline: story.slugline,
      section: story.section,
      byline: writer.name,
      place: story.place,
      kicker: story.kicker,
      topics: story.topics,
      length: lengthFor(story),
    },
    sources: story.sources.map((name) => name.toLowerCase()),
  });
  const [createdAt, { personId }] = [new Date(began), writer];
  await database().transaction(async (tx) => {
    await tx.insert(tables.story).values({
      ...{ id: storyId, createdAt, stageAt: createdAt, changedAt: createdAt },
      ...{ createdBy: personId, assigneeId: personId, changedBy: personId },
    });
    await tx
      .insert(tables.event)
      .values({ at: createdAt, name: "story.created", personId, storyId, fact: { section: story.section } });
    at(time);
    await storeNewStory(tx, storyId, bytes, personId);
  });
  await projectStory(storyId, personId);
}

async function live(
  story: DemoStory,
  storyId: string,
  people: People,
  desks: Map<string, string>,
): Promise<void> {
  const ends = Date.now() - story.hoursAgo * HOUR;
  const pick = (...keys: string[]) =>
    people.get(keys.find((key) => people.get(key)!.deskIds.includes(desks.get(story.desk)!)) ?? keys[0]!)!;
  const writer = people.get(story.writer)!;
  const copy = pick("copy", "copy2");
  const manager = pick("manager", "manager2");
  const pin = async (act: string, by: Actor) => (await pinRevision(storyId, act, by.personId)).fingerprint;
  const steps: [minutesBefore: number, by: Actor, act: (by: Actor) => Promise<unknown>][] = [];
  const file: (typeof steps)[number] = [
    70,
    writer,
    async (by) => (await pin("filed", by), fileStory(by, { storyId })),
  ];
  const send: (typeof steps)[number] = [
    35,
    copy,
    async (by) => (await pin("sent for approval", by), sendForApproval(by, { storyId })),
  ];
  const approve: (typeof steps)[number] = [
    12,
    manager,
    async (by) => approveStory(by, { storyId, fingerprint: await pin("approved", by) }),
  ];
  const publish: (typeof steps)[number] = [
    8,
    manager,
    async (by) => publishStory(by, { storyId, fingerprint: await pin("published", by) }),
  ];
  const hold = (kind: "legal" | "embargo" | "pictures", reason: string): (typeof steps)[number] => [
    5,
    manager,
    (by) => holdStory(by, { storyId, kind, reason }),
  ];
  switch (story.state) {
    case "copy-desk":
      steps.push(file);
      break;
    case "for-approval":
      steps.push(file, send);
      break;
    case "hold-legal":
      steps.push(file, send, hold("legal", "Counsel reads the judgment until noon."));
      break;
    case "hold-embargo":
      steps.push(file, send, hold("embargo", "The city's list is embargoed until five on Thursday."));
      break;
    case "hold-pictures":
      steps.push(file, hold("pictures", "The museum has not yet said how it wants to be credited."));
      break;
    case "approved":
      steps.push(file, send, approve);
      break;
    case "scheduled":
      steps.push(file, send, approve, [
        6,
        manager,
        async (by) =>
          scheduleStory(by, {
            storyId,
            fingerprint: await pin("scheduled", by),
            at: new Date(Date.now() + 9 * HOUR).toISOString(),
          }),
      ]);
      break;
    case "live":
    case "live-changing":
      steps.push(file, send, approve, publish);
      break;
    case "withdrawn":
      steps.push(file, send, approve, publish, [
        2,
        manager,
        (by) =>
          withdrawStory(by, {
            storyId,
            reason: "The inspectors' report was of another ropeway.",
            publicNote: "This story was withdrawn because it named the wrong ropeway. We regret the error.",
          }),
      ]);
      break;
    case "spiked":
      steps.push([
        3,
        people.get("editor")!,
        (by) => spikeStory(by, { storyId, reason: "Overtaken by the flood." }),
      ]);
      break;
  }
  for (const [minutes, by, act] of steps) {
    at(ends - minutes * 60_000);
    await act(by);
  }
  // A writer has gone on working on what readers have.
  if (story.state === "live-changing") {
    const lately = Date.now() - 20 * 60_000;
    at(lately);
    await edit(storyId, writer, lately, [
      {
        find: "for more than a day.",
        put: "for more than a day. It has set aside two hours for the hearing.",
      },
    ]);
  }
}

/** A living newsroom: 12 people, 4 desks, more than 60 invented stories at every stage, with drawn pictures. */
export async function makeDemo(say: (line: string) => void): Promise<void> {
  const { people: cast, desks } = await people();
  const stories = readDemoStories().sort((a, b) => b.hoursAgo - a.hoursAgo);
  const number = { next: 1 };
  const ids = new Map<string, string>();
  for (const [place, story] of stories.entries()) {
    const writer = cast.get(story.writer)!;
    const began = Date.now() - story.hoursAgo * HOUR - 150 * 60_000;
    at(began);
    await pictures(story, cast.get("pictures")!, number);
    const storyId = newId();
    ids.set(story.slugline, storyId);
    await begin(story, storyId, writer, began);
    await database()
      .update(tables.story)
      .set({
        deskId: desks.get(story.desk)!,
        changedAt: new Date(Date.now() - story.hoursAgo * HOUR - 80 * 60_000),
      })
      .where(eq(tables.story.id, storyId));
    await live(story, storyId, cast, desks);
    if ((place + 1) % 20 === 0) say(`  ${place + 1} of ${stories.length} stories`);
  }
  say("  suggestions, queries and corrections");
  await deskWork(cast, ids);
}
