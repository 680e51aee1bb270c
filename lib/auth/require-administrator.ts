import { forbidden } from "next/navigation";
import { requireActor } from "#lib/auth/current-actor.ts";
import { holds, type Actor } from "#lib/newsroom/people/actor.ts";

/** Who asks, an administrator; others get the page that says what this is, why not, and who can. */
export async function requireAdministrator(): Promise<Actor> {
  const actor = await requireActor();
  return holds(actor, "administrator") ? actor : forbidden();
}
