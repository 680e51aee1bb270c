import type { Metadata } from "next";
import Link from "next/link";
import { Slip } from "#components/auth/slip.tsx";
import { SlipForm } from "#components/auth/slip-form.tsx";
import { PASSWORD_LINK_SENTENCES } from "#lib/newsroom/people/password-link.ts";
import { newsroomName } from "#lib/newsroom/people/reads/newsroom-name.ts";
import { CHOOSE_A_NEW_ONE, passwordRule } from "#lib/newsroom/people/password-rule.ts";
import { personOfPasswordLink } from "#lib/newsroom/people/reads/person-of-password-link.ts";
import { setPassword } from "./actions.ts";

export const metadata: Metadata = { title: "New password", referrer: "no-referrer" };

const TITLES = {
  used: "This link was used already",
  expired: "This link is no longer valid",
  unknown: "This link is not known here",
};

interface Asked {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ why?: string | string[] }>;
}

export default async function Page({ params, searchParams }: Asked) {
  const [{ token }, { why }] = await Promise.all([params, searchParams]);
  const [whose, nameplate] = await Promise.all([personOfPasswordLink(token), newsroomName()]);
  if (whose.state !== "good")
    return (
      <Slip nameplate={nameplate} title={TITLES[whose.state]} lead={PASSWORD_LINK_SENTENCES[whose.state]}>
        <p>
          <Link href="/signin">Sign in</Link>
        </p>
      </Slip>
    );
  return (
    <Slip
      nameplate={nameplate}
      title="A new password"
      lead={
        <>
          For <strong>{whose.email}</strong>. You are signed out everywhere else.
        </>
      }
    >
      <SlipForm
        send={setPassword}
        {...(why === "rule" ? { notice: CHOOSE_A_NEW_ONE } : {})}
        hidden={{ secret: token }}
        fields={[
          {
            name: "password",
            label: "Password",
            type: "password",
            autoComplete: "new-password",
            description: passwordRule(whose.roles),
          },
        ]}
        button="Set password"
      />
    </Slip>
  );
}
