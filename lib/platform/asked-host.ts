import type { IncomingMessage } from "node:http";
import { isKnownName, nameIn } from "#lib/platform/own-host.ts";
import { httpProblem, type Problem } from "#lib/platform/problem.ts";
import { settings } from "#lib/platform/settings.ts";

/** Asked by whatever watches the machine, by any name. `/metrics` judges for itself who asks. */
const BY_ANY_NAME = new Set(["/healthz", "/readyz", "/metrics"]);

const malformed = (detail: string): Problem => httpProblem(400, "bad request", detail);

/** Why a request is not answered at the name it asks, or undefined. */
export function wrongAddress(request: IncomingMessage): Problem | undefined {
  const { url = "" } = request;
  if (!url.startsWith("/") || !URL.parse(`http://here.invalid${url}`))
    return malformed("That is no address of this newsroom.");
  if (BY_ANY_NAME.has(url.split("?")[0]!)) return undefined;
  if ((request.headersDistinct["host"]?.length ?? 0) > 1) return malformed("A request names one host.");
  const { host } = request.headers;
  const name = nameIn(host);
  if (host === undefined || name === undefined) return malformed("A request names the host that it asks.");
  const { publicUrl } = settings();
  if (publicUrl ? isPublic(host, name, publicUrl) : isKnownName(name)) return undefined;
  return httpProblem(
    421,
    "misdirected",
    publicUrl
      ? `This newsroom answers at ${new URL(publicUrl).origin} only.`
      : "This newsroom does not know itself by that name: whoever runs it sets its address with PUBLIC_URL.",
  );
}

/** Proxies pass on the host with its port, without it, or with the one that goes without saying. */
function isPublic(host: string, name: string, publicUrl: string): boolean {
  const own = new URL(publicUrl);
  const asked = URL.parse(`${own.protocol}//${host}`);
  return asked?.host === own.host || (name === nameIn(own.host) && !/:\d+$/.test(host));
}
