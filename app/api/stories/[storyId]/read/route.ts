import { actorOfCookie } from "#lib/auth/actor-of-cookie.ts";
import { markAsRead, readMarkOf } from "#lib/collaboration/versions/read-marks.ts";
import { storyExists } from "#lib/newsroom/stories/reads/story-exists.ts";
import { refuseForeignOrigin } from "#lib/platform/foreign-origin.ts";
import { problemResponse } from "#lib/platform/problem.ts";
import { refuse } from "#lib/platform/refusal.ts";

export const dynamic = "force-dynamic";

interface Context {
  params: Promise<{ storyId: string }>;
}
const NOT_KEPT = { "cache-control": "no-store" };

/** How far I have read this story: `{mark}`, null when I never did. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const actor = await actorOfCookie(request.headers.get("cookie"));
    if (!actor) return refuse("not-signed-in", "Sign in first.");
    return Response.json({ mark: await readMarkOf(actor, (await params).storyId) }, { headers: NOT_KEPT });
  } catch (thrown) {
    return problemResponse(thrown);
  }
}

/** I have read it up to here: the state vector of my window, base64. A route, because it is sent while a page is left. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    refuseForeignOrigin(request);
    const actor = await actorOfCookie(request.headers.get("cookie"));
    if (!actor) return refuse("not-signed-in", "Sign in first.");
    const { storyId } = await params;
    if (!(await storyExists(storyId))) refuse("not-found", "There is no such story.");
    await markAsRead(actor, storyId, await request.text());
    return new Response(null, { status: 204, headers: NOT_KEPT });
  } catch (thrown) {
    return problemResponse(thrown);
  }
}
