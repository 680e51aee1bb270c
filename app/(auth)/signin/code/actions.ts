"use server";

import { redirect } from "next/navigation";
import { enter, firstStepHere } from "#lib/auth/enter.ts";
import { formAction } from "#lib/auth/form-action.ts";
import { returnPath } from "#lib/auth/return-path.ts";

export const signInWithCode = formAction(async (field) => {
  const from = returnPath(field("from"));
  const person = await firstStepHere();
  if (!person) redirect(`/signin?${new URLSearchParams({ why: "first-step", from })}`);
  await enter(person, { code: field("code"), from });
  redirect(from);
});
