import {
  test as base,
  expect,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from "@playwright/test";
import { RunningNewsroom } from "./running-newsroom.ts";

export const PASSWORD = "a long enough password";

/** Everyone in the newsroom of the scenarios, with the roles they hold. */
export const CAST = {
  manager: { name: "Meera Iyer", email: "meera@scenario.test", roles: ["Manager", "Administrator"] },
  secondManager: { name: "Farah Khan", email: "farah@scenario.test", roles: ["Manager"] },
  reporter: { name: "Asha Rao", email: "asha@scenario.test", roles: ["Reporter"] },
  secondReporter: { name: "Vikram Sethi", email: "vikram@scenario.test", roles: ["Reporter"] },
  copyEditor: { name: "Nisha Paul", email: "nisha@scenario.test", roles: ["Copy editor"] },
  deskEditor: { name: "Dev Menon", email: "dev@scenario.test", roles: ["Desk editor"] },
  pictureEditor: { name: "Leela Das", email: "leela@scenario.test", roles: ["Picture editor"] },
  admin: { name: "Ravi Gill", email: "ravi@scenario.test", roles: ["Administrator"] },
} as const;
export type Role = keyof typeof CAST;

/** One person in a window of their own. */
export interface Actor {
  page: Page;
  context: BrowserContext;
  name: string;
}

interface Actors extends Record<Role, Actor> {
  /** A reader, in whose browser no script runs. */
  reader: Actor;
  /** One more window that nobody is signed in to; it is closed, and its complaints counted, like everybody's. */
  openWindow(options?: BrowserContextOptions): Promise<Page>;
  /** A name that no other scenario uses. */
  named(label: string): string;
}

/** Console errors that a scenario provokes on purpose; everything else fails it. */
const expectedNoise = new WeakMap<BrowserContext, RegExp[]>();
export const expectNoise = (page: Page, ...patterns: RegExp[]): void => {
  const context = page.context();
  expectedNoise.set(context, [...(expectedNoise.get(context) ?? []), ...patterns]);
};

/** Hears what every page of a window complains about; the function it answers fails when that was not expected. */
function listen(context: BrowserContext, whose: string): () => void {
  const noise: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error") noise.push(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => noise.push(String(error.error())));
  return () => {
    const expected = expectedNoise.get(context) ?? [];
    const unexpected = noise.filter((line) => !expected.some((pattern) => pattern.test(line)));
    expect(unexpected, `what ${whose} browser complained about`).toEqual([]);
  };
}

const VIEWPORT = { width: 1440, height: 900 };

export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/signin");
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/desk*");
}

type Session = Awaited<ReturnType<BrowserContext["storageState"]>>;
/** The sessions that everybody joined with: who comes into a later scenario is signed in already. */
const joined = new Map<string, Session>();
/** Until when an administrator's session has given its password lately enough for a scenario that changes people. */
const fresh = new Map<string, number>();
const FRESH_MS = 8 * 60_000;

async function setUp(browser: Browser, newsroom: RunningNewsroom): Promise<void> {
  const context = await browser.newContext({ baseURL: newsroom.url });
  const isQuiet = listen(context, "the founder's");
  const page = await context.newPage();
  await page.goto(newsroom.setupLink);
  await page.getByRole("textbox", { name: "Publication name" }).fill("The Evening Ledger");
  await page.getByRole("textbox", { name: "Your name" }).fill(CAST.manager.name);
  await page.getByRole("textbox", { name: "Email" }).fill(CAST.manager.email);
  await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create newsroom" }).click();
  await page.waitForURL("**/desk*");
  for (const { name, email, roles } of Object.values(CAST).slice(1)) {
    await page.goto("/admin/people");
    await page.getByRole("button", { name: "Invite" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name" }).fill(name);
    await dialog.getByRole("textbox", { name: "Email" }).fill(email);
    for (const role of roles) await dialog.getByRole("checkbox", { name: role, exact: true }).check();
    await dialog.getByRole("button", { name: "Invite" }).click();
    const link = await page.getByRole("textbox", { name: "Invitation link" }).inputValue();
    const theirs = await browser.newContext({ baseURL: newsroom.url });
    const joining = await theirs.newPage();
    await joining.goto(link);
    await joining.getByRole("textbox", { name: "Your name" }).fill(name);
    await joining.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
    await joining.getByRole("button", { name: "Join" }).click();
    await joining.waitForURL("**/desk*");
    joined.set(email, await theirs.storageState());
    fresh.set(email, Date.now() + FRESH_MS);
    await theirs.close();
  }
  joined.set(CAST.manager.email, await context.storageState());
  fresh.set(CAST.manager.email, Date.now());
  await context.close();
  isQuiet();
}

/** Opens a window of somebody whose session holds; whoever was sent out by an earlier scenario signs in again. */
async function comeIn(page: Page, email: string, isAdministrator: boolean): Promise<void> {
  // Fifteen minutes after signing in, changing people asks for the password; a scenario may take four.
  if (isAdministrator && Date.now() > (fresh.get(email) ?? 0)) {
    await page.context().clearCookies();
    await signIn(page, email);
    fresh.set(email, Date.now() + FRESH_MS);
    joined.set(email, await page.context().storageState());
    return;
  }
  const session = await page.request.get("/api/session");
  if (!session.ok()) await signIn(page, email);
}

const windowOf = async (
  browser: Browser,
  newsroom: RunningNewsroom,
  role: Role | "reader",
  use: (actor: Actor) => Promise<void>,
) => {
  const context = await browser.newContext({
    baseURL: newsroom.url,
    viewport: VIEWPORT,
    javaScriptEnabled: role !== "reader",
    ...(role === "reader" ? {} : { storageState: joined.get(CAST[role].email)! }),
  });
  const isQuiet = listen(context, `${role}'s`);
  const page = await context.newPage();
  if (role !== "reader")
    await comeIn(
      page,
      CAST[role].email,
      CAST[role].roles.some((held) => held === "Administrator"),
    );
  await use({ page, context, name: role === "reader" ? "A reader" : CAST[role].name });
  await context.close();
  isQuiet();
};

const actorFixture =
  (role: Role | "reader") =>
  async (
    { browser, newsroom }: { browser: Browser; newsroom: RunningNewsroom },
    use: (actor: Actor) => Promise<void>,
  ) =>
    windowOf(browser, newsroom, role, use);

let names = 0;

/** Scenarios: named actors in their own windows, in one newsroom that is never reset. */
export const scenario = base.extend<Actors, { newsroom: RunningNewsroom }>({
  newsroom: [
    async ({ browser }, use) => {
      const newsroom = new RunningNewsroom();
      await newsroom.start();
      await setUp(browser, newsroom);
      await use(newsroom);
      await newsroom.remove();
    },
    { scope: "worker", timeout: 480_000 },
  ],
  named: async ({}, use) => use((label) => `${label} ${++names}`),
  openWindow: async ({ browser, newsroom }, use) => {
    const opened: { context: BrowserContext; isQuiet: () => void }[] = [];
    await use(async (options) => {
      const context = await browser.newContext({ baseURL: newsroom.url, viewport: VIEWPORT, ...options });
      opened.push({ context, isQuiet: listen(context, "another window's") });
      return context.newPage();
    });
    for (const { context } of opened) await context.close();
    for (const { isQuiet } of opened) isQuiet();
  },
  manager: actorFixture("manager"),
  secondManager: actorFixture("secondManager"),
  reporter: actorFixture("reporter"),
  secondReporter: actorFixture("secondReporter"),
  copyEditor: actorFixture("copyEditor"),
  deskEditor: actorFixture("deskEditor"),
  pictureEditor: actorFixture("pictureEditor"),
  admin: actorFixture("admin"),
  reader: actorFixture("reader"),
});

export { expect };
