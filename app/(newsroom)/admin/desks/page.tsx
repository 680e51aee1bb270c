import type { Metadata } from "next";
import { Desks } from "#components/admin/desks.tsx";
import { RefreshOn } from "#components/shell/announcements.tsx";
import { requireAdministrator } from "#lib/auth/require-administrator.ts";
import { desksForAdministrators } from "#lib/newsroom/people/reads/desks-for-administrators.ts";
import { assignablePeople } from "#lib/newsroom/people/reads/people.ts";
import * as actions from "./actions.ts";

export const metadata: Metadata = { title: "Desks" };

export default async function Page() {
  await requireAdministrator();
  const [desks, people] = await Promise.all([desksForAdministrators(), assignablePeople()]);
  return (
    <>
      <RefreshOn subjects={["desk", "person", "newsroom"]} />
      <Desks desks={desks} people={people} actions={{ ...actions }} />
    </>
  );
}
