import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { Slip } from "#components/auth/slip.tsx";
import { SlipForm } from "#components/auth/slip-form.tsx";
import { firstStepHere } from "#lib/auth/enter.ts";
import { returnPath } from "#lib/auth/return-path.ts";
import { newsroomName } from "#lib/newsroom/people/reads/newsroom-name.ts";
import { signInWithCode } from "./actions.ts";

export const metadata: Metadata = { title: "Sign in" };

type Search = Promise<Record<string, string | string[] | undefined>>;

/** The second step of signing in: the password was right, and its person has a second factor. */
export default async function Page({ searchParams }: { searchParams: Search }) {
  const from = returnPath((await searchParams)["from"]);
  if (!(await firstStepHere())) redirect(`/signin?${new URLSearchParams({ from })}`);
  return (
    <Slip
      nameplate={await newsroomName()}
      title="Your code"
      lead="Enter the code that your app shows now. Without your telephone, enter a recovery code."
    >
      <SlipForm
        send={signInWithCode}
        hidden={{ from }}
        fields={[{ name: "code", label: "Code", autoComplete: "one-time-code" }]}
        button="Sign in"
      />
      <p>
        <Link href="/signin">Sign in as somebody else</Link>
      </p>
    </Slip>
  );
}
