import { actorOfCookie } from "#lib/auth/actor-of-cookie.ts";
import { cropOfKey } from "#lib/newsroom/pictures/media-address.ts";
import { mayMakeRendition } from "#lib/newsroom/pictures/reading/picture-quotas.ts";
import { etagOf, rendition } from "#lib/newsroom/pictures/reads/rendition.ts";
import { staffRendition } from "#lib/newsroom/pictures/reads/staff-rendition.ts";
import { problemResponse } from "#lib/platform/problem.ts";
import { refuse } from "#lib/platform/refusal.ts";

export const dynamic = "force-dynamic";

/** A picture as the newsroom sees it, `?crop=` as in public addresses. Asked for anew each time, answered by 304. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ pictureId: string; width: string }> },
): Promise<Response> {
  try {
    const actor = await actorOfCookie(request.headers.get("cookie"));
    if (!actor) return refuse("not-signed-in", "Sign in first.");
    const { pictureId, width } = await params;
    const crop = cropOfKey(new URL(request.url).searchParams.get("crop") ?? "full");
    if (crop === null) return refuse("bad-input", "This is not a crop.");
    const format = request.headers.get("accept")?.includes("image/webp") ? "webp" : "jpg";
    const order = await staffRendition(pictureId, Number(width), crop, format);
    const headers = { etag: etagOf(order), "cache-control": "private, no-cache", vary: "accept, cookie" };
    if (request.headers.get("if-none-match") === headers.etag)
      return new Response(null, { status: 304, headers });
    const { bytes, type } = await rendition(order, {
      lane: "newsroom",
      owner: actor.personId,
      // The library shows whole pictures; crops are looked at while they are chosen, and published ones lie there already.
      keep: crop === undefined,
      mayMake: () => mayMakeRendition(actor.personId),
    });
    return new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: { ...headers, "content-type": type, "content-length": String(bytes.length) },
    });
  } catch (thrown) {
    return problemResponse(thrown);
  }
}
