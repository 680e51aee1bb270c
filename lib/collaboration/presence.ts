import { live, type PresentPerson } from "#lib/collaboration/live-api.ts";

export type { PresentPerson } from "#lib/collaboration/live-api.ts";

/** Who has which story open now, each person once. Changes are announced as `presence.changed`. */
export const whoIsIn = (): Record<string, PresentPerson[]> => live()?.whoIsIn() ?? {};
