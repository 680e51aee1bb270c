import { forbidden } from "next/navigation";
import { requireActor } from "#lib/auth/current-actor.ts";
import { logSecurity } from "#lib/platform/security-log.ts";
import { holds, type Actor } from "#lib/newsroom/people/actor.ts";

/** Who asks, an administrator; others get the page that says what this is, why not, and who can. */
export async function requireAdministrator(): Promise<Actor> {
  const actor = await requireActor();
  if (holds(actor, "administrator")) return actor;
  logSecurity("refused", { personId: actor.personId, what: "administrators' pages" });
  return forbidden();
}
