import { loggedPath } from "#lib/platform/logged-path.ts";
import { logSecurity } from "#lib/platform/security-log.ts";
import { refuse } from "#lib/platform/refusal.ts";
import { isSameOrigin } from "#lib/platform/same-origin.ts";

/**
 * The server refuses foreign requests before anything else; a route that changes something asks again, so that it is safe
 * however it is reached.
 */
export function refuseForeignOrigin(request: Request): void {
  if (isSameOrigin({ headers: Object.fromEntries(request.headers) })) return;
  logSecurity("foreign-request", { what: loggedPath(new URL(request.url).pathname) });
  refuse("not-allowed", "This request does not come from a page of this newsroom, so nothing was changed.");
}
