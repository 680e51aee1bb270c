import type { Metadata } from "next";
import { Slip } from "#components/auth/slip.tsx";
import { SlipForm } from "#components/auth/slip-form.tsx";
import { passwordRule } from "#lib/newsroom/people/password-rule.ts";
import { setupLink } from "#lib/newsroom/people/reads/setup-link.ts";
import { setUp } from "./actions.ts";

export const metadata: Metadata = { title: "Set up", referrer: "no-referrer" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function Page({ searchParams }: { searchParams: Search }) {
  const { token } = await searchParams;
  const secret = typeof token === "string" ? token : "";
  const link = await setupLink(secret);
  if (link === "already-set-up")
    return (
      <Slip
        nameplate="Galley"
        title="This newsroom is already set up"
        lead={
          <>
            The link was used once and is worth nothing now. <a href="/signin">Sign in</a>, or ask an
            administrator to invite you.
          </>
        }
      />
    );
  if (link === "unknown")
    return (
      <Slip
        nameplate="Galley"
        title="This set-up link is not valid"
        lead="Use the link that Galley printed when it last started. Each start makes a fresh one, until the newsroom is created."
      />
    );
  return (
    <Slip
      nameplate="Galley"
      title="Create your newsroom"
      lead="You will be its first manager and administrator, and can invite the others at once."
    >
      <SlipForm
        send={setUp}
        hidden={{ secret }}
        fields={[
          { name: "publicationName", label: "Publication name", autoComplete: "organization" },
          { name: "name", label: "Your name", autoComplete: "name" },
          { name: "email", label: "Email", type: "email", autoComplete: "username" },
          {
            name: "password",
            label: "Password",
            type: "password",
            autoComplete: "new-password",
            description: passwordRule(["manager", "administrator"]),
          },
        ]}
        button="Create newsroom"
      />
    </Slip>
  );
}
