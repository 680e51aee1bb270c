"use server";

import { redirect } from "next/navigation";
import { enter } from "#lib/auth/enter.ts";
import { formAction } from "#lib/auth/form-action.ts";
import { setPassword as setPasswordCommand } from "#lib/newsroom/people/commands/set-password.ts";

export const setPassword = formAction(async (field) => {
  const person = await setPasswordCommand(null, {
    secret: field("secret"),
    password: field("password"),
  });
  await enter(person);
  redirect("/desk");
});
