"use server";

import { redirect } from "next/navigation";
import { enter } from "#lib/auth/enter.ts";
import { formAction } from "#lib/auth/form-action.ts";
import { acceptInvitation } from "#lib/newsroom/people/commands/accept-invitation.ts";

export const join = formAction(async (field) => {
  const person = await acceptInvitation(null, {
    secret: field("secret"),
    name: field("name"),
    password: field("password"),
  });
  await enter(person);
  redirect("/desk");
});
