"use server";

import { refresh } from "next/cache";
import { currentActor } from "#lib/auth/current-actor.ts";

/** Has the page that asks drawn anew, which judges for itself who is asking; false when nobody is signed in any more. */
export async function lookAgain(): Promise<boolean> {
  if (!(await currentActor())) return false;
  refresh();
  return true;
}
