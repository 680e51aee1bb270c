import type { RefusalReason } from "#lib/platform/refusal.ts";

/** What a screen gets back from a decision: the result, or the sentences that say why not. */
export type Answer<T> = { ok: true; result: T } | { ok: false; reason: RefusalReason; sentences: string[] };
