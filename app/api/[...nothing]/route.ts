import { problemResponse } from "#lib/platform/problem.ts";
import { Refusal } from "#lib/platform/refusal.ts";

/** What programs ask for and is not there is a problem like any other, not a page. */
const answer = (): Response =>
  problemResponse(new Refusal("not-found", "There is nothing for programs at this address."));

export { answer as GET, answer as POST, answer as PUT, answer as PATCH, answer as DELETE };
