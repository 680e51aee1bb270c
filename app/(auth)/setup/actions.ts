"use server";

import { redirect } from "next/navigation";
import { enter } from "#lib/auth/enter.ts";
import { formAction } from "#lib/auth/form-action.ts";
import { createNewsroom } from "#lib/newsroom/people/commands/create-newsroom.ts";

export const setUp = formAction(async (field) => {
  const person = await createNewsroom(null, {
    secret: field("secret"),
    publicationName: field("publicationName"),
    name: field("name"),
    email: field("email"),
    password: field("password"),
  });
  await enter(person);
  redirect("/desk");
});
