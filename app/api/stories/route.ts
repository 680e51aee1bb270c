import { currentActor } from "#lib/auth/current-actor.ts";
import { findStories } from "#lib/newsroom/stories/reads/find-stories.ts";
import { problemResponse } from "#lib/platform/problem.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** Stories by what is typed: `?q=`. */
export async function GET(request: Request): Promise<Response> {
  try {
    if (!(await currentActor())) return refuse("not-signed-in", "Sign in first.");
    const q = new URL(request.url).searchParams.get("q") ?? "";
    return Response.json(await findStories(q.slice(0, 200)), { headers: { "cache-control": "no-store" } });
  } catch (thrown) {
    return problemResponse(thrown);
  }
}
