import { actorOfCookie } from "#lib/auth/actor-of-cookie.ts";
import { currentActor } from "#lib/auth/current-actor.ts";
import { buildId } from "#lib/platform/build-id.ts";
import { bus, type Announcement } from "#lib/platform/bus.ts";
import { problemResponse } from "#lib/platform/problem.ts";
import { refuse } from "#lib/platform/refusal.ts";

export const dynamic = "force-dynamic";

/** What changed, as it changes: ids only, so that whoever hears it asks again and is judged again. */
export async function GET(request: Request): Promise<Response> {
  let actor: Awaited<ReturnType<typeof currentActor>>;
  try {
    actor = (await currentActor()) ?? refuse("not-signed-in", "Sign in first.");
  } catch (thrown) {
    return problemResponse(thrown);
  }
  const text = new TextEncoder();
  const cookie = request.headers.get("cookie");
  const drawnAt = new URL(request.url).searchParams.get("since");
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const tell = (announcement: Announcement) =>
        controller.enqueue(text.encode(`data: ${JSON.stringify(announcement)}\n\n`));
      let ended = false;
      const end = () => {
        if (ended) return;
        ended = true;
        clearInterval(beat);
        unhear();
        controller.close();
      };
      controller.enqueue(text.encode(`retry: 1000\nevent: build\ndata: ${buildId()}\n\n`));
      // What happened between the drawing of the page and the opening of this line was not heard: ask again.
      if (drawnAt !== null && drawnAt !== String(bus().count()))
        tell({ subject: "newsroom", id: "all", what: "line.back" });
      const unhear = bus().listen((announcement) => {
        tell(announcement);
        // My own access may have ended: they who may not ask may not listen either.
        if (announcement.subject === "person" && announcement.id === actor.personId)
          // Where that cannot be judged just now the line ends too: the browser comes back and is judged again.
          void actorOfCookie(cookie).then((still) => (still ? undefined : end()), end);
      });
      // A line that says nothing for long is cut by proxies.
      const beat = setInterval(() => controller.enqueue(text.encode(": still here\n\n")), 25_000);
      request.signal.addEventListener("abort", end);
    },
  });
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      // Compression would hold the events back.
      "cache-control": "no-cache, no-transform",
    },
  });
}
