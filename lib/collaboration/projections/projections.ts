import type { OpenStory } from "#lib/collaboration/open-story.ts";
import { projectWords } from "#lib/collaboration/projections/project-story.ts";
import type { LiveWords } from "#lib/collaboration/words-of-document.ts";
import { log } from "#lib/platform/log.ts";

/** Lists follow the words after a pause in typing, and at the latest after this long. */
const PAUSE = 1_000;
const LATEST = 10_000;

/** Keeps lists and search up to date with the stories that are open: after a pause, before they are put away. */
export class Projections {
  readonly #words: (story: OpenStory) => Promise<LiveWords>;
  readonly #timers = new Map<OpenStory, { timer: NodeJS.Timeout; first: number }>();
  readonly #underWay = new Map<OpenStory, Promise<void>>();
  #isStopped = false;

  constructor(words: (story: OpenStory) => Promise<LiveWords>) {
    this.#words = words;
  }

  soon(story: OpenStory): void {
    if (this.#isStopped) return;
    const before = this.#timers.get(story);
    clearTimeout(before?.timer);
    const first = before?.first ?? Date.now();
    const wait = Math.max(0, Math.min(PAUSE, first + LATEST - Date.now()));
    const timer = setTimeout(() => void this.now(story), wait);
    this.#timers.set(story, { timer, first });
  }

  /** Resolves when the row is up to date, or when that failed and is to be tried again. */
  async now(story: OpenStory): Promise<void> {
    clearTimeout(this.#timers.get(story)?.timer);
    this.#timers.delete(story);
    while (this.#underWay.has(story)) await this.#underWay.get(story);
    if (!story.unprojected || this.#isStopped) return;
    const work = this.#project(story);
    this.#underWay.set(story, work);
    await work;
    this.#underWay.delete(story);
  }

  stop(): void {
    this.#isStopped = true;
    for (const { timer } of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  async #project(story: OpenStory): Promise<void> {
    const changed = story.unprojected!;
    story.unprojected = null;
    try {
      await projectWords(story.id, await this.#words(story), changed);
    } catch (thrown) {
      log().warn({ err: thrown, storyId: story.id }, "a story's lists could not be brought up to date");
      story.unprojected ??= changed;
      if (story.seats.size > 0) this.soon(story);
    }
  }
}
