import { sessionAnswer } from "#lib/auth/session-answer.ts";

export const dynamic = "force-dynamic";

/** Asked by open pages: does this browser's session still hold, and whose is it? */
export const GET = (request: Request): Promise<Response> => sessionAnswer(request.headers.get("cookie"));
