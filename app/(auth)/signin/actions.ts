"use server";

import { redirect } from "next/navigation";
import { askedFrom, enter, knownAs } from "#lib/auth/enter.ts";
import { formAction } from "#lib/auth/form-action.ts";
import { returnPath } from "#lib/auth/return-path.ts";
import { wayToNewPassword } from "#lib/auth/way-to-new-password.ts";
import { personOfPassword } from "#lib/auth/sign-in.ts";

export const signIn = formAction(async (field) => {
  const person = await personOfPassword({
    email: field("email"),
    password: field("password"),
    address: await askedFrom(),
    knownAs: await knownAs(),
  });
  if (person.mustChoose) redirect(await wayToNewPassword(person.personId));
  await enter(person);
  redirect(returnPath(field("from")));
});
