import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { holderOf, judgeCookie } from "#lib/auth/actor-of-cookie.ts";
import { returnPath } from "#lib/auth/return-path.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** Judged once a request, however many parts of the page ask. */
const judged = cache(async () => judgeCookie((await headers()).get("cookie")));

/** Who asks, or null. */
export const currentActor = async (): Promise<Actor | null> => (await judged()).actor;

/** Whose session it is, also of somebody who may do nothing yet but set up their second factor. */
export const sessionHolder = async (): Promise<Actor | null> => holderOf(await judged());

/** Who asks; refuses with a sentence when nobody is signed in, or not far enough. */
export async function signedIn(): Promise<Actor> {
  const judgement = await judged();
  if (judgement.actor) return judgement.actor;
  if (judgement.why === "second-factor-needed")
    refuse("second-factor-needed", "Set up your second factor first; nothing was changed.");
  refuse("not-signed-in", "Your session has ended. Sign in again; nothing was changed.");
}

/** Who asks; nobody is shown the way to the sign-in page, and told when their access was ended. */
export async function requireActor(): Promise<Actor> {
  const judgement = await judged();
  if (judgement.actor) return judgement.actor;
  const query = new URLSearchParams();
  const settingUp = judgement.why === "second-factor-needed";
  if (!settingUp && judgement.why !== "no-session") query.set("why", judgement.why);
  const from = returnPath((await headers()).get("x-asked-path"), "");
  if (from) query.set("from", from);
  redirect(`/signin${settingUp ? "/second-factor" : ""}${query.size > 0 ? `?${query}` : ""}`);
}
