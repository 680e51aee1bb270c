import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Slip } from "#components/auth/slip.tsx";
import { SlipForm } from "#components/auth/slip-form.tsx";
import { currentActor, sessionHolder } from "#lib/auth/current-actor.ts";
import { returnPath } from "#lib/auth/return-path.ts";
import { newsroomName } from "#lib/newsroom/people/reads/newsroom-name.ts";
import { signIn } from "./actions.ts";

export const metadata: Metadata = { title: "Sign in" };

const NOTICES: Record<string, string> = {
  suspended: "Your access has ended. Ask an administrator of the newsroom. Nothing you wrote is lost.",
  "session-ended": "Your session has ended. Sign in again to go on where you were.",
  "first-step": "That took too long, or it was ended elsewhere. Enter your password again.",
};

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function Page({ searchParams }: { searchParams: Search }) {
  const asked = await searchParams;
  // next-auth names the page to come back to `callbackUrl`.
  const from = returnPath(asked["from"] ?? asked["callbackUrl"]);
  if (await currentActor()) redirect(from);
  if (await sessionHolder()) redirect(`/signin/second-factor?${new URLSearchParams({ from })}`);
  const notice = NOTICES[String(asked["why"])];
  return (
    <Slip nameplate={await newsroomName()} title="Sign in">
      <SlipForm
        send={signIn}
        hidden={{ from }}
        {...(notice ? { notice } : {})}
        fields={[
          { name: "email", label: "Email", type: "email", autoComplete: "username" },
          { name: "password", label: "Password", type: "password", autoComplete: "current-password" },
        ]}
        button="Sign in"
      />
    </Slip>
  );
}
