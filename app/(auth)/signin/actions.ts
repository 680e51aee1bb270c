"use server";

import { redirect } from "next/navigation";
import { askingBrowser, enter } from "#lib/auth/enter.ts";
import { formAction } from "#lib/auth/form-action.ts";
import { returnPath } from "#lib/auth/return-path.ts";
import { personOfPassword } from "#lib/auth/sign-in.ts";

export const signIn = formAction(async (field) => {
  const { address, knownAs } = await askingBrowser();
  const person = await personOfPassword({
    email: field("email"),
    password: field("password"),
    address,
    knownAs,
  });
  const from = returnPath(field("from"));
  await enter(person, { from });
  redirect(from);
});
