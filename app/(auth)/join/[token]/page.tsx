import type { Metadata } from "next";
import Link from "next/link";
import { Slip } from "#components/auth/slip.tsx";
import { SlipForm } from "#components/auth/slip-form.tsx";
import { INVITATION_SENTENCES } from "#lib/newsroom/people/invitation.ts";
import { passwordRule } from "#lib/newsroom/people/password-rule.ts";
import { invitationOfLink } from "#lib/newsroom/people/reads/invitation-of-link.ts";
import { newsroomName } from "#lib/newsroom/people/reads/newsroom-name.ts";
import { join } from "./actions.ts";

export const metadata: Metadata = { title: "Join", referrer: "no-referrer" };

const TITLES = {
  used: "This invitation was used already",
  expired: "This invitation is no longer valid",
  unknown: "This invitation is not known here",
};

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [invitation, nameplate] = await Promise.all([invitationOfLink(token), newsroomName()]);
  if (invitation.state !== "good")
    return (
      <Slip
        nameplate={nameplate}
        title={TITLES[invitation.state]}
        lead={INVITATION_SENTENCES[invitation.state]}
      >
        <p>
          <Link href="/signin">Sign in</Link>
        </p>
      </Slip>
    );
  return (
    <Slip
      nameplate={nameplate}
      title="Join the newsroom"
      lead={
        <>
          You will sign in as <strong>{invitation.email}</strong>.
        </>
      }
    >
      <SlipForm
        send={join}
        hidden={{ secret: token }}
        fields={[
          { name: "name", label: "Your name", autoComplete: "name", value: invitation.name },
          {
            name: "password",
            label: "Password",
            type: "password",
            autoComplete: "new-password",
            description: passwordRule(invitation.roles),
          },
        ]}
        button="Join"
      />
    </Slip>
  );
}
