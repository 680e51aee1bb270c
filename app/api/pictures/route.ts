import { actorOfCookie } from "#lib/auth/actor-of-cookie.ts";
import { takeInPicture } from "#lib/newsroom/pictures/commands/take-in-picture.ts";
import { pictureRefusals } from "#lib/newsroom/pictures/permissions.ts";
import { withinUploadQuota } from "#lib/newsroom/pictures/reading/picture-quotas.ts";
import { receiveUpload } from "#lib/newsroom/pictures/reading/receive-upload.ts";
import { picturesById } from "#lib/newsroom/pictures/reads/pictures.ts";
import { problemResponse } from "#lib/platform/problem.ts";
import { Refusal, refuse } from "#lib/platform/refusal.ts";
import { refuseForeignOrigin } from "#lib/platform/foreign-origin.ts";

export const dynamic = "force-dynamic";

const NOT_KEPT = { "cache-control": "no-store" };

/** Takes in a picture: a form with one `file`. Everything that can be judged before its bytes are read is. */
export async function POST(request: Request): Promise<Response> {
  try {
    refuseForeignOrigin(request);
    const actor = await actorOfCookie(request.headers.get("cookie"));
    if (!actor) return refuse("not-signed-in", "Sign in first.");
    const refusals = pictureRefusals(actor, "add");
    if (refusals.length > 0) throw new Refusal("not-allowed", ...refusals);
    return await withinUploadQuota(actor.personId, async () => {
      const { file, fileName } = await receiveUpload(request);
      try {
        const picture = await takeInPicture(actor, file, { fileName });
        return Response.json({ picture }, { status: 201, headers: NOT_KEPT });
      } finally {
        await file.remove();
      }
    });
  } catch (thrown) {
    return problemResponse(thrown);
  }
}

/** Pictures by id (`?ids=a,b`), as a story shows them. */
export async function GET(request: Request): Promise<Response> {
  try {
    if (!(await actorOfCookie(request.headers.get("cookie")))) refuse("not-signed-in", "Sign in first.");
    const ids = (new URL(request.url).searchParams.get("ids") ?? "").split(",").filter(Boolean).slice(0, 200);
    const pictures = await picturesById(ids);
    return Response.json({ pictures: [...pictures.values()] }, { headers: NOT_KEPT });
  } catch (thrown) {
    return problemResponse(thrown);
  }
}
