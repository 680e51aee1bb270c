"use server";

import { redirect } from "next/navigation";
import { askedFrom, enter } from "#lib/auth/enter.ts";
import { formAction } from "#lib/auth/form-action.ts";
import { returnPath } from "#lib/auth/return-path.ts";
import { personOfPassword } from "#lib/auth/sign-in.ts";

export const signIn = formAction(async (field) => {
  const person = await personOfPassword({
    email: field("email"),
    password: field("password"),
    address: await askedFrom(),
  });
  const from = returnPath(field("from"));
  await enter(person.personId, { from });
  redirect(from);
});
