import { judgeCookie } from "#lib/auth/actor-of-cookie.ts";
import { log } from "#lib/platform/log.ts";
import { problemResponse } from "#lib/platform/problem.ts";
import { Refusal } from "#lib/platform/refusal.ts";

/** Whose session a cookie is. A browser must not take "nobody can say just now" (503) for "your session has ended" (401). */
export async function sessionAnswer(cookieHeader: string | null): Promise<Response> {
  try {
    // An open page asks this by itself.
    const judged = await judgeCookie(cookieHeader, { isUse: false });
    const { actor } = judged;
    if (!actor && judged.why === "second-factor-needed")
      return problemResponse(new Refusal("second-factor-needed", "Set up your second factor first."));
    if (!actor) return problemResponse(new Refusal("not-signed-in", "Your session has ended."));
    const { personId, name } = actor;
    return Response.json({ personId, name }, { headers: { "cache-control": "no-store" } });
  } catch (thrown) {
    log().warn({ err: thrown }, "a session could not be judged");
    return problemResponse(new Refusal("unavailable", "Nobody can be signed on just now."));
  }
}
