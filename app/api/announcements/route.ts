import { actorOfCookie } from "#lib/auth/actor-of-cookie.ts";
import { announcementStream } from "#lib/http/announcement-stream.ts";
import { buildId } from "#lib/platform/build-id.ts";
import { problemResponse } from "#lib/platform/problem.ts";
import { refuse } from "#lib/platform/refusal.ts";

export const dynamic = "force-dynamic";

/** What changed, as it changes: ids only, so that whoever hears it asks again and is judged again. */
export async function GET(request: Request): Promise<Response> {
  try {
    const cookie = request.headers.get("cookie");
    // An open page listens and comes back by itself: that is no use of the session.
    const judge = () => actorOfCookie(cookie, { isUse: false });
    const actor = (await judge()) ?? refuse("not-signed-in", "Sign in first.");
    const stream = announcementStream({
      actor,
      greeting: `retry: 1000\nevent: build\ndata: ${buildId()}\n\n`,
      drawnAt: new URL(request.url).searchParams.get("since"),
      judge,
      gone: request.signal,
    });
    return new Response(stream, {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        // Compression would hold the events back.
        "cache-control": "no-cache, no-transform",
      },
    });
  } catch (thrown) {
    return problemResponse(thrown);
  }
}
