import { z } from "zod";
import { actorOfCookie } from "#lib/auth/actor-of-cookie.ts";
import { describePicture } from "#lib/newsroom/pictures/commands/describe-picture.ts";
import { discardPicture } from "#lib/newsroom/pictures/commands/discard-picture.ts";
import { setPictureCredit } from "#lib/newsroom/pictures/commands/set-picture-credit.ts";
import { forStory } from "#lib/newsroom/pictures/reads/pictures.ts";
import { problemResponse } from "#lib/platform/problem.ts";
import { refuse } from "#lib/platform/refusal.ts";
import { refuseForeignOrigin } from "#lib/platform/foreign-origin.ts";

export const dynamic = "force-dynamic";

const MOST_BYTES = 64 * 1024;
const Change = z.union([
  z.strictObject({ credit: z.string() }),
  z.strictObject({ caption: z.string().optional(), alt: z.string().optional() }),
]);

/** Changes one thing of a picture: `{credit}`, or what it enters the next story with, `{caption, alt}`. */
export async function PATCH(
  request: Request,
  { params }: { params: Promise<{ pictureId: string }> },
): Promise<Response> {
  try {
    refuseForeignOrigin(request);
    const actor = await actorOfCookie(request.headers.get("cookie"));
    if (!actor) return refuse("not-signed-in", "Sign in first.");
    const length = Number(request.headers.get("content-length") ?? Infinity);
    if (!(length <= MOST_BYTES))
      refuse("too-large", "This is too long for a credit, a caption or an alt text.");
    const sent = Change.safeParse(await request.json().catch(() => null));
    if (!sent.success)
      return refuse("bad-input", "Send either a credit, or a caption and an alt text, as JSON.");
    const { pictureId } = await params;
    const row =
      "credit" in sent.data
        ? await setPictureCredit(actor, { pictureId, credit: sent.data.credit })
        : await describePicture(actor, { pictureId, ...sent.data });
    return Response.json({ picture: forStory(row) }, { headers: { "cache-control": "no-store" } });
  } catch (thrown) {
    return problemResponse(thrown);
  }
}

/** Takes back a picture that was sent and then not added. */
export async function DELETE(
  request: Request,
  { params }: { params: Promise<{ pictureId: string }> },
): Promise<Response> {
  try {
    refuseForeignOrigin(request);
    const actor = await actorOfCookie(request.headers.get("cookie"));
    if (!actor) return refuse("not-signed-in", "Sign in first.");
    await discardPicture(actor, { pictureId: (await params).pictureId });
    return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
  } catch (thrown) {
    return problemResponse(thrown);
  }
}
