import type { PresentPerson } from "#lib/collaboration/live-api.ts";
import type { OpenStory } from "#lib/collaboration/open-story.ts";
import { bus } from "#lib/platform/bus.ts";

/** Whoever opens ten windows at once is announced once. */
const PAUSE = 250;

/** Who sits at which of the open stories; that it changed is announced, by the story's id alone. */
export class AnnouncedPresence {
  readonly #stories: ReadonlyMap<string, OpenStory>;
  readonly #pending = new Map<string, NodeJS.Timeout>();

  constructor(stories: ReadonlyMap<string, OpenStory>) {
    this.#stories = stories;
  }

  /** By story, each person once. */
  people(): Record<string, PresentPerson[]> {
    const present: Record<string, PresentPerson[]> = {};
    for (const [id, { seats }] of this.#stories) {
      const people = new Map<string, PresentPerson>();
      for (const { actor } of seats)
        people.set(actor.personId, { personId: actor.personId, name: actor.name, ink: actor.ink });
      if (people.size > 0) present[id] = [...people.values()];
    }
    return present;
  }

  changed({ id }: OpenStory): void {
    if (this.#pending.has(id)) return;
    const timer = setTimeout(() => {
      this.#pending.delete(id);
      bus().announce({ subject: "presence", id, what: "presence.changed" });
    }, PAUSE);
    this.#pending.set(id, timer);
  }

  stop(): void {
    for (const timer of this.#pending.values()) clearTimeout(timer);
  }
}
