/**
 * Writing among suggestions. In Chromium: keypress to painted in a 5,000-word story with 300 open suggestions and 50
 * queries, three people in it, beside the same story without any, by turns. On the server: what the guard adds to taking
 * one keystroke of somebody who may only suggest, in stories of 500, 2,000 and 10,000 words.
 */
import { join } from "node:path";
import { chromium, type Browser, type Page } from "@playwright/test";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { StoryConnection } from "#components/editor/connection/story-connection.ts";
import { sealSession, sessionCookieName } from "#lib/auth/session-cookie.ts";
import { appendUpdates } from "#lib/collaboration/record/append-updates.ts";
import { declareHands } from "#lib/collaboration/record/declare-hands.ts";
import { judgeUpdate, writerRights } from "#lib/collaboration/line/judge-update.ts";
import { tooLongPart } from "#lib/collaboration/line/measure-update.ts";
import { storeNewStory } from "#lib/collaboration/new-story-words.ts";
import { tables, type Database } from "#lib/database/database.ts";
import { openEmbedded } from "#lib/database/open-database.ts";
import { suggestionCards } from "#lib/document/suggestions/cards.ts";
import { Steps } from "#lib/document/live-update/integration-steps.ts";
import { applyNewPart, newPartOf } from "#lib/document/live-update/new-part.ts";
import { readUpdate } from "#lib/document/live-update/read-update.ts";
import { Facts } from "#lib/document/story/facts.ts";
import { UpdatePlaces } from "#lib/document/suggestions/update-places.ts";
import { wordsToRestore } from "#lib/document/suggestions/restore.ts";
import { readConfig } from "#lib/platform/config.ts";
import { newId } from "#lib/platform/ids.ts";
import { put } from "#lib/platform/process.ts";
import { WholeNewsroom } from "./live/whole-newsroom.ts";
import { pause, rounded, spread } from "./live/figures.ts";
import { STORY_CLIENT, storyOf, SUGGESTING_CLIENT, suggestionsOn } from "./live/suggested-story.ts";

const WORDS = 5_000;
const SUGGESTIONS = 300;
const QUERIES = 50;
const ROUNDS = 4;
const KEYS_A_ROUND = 60;
const BETWEEN_KEYS = 70;
const SECRET = "a secret that only this benchmark knows, long enough";

/** Milliseconds of the guard, and of applying, for one keystroke each; half of them typed, half taken back again. */
function guardCost(words: number) {
  const base = storyOf(words);
  const { update, hands } = suggestionsOn(base, Math.round((words / WORDS) * SUGGESTIONS));
  const server = new Y.Doc();
  Y.applyUpdate(server, base);
  Y.applyUpdate(server, update);
  const browser = new Y.Doc();
  Y.applyUpdate(browser, Y.encodeStateAsUpdate(server));
  browser.clientID = SUGGESTING_CLIENT;
  const facts = new Facts(server, hands);
  facts.index.follow({ forRedrawing: false });
  const nobody = { mayHaveLost: () => false, areStillComing: false };
  const rights = writerRights(hands, "person0", "suggest", "live");
  const guard: Record<"typed" | "erased", number[]> = { typed: [], erased: [] };
  const apply: number[] = [];
  browser.on("update", (keystroke: Uint8Array) => {
    const kind = browser.getText("body").length > server.getText("body").length ? "typed" : "erased";
    const began = performance.now();
    const places = new UpdatePlaces(server, newPartOf(server, readUpdate(keystroke)));
    const judged = judgeUpdate(facts, places, rights, "live", nobody, new Steps());
    tooLongPart(server, places);
    wordsToRestore(facts, places, rights);
    const judgedAt = performance.now();
    applyNewPart(server, places.part, null);
    apply.push(performance.now() - judgedAt);
    guard[kind].push(judgedAt - began);
    if (!("taken" in judged)) throw new Error(`An honest keystroke was refused: ${JSON.stringify(judged)}`);
  });
  const body = browser.getText("body");
  for (let number = 0; number < 1_000; number++) {
    const at = 1 + ((number * 7_919) % (body.length - 1));
    body.insert(at, "k");
    body.delete(at, 1);
  }
  return { words, typed: spread(guard.typed), erased: spread(guard.erased), applying: spread(apply) };
}

interface People {
  manager: { id: string; sessionId: string };
  others: { id: string; sessionId: string; name: string }[];
}

/** Two stories of one length, one of them full of suggestions and queries, and three people with sessions. */
async function furnish(database: Database): Promise<People & { plain: string; full: string }> {
  const at = new Date();
  const [manager] = await database.select().from(tables.person);
  const people: People = { manager: { id: manager!.id, sessionId: newId() }, others: [] };
  for (const name of ["Bench One", "Bench Two"]) {
    const id = newId();
    await database
      .insert(tables.person)
      .values({ id, name, email: `${id}@bench.test`, roles: ["desk-editor"], ink: 3, createdAt: at });
    people.others.push({ id, name, sessionId: newId() });
  }
  const expiresAt = new Date(at.getTime() + 3_600_000);
  for (const { id, sessionId } of [people.manager, ...people.others])
    await database.insert(tables.session).values({ id: sessionId, personId: id, createdAt: at, expiresAt });
  const stories: string[] = [];
  for (const isFull of [false, true]) {
    const storyId = newId();
    const base = storyOf(WORDS);
    await database
      .insert(tables.story)
      .values({ id: storyId, stageAt: at, createdBy: manager!.id, createdAt: at, changedAt: at });
    await storeNewStory(database, storyId, base, manager!.id);
    stories.push(storyId);
    if (!isFull) continue;
    const suggester = people.others[0]!.id;
    const hands = new Map([[SUGGESTING_CLIENT, { person: suggester, suggesting: true }]]);
    await declareHands(database, storyId, suggester, hands);
    const { update } = suggestionsOn(base, SUGGESTIONS);
    const row = { storyId, personId: suggester, clientIds: [SUGGESTING_CLIENT], relayed: false };
    await appendUpdates(database, [{ ...row, bytes: update, at: at.getTime() }]);
    for (let number = 0; number < QUERIES; number++) {
      const id = newId();
      const anchor: [number, number, number][] = [[STORY_CLIENT, 60 + number * 500, 12]];
      await database.insert(tables.query).values({
        id,
        storyId,
        anchor,
        quote: "some words",
        required: false,
        askedBy: suggester,
        askedAt: at,
      });
      await database.insert(tables.queryMessage).values({
        ...{ queryId: id, personId: suggester, text: "Is this so?", at },
        mentions: { people: [], desks: [] },
      });
    }
  }
  return { ...people, plain: stories[0]!, full: stories[1]! };
}

const cookieOf = (id: string, sessionId: string) => sealSession(sessionId, id);

/** Somebody who types two characters a second at the end of the story. */
async function writerIn(newsroom: WholeNewsroom, storyId: string, who: People["others"][number]) {
  const cookie = `${sessionCookieName()}=${await cookieOf(who.id, who.sessionId)}`;
  const connection = new StoryConnection({
    storyId,
    person: { id: who.id, name: who.name, ink: 3 },
    url: `${newsroom.url.replace("http", "ws")}/collaboration`,
    localCopy: null,
    socket: { WebSocket: WebSocket as never, options: { headers: { cookie, origin: newsroom.url } } },
  });
  const typing = setInterval(() => {
    const body = connection.doc.getText("body");
    if (connection.synced) body.insert(body.length, "o");
  }, 500);
  return async () => {
    clearInterval(typing);
    await connection.destroy();
  };
}

async function openStory(browser: Browser, newsroom: WholeNewsroom, storyId: string, people: People) {
  const context = await browser.newContext({ baseURL: newsroom.url, viewport: { width: 1440, height: 900 } });
  const value = await cookieOf(people.manager.id, people.manager.sessionId);
  await context.addCookies([{ name: sessionCookieName(), value, url: newsroom.url }]);
  const page = await context.newPage();
  await page.goto(`/stories/${storyId}`);
  await page.locator('[data-field="body"] p').nth(20).waitFor();
  await page.evaluate(() => {
    const took: number[] = ((window as unknown as { took: number[] }).took = []);
    document.addEventListener(
      "keydown",
      (event) => {
        const began = event.timeStamp;
        // The frame that shows the letter has been handed over when the next task after it runs.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => took.push(performance.now() - began);
          port2.postMessage(null);
        });
      },
      true,
    );
  });
  return page;
}

async function typeRound(page: Page): Promise<number[]> {
  await page.bringToFront();
  await page.locator('[data-field="body"] p').nth(12).click();
  await page.evaluate(() => void ((window as unknown as { took: number[] }).took.length = 0));
  for (let key = 0; key < KEYS_A_ROUND; key++) {
    await page.keyboard.press(key % 6 === 5 ? " " : "e");
    await pause(BETWEEN_KEYS);
  }
  return page.evaluate(() => [...(window as unknown as { took: number[] }).took]);
}

async function inChromium() {
  put("settings", readConfig({ NODE_ENV: "production", GALLEY_LOG: "silent", NEXTAUTH_SECRET: SECRET }));
  put("auth-secret", SECRET);
  const newsroom = new WholeNewsroom();
  const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    await newsroom.start(SECRET);
    const first = await browser.newPage({ baseURL: newsroom.url });
    await first.goto(newsroom.setupLink);
    for (const [name, text] of [
      ["Publication name", "Bench"],
      ["Your name", "Bench Manager"],
      ["Email", "manager@bench.test"],
      ["Password", "a long enough password"],
    ] as const)
      await first.getByRole("textbox", { name }).fill(text);
    await first.getByRole("button", { name: "Create newsroom" }).click();
    await first.waitForURL("**/desk*");
    await first.close();
    await newsroom.stop();
    const opened = await openEmbedded(join(newsroom.folder, "database"));
    const { plain, full, ...people } = await furnish(opened.database);
    await opened.close();
    await newsroom.start(SECRET);
    const pages = {
      plain: await openStory(browser, newsroom, plain, people),
      full: await openStory(browser, newsroom, full, people),
    };
    const writers = await Promise.all(
      [plain, full].flatMap((id) => people.others.map((who) => writerIn(newsroom, id, who))),
    );
    const took: Record<"plain" | "full", number[]> = { plain: [], full: [] };
    for (let round = 0; round <= ROUNDS; round++)
      for (const kind of ["plain", "full"] as const) {
        const times = await typeRound(pages[kind]);
        // The first round only warms up.
        if (round > 0) took[kind].push(...times);
      }
    await Promise.all(writers.map((stop) => stop()));
    const [withSuggestions, without] = [spread(took.full), spread(took.plain)];
    return { withSuggestions, without, ratioAtP95: rounded(withSuggestions.p95 / without.p95) };
  } finally {
    await browser.close();
    await newsroom.remove();
  }
}

const server = [500, 2_000, 10_000].map(guardCost);
const { update, hands } = suggestionsOn(storyOf(WORDS), SUGGESTIONS);
const counted = new Y.Doc();
Y.applyUpdate(counted, storyOf(WORDS));
Y.applyUpdate(counted, update);
const keypressToPaintedMs = await inChromium();
console.log(
  JSON.stringify({
    bench: "suggesting",
    words: WORDS,
    openSuggestions: suggestionCards(counted, hands).length,
    queries: QUERIES,
    people: 3,
    keypressToPaintedMs,
    guardMsPerKeystroke: server,
    comparedWith:
      "the same story without suggestions and queries, in the same browser by turns; applying the same update",
  }),
);
process.exit(0);
