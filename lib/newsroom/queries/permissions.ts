import { holds, type Actor } from "#lib/newsroom/people/actor.ts";
import type { Stage } from "#lib/newsroom/stories/story.ts";

export type QueryAct = "ask" | "reply" | "resolve" | "reopen";

export interface QueryFacts {
  stage: Stage;
  /** Who asked it; undefined while it is being asked. */
  askedBy?: string;
  isOpen?: boolean;
}

const NOT_THEIRS =
  "Only who asked it, a copy editor, a desk editor or a manager can resolve or reopen a query.";

/**
 * Whoever may read a story may ask and answer about it; who asked, the desks and managers say when a query is settled. A
 * spiked story takes none. No sentence: allowed.
 */
export function queryRefusals(
  actor: Pick<Actor, "personId" | "roles"> | null,
  act: QueryAct,
  { stage, askedBy, isOpen }: QueryFacts,
): string[] {
  if (!actor) return ["Sign in first."];
  if (stage === "spiked") return ["The story is spiked: it takes no queries. Restore it first."];
  if (act === "ask") return [];
  if (act === "reply") return isOpen ? [] : ["This query is resolved: reopen it to reply."];
  if (!maySettle(actor, askedBy)) return [NOT_THEIRS];
  if (act === "resolve") return isOpen ? [] : ["Somebody has resolved this query already."];
  return isOpen ? ["This query is open already."] : [];
}

const maySettle = (actor: Pick<Actor, "personId" | "roles">, askedBy: string | undefined): boolean =>
  actor.personId === askedBy || holds(actor, "copy-editor", "desk-editor", "manager");
