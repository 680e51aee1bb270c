import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { RequiredSecondFactor } from "#components/auth/required-second-factor.tsx";
import { Slip } from "#components/auth/slip.tsx";
import { currentActor, sessionHolder } from "#lib/auth/current-actor.ts";
import { returnPath } from "#lib/auth/return-path.ts";
import { newsroomName } from "#lib/newsroom/people/reads/newsroom-name.ts";
import { begin, turnOn } from "./actions.ts";

export const metadata: Metadata = { title: "Second factor" };

type Search = Promise<Record<string, string | string[] | undefined>>;

/** Where somebody is sent whose role requires a second factor, until they have one. */
export default async function Page({ searchParams }: { searchParams: Search }) {
  const from = returnPath((await searchParams)["from"]);
  if (await currentActor()) redirect(from);
  if (!(await sessionHolder())) redirect(`/signin?${new URLSearchParams({ from })}`);
  return (
    <Slip
      nameplate={await newsroomName()}
      title="Set up your second factor"
      lead="Your role requires one: after the password, signing in asks for a code from an app on your telephone."
    >
      <RequiredSecondFactor begin={begin} turnOn={turnOn} from={from} />
    </Slip>
  );
}
